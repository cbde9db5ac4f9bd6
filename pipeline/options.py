"""What a person may set about a reading."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class ReadOptions:
    """How a document is read. `max_bytes`: files larger than this are refused, so that one cannot eat the memory."""

    max_bytes: int = 40 * MEBIBYTE
