"""Streams that unpack to far more than they hold are found before anything unpacks them."""

import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from schemas.errors import FileTooLarge

_STREAM = re.compile(rb"(?<!end)stream[ \t\0\f]*(?:\r\n|\n|\r)")
_DICTIONARY_REACH = 4000
"""Bytes; a longer dictionary hides what the stream is."""
_MOST_STREAMS = 300_000
_STEP = 1024 * 1024
_PACKED_STEP = 64 * 1024
_MOST_NESTED = 4
_IMAGE_LOOK = 8 * 1024 * 1024
"""Bytes of an image that are unpacked to see how tightly it is packed."""
_TIGHT = 100
"""Times that an image may be larger than what it is packed in; blank ones are more, but they are small."""
_SAMPLE = 4096
_PRINTABLE = bytes(range(0x20, 0x7F)) + b"\t\n\r\f"
_ALL = 4
"""So many times the limit of one stream may all streams together unpack to."""
_LARGE = 2 * 1024 * 1024
"""Bytes of one stream of text or drawings; those of a page of a report are 50 KiB."""
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_FILTER = re.compile(rb"/Filter\s*(\[[^\]]*\]|/\w+|\d+\s+\d+\s+R)")
_PATTERN = re.compile(rb"/PatternType\s*(?:1\b|\d+\s+\d+\s+R)")
_ENCRYPTED = re.compile(rb"/Encrypt\b")
_MAY_BE_FORM = re.compile(rb"/Form\b|/Subtype\s+\d|#")
"""By name, by a name that stands elsewhere, or by one that is spelt in numbers."""
_DRAW_FORM = re.compile(rb"Do\b")


class _Stream(NamedTuple):
    """Where a stream lies, and its dictionary: nothing where that is too long to be looked at."""

    dictionary: bytes
    start: int
    end: int


def look_for_bombs(data: bytes, *, name: str, most: int) -> bool:
    """Whether loading a page may take far more than the file's size lets expect; then it needs a trial.

    Raises FileTooLarge where a stream of the PDF unpacks to more than `most` bytes.
    """
    # What is encrypted cannot be looked at, and patterns only show what they take when they are drawn.
    suspicious = _ENCRYPTED.search(data) is not None or _PATTERN.search(data) is not None
    forms_drawn, largest = 0, 0
    total = 0
    for count, each in enumerate(_streams(data)):
        if count > _MOST_STREAMS:
            raise FileTooLarge(
                f"{name} holds more than {_MOST_STREAMS} streams", hint="No report has so many; check the file."
            )
        if _IMAGE.search(each.dictionary):
            head = _head(data, each)
            if len(head) > _TIGHT * _PACKED_STEP and _unpacked_size(data, each.start, most)[0] > most:
                raise _too_large(name, most)
            suspicious = suspicious or _is_written(head)
            continue
        size, head, drawn = _unpacked_size(data, each.start, most) if _is_flate(data, each) else _plain(data, each)
        total += size
        if size > most or total > _ALL * most or _is_nested_bomb(head, most):
            raise _too_large(name, most)
        may_be_form = not each.dictionary or _MAY_BE_FORM.search(each.dictionary) is not None
        suspicious = suspicious or size > _LARGE or (may_be_form and drawn > 1) or _is_packed_otherwise(each)
        forms_drawn, largest = max(forms_drawn, drawn), max(largest, size if may_be_form else 0)
    return suspicious or forms_drawn * largest > _LARGE


def _streams(data: bytes) -> Iterator[_Stream]:
    end = 0
    for match in _STREAM.finditer(data):
        if end < match.end():
            end = data.find(b"endstream", match.end())
            end = end if end >= 0 else len(data)
        begin = data.rfind(b"obj", max(0, match.start() - _DICTIONARY_REACH), match.start())
        yield _Stream(data[begin : match.start()] if begin >= 0 else b"", match.end(), end)


def _is_flate(data: bytes, each: _Stream) -> bool:
    """Whether the bytes begin as Flate does, whatever the dictionary says."""
    first = data[each.start : each.start + 2]
    return len(first) == 2 and first[0] & 0x0F == 8 and (first[0] * 256 + first[1]) % 31 == 0


def _is_packed_otherwise(each: _Stream) -> bool:
    """Whether the stream has a filter that cannot be looked through here."""
    found = _FILTER.search(each.dictionary)
    return found is not None and re.sub(rb"[\[\]\s]", b"", found[1]) not in (b"/FlateDecode", b"/Fl", b"")


def _plain(data: bytes, each: _Stream) -> tuple[int, bytes, int]:
    shown = data[each.start : each.end]
    return len(shown), b"", len(_DRAW_FORM.findall(shown))


def _unpacked_size(data: bytes, start: int, most: int) -> tuple[int, bytes, int]:
    """How many bytes are unpacked (no more than just beyond `most`), the first of them, and how many forms they draw.

    Flate says itself where it ends: the word `endstream` may stand in the packed bytes, to mislead.
    """
    inflate = zlib.decompressobj()
    size, head, drawn = 0, b"", 0
    view = memoryview(data)  # a copy for each stream would take long where there are many
    try:
        for at in range(start, len(data), _PACKED_STEP):
            rest: bytes | memoryview = view[at : at + _PACKED_STEP]
            while rest and size <= most and not inflate.eof:
                piece = inflate.decompress(rest, _STEP)
                size += len(piece)
                drawn += len(_DRAW_FORM.findall(piece))
                head = head or piece
                rest = inflate.unconsumed_tail
            if inflate.eof or size > most:
                break
    except zlib.error:
        pass  # what is broken unpacks up to here
    return size, head, drawn


def _head(data: bytes, each: _Stream) -> bytes:
    """What the first bytes of the stream unpack to, or themselves."""
    packed = data[each.start : min(each.end, each.start + _PACKED_STEP)]
    try:
        return zlib.decompressobj().decompress(packed, _IMAGE_LOOK) if _is_flate(data, each) else packed
    except zlib.error:
        return b""


def _is_written(head: bytes) -> bool:
    """Whether what is called an image is letters and digits, which draw."""
    sample = head[:_SAMPLE]
    return len(head) > _SAMPLE and not sample.translate(None, _PRINTABLE)


def _is_nested_bomb(head: bytes, most: int) -> bool:
    """Whether what was unpacked is Flate again, several times, and beyond the limit in the end."""
    for _ in range(_MOST_NESTED):
        if head[:1] not in (b"x", b"h", b"X", b"H"):
            return False
        size, head, _drawn = _unpacked_size(head, 0, most)
        if size > most:
            return True
    return False


def _too_large(name: str, most: int) -> FileTooLarge:
    return FileTooLarge(
        f"{name} holds a stream that unpacks to more than {most // (1024 * 1024)} MiB",
        hint="Such files are made to harm; ask who sent it for another copy.",
    )
