"""An order says which report is wanted, in which form; `carry_out` prints it. The same order gives the same bytes."""

from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Literal

from bench.corpus.agencies import Body
from bench.corpus.expected import Invention
from bench.corpus.faces import Face, open_face
from bench.corpus.families import FAMILIES
from bench.corpus.measures import correct, invent_measures
from bench.corpus.output import to_dump, to_pdf, to_scan
from bench.corpus.parts import Brief
from bench.corpus.typeset import SIZE, Sheet, set_blocks
from schemas.report import Report, Source

Form = Literal["digital", "scan", "dump", "locked"]
FORMS: tuple[Form, ...] = (
    "digital",
    "scan",
    "digital",
    "scan",
    "digital",
    "scan",
    "dump",
    "digital",
    "scan",
    "digital",
)
"""In turn: half of the reports are digital, four in ten scanned, one a text dump."""
DAMAGES = ("scanner", "blur", "jpeg", "bilevel")
ENDINGS = {"digital": "pdf", "scan": "pdf", "dump": "txt", "locked": "pdf"}
MEDIA = {"pdf": "application/pdf", "txt": "text/plain"}
PASSWORD = "corpus"
MOST_MEASURES = 400


@dataclass(frozen=True)
class Order:
    """A report: whose, for which year, of which family, in which form, of at least how many pages.

    `copy` tells one scan of a report from another; a corrected report has other values in its first measure.
    """

    body: Body
    year: int
    family: str
    form: Form
    pages: int
    seed: int
    copy: int = 0
    corrected: bool = False

    def corrected_later(self) -> "Order":
        """The same report as it is submitted again, with a correction."""
        return replace(self, corrected=True)

    def scanned_again(self) -> "Order":
        """The same report, on another scanner."""
        return replace(self, form="scan", copy=self.copy + 1)

    def locked(self) -> "Order":
        """The same report behind a password."""
        return replace(self, form="locked")


@dataclass(frozen=True)
class Printout:
    """The bytes of a report, and what they must be read as."""

    data: bytes
    report: Report


def carry_out(order: Order, *, font: Path, filename: str) -> Printout:
    """The report that was ordered, set in the font."""
    face = open_face(font)
    invention, sheets = _enough_pages(order, face)
    data = _file(order, invention, sheets, face)
    ending = ENDINGS[order.form]
    source = Source(
        filename=filename,
        sha256=sha256(data).hexdigest(),
        media_type=MEDIA[ending],
        bytes=len(data),
        pages=len(sheets) if ending == "pdf" else None,
    )
    return Printout(data, invention.report(source))


def _file(order: Order, invention: Invention, sheets: list[Sheet], face: Face) -> bytes:
    match order.form:
        case "dump":
            return to_dump(invention.blocks)
        case "locked":
            return to_pdf(sheets, face, password=PASSWORD)
        case "digital":
            return to_pdf(sheets, face)
    dice = Random(f"scan {order.seed} {order.body.name} {order.year} {order.copy}")
    name = f"{dice.randrange(10**9)}.pdf"
    return to_scan(to_pdf(sheets, face), damage=dice.choice(DAMAGES), name=name)


@lru_cache(maxsize=4)
def _enough_pages(order: Order, face: Face) -> tuple[Invention, list[Sheet]]:
    """The report with as many measures as its pages take."""
    count = max(2, order.pages)
    while True:
        invention = _invent(order, count)
        sheets = set_blocks(invention.blocks, lambda text: face.width(text, SIZE))
        if len(sheets) >= order.pages or count >= MOST_MEASURES:
            return invention, sheets
        count += max(1, order.pages - len(sheets))


def _invent(order: Order, count: int) -> Invention:
    seed = f"{order.seed} {order.body.name} {order.year}"
    measures = invent_measures(count, order.body, order.year, Random(seed))
    if order.corrected:
        measures[0] = correct(measures[0])
    return FAMILIES[order.family](Brief(order.body, order.year, measures, seed))
