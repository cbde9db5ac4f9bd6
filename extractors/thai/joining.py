"""Lines of one cell or paragraph that wrapped, as one text again."""

import re
from collections.abc import Sequence
from functools import lru_cache

from extractors.thai.letters import CONSONANTS, FOLLOWING_VOWELS, LEADING_VOWELS, MARKS
from extractors.thai.tokens import tokenize

_NEAR = 40
"""How many letters on either side of a seam are read to decide on a space."""

_THAI = f"{CONSONANTS}{LEADING_VOWELS}{FOLLOWING_VOWELS}{MARKS}"
_BEGINS_DIRECTLY = re.compile(rf"[)\]}}>”’»,.;:!?%/ๆ…{FOLLOWING_VOWELS}{MARKS}]|ฯ(?!ลฯ)")
_ENDS_OPEN = re.compile(r"[(\[{<“‘«/]$")
_CUT_CODE = re.compile(r"\(\s*(?:[IEO]IT\s*)?ข้อ\s*[ieoIEO]\s*[0-9๐-๙]?$")
_REST_OF_CODE = re.compile(r"[0-9๐-๙]{1,2}\s*(?:เดิม|ใหม่)?\s*\)")
_HYPHENATED = re.compile(r"[A-Za-z]-$")
_LATIN = re.compile(r"[A-Za-z]")
_HYPHEN_AHEAD = re.compile(r"-[A-Za-z]")
_CUT_ABBREVIATION = re.compile(rf"(?<![{_THAI}])[ก-ฮ]\.$")
_REST_OF_ABBREVIATION = re.compile(r"[ก-ฮ]{1,2}\.")
_LAST_RUN = re.compile(rf"[{_THAI}]+$")
_FIRST_RUN = re.compile(rf"[{_THAI}]+")


def join_wrapped(pieces: Sequence[str]) -> str:
    """The pieces as one text; apart from spaces, exactly their characters in order.

    Thai words meet without a space unless that would make other words of them; elsewhere the lines of a text
    are a space apart. A piece that begins with punctuation, a closing bracket or a mark goes directly on.
    """
    joined: list[str] = []
    before = ""
    quotes = 0
    for piece in (each.strip() for each in pieces):
        if not piece:
            continue
        if before and not _meet_directly(before, piece, in_quotes=quotes % 2 == 1):
            joined.append(" ")
            before += " "
        joined.append(piece)
        before = (before + piece)[-_NEAR:]
        quotes += piece.count('"')
    return "".join(joined)


def _meet_directly(before: str, after: str, *, in_quotes: bool) -> bool:
    """Whether no space belongs between two stretches; `in_quotes` says that a straight quote is open."""
    if after[0] == '"' or before[-1] == '"':
        # An opening quote hangs on what follows it, a closing one on what precedes it.
        return in_quotes
    if _BEGINS_DIRECTLY.match(after) or _ENDS_OPEN.search(before):
        return True
    if _CUT_CODE.search(before) and _REST_OF_CODE.match(after):
        return True
    if _HYPHENATED.search(before):
        return _LATIN.match(after) is not None
    if _LATIN.match(before[-1]):
        return _HYPHEN_AHEAD.match(after) is not None
    if _CUT_ABBREVIATION.search(before):
        return _REST_OF_ABBREVIATION.match(after) is not None
    left, right = _LAST_RUN.search(before), _FIRST_RUN.match(after)
    return bool(left and right and not _reads_otherwise(left[0][-_NEAR:], right[0][:_NEAR]))


@lru_cache(maxsize=4096)
def _reads_otherwise(left: str, right: str) -> bool:
    """Whether two stretches of known words, put together, would be cut into other words.

    A compound of whole words (ประชา|สัมพันธ์) is no other reading, nor is a word that the seam had broken.
    """
    left_words, right_words = tokenize(left), tokenize(right)
    seam = len(left)
    across = next((word for word in tokenize(left + right) if word.start < seam < word.end), None)
    if across is None or not (left_words[-1].known and right_words[0].known):
        return False
    whole_left = any(word.start == across.start for word in left_words)
    whole_right = any(word.end == across.end - seam for word in right_words)
    return not (whole_left and whole_right)
