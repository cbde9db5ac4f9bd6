"""A line whose text is known, to see whether an engine reads at all: all Thai digits, stacked marks, ำ, Latin."""

from pathlib import Path

from extractors.page.images.open import open_picture
from extractors.page.ocr.engine import LineEngine, LineReading

EXPECTED = "ข้อ ๓.๘ วันที่ ๑๔ ก.ย. ๒๕๖๗ น้ำ ๙๐ ถัง (ITA 2568)"
"""What the line says."""
_PICTURE = Path(__file__).with_name("self_test.png")


def run_self_test(engine: LineEngine) -> LineReading:
    """What the engine reads of the known line; raises EngineError where it fails."""
    (page,) = open_picture(_PICTURE.read_bytes(), name=_PICTURE.name)
    (reading,) = engine.read_lines([page.pixels])
    return reading
