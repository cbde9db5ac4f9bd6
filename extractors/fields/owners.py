"""Who is responsible: the owners that an owner cell names, each with the unit it belongs to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.fields.owner_kinds import head_of, is_bare, starts_name
from extractors.fields.owner_names import Name, find_names
from extractors.fields.owner_wraps import unwrap_names
from extractors.thai.lexicon.columns import CONTINUED
from extractors.thai.lexicon.owners import EXTENSION_WORD, NO_OWNER, OWNER_LABELS, PHONE_WORDS, SHORT_PHONE_WORDS
from extractors.thai.lexicon.units import DIVIDED_OFFICES, RANKS_LIKE, UNIT_RANKS
from extractors.thai.patterns import any_of
from extractors.thai.tokens import tokenize
from schemas.report import Owner

_NUMBER = r"[0-9๐-๙]{1,2}"
_ITEM = re.compile(
    rf"(?:^|(?<=[\s;]))[-–—•●○▪·*☐☑✓➢]\s*"
    rf"|(?<![0-9๐-๙.(])\(?{_NUMBER}(?:\.{_NUMBER}){{0,2}}(?:\)|\.(?![0-9๐-๙]))\s*"
    rf"|[;|]"
)
_PLAIN_NUMBER_FIRST = re.compile(rf"{_NUMBER} (?=[ก-๎])")
_PLAIN_NUMBER = re.compile(rf"(?:^|(?<=\s)){_NUMBER} ")
_LABEL = re.compile(rf"{any_of(OWNER_LABELS)}\s*[:：]\s*")
_CONTINUED = re.compile("|".join(re.escape(mark) for mark in CONTINUED))
_DIGITS = r"[0-9๐-๙]"
_PHONE = re.compile(
    rf"(?:(?<![^\s,/;]){any_of(PHONE_WORDS)}|(?<!\(){any_of(SHORT_PHONE_WORDS)})\.? ?[:：]? ?{_DIGITS}++"
    rf"(?:(?: ?[-–] ?{_DIGITS}|,? {_DIGITS}(?= ?{_DIGITS}{{2}})){_DIGITS}*+(?![.)]))*"
    rf"(?: ?{EXTENSION_WORD} ?{_DIGITS}++)?"
)
"""A telephone number; the number of the next item (a single digit, or with a full stop) is no part of it."""
_PIECE = re.compile(r"(?=\S)(?:.{1,1000}(?=\s|$)|.{1000})", re.DOTALL)
"""No list of owners is longer; what is gets cut, so that reading stays linear in the length of the cell."""
_LONGEST = 100_000
"""More letters of one cell are not read."""
_LETTER = re.compile(r"[ก-ฮA-Za-z]")
"""A mark alone names nobody."""


def read_owners(text: str, *, agency_name: str | None = None) -> list[Owner]:
    """The owners in the order in which they are printed; none for an empty cell or a dash.

    `text` has a line for each line of the cell. Numbered or dashed items are owners of their own. Names of
    different rank beside each other belong together: `งานนิติการ สำนักปลัด` is one owner with a parent, and so
    is `สำนักปลัด งานนิติการ`. `agency_name` helps to see where the agency's name follows without a space.
    """
    return [owner for entry in _entries(text) for owner in _entry_to_owners(entry, agency_name)]


def _entries(text: str) -> Iterator[str]:
    """The items of the cell, with single spaces; a line end inside an item stays."""
    lines = (" ".join(_CONTINUED.sub(" ", line).split()) for line in text[:_LONGEST].splitlines())
    cell = "\n".join(line for line in lines if line)
    items = _ITEM.split(_PHONE.sub(" ", cell))
    for item in items:
        numbered = _PLAIN_NUMBER.split(item) if _PLAIN_NUMBER_FIRST.match(item.strip()) else [item]
        for part in numbered:
            entry = _strip_marks(_LABEL.sub("", part))
            if "".join(entry.split()) not in NO_OWNER:
                yield from (piece[0] for piece in _PIECE.finditer(entry) if _LETTER.search(piece[0]))


def _strip_marks(text: str) -> str:
    """The text without the marks around it; the full stop of an abbreviation stays."""
    bare = text.strip(" \n,/:;-–—").lstrip(".")
    return bare if not bare.endswith(".") or tokenize(bare[-12:])[-1].text != "." else bare.rstrip(".")


def _entry_to_owners(entry: str, agency_name: str | None) -> Iterator[Owner]:
    entry = unwrap_names(entry)
    lines = entry.split("\n")
    if len(lines) > 1 and _each_line_is_whole(lines, agency_name):
        for line in lines:
            yield from _entry_to_owners(line, agency_name)
        return
    names = find_names(entry, agency_name=agency_name)
    parents = _find_parents(names, entry)
    above = {parent for parent in parents if parent is not None}
    for index, (name, parent) in enumerate(zip(names, parents, strict=True)):
        if index not in above:
            yield Owner(
                name=name.text,
                parent=None if parent is None else names[parent].text,
                kind=name.kind,
                raw=_raw(entry, names, index=index, parent=parent),
            )


def _each_line_is_whole(lines: Sequence[str], agency_name: str | None) -> bool:
    """Whether the cell has a line for each owner: every line begins a name, and one has a unit with its parent."""
    if any(is_bare(line.rpartition(" ")[2]) for line in lines):
        return False  # `กลุ่ม` at a line's end is the beginning of a name
    names = [find_names(line, agency_name=agency_name) for line in lines]
    with_parents = any(
        any(parent is not None for parent in _find_parents(of_line, line))
        for of_line, line in zip(names, lines, strict=True)
    )
    return with_parents and all(starts_name(line) for line in lines)


def _raw(entry: str, names: Sequence[Name], *, index: int, parent: int | None) -> str:
    """The words as printed: with the parent's where the two stand side by side."""
    raw = _printed(entry, names[index], names[index])
    if parent is not None and abs(parent - index) == 1:
        together = _printed(entry, names[min(index, parent)], names[max(index, parent)])
        # A bracket that opens and does not close holds more names than this one.
        raw = together if together.count("(") == together.count(")") else raw
    return raw


