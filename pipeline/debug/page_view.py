"""What was found on one page, gathered for the eye."""

from dataclasses import dataclass
from typing import NamedTuple

from extractors.page.pdf.render import RenderedPage
from schemas.finding import Finding
from schemas.geometry import Box
from schemas.page import Grid, Line, PageTrouble


class FoundMark(NamedTuple):
    """A box or tick and where it stands; `sign` is ☐, ☑ or ✓.

    `placed` is false for one that only the text of a line has, such as `( )`: its box is then the room behind the line.
    """

    sign: str
    box: Box
    placed: bool = True


class ColumnPlace(NamedTuple):
    """A column of a grid on the page, and what the reader took it for; `known` is false where that is nothing."""

    box: Box
    words: str
    known: bool


class GridPlace(NamedTuple):
    """A grid on the page, what became of it in words, and its columns from left to right."""

    grid: Grid
    box: Box
    words: str
    columns: tuple[ColumnPlace, ...]


class FieldUse(NamedTuple):
    """One field that a line is evidence for; `measure` counts from 1, and is 0 for what is said of the whole report."""

    kind: str
    measure: int = 0
    detail: str = ""


class FieldPlace(NamedTuple):
    """A place on the page and every field that was read there."""

    box: Box
    uses: tuple[FieldUse, ...]


@dataclass(frozen=True)
class PageView:
    """One page: its picture, and all that was found.

    `lines` are all printed lines, those in cells too and those that were not used, each with its trust. `pictures` are
    the places of images.
    """

    page_no: int
    page_count: int
    picture: RenderedPage
    lines: tuple[Line, ...] = ()
    grids: tuple[GridPlace, ...] = ()
    marks: tuple[FoundMark, ...] = ()
    fields: tuple[FieldPlace, ...] = ()
    findings: tuple[Finding, ...] = ()
    troubles: tuple[PageTrouble, ...] = ()
    pictures: tuple[Box, ...] = ()

    @property
    def notes(self) -> list[str]:
        """What must be known before looking closer, in English: why the page, or part of it, was not used."""
        notes = [_say_trouble(trouble) for trouble in self.troubles]
        if not self.lines and not notes:
            notes.append("No text was found on this page.")
        return notes


_TROUBLES = {
    "picture": "This page is a picture in which no text was found.",
    "recognised": "This page was read from its picture.",
    "dirty": "It has so many specks that digits and rows may be misread.",
    "part_picture": "A picture beside the text was not read.",
    "notes": "Words in notes, stamps or form fields were not read:",
    "unreadable": "This page was not read: it is damaged, or beyond the limits.",
    "cut_off": "The file ends before its end: something may be missing.",
}


def _say_trouble(trouble: PageTrouble) -> str:
    if trouble.kind == "unsure":
        return f"Lines not used, since they could not be read surely: {len(trouble.lines)}"
    if trouble.kind == "garbled":
        n_lines = len(trouble.lines)
        lost = "No line of this page was used" if trouble.detail == "all" else f"Lines not used: {n_lines}"
        return f"{lost}: the text layer names other letters than are printed."
    return f"{_TROUBLES[trouble.kind]} {trouble.detail}".strip()
