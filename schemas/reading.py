"""What the checks look at: the report, and what only the reading saw."""

from schemas.base import Model
from schemas.evidence import Evidence
from schemas.page import Line
from schemas.period import BuddhistYear
from schemas.report import ItemCode, Report


class TickBox(Model):
    """A box in a list of boxes, with the words beside it."""

    label: str
    ticked: bool


class CodeReading(Model):
    """An item code that the page prints in a confusable way, and what it was taken for (null: cannot tell)."""

    printed: str
    code: ItemCode | None


class MeasureFacts(Model):
    """What the reading of one measure saw besides its values.

    `item_numbers` gives for each field (`steps`, `results`, …) the numbers printed before its items, in order.
    `marks` counts the marks found in status columns, null where there are none.
    """

    boxes: tuple[TickBox, ...] = ()
    marks: int | None = None
    item_numbers: dict[str, tuple[int, ...]] = {}
    codes: tuple[CodeReading, ...] = ()


class AnnouncedCount(Model):
    """A heading that announces a number of things (`จำนวน ๖ ข้อ`), and how many were found under it."""

    announced: int
    found: int
    evidence: Evidence


class AgencyMention(Model):
    """A full agency name that the document uses for itself or for others of its kind."""

    name: str
    evidence: Evidence


class YearMention(Model):
    """A fiscal year that a title, a table's heading or a subject line claims for the document."""

    fiscal_year: BuddhistYear
    evidence: Evidence


class Reading(Model):
    """A report without findings, and the facts that the checks need.

    `facts` has one entry for each measure of the report, in order; `lines` holds every line of the
    document; `inferred_tables` the beginning of each table whose columns no heading named, and
    `shifted_rows` of each row that was moved under its headings. `rows_found` counts the rows of measures tables and
    the measures that paragraphs begin, `rows_explained` those of them that turned out to be headings, notes, sums or
    other labels: all others are measures.
    """

    report: Report
    facts: tuple[MeasureFacts, ...] = ()
    announced: tuple[AnnouncedCount, ...] = ()
    agencies: tuple[AgencyMention, ...] = ()
    years: tuple[YearMention, ...] = ()
    lines: tuple[Line, ...] = ()
    inferred_tables: tuple[Evidence, ...] = ()
    shifted_rows: tuple[Evidence, ...] = ()
    rows_found: int = 0
    rows_explained: int = 0
