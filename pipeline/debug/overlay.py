"""The picture of a page with everything that was found drawn over it."""

from collections.abc import Sequence

from PIL import Image

from extractors.page.marks import EMPTY, TICKED
from pipeline.debug import palette
from pipeline.debug.canvas import Canvas, Rectangle, text_size
from pipeline.debug.fields import SET_ASIDE, say_uses
from pipeline.debug.grids import box_of_cell
from pipeline.debug.legend import draw_legend, legend_of, size_of_legend
from pipeline.debug.page_view import FieldPlace, FoundMark, GridPlace, PageView
from schemas.page import Line

_FILM, _THIN_FILM = 70, 45
_MOST_REASONS = 2
_MARGIN = 10
"""Points around the page."""


def draw_page(view: PageView) -> Image.Image:
    """The page with cells, lines, marks, columns and fields drawn over it, notes above it and a legend beside it."""
    picture = view.picture
    text = max(13, min(40, round(7 * picture.scale)))
    margin = max(8, round(_MARGIN * picture.scale))
    heading = [_say_page(view), *view.notes]
    legend = legend_of(view)
    legend_width, legend_height = size_of_legend(legend, text)
    head_height = margin + len(heading) * _line_height(text) + margin // 2
    width = max(margin + picture.image.width, *(margin + text_size(line, text)[0] for line in heading))
    sheet = Image.new(
        "RGB",
        (width + margin + legend_width + margin, head_height + max(picture.image.height, legend_height) + 2 * margin),
        (225, 225, 225),
    )
    sheet.paste(picture.image, (margin, head_height + margin))
    room = Rectangle(0, head_height, width + margin // 2, sheet.height - 1)
    canvas = Canvas(sheet, scale=picture.scale, left=margin, top=head_height + margin, room=room)
    _write_heading(canvas, heading, margin=margin, size=text)
    _draw_findings_on_page(canvas, view)
    draw_legend(canvas, legend, at=(width + margin, head_height + margin), size=text)
    return sheet


def _say_page(view: PageView) -> str:
    picture = view.picture
    size = f"{picture.width:.0f} x {picture.height:.0f} pt, {picture.scale:.2f} px per pt"
    return f"page {view.page_no} of {view.page_count}: {size}"


def _write_heading(canvas: Canvas, lines: Sequence[str], *, margin: int, size: int) -> None:
    for at, line in enumerate(lines):
        y = margin + at * _line_height(size)
        canvas.write((margin, y), line, palette.ALARM if at else palette.INK, size=size)


def _line_height(size: int) -> int:
    return round(1.5 * size)


def _draw_findings_on_page(canvas: Canvas, view: PageView) -> None:
    """From the ground up: films below outlines, labels on top, so that the page stays legible."""
    if view.troubles:
        whole = Rectangle(
            canvas.left,
            canvas.top,
            canvas.left + view.picture.image.width - 1,
            canvas.top + view.picture.image.height - 1,
        )
        canvas.frame(whole, palette.ALARM, width=max(2, round(1.5 * canvas.scale)))
    for box in view.pictures:
        canvas.dashed_frame(canvas.to_pixels(box), palette.PICTURE)
    for line in view.lines:
        if line.box is not None:
            canvas.keep_clear(line.box)
    for place in view.fields:
        _fill_field(canvas, place)
    for grid in view.grids:
        _draw_cells(canvas, grid)
    for line in view.lines:
        _draw_line(canvas, line)
    for mark in view.marks:
        _draw_mark(canvas, mark)
    for grid in view.grids:
        _label_columns(canvas, grid)
    _label_fields(canvas, view.fields)
    for line in view.lines:
        _label_line(canvas, line)
    _label_findings(canvas, view)


def _fill_field(canvas: Canvas, place: FieldPlace) -> None:
    """Upright stripes where several kinds of fields share the place."""
    whole = canvas.to_pixels(place.box)
    kinds = list(dict.fromkeys(use.kind for use in place.uses))
    step = (whole.x1 - whole.x0) / len(kinds)
    for at, kind in enumerate(kinds):
        stripe = whole._replace(x0=round(whole.x0 + at * step), x1=round(whole.x0 + (at + 1) * step))
        canvas.fill(stripe, palette.colour_of_field(kind), opacity=_THIN_FILM if kind == SET_ASIDE else _FILM)


def _draw_cells(canvas: Canvas, place: GridPlace) -> None:
    size = canvas.font_size(4.5)
    ruled = place.grid.source == "rulings"
    for cell in place.grid.cells:
        box = box_of_cell(cell)
        if box is None:
            continue
        pixels = canvas.to_pixels(box)
        draw = canvas.frame if ruled else canvas.dashed_frame
        draw(pixels, palette.CELL)
        spans = f" {cell.row_span}x{cell.col_span}" if cell.row_span > 1 or cell.col_span > 1 else ""
        canvas.label_inside(pixels, f"{cell.row},{cell.col}{spans}", palette.CELL, size=size)


def _draw_line(canvas: Canvas, line: Line) -> None:
    """An outline in the colour of trust; a bar before it where something was repaired."""
    if line.box is None:
        return
    place = canvas.to_pixels(line.box)
    score = palette.trust_in(line)
    canvas.frame(place, palette.colour_of_trust(score), width=1 if score >= palette.SURE_FROM else 2)
    if line.repairs:
        bar = max(2, round(canvas.scale))
        canvas.fill(place._replace(x0=place.x0 - bar, x1=place.x0), palette.REPAIRED, opacity=255)


def _draw_mark(canvas: Canvas, mark: FoundMark) -> None:
    """A box as a square, ticked with a cross in it, a tick alone as a check; dashed where only the text has it."""
    place = canvas.to_pixels(mark.box)
    width = max(2, round(canvas.scale))
    if mark.sign in (EMPTY, TICKED):
        if mark.placed:
            canvas.frame(place, palette.MARK, width=width)
        else:
            canvas.dashed_frame(place, palette.MARK, width=width)
    if mark.sign == TICKED:
        canvas.line((place.x0, place.y0), (place.x1, place.y1), palette.MARK, width=width)
        canvas.line((place.x0, place.y1), (place.x1, place.y0), palette.MARK, width=width)
    elif mark.sign != EMPTY:
        foot = (place.x0 + (place.x1 - place.x0) // 3, place.y1)
        canvas.line((place.x0, (place.y0 + place.y1) // 2), foot, palette.MARK, width=width)
        canvas.line(foot, (place.x1, place.y0), palette.MARK, width=width)


def _label_columns(canvas: Canvas, place: GridPlace) -> None:
    pixels = canvas.to_pixels(place.box)
    canvas.frame(pixels, palette.ROLE, width=2)
    size = canvas.font_size(6.5)
    for column in place.columns:
        colour = palette.ROLE if column.known else palette.NO_ROLE
        canvas.label_above(canvas.to_pixels(column.box), column.words, colour, size=size)
    above = pixels._replace(y1=pixels.y0, y0=pixels.y0 - (text_size("", size)[1] + 5 if place.columns else 0))
    canvas.label(above, place.words, palette.ROLE, size=size)


def _label_fields(canvas: Canvas, places: Sequence[FieldPlace]) -> None:
    """A label where the fields change: the lines of a cell mostly belong to one."""
    size = canvas.font_size(5.5)
    before = ""
    for place in places:
        words = say_uses(place.uses)
        if words != before:
            colour = palette.colour_of_field(place.uses[0].kind)
            canvas.label(canvas.to_pixels(place.box), words, palette.darker(colour), size=size)
        before = words


def _label_line(canvas: Canvas, line: Line) -> None:
    """What speaks against the line, where something does; the first reasons, for bad lines come in dozens."""
    if line.box is None:
        return
    score = palette.trust_in(line)
    sure = score >= palette.SURE_FROM
    reasons = list(line.trust.reasons if line.trust and not sure else ())
    reasons += [f"{rule}?" for rule in dict.fromkeys(doubt.rule for doubt in line.doubts) if rule not in reasons]
    more = f" +{len(reasons) - _MOST_REASONS}" if len(reasons) > _MOST_REASONS else ""
    words = ("" if sure else f"{score:.2f} ") + " ".join(reasons[:_MOST_REASONS]) + more
    if words:
        colour = palette.darker(palette.DOUBTFUL if sure else palette.colour_of_trust(score))
        canvas.label(canvas.to_pixels(line.box), words, colour, size=canvas.font_size(5))


def _label_findings(canvas: Canvas, view: PageView) -> None:
    for finding in view.findings:
        boxes = [each.box for each in finding.evidence if each.page == view.page_no and each.box is not None]
        for box in boxes[:1]:
            colour = palette.FAINT if finding.severity == "info" else palette.ALARM
            canvas.label(canvas.to_pixels(box), f"! {finding.code}", colour, size=canvas.font_size(5.5), solid=True)
