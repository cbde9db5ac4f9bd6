"""The picture of one page after a step that cleans it."""

from pathlib import Path

from PIL import Image

from extractors.page.images.open import PictureLimits, open_picture, to_colour
from extractors.page.images.pixels import Colour, Grey
from extractors.page.scan.step_names import Step
from extractors.page.scan.steps import picture_of_step
from pipeline.debug.journey import no_such_page
from pipeline.options import ReadOptions
from pipeline.recogniser import open_engine
from pipeline.stages.intake import PdfSource, PictureSource, take_in
from pipeline.stages.pages import draw_for_reading, open_source
from schemas.errors import UnknownFormat


def draw_step(path: Path, options: ReadOptions, *, page_no: int, step: Step) -> Image.Image:
    """The page `page_no` of a PDF or a picture file after the step, as a scan is looked at.

    Raises UsageError where there is no such page, UnknownFormat for text, and what opening the file or the recogniser
    raises.
    """
    source = take_in(path, options)
    if isinstance(source, PdfSource):
        pixels = _of_pdf(source, options, page_no)
    elif isinstance(source, PictureSource):
        pixels = _of_picture(source, options, page_no)
    else:
        raise UnknownFormat(
            f"{source.source.filename} is text, whose pages are not cleaned",
            hint="prongsai show FILE shows what is read from it.",
        )
    return Image.fromarray(picture_of_step(pixels, step, open_engine(options.ocr)))


def _of_pdf(source: PdfSource, options: ReadOptions, page_no: int) -> Grey | Colour:
    with open_source(source, options) as pdf:
        if page_no > pdf.page_count:
            raise no_such_page(pdf.name, page_no, of=pdf.page_count)
        return to_colour(draw_for_reading(pdf, page_no).image)


def _of_picture(source: PictureSource, options: ReadOptions, page_no: int) -> Grey | Colour:
    name, limits = source.source.filename, PictureLimits(pages=options.max_pages)
    pages = open_picture(source.data, name=name, limits=limits, colour=True)
    for last, page in enumerate(pages, start=1):
        if last == page_no:
            return page.pixels
    raise no_such_page(name, page_no, of=last)
