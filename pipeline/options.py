"""What a person may set about a reading."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class ReadOptions:
    """How a document is read.

    `max_bytes`: files larger than this are refused, so that one cannot eat the memory: a byte of Thai text without
    an end of line takes about 200 bytes while it is read. Reports are far below a tenth of the default.
    """

    max_bytes: int = 16 * MEBIBYTE
