"""What a person may set about a reading, and what the surroundings set."""

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

MEBIBYTE = 1024 * 1024


class Engine(StrEnum):
    """A recogniser of lines in pictures."""

    THAI = "thai"
    TESSERACT = "tesseract"


MODEL_VARIABLE = "PRONGSAI_MODEL"
"""The environment variable that names another model file."""
OWN_MODEL = Path(__file__).parents[1] / "models" / "thai-line.onnx"
"""The model that comes with the program."""


@dataclass(frozen=True)
class OcrOptions:
    """Which recogniser reads pictures.

    `model` is the file of the network, for the Thai engine; without it what PRONGSAI_MODEL names, else the one that
    comes with the program.
    """

    engine: Engine = Engine.THAI
    model: Path | None = None

    @property
    def model_file(self) -> Path:
        """The model file that counts."""
        named = os.environ.get(MODEL_VARIABLE)
        return self.model or (Path(named) if named else OWN_MODEL)


@dataclass(frozen=True)
class ReadOptions:
    """How a document is read.

    `max_bytes`: files larger than this are refused, so that one cannot eat the memory; without it 16 MiB for text, of
    which a byte of Thai without an end of line takes about 200 bytes while it is read, and 256 MiB for PDF and
    pictures, whose pages are read one by one. `max_pages`: longer files are refused. `password` opens protected PDF
    files. `ocr` says which recogniser reads pages that are pictures. `skip_pages` are not looked at: they count as
    pages that cannot be read.
    """

    TEXT_BYTES = 16 * MEBIBYTE
    PAGES_BYTES = 256 * MEBIBYTE

    max_bytes: int | None = None
    max_pages: int = 2000
    password: str | None = None
    ocr: OcrOptions = OcrOptions()
    skip_pages: frozenset[int] = frozenset()

    def most_bytes(self, *, of_text: bool) -> int:
        """How large a file of text, or of pages, may be."""
        if self.max_bytes is not None:
            return self.max_bytes
        return self.TEXT_BYTES if of_text else self.PAGES_BYTES
