"""The picture of a page after each step that cleans it, for whoever looks where a scan went wrong."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from extractors.page.images.clean import clean_page
from extractors.page.images.colours import part_colours
from extractors.page.images.edges import find_edges
from extractors.page.images.ink import find_ink
from extractors.page.images.lines import Printed, find_print, straight_page
from extractors.page.images.looks import BLUE, GREEN, RED, filled, framed, in_colour, show_ink, with_film
from extractors.page.images.paper import shrink
from extractors.page.images.photographs import find_photographs
from extractors.page.images.pixels import Colour, Grey
from extractors.page.ocr.engine import LineEngine
from extractors.page.scan.step_names import Step
from extractors.page.scan.upright import make_upright


def picture_of_step(page: Grey | Colour, step: Step, engine: LineEngine) -> Colour:
    """The page, [height, width] or in colour [height, width, 3], as it is after the step, always in colour.

    What the step found is coloured: parted ink, borders, photographs and dirt red, rulings across blue and upright ones
    green, the bodies of lines green, empty boxes green, ticked ones red and marks that stand alone blue. Raises
    EngineError where the recogniser fails that tells which way up the page lies.
    """
    return _PICTURES[step](in_colour(page), engine)


def _drawn(page: Colour, _engine: LineEngine) -> Colour:
    return page


def _colours(page: Colour, _engine: LineEngine) -> Colour:
    inks = part_colours(page)
    return with_film(inks.grey, inks.coloured)


def _edges(page: Colour, _engine: LineEngine) -> Colour:
    grey = clean_page(page).seen
    return with_film(grey, find_edges(shrink(grey)))


def _photographs(page: Colour, _engine: LineEngine) -> Colour:
    grey = clean_page(page).seen
    return with_film(grey, find_photographs(shrink(grey)))


def _clean(page: Colour, _engine: LineEngine) -> Colour:
    return in_colour(clean_page(page).grey)


def _upright(page: Colour, engine: LineEngine) -> Colour:
    return in_colour(make_upright(page, engine).grey)


def _dirt(page: Colour, engine: LineEngine) -> Colour:
    """The specks and lines of the scanner that are taken out, on the page as it lies."""
    grey = make_upright(page, engine).grey
    printed = find_print(grey)
    if printed is None:
        return in_colour(grey)
    scale, lines = printed.scale, ((each.x0, each.y0, each.x1, each.y1) for each in printed.scan_lines)
    places = (*printed.specks.pieces.boxes, *lines)
    on_page = ((x0 / scale, y0 / scale, x1 / scale, y1 / scale) for x0, y0, x1, y1 in places)
    return filled(in_colour(grey), on_page, RED)


def _straight(page: Colour, engine: LineEngine) -> Colour:
    return in_colour(_made_straight(page, engine)[0])


def _ink(page: Colour, engine: LineEngine) -> Colour:
    return show_ink(find_ink(_made_straight(page, engine)[0]))


def _rulings(page: Colour, engine: LineEngine) -> Colour:
    grey, printed = _made_straight(page, engine)
    across, upright = (printed.across, printed.upright) if printed else ((), ())
    picture = filled(in_colour(grey), ((each.x0, each.y0, each.x1, each.y1) for each in across), BLUE)
    return filled(picture, ((each.x0, each.y0, each.x1, each.y1) for each in upright), GREEN)


def _lines(page: Colour, engine: LineEngine) -> Colour:
    grey, printed = _made_straight(page, engine)
    lines = printed.lines if printed else ()
    places = ((line.left, line.row.top, line.right, line.row.baseline) for line in lines)
    return framed(in_colour(grey), places, GREEN)


def _boxes(page: Colour, engine: LineEngine) -> Colour:
    grey, printed = _made_straight(page, engine)
    picture = in_colour(grey)
    if printed is None:
        return picture
    picture = framed(picture, (each[:4] for each in printed.boxes if each.ticked <= 0.5), GREEN)
    picture = framed(picture, (each[:4] for each in printed.boxes if each.ticked > 0.5), RED)
    return framed(picture, (each[:4] for each in printed.marks), BLUE)


_PICTURES: Mapping[Step, Callable[[Colour, LineEngine], Colour]] = MappingProxyType(
    {
        Step.DRAWN: _drawn,
        Step.COLOURS: _colours,
        Step.EDGES: _edges,
        Step.PHOTOGRAPHS: _photographs,
        Step.CLEAN: _clean,
        Step.UPRIGHT: _upright,
        Step.DIRT: _dirt,
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
