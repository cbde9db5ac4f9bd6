"""Names that narrow cells wrap: which line ends in an owner's cell stand inside a name."""

import re
from collections.abc import Sequence

from extractors.fields.owner_kinds import starts_name
from extractors.thai.lexicon.owners import PHONE_WORDS, SHORT_PHONE_WORDS
from extractors.thai.lexicon.persons import LEADERS, POSITIONS, TITLES
from extractors.thai.lexicon.units import AGENCY_HEADS, GROUP_HEADS

_SHORTEST_PART = 2
_NAME = re.compile(r"[ก-๎]+(?: [ก-๎]+)?")
_NO_NAMES = (*PHONE_WORDS, *SHORT_PHONE_WORDS)
_CUT_WORDS = tuple(
    word for word in (*TITLES, *LEADERS, *POSITIONS, *GROUP_HEADS, *AGENCY_HEADS) if len(word) >= 2 * _SHORTEST_PART
)


def unwrap_names(entry: str) -> str:
    """The entry without the line ends inside titles, positions and the names of persons.

    A person has a given name and a surname with one space between them: where a space is printed, line ends are none;
    where none is, the first line end is the space.
    """
    lines = _join_cut_words(entry.split("\n"))
    unwrapped: list[str] = []
    at = 0
    while at < len(lines):
        behind = at + 1
        if lines[at].startswith(TITLES):
            while behind < len(lines) and _may_be_name(lines[behind]):
                behind += 1
        unwrapped.append(_join_person(lines[at:behind]))
        at = behind
    return "\n".join(unwrapped)


def _may_be_name(line: str) -> bool:
    """Whether the line may hold the rest of a person's name: Thai letters, and no other name, unit or telephone."""
    return _NAME.fullmatch(line) is not None and not starts_name(line) and not line.startswith(_NO_NAMES)


def _join_cut_words(lines: Sequence[str]) -> list[str]:
    """The lines, those put together between which a title or position is cut: `นางสา` over `วสมใจ`."""
    joined = list(lines[:1])
    for line in lines[1:]:
        if _cuts_word(joined[-1], line):
            joined[-1] += line
        else:
            joined.append(line)
    return joined


def _cuts_word(above: str, below: str) -> bool:
    return any(
        above.endswith(word[:at]) and below.startswith(word[at:])
        for word in _CUT_WORDS
        for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    ) or any(above.endswith(title[:-1]) and below.startswith(title[-1]) and above == title[:-1] for title in TITLES)


def _join_person(lines: Sequence[str]) -> str:
    if len(lines) == 1:
        return lines[0]
    title = max((title for title in TITLES if lines[0].startswith(title)), key=len, default="")
    named = [lines[0].removeprefix(title).strip(), *lines[1:]]
    if any(" " in line for line in named):
        return "".join(lines)
    given = 1 if named[0] else 2  # the title may stand on a line of its own
    return " ".join(part for part in ("".join(lines[:given]), "".join(lines[given:])) if part)
