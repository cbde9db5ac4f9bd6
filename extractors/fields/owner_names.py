"""Names of units, persons and groups inside an owner cell: where each begins, and what it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from extractors.fields.owner_kinds import has_thai_title, is_bare, is_person, is_titled, kind_of, rank_of, starts_name
from extractors.thai.joining import join_wrapped
from extractors.thai.lexicon.official_words import OFFICIAL_WORDS, UNIT_WORDS
from extractors.thai.lexicon.owners import CONJUNCTIONS, DASHES, LINKING_WORDS, SPELLING_OUT
from extractors.thai.lexicon.persons import BEFORE_BELONGING, CROWDS, LEADERS, TOP_POSITIONS
from extractors.thai.lexicon.units import AGENCY_HEADS, GROUP_HEADS, PLACED_AGENCY_HEADS, UNIT_RANKS
from extractors.thai.patterns import any_of
from extractors.thai.spans import find_spans
from extractors.thai.tokens import tokenize
from schemas.report import OwnerKind

Link = Literal["beside", "listed"]
"""How a name stands to the one before it: with only a space (or a bracket) between, or in a list."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in an entry, printed from `start`; before `raw_end` ends what is said of it besides."""

    text: str
    kind: OwnerKind
    rank: int
    link: Link
    start: int
    raw_end: int


@dataclass(frozen=True, slots=True)
class _Atom:
    """A stretch between separators: part of a name, or the whole of it."""

    text: str
    before: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Draft:
    """A name as far as it has been read, as printed."""

    text: str
    link: Link
    start: int
    end: int
    raw_end: int

    def longer(self, entry: str, end: int) -> "_Draft":
        """The same name, up to a later end."""
        return replace(self, text=entry[self.start : end], end=end, raw_end=max(end, self.raw_end))


_NO_CUT_INSIDE = ("ทุก", "ที่ทำการ", *GROUP_HEADS, *LEADERS, *CROWDS, *TOP_POSITIONS)
_ATOM = re.compile(r"(?P<before>(?:และ/หรือ|[\s,/()&+:：])*)(?P<text>(?:(?!และ/หรือ)[^\s,/()&+:：])+)")
_BESIDE = re.compile(rf"(?:[\s():：]|{any_of((*BEFORE_BELONGING, *SPELLING_OUT))})*")
_LATIN_END = re.compile(r"[A-Za-z.]$")
_LATIN_START = re.compile(r"[A-Za-z]")
_PLAIN = re.compile(r"[A-Za-z0-9]+")
_DIGIT = re.compile(r"[0-9๐-๙]")
_STROKE = re.compile(r"\s/\s")
_SEAM = 40
"""How many letters on either side of a space are read to decide whether it parts words."""


def find_names(entry: str, *, agency_name: str | None = None) -> list[Name]:
    """The names of one entry in order; spaces in it are single, a line end is where the cell's line ended."""
    drafts: list[_Draft] = []
    persons = _person_ends(entry)
    person_end = 0
    for atom in _atoms(entry, agency_name):
        last = drafts[-1] if drafts else None
        if last and atom.start < person_end:
            drafts[-1] = last.longer(entry, min(atom.end, person_end))
        elif last and _is_note(last, atom):
            drafts[-1] = replace(last, raw_end=atom.end)
        elif last and not _begins_new(last, atom, agency_name):
            drafts[-1] = last.longer(entry, atom.end)
        else:
            drafts.append(
                _Draft(
                    text=atom.text,
                    # A person on a line of their own stands beside the unit above, not in it.
                    link="listed" if _is_listed(atom) or ("\n" in atom.before and is_titled(atom.text)) else "beside",
                    start=atom.start,
                    end=atom.end,
                    raw_end=atom.end,
                )
            )
            person_end = persons.get(atom.start, 0)
    return [_to_name(draft) for draft in drafts]


def _person_ends(entry: str) -> dict[int, int]:
    """Where persons with both names begin and end."""
    if not has_thai_title(entry):
        return {}
    return {span.start: span.end for span in find_spans(entry.replace("\n", " ")) if span.label == "person"}


def _to_name(draft: _Draft) -> Name:
    text = " ".join(draft.text.split()) if is_titled(draft.text) else tidy(draft.text)
    return Name(
        text=text, kind=kind_of(text), rank=rank_of(text), link=draft.link, start=draft.start, raw_end=draft.raw_end
    )


def _atoms(entry: str, agency_name: str | None) -> Iterator[_Atom]:
    """The entry cut at separators, at conjunctions before another name, and where two names meet without a space."""
    chunks = list(_ATOM.finditer(entry))
    carried = ""
    for index, chunk in enumerate(chunks):
        following = chunks[index + 1]["text"] if index + 1 < len(chunks) else ""
        start, before, offset = chunk.start("text"), carried + chunk["before"], chunk.start("text")
        carried = ""
        for cut_from, cut_to in _cuts(chunk["text"], following=following, agency_name=agency_name):
            if offset + cut_from > start:
                yield _Atom(text=entry[start : offset + cut_from], before=before, start=start, end=offset + cut_from)
                before = ""
            before += entry[offset + cut_from : offset + cut_to]
            start = offset + cut_to
        if start < chunk.end():
            yield _Atom(text=entry[start : chunk.end()], before=before, start=start, end=chunk.end())
        else:
            # A conjunction with room around it stands before the name in the next stretch.
            carried = before