def _printed(entry: str, first: Name, last: Name) -> str:
    words = entry[first.start : last.raw_end]
    if words.count("(") > words.count(")") and entry[last.raw_end :].startswith(")"):
        words += ")"
    return " ".join(words.split())


def _find_parents(names: Sequence[Name], entry: str) -> list[int | None]:
    """For each name the index of the unit that it belongs to, or None.

    The first two names of different rank show whether the cell prints the higher unit first or last; two on one line
    show it better than two that a line's end parts.
    """
    names = _with_common_levels(names)
    return _parents_before(names) if _higher_comes_first(names, entry) else _parents_after(names)


def _with_common_levels(names: Sequence[Name]) -> Sequence[Name]:
    """The names with one rank for heads that are used for the same level (กลุ่ม, กลุ่มงาน), where both occur."""
    heads = [head_of(name.text) or "" for name in names]
    parts = {"กลุ่ม"} if {"สำนัก", "กอง"} & set(heads) else set()
    if any(name.text.startswith(DIVIDED_OFFICES) for name in names):
        parts.add("ส่วน")
    names = [
        replace(name, rank=UNIT_RANKS["ฝ่าย"]) if head in parts else name
        for name, head in zip(names, heads, strict=True)
    ]
    return [
        replace(name, rank=UNIT_RANKS[like]) if (like := RANKS_LIKE.get(head)) in heads and like else name
        for name, head in zip(names, heads, strict=True)
    ]


def _higher_comes_first(names: Sequence[Name], entry: str) -> bool:
    pairs = [(before, name) for before, name in pairwise(names) if name.link == "beside" and before.rank != name.rank]
    on_one_line = [(before, name) for before, name in pairs if "\n" not in entry[before.raw_end : name.start]]
    return any(before.rank > name.rank for before, name in (on_one_line or pairs)[:1])


def _parents_after(names: Sequence[Name]) -> list[int | None]:
    """`งานนิติการ งานธุรการ สำนักปลัด`: siblings share the parent of the last one."""
    parents: list[int | None] = [None] * len(names)
    for index in range(len(names) - 2, -1, -1):
        name, following = names[index], names[index + 1]
        if name.rank == following.rank:
            parents[index] = parents[index + 1]
        elif following.link == "beside" and following.rank > name.rank and following.kind == "unit":
            parents[index] = index + 1
    return parents


def _parents_before(names: Sequence[Name]) -> list[int | None]:
    """`สำนักปลัด งานนิติการ, งานธุรการ`: siblings share the parent of the first one."""
    parents: list[int | None] = [None] * len(names)
    for index in range(1, len(names)):
        name, before = names[index], index - 1
        if name.link == "beside" and names[before].rank > name.rank and names[before].kind == "unit":
            parents[index] = before
            continue
        sibling: int | None = before
        while sibling is not None and names[sibling].rank < name.rank:
            sibling = parents[sibling]
        if sibling is not None and names[sibling].rank == name.rank:
            parents[index] = parents[sibling]
    return parents
