"""Hits: what was found, with the words in the lines on which they are printed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from pipeline.search.query import Phrase, find_phrases
from pipeline.store.search_index import Place
from pipeline.store.search_rows import FoundRows
from pipeline.store.tables import Document, Evidence, Page

MOST_LINES = 5
"""Lines of a hit that are shown: a word that stands everywhere would fill the screen."""


class FoundLine(NamedTuple):
    """A line of print, where the words stand in it, and where it stands: on a page, or as a line of a text dump."""

    text: str
    marks: tuple[tuple[int, int], ...]
    page_no: int | None
    line_no: int | None
    box: tuple[float, ...] | None
    """x0, y0, x1, y1 in points."""


@dataclass(frozen=True)
class Hit:
    """A measure (counted from 1), or a page without a measure that was found."""

    document: Document
    agency: str | None
    measure: int | None
    status: str | None
    page_no: int | None
    lines: tuple[FoundLine, ...]
    score: float


def hits_of(places: Sequence[Place], rows: FoundRows, phrases: Sequence[Phrase]) -> list[Hit]:
    """The hits, in the order of the places. A page that says only what measures say that were found is not told."""
    hits = [_hit(place, rows, phrases) for place in places]
    told = {mark for hit in hits if hit.measure is not None for line in hit.lines for mark in _marks(hit, line)}
    return [
        replace(hit, lines=hit.lines[:MOST_LINES])
        for hit in hits
        if hit.measure is not None or not all(told & _marks(hit, line) for line in hit.lines)
    ]


def _marks(hit: Hit, line: FoundLine) -> set[tuple[object, ...]]:
    """What a line is known by, on a page as in a measure: its words, and its place."""
    return {(hit.document.id, line.text), (hit.document.id, line.page_no, line.box or line.text)}


def _hit(place: Place, rows: FoundRows, phrases: Sequence[Phrase]) -> Hit:
    document, agency = rows.documents[place.document_id]
    measure = rows.measures.get(place.measure_id or 0)
    page = rows.pages.get(place.page_id or 0)
    found = _lines_of_page(page, phrases) if page else _lines_of_measure(place.measure_id or 0, rows, phrases)
    lines = tuple(found)
    return Hit(
        document=document,
        agency=agency.name if agency else document.agency_name,
        measure=measure.position + 1 if measure else None,
        status=measure.status if measure else None,
        page_no=page.page_no if page else next((line.page_no for line in lines), None),
        lines=lines,
        score=place.score,
    )


def _lines_of_page(page: Page, phrases: Sequence[Phrase]) -> Iterator[FoundLine]:
    """The lines of a page in which the words stand; where a word goes on in the next line, both."""
    texts = page.text.split("\n")
    marks = _marks_in_lines(texts, phrases)
    for text, box, found in zip(texts, page.lines, marks, strict=True):
        if found:
            yield FoundLine(text, found, page.page_no, None, tuple(box) if box else None)


def _lines_of_measure(measure_id: int, rows: FoundRows, phrases: Sequence[Phrase]) -> Iterator[FoundLine]:
    """The lines that a measure was read from in which the words stand; else its texts, with where they begin."""
    evidence = rows.evidence.get(measure_id, [])
    printed = [place.raw for place in evidence]
    lines = [
        _line(place.raw, found, place)
        for place, found in zip(evidence, _marks_in_lines(printed, phrases), strict=True)
        if found
    ]
    if lines:
        yield from dict.fromkeys(lines)
        return
    for field, text in _texts_of_measure(measure_id, rows):
        if found := tuple(find_phrases(text, phrases)):
            place = next((place for place in evidence if place.field == field), evidence[0] if evidence else None)
            yield _line(text, found, place)


def _texts_of_measure(measure_id: int, rows: FoundRows) -> Iterator[tuple[str, str]]:
    """What the measure says, with the field that it is said in."""
    measure = rows.measures[measure_id]
    for field in ("activities", "objectives", "steps", "results", "outcomes"):
        yield from ((field, text) for text in getattr(measure, field))
    yield from (("owners", owner.raw) for owner in rows.owners.get(measure_id, []))
    yield from (("references", code) for code in measure.codes)
    for field, text in (("topic", measure.topic_title), ("period", measure.period_raw), ("status", measure.status_raw)):
        if text:
            yield field, text


def _line(text: str, found: tuple[tuple[int, int], ...], place: Evidence | None) -> FoundLine:
    if place is None:
        return FoundLine(text, found, None, None, None)
    corners = (place.x0, place.y0, place.x1, place.y1)
    known = tuple(corner for corner in corners if corner is not None)
    return FoundLine(text, found, place.page_no, place.line_no, known or None)


def _marks_in_lines(texts: Sequence[str], phrases: Sequence[Phrase]) -> list[tuple[tuple[int, int], ...]]:
    """For each line where the words stand in it, or the part of them that does."""
    whole = "\n".join(texts)
    found = list(find_phrases(whole, phrases))
    marks, start = [], 0
    for text in texts:
        end = start + len(text)
        inside = [(max(a, start) - start, min(b, end) - start) for a, b in found if a < end and b > start]
        marks.append(tuple(inside))
        start = end + 1
    return marks
