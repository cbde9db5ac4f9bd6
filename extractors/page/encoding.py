"""Text out of the bytes of a file, in whichever of the encodings of Thai documents it was saved."""

import codecs
import re
from dataclasses import dataclass, replace

from schemas.errors import UnknownEncoding, UnknownFormat

_MAGIC = [
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document (.docx, .xlsx, .odt)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (.doc, .xls)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"RIFF", "a WebP picture or a sound or film"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
]
"""How files that hold no text begin: https://en.wikipedia.org/wiki/List_of_file_signatures"""

_BOMS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]

_CONTROL = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
_MOST_CONTROL = 0.05
"""Share of control characters above which bytes are no text; text has none, save for a few broken ones."""
_MOST_BROKEN = 0.1
"""Share of broken characters among those of several bytes up to which text counts as UTF-8."""
_MOST_STRAY = 0.001
"""Share of stray bytes up to which text without Thai letters counts as UTF-8."""
_REPLACEMENT = "\ufffd"

_CUT_OFF = re.compile(rb"(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})\Z")
"""The beginning of a UTF-8 character whose rest is missing."""

_THAI_RUN = re.compile("[\u0e01-\u0e5b]+")
_MISPLACED = re.compile(
    "(?<![\u0e01-\u0e2e\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"  # a mark on nothing
    "|[\u0e40-\u0e44](?![\u0e01-\u0e2e])"  # a vowel in front of nothing
    "|(?<![\u0e01-\u0e2e\u0e47-\u0e4e])[\u0e30\u0e32\u0e33]"  # a vowel behind nothing
)
_MARKS_AND_VOWELS = re.compile("[\u0e30-\u0e3a\u0e40-\u0e44\u0e47-\u0e4e]")

_SAVE_AS_UTF8 = "Save the file as UTF-8 text and try again."


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text. `replaced` counts broken bytes (now U+FFFD), `dropped_nuls` NUL characters left out."""

    text: str
    encoding: str
    had_bom: bool
    replaced: int = 0
    dropped_nuls: int = 0


def decode_text(data: bytes) -> Decoded:
    """The text of `data`: UTF-8, UTF-16 (both with and without a byte order mark), UTF-32, TIS-620 / Windows-874.

    Raises UnknownFormat for what is no text at all, UnknownEncoding for text in another encoding: a wrong
    guess would turn Thai into letters that look fine to a program.
    """
    _refuse_known_formats(data)
    return _drop_nuls(_decode_by_bom(data) or _decode_by_content(data))


def _refuse_known_formats(data: bytes) -> None:
    head = data[:1024].lstrip(b"\xef\xbb\xbf\r\n\t \x00")
    for magic, name in _MAGIC:
        if data.startswith(magic) or head.startswith(magic):
            raise UnknownFormat(
                f"This is {name}, not text.",
                "Give the file the ending that belongs to it, or save what it shows as UTF-8 text.",
            )


def _decode_by_bom(data: bytes) -> Decoded | None:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            decoded = _decode(data[len(bom) :], encoding)
            _refuse_binary(decoded.text)
            return replace(decoded, had_bom=True)
    return None


def _decode_by_content(data: bytes) -> Decoded:
    utf_16 = _guess_utf_16(data)
    if utf_16:
        return _decode(data, utf_16)
    _refuse_binary_bytes(data)
    utf_8 = _decode(data, "utf-8")
    broken = utf_8.replaced - (1 if _CUT_OFF.search(data) else 0)
    if broken <= _MOST_BROKEN * _count_multibyte(utf_8):
        return utf_8
    if _is_thai_in_single_bytes(data):
        return _decode(data, "cp874")
    if utf_8.replaced <= max(1, _MOST_STRAY * len(data)) and _is_mostly_ascii(data):
        return utf_8
    raise UnknownEncoding("The text is neither UTF-8, UTF-16 nor Thai TIS-620 / Windows-874.", _SAVE_AS_UTF8)


def _decode(data: bytes, encoding: str) -> Decoded:
    """The text in that encoding, broken bytes as U+FFFD."""
    text = data.decode(encoding, errors="replace")
    # U+FFFD that the file itself holds is no damage of ours.
    own = data.count(_REPLACEMENT.encode(encoding)) if encoding != "cp874" else 0
    return Decoded(text, encoding, had_bom=False, replaced=max(0, text.count(_REPLACEMENT) - own))


def _drop_nuls(decoded: Decoded) -> Decoded:
    nuls = decoded.text.count("\0")
    return replace(decoded, text=decoded.text.replace("\0", ""), dropped_nuls=nuls) if nuls else decoded


def _guess_utf_16(data: bytes) -> str | None:
    """UTF-16 by its upper bytes: nearly all are 00 (Latin), 0E (Thai) or 20 (dashes and quotes), and none is a letter.

    No text in single bytes or UTF-8 holds 00 or 0E in such numbers.
    """
    if len(data) < 4:
        return None
    pairs = len(data) // 2
    for encoding, upper, lower in (("utf-16-le", data[1::2], data[0::2]), ("utf-16-be", data[0::2], data[1::2])):
        telling = upper.count(0) + upper.count(0x0E)
        usual = telling + upper.count(0x20)
        if telling >= 0.5 * pairs and usual >= 0.9 * pairs and lower.count(0) + lower.count(0x0E) <= 0.3 * pairs:
            text = data.decode(encoding, errors="replace")
            if _control_share(text) <= _MOST_CONTROL:
                return encoding
    return None


def _control_share(text: str) -> float:
    control = sum(text.count(chr(each)) for each in _CONTROL)
    return control / max(1, len(text))


def _refuse_binary(text: str) -> None:
    if _control_share(text) > _MOST_CONTROL:
        raise UnknownFormat("This is no text: it is full of control characters.", _SAVE_AS_UTF8)


def _refuse_binary_bytes(data: bytes) -> None:
    control = len(data) - len(data.translate(None, _CONTROL))
    if control > _MOST_CONTROL * len(data):
        raise UnknownFormat("This is no text: it is full of control characters.", _SAVE_AS_UTF8)


def _count_multibyte(decoded: Decoded) -> int:
    """How many characters beyond ASCII were read whole."""
    return sum(1 for char in decoded.text if char > "\x7f") - decoded.replaced


def _is_thai_in_single_bytes(data: bytes) -> bool:
    """Whether the bytes above 7F make Thai syllables: letters in runs, marks on consonants, none that Thai lacks."""
    text = data.decode("cp874", errors="replace")
    high = sum(1 for byte in data if byte > 0x7F)
    runs = _THAI_RUN.findall(text)
    letters = sum(len(run) for run in runs)
    if letters < 0.7 * high or text.count(_REPLACEMENT) > _MOST_STRAY * high:
        return False
    in_words = sum(len(run) for run in runs if len(run) > 1)
    misplaced = len(_MISPLACED.findall(text))
    return in_words >= 0.5 * letters and misplaced <= 0.1 * len(_MARKS_AND_VOWELS.findall(text))


def _is_mostly_ascii(data: bytes) -> bool:
    return sum(1 for byte in data if byte > 0x7F) <= _MOST_STRAY * len(data) + 1
