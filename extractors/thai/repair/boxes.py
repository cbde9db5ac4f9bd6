"""Rules that turn every way of printing a tick box into ☐ or ☑."""

import re

from extractors.thai.letters import FOLLOWING_VOWELS, MARKS
from extractors.thai.repair.rule import Rule

_EMPTY = "□▢❏❐❑❒◻◽⬜🗆"
_TICKED = "☒🗵🗷🗹⮽✅"
_TICKS = "xX/✓✔√"


def _box_for_glyph(match: re.Match[str]) -> str:
    return "☑" if match[0] in _TICKED else "☐"


def _box_for_brackets(match: re.Match[str]) -> str:
    """☑ around a tick, ☐ around one to three spaces, brackets without content around a longer blank.

    A longer blank, `(          )`, waits for a signature or a word; it is no box.
    """
    inside = match["round"] if match["round"] is not None else match["square"]
    if inside is None:
        return match[0]
    if inside.strip(" "):
        return "☑"
    if not inside:
        return match[0]
    return "☐" if len(inside) <= 3 else match[0][0] + match[0][-1]


BOX_GLYPH = Rule(
    "box-glyph",
    # A square that a vowel or mark follows stands for a letter which the font could not show, not for a box.
    re.compile(f"[{_TICKED}]|[{_EMPTY}](?![{MARKS}{FOLLOWING_VOWELS}])"),
    _box_for_glyph,
)
BOX_BRACKETS = Rule(
    "box-brackets",
    # A markdown link, [x](address), is passed over whole; a letter before the bracket makes it a name's: f(x).
    re.compile(
        r"\[[^\[\]\n]?\]\([^()\s]+\)"
        rf"|(?<![A-Za-z_])(?:\[(?P<square> *+(?:[{_TICKS}] *+)?)\]|\((?P<round> *+(?:[{_TICKS}] *+)?)\))"
    ),
    _box_for_brackets,
)
