"""A picture as a file."""

import io
import secrets
from contextlib import suppress
from pathlib import Path

from PIL.Image import Image

from pipeline.output import prepare_folder
from schemas.errors import StoreError


def write_png(path: Path, image: Image) -> None:
    """Writes the picture in one step: a viewer sees the old file or the new one. Raises StoreError."""
    prepare_folder(path.parent)
    data = io.BytesIO()
    image.save(data, format="PNG", compress_level=6)
    draft = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        try:
            draft.write_bytes(data.getbuffer())
            draft.replace(path)
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
    except OSError as error:
        hint = "Check the folder, its permissions and the free space."
        raise StoreError(f"cannot write {path}: {error.strerror or error}", hint) from error
