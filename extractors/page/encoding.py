"""Text out of the bytes of a file, in whichever of the encodings of Thai documents it was saved."""

import codecs
import re
from dataclasses import dataclass, replace

from extractors.page.file_kinds import kind_of
from schemas.errors import UnknownEncoding, UnknownFormat

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
_GIVE_TEXT = "It may be damaged, or of a kind that prongsai does not know; give a text file (UTF-8)."


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text. `replaced` counts broken bytes (now U+FFFD), `dropped_nuls` NUL characters left out."""

    text: str
    encoding: str
    had_bom: bool
    replaced: int = 0
    dropped_nuls: int = 0


def decode_text(data: bytes, *, name: str = "The file") -> Decoded:
    """The text of `data`: UTF-8, UTF-16 (both with and without a byte order mark), UTF-32, TIS-620 / Windows-874.

    `name` is what errors call the file. Raises UnknownFormat for what is no text at all, UnknownEncoding for text
    in another encoding: a wrong guess would turn Thai into letters that look fine to a program.
    """
    kind = kind_of(data)
    if kind:
        raise UnknownFormat(f"{name} is {kind.name}", kind.hint)
    marked = _decode_by_bom(data) or _decode_utf_16(data)
    if (_control_share(marked.text) if marked else _control_share_of_bytes(data)) > _MOST_CONTROL:
        raise UnknownFormat(f"{name} is no text: it is full of control characters", _GIVE_TEXT)
    decoded = marked or _decode_by_content(data)
    if decoded is None:
        raise UnknownEncoding(f"{name} is neither UTF-8, UTF-16 nor Thai TIS-620 / Windows-874", _SAVE_AS_UTF8)
    return _drop_nuls(decoded)


def _decode_by_bom(data: bytes) -> Decoded | None:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return replace(_decode(data[len(bom) :], encoding), had_bom=True)
    return None


def _decode_utf_16(data: bytes) -> Decoded | None:
    encoding = _guess_utf_16(data)
    return _decode(data, encoding) if encoding else None


def _decode_by_content(data: bytes) -> Decoded | None:
    """The text in UTF-8 or the Thai encodings; None where it is in none of them."""
    utf_8 = _decode(data, "utf-8")
    broken = utf_8.replaced - (1 if _CUT_OFF.search(data) else 0)
    if broken <= _MOST_BROKEN * _count_multibyte(utf_8):
        return utf_8
    if _is_thai_in_single_bytes(data):
        return _decode(data, "cp874")
    if utf_8.replaced <= max(1, _MOST_STRAY * len(data)) and _is_mostly_ascii(data):
        return utf_8
    return None


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


def _control_share_of_bytes(data: bytes) -> float:
    return (len(data) - len(data.translate(None, _CONTROL))) / max(1, len(data))


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
