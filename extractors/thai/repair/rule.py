"""The form of a repair rule, and the one place where rules are applied and noted."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from schemas.page import Repair

MAX_NOTES_OF_A_RULE = 20
_PLACES_LOOKED_AT = 200
_CONTEXT = 12
_LONGEST_MATCH = 40
_UNPRINTABLE = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
_SPACE = re.compile(r"\s")


@dataclass(frozen=True)
class Rule:
    """A named change: every match of `pattern` becomes what `rewrite` says.

    A rewrite that returns its match unchanged leaves the place alone.
    """

    name: str
    pattern: re.Pattern[str]
    rewrite: Callable[[re.Match[str]], str]


@dataclass
class Notebook:
    """The changes made so far: each different one once, at most MAX_NOTES_OF_A_RULE of a rule.

    Only the first 200 places that a rule changes are looked at, so that a long broken text costs no more.
    """

    repairs: list[Repair] = field(default_factory=list)
    _places: Counter[str] = field(default_factory=Counter)
    _notes: Counter[str] = field(default_factory=Counter)
    _seen: set[tuple[str, str, str]] = field(default_factory=set)

    def has_room(self, rule: str) -> bool:
        """True while another change of the rule would be written down."""
        return self._notes[rule] < MAX_NOTES_OF_A_RULE and self._places[rule] < _PLACES_LOOKED_AT

    def note(self, rule: str, *, text: str, start: int, end: int, new: str) -> None:
        """Write down that text[start:end] became `new`, with the letters around it."""
        self._places[rule] += 1
        before, after = show_change(text, start=start, end=end, new=new)
        key = (rule, before, after)
        if key in self._seen:
            return
        self._seen.add(key)
        self._notes[rule] += 1
        self.repairs.append(Repair(rule=rule, before=before, after=after))


def apply_rule(rule: Rule, text: str, notebook: Notebook) -> str:
    """The text with every match of the rule rewritten."""

    def rewrite_and_note(match: re.Match[str]) -> str:
        new = rule.rewrite(match)
        if new != match[0] and notebook.has_room(rule.name):
            notebook.note(rule.name, text=text, start=match.start(), end=match.end(), new=new)
        return new

    return rule.pattern.sub(rewrite_and_note, text)


def show_change(text: str, *, start: int, end: int, new: str) -> tuple[str, str]:
    """A short before and after of one change, with up to 12 characters of its chunk on each side."""
    left = _SPACE.split(text[max(0, start - _CONTEXT) : start])[-1]
    right = _SPACE.split(text[end : end + _CONTEXT], maxsplit=1)[0]
    return (
        make_visible(left + _shorten(text[start:end]) + right),
        make_visible(left + _shorten(new) + right),
    )


def make_visible(text: str) -> str:
    """The text with control, zero-width and private-use characters written as <U+200B>."""
    if text.isprintable():
        return text
    return "".join(
        f"<U+{ord(char):04X}>" if char not in "\n\t" and unicodedata.category(char) in _UNPRINTABLE else char
        for char in text
    )


def _shorten(text: str) -> str:
    if len(text) <= _LONGEST_MATCH:
        return text
    half = _LONGEST_MATCH // 2
    return f"{text[:half]}…{text[-half:]}"