def _cuts(text: str, *, following: str, agency_name: str | None) -> Iterator[tuple[int, int]]:
    """Where one name ends and the next begins in a stretch without separators; `following` is the next stretch."""
    for word in BEFORE_BELONGING:
        if text.startswith(word) and _begins(text[len(word) :] or following, agency_name):
            yield 0, len(word)
    if _PLAIN.fullmatch(text):
        return
    name_start = 0
    last_word = ""
    for token in tokenize(text):
        if token.text in CONJUNCTIONS or token.text in DASHES:
            if _begins(text[token.end :] or following, agency_name):
                yield token.start, token.end
                name_start = token.end
        elif (
            token.start > name_start
            and last_word not in LINKING_WORDS
            and _meets_another(text[name_start : token.start], token.text, text[token.start :], agency_name)
        ):
            yield token.start, token.start
            name_start = token.start
        last_word = token.text


def _meets_another(name: str, word: str, rest: str, agency_name: str | None) -> bool:
    """Whether a word straight behind a unit's name begins the name of another unit; `rest` begins with the word."""
    if name.startswith(_NO_CUT_INSIDE) or is_bare(name) or not _begins(name, None):
        return False
    if word in UNIT_WORDS or (name in UNIT_WORDS and word in UNIT_RANKS):
        return True
    is_agency = (word in PLACED_AGENCY_HEADS and rest != word) or bool(agency_name and rest.startswith(agency_name))
    return is_agency and not name.startswith(AGENCY_HEADS) and not name.endswith("ปลัด")


def _begins(text: str, agency_name: str | None) -> bool:
    """Whether the text begins with what names begin with."""
    return starts_name(text) or bool(agency_name and text.startswith(agency_name))


def _begins_new(last: _Draft, atom: _Atom, agency_name: str | None) -> bool:
    """Whether the atom is another name, not the rest of the last one."""
    listed = _is_listed(atom)
    if not _begins(atom.text, agency_name):
        # Names without heads (นิติการ, พัสดุ) are parted by the comma, or by a stroke with room around it.
        if _STROKE.search(atom.before):
            return not is_bare(last.text)
        return "," in atom.before and not _begins(last.text, agency_name)
    kind = kind_of(last.text)
    if is_bare(atom.text) and (is_bare(last.text) or kind == "all_units"):
        return False
    if kind == "group" and listed and "," not in atom.before:
        return not atom.text.startswith(CROWDS)
    return listed or not _is_incomplete(last.text, atom.text)


def _is_incomplete(name: str, following: str) -> bool:
    """Whether what follows the name after a space is still part of it, though it could begin a name."""
    if is_bare(name):
        return not following.startswith("ทุก") or name in LEADERS
    words = tokenize(name[-_SEAM:])
    if words[-1].text in LINKING_WORDS or following in AGENCY_HEADS:
        return True
    if following.startswith(AGENCY_HEADS):
        return False
    # A name of known words stands by itself, though its end and the next head make a word (นิติการ งาน),
    # unless that word is one of office names (บริหาร งานทั่วไป).
    seam_words = _words_over_seam(name, following)
    return any(word in OFFICIAL_WORDS or not all(each.known for each in words) for word in seam_words)


def _is_listed(atom: _Atom) -> bool:
    return not _BESIDE.fullmatch(atom.before)


def _is_note(last: _Draft, atom: _Atom) -> bool:
    """Whether the atom only says something of the name before it: a remark in brackets, a person's position."""
    begins = starts_name(atom.text)
    if is_titled(last.text):
        is_position = is_person(atom.text) and not is_titled(atom.text)
        in_latin = _LATIN_END.search(last.text) and _LATIN_START.match(atom.text)
        goes_on = in_latin and atom.before.isspace() and last.raw_end == last.end
        is_remark = not begins and len(last.text.split()) > 1 and not goes_on
        return (is_position and not _is_listed(atom)) or is_remark
    return not begins and ("(" in atom.before or last.raw_end > last.end)


def tidy(printed: str) -> str:
    """The name without the spaces and line ends that only wrapping put into it."""
    words = re.split(r"([ \n])", printed)
    parts = [words[0]]
    for space, before, word in zip(words[1::2], words[0::2], words[2::2], strict=False):
        near, next_near = before[-_SEAM:], word[:_SEAM]
        if space == "\n":
            parts.append(join_wrapped([near, next_near]).removeprefix(near).removesuffix(next_near))
        elif not _belong_together(before, word):
            parts.append(" ")
        parts.append(word)
    return "".join(parts)


def _belong_together(before: str, word: str) -> bool:
    """Whether a printed space inside a name parts nothing."""
    if not before or not word:
        return True
    if _LATIN_START.match(before[-1]) or _LATIN_START.match(word) or (_DIGIT.match(before[-1]) and _DIGIT.match(word)):
        return False
    last, first = tokenize(before[-_SEAM:])[-1].text, tokenize(word[:_SEAM])[0].text
    if is_bare(before):
        return not is_bare(word)
    return last in LINKING_WORDS or first in CONJUNCTIONS or bool(_words_over_seam(before, word))


def _words_over_seam(before: str, after: str) -> list[str]:
    """The word that the tokenizer knows across the seam, if there is one."""
    left = before[-_SEAM:]
    seam = len(left)
    return [token.text for token in tokenize(left + after[:_SEAM]) if token.start < seam < token.end and token.known]
