"""The picture of a page after each step that cleans it, for whoever looks where a scan went wrong."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TypeAlias

import numpy as np

from extractors.page.images.clean import clean_page
from extractors.page.images.colours import part_colours
from extractors.page.images.edges import find_edges
from extractors.page.images.ink import find_ink
from extractors.page.images.lines import Printed, find_print, straight_page
from extractors.page.images.photographs import find_photographs
from extractors.page.images.pixels import PAPER, Colour, Grey, Mask
from extractors.page.ocr.engine import LineEngine
from extractors.page.scan.step_names import Step
from extractors.page.scan.upright import make_upright

_RED, _BLUE, _GREEN = (214, 0, 40), (30, 90, 200), (46, 160, 67)
_FILM = 0.5
"""How much of the colour a film has over what lies below."""
_THICK = 2
"""Pixels of the outlines."""
_Rectangle: TypeAlias = tuple[float, float, float, float]


def picture_of_step(page: Grey | Colour, step: Step, engine: LineEngine) -> Colour:
    """The page, [height, width] or in colour [height, width, 3], as it is after the step, always in colour.

    What the step found is coloured: parted ink, borders and photographs red, rulings across blue and upright ones
    green, the bodies of lines green, empty boxes green, ticked ones red and marks that stand alone blue. Raises
    EngineError where the recogniser fails that tells which way up the page lies.
    """
    return _PICTURES[step](page if page.ndim == 3 else _to_colour(page), engine)


def _drawn(page: Colour, _engine: LineEngine) -> Colour:
    return page


def _colours(page: Colour, _engine: LineEngine) -> Colour:
    inks = part_colours(page)
    return _with_film(inks.grey, inks.coloured)


def _edges(page: Colour, _engine: LineEngine) -> Colour:
    grey = clean_page(page).seen
    return _with_film(grey, find_edges(grey))


def _photographs(page: Colour, _engine: LineEngine) -> Colour:
    grey = clean_page(page).seen
    return _with_film(grey, find_photographs(grey))


def _clean(page: Colour, _engine: LineEngine) -> Colour:
    return _to_colour(clean_page(page).grey)


def _upright(page: Colour, engine: LineEngine) -> Colour:
    return _to_colour(make_upright(page, engine).grey)


def _straight(page: Colour, engine: LineEngine) -> Colour:
    return _to_colour(_made_straight(page, engine)[0])


def _ink(page: Colour, engine: LineEngine) -> Colour:
    grey, _ = _made_straight(page, engine)
    ink = find_ink(grey)
    # What is too faint for letters, and may be a ruling, is grey.
    return _to_colour(np.where(ink.clear > 0, 0, np.where(ink.all > 0, PAPER // 2, PAPER)).astype(np.uint8))


def _rulings(page: Colour, engine: LineEngine) -> Colour:
    grey, printed = _made_straight(page, engine)
    picture = _to_colour(grey)
    if printed is not None:
        _fill(picture, ((each.x0, each.y0, each.x1, each.y1) for each in printed.across), _BLUE)
        _fill(picture, ((each.x0, each.y0, each.x1, each.y1) for each in printed.upright), _GREEN)
    return picture


def _lines(page: Colour, engine: LineEngine) -> Colour:
    grey, printed = _made_straight(page, engine)
    picture = _to_colour(grey)
    if printed is not None:
        _frame(picture, ((line.left, line.row.top, line.right, line.row.baseline) for line in printed.lines), _GREEN)
    return picture


def _boxes(page: Colour, engine: LineEngine) -> Colour:
    grey, printed = _made_straight(page, engine)
    picture = _to_colour(grey)
    if printed is not None:
        for ticked, colour in ((False, _GREEN), (True, _RED)):
            _frame(picture, (each[:4] for each in printed.boxes if (each.ticked > 0.5) == ticked), colour)
        _frame(picture, (each[:4] for each in printed.marks), _BLUE)
    return picture


_PICTURES: Mapping[Step, Callable[[Colour, LineEngine], Colour]] = MappingProxyType(
    {
        Step.DRAWN: _drawn,
        Step.COLOURS: _colours,
        Step.EDGES: _edges,
        Step.PHOTOGRAPHS: _photographs,
        Step.CLEAN: _clean,
        Step.UPRIGHT: _upright,
        Step.STRAIGHT: _straight,
        Step.INK: _ink,
        Step.RULINGS: _rulings,
        Step.LINES: _lines,
        Step.BOXES: _boxes,
    }
)


def _made_straight(page: Colour, engine: LineEngine) -> tuple[Grey, Printed | None]:
    """The upright page with its lines level, and what is found on it; as it is where there are no letters."""
    upright = make_upright(page, engine).grey
    printed = find_print(upright)
    return (upright if printed is None else straight_page(upright, printed)), printed


def _to_colour(grey: Grey) -> Colour:
    return np.stack([grey] * 3, axis=2)


def _with_film(grey: Grey, mask: Mask) -> Colour:
    """The page with a red film where the mask is."""
    picture = _to_colour(grey)
    film = (1 - _FILM) * picture + _FILM * np.array(_RED)
    return np.where(mask[..., None] > 0, film, picture).astype(np.uint8)


def _fill(picture: Colour, places: Iterable[_Rectangle], colour: tuple[int, int, int]) -> None:
    for x0, y0, x1, y1 in places:
        picture[max(0, int(y0)) : int(y1), max(0, int(x0)) : int(x1)] = colour


def _frame(picture: Colour, places: Iterable[_Rectangle], colour: tuple[int, int, int]) -> None:
    for x0, y0, x1, y1 in places:
        sides = ((x0, y0, x1, y0 + _THICK), (x0, y1 - _THICK, x1, y1), (x0, y0, x0 + _THICK, y1))
        _fill(picture, (*sides, (x1 - _THICK, y0, x1, y1)), colour)
