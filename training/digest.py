"""The SHA-256 of a model, beside it."""

from hashlib import sha256
from pathlib import Path

from extractors.page.ocr.model import digest_file


def write_digest(model: Path) -> None:
    """Writes the model's SHA-256 beside it, as `sha256sum` does, so that the program sees whether it was changed."""
    digest_file(model).write_text(f"{sha256(model.read_bytes()).hexdigest()}  {model.name}\n", encoding="ascii")
