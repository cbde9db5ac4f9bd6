"""Streams that unpack to far more than they hold are refused before anything unpacks them."""

import re
import zlib

from schemas.errors import FileTooLarge

_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY_REACH = 1500
_STEP = 1024 * 1024
_MOST_NESTED = 4
_WORTH_A_LOOK = 64 * 1024
"""Deflate packs to a 1,032nd at the best, so that smaller streams can unpack to 64 MiB at the most."""


def refuse_bombs(data: bytes, *, name: str, most: int) -> None:
    """Raises FileTooLarge where a stream of the PDF unpacks to more than `most` bytes.

    Pictures are left out: they are only unpacked when a page is drawn.
    """
    for match in _STREAM.finditer(data):
        if data[max(0, match.start() - 3) : match.start()] == b"end":
            continue
        dictionary = data[max(0, match.start() - _DICTIONARY_REACH) : match.start()]
        dictionary = dictionary[dictionary.rfind(b" obj") :] if b" obj" in dictionary else dictionary
        if re.search(rb"/Subtype\s*/Image", dictionary):
            continue
        end = data.find(b"endstream", match.end())
        packed = data[match.end() : end if end >= 0 else len(data)]
        nested = b"FlateDecode" in dictionary and dictionary.count(b"FlateDecode") + dictionary.count(b"/Fl ") > 1
        if (len(packed) > most // 1100 or nested) and _unpacks_beyond(packed, most):
            raise FileTooLarge(
                f"{name} holds a stream that unpacks to more than {most // (1024 * 1024)} MiB",
                hint="Such files are made to harm; ask who sent it for another copy.",
            )


def _unpacks_beyond(packed: bytes, most: int, *, depth: int = 0) -> bool:
    """Whether the bytes, unpacked as often as they are packed, are more than `most`."""
    if packed[:1] not in (b"x", b"h", b"X", b"H") or depth > _MOST_NESTED:
        return False
    inflate = zlib.decompressobj()
    total = 0
    first = b""
    rest = packed
    try:
        while rest:
            piece = inflate.decompress(rest, _STEP)
            if not piece:
                break
            total += len(piece)
            if total > most:
                return True
            if len(first) < most // 1000:
                first += piece
            rest = inflate.unconsumed_tail
    except zlib.error:
        return total > most
    return _unpacks_beyond(first, most, depth=depth + 1)
