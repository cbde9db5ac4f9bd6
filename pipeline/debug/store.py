"""A picture as a file."""

import io
from pathlib import Path

from PIL.Image import Image

from pipeline.output import prepare_folder, write_bytes_atomically


def write_png(path: Path, image: Image) -> None:
    """Writes the picture in one step: a viewer sees the old file or the new one. Raises StoreError."""
    prepare_folder(path.parent)
    data = io.BytesIO()
    image.save(data, format="PNG", compress_level=6)
    write_bytes_atomically(path, data.getbuffer())
