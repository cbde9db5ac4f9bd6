"""A measure while it is read: the lines of each field, before they become values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractors.fields.items import Items, lines_to_paragraphs, split_items
from extractors.fields.owners import read_owners
from extractors.fields.references import distinct_codes, read_references, without_codes
from extractors.fields.status import (
    HAS_BOX,
    BoxReading,
    read_boxes,
    status_from_boxes,
    status_from_phrases,
)
from extractors.fields.topics import read_topic
from extractors.layout.group_rows import instrument_named
from extractors.thai.fuzzy import squash
from extractors.thai.periods import parse_period, tells_time
from schemas.page import Line
from schemas.period import Period
from schemas.reading import MeasureFacts, TickBox
from schemas.report import Measure, Owner, Status
from schemas.table import Role

TextField = str
TEXT_FIELDS: dict[Role, TextField] = {
    "measure": "activities",
    "objectives": "objectives",
    "steps": "steps",
    "result": "results",
    "outcome": "outcomes",
}
DOUBTED_CONFIDENCE = 0.6
"""At most, of a recognised line in the place of a period that tells no time, and of a mark under a heading of status
beside which no other was read: half of `ยังไม่ / ดำเนินการ` says the opposite."""
BOXED_ROLES: tuple[Role, ...] = ("status", "result", "outcome", "steps")
"""Where a list of status boxes may stand, the likeliest place first."""


@dataclass(frozen=True)
class DocumentContext:
    """What the whole document says, and a measure's values lean on; the year is Buddhist era."""

    fiscal_year: int | None
    agency_name: str | None


@dataclass
class DraftMeasure:
    """The lines of each role, as the page gives them.

    `topic_lines` hold the heading that the measure stands under. `marked` is set by status columns:
    the status and how many marks there are. `marked_period` is set by month and quarter columns, `period_parts`
    are the texts of the period columns. `codes_stand_apart` says that a bracket of item codes behind the measure's
    words is a reference and no part of them. `item_lines` say for which item or defect the measure is taken.
    """

    lines: dict[Role, list[Line]] = field(default_factory=dict)
    topic_lines: tuple[Line, ...] = ()
    number: str | None = None
    marked: tuple[Status, int] | None = None
    marked_period: Period | None = None
    period_parts: list[str] = field(default_factory=list)
    codes_stand_apart: bool = False
    item_lines: tuple[Line, ...] = ()

    def add(self, role: Role, lines: Sequence[Line]) -> None:
        """Puts `lines` behind what the role already has."""
        self.lines.setdefault(role, []).extend(lines)


def finish_measure(draft: DraftMeasure, context: DocumentContext) -> tuple[Measure, MeasureFacts]:
    """The measure that the draft's lines say, with evidence for each field, and what only the reading saw."""
    topic_text = " ".join(lines_to_paragraphs(draft.topic_lines))
    texts, boxes = _take_boxes({role: lines_to_paragraphs(lines) for role, lines in draft.lines.items()})
    instrument = instrument_named(topic_text) if topic_text else None
    named_in = [*lines_to_paragraphs(draft.item_lines), *texts.get("measure", [])]
    codes = [code for text in named_in for code in read_references(text, instrument=instrument)]
    if draft.codes_stand_apart:
        texts["measure"] = [without_codes(text) for text in texts.get("measure", [])]
    texts = {role: [text for text in found if text.strip(" -–—.")] for role, found in texts.items()}
    items = {name: split_items(texts.get(role, [])) for role, name in TEXT_FIELDS.items()}
    number, number_lines = _find_number(draft, items["activities"])
    period, period_lines = _find_period(draft, texts, context)
    if period is not None and period.start is None and not tells_time(period.raw):
        period_lines = [doubted(line) for line in period_lines]
    status, status_lines = _find_status(draft, boxes, texts, items["results"])
    lines: dict[str, Sequence[Line]] = {
        **{name: draft.lines.get(role, []) for role, name in TEXT_FIELDS.items()},
        "number": number_lines,
        "topic": draft.topic_lines,
        "owners": draft.lines.get("owner", []),
        "period": period_lines,
        "status": status_lines,
        "references": [*draft.item_lines, *draft.lines.get("measure", [])] if codes else [],
    }
    measure = Measure(
        number=number,
        topic=read_topic(topic_text) if topic_text else None,
        owners=_read_owners(draft.lines.get("owner", []), context),
        period=period,
        status=status,
        references=distinct_codes(codes),
        evidence={name: [line.evidence() for line in found] for name, found in lines.items() if found},
        **{name: list(found.texts) for name, found in items.items()},
    )
    facts = MeasureFacts(
        boxes=boxes,
        marks=draft.marked[1] if draft.marked else None,
        item_numbers={name: found.numbers for name, found in items.items() if found.numbers},
        codes=tuple(codes),
    )
    return measure, facts


def _take_boxes(texts: dict[Role, list[str]]) -> tuple[dict[Role, list[str]], tuple[TickBox, ...]]:
    """The texts without their list of status boxes, and the boxes."""
    boxes: tuple[TickBox, ...] = ()
    rest = dict(texts)
    for role in BOXED_ROLES:
        reading: BoxReading = read_boxes("\n".join(texts.get(role, [])))
        if reading.boxes:
            boxes += reading.boxes
            rest[role] = [text for part in reading.rest.split("\n") if (text := part.strip())]
    return rest, boxes


def _find_number(draft: DraftMeasure, activities: Items) -> tuple[str | None, Sequence[Line]]:
    """The number of its column or heading, else the one before the measure's only item, and where it stands."""
    if draft.number:
        return draft.number, draft.lines.get("number", [])
    if len(activities.texts) == len(activities.printed) == 1:
        return activities.printed[0], draft.lines.get("measure", [])[:1]
    return None, []


def _read_owners(lines: Sequence[Line], context: DocumentContext) -> list[Owner]:
    # Line by line: where a cell breaks its lines, one owner may end and the next begin.
    owners = read_owners("\n".join(line.text for line in lines), agency_name=context.agency_name)
    return [owner for owner in owners if not _is_time(owner, context)]


def _is_time(owner: Owner, context: DocumentContext) -> bool:
    """Whether a period stands where an owner should: a row that was cut or moved. Nobody is called so."""
    period = parse_period(owner.name, fiscal_year=context.fiscal_year)
    return period.start is not None and period.basis != "fiscal_year"


def _find_period(
    draft: DraftMeasure, texts: dict[Role, list[str]], context: DocumentContext
) -> tuple[Period | None, Sequence[Line]]:
    """The period in words, else the one of marked columns, and where it stands."""
    raw = " ".join(" ".join(draft.period_parts or texts.get("period", [])).split())
    if raw.strip("-–—. "):
        return parse_period(raw, fiscal_year=context.fiscal_year), draft.lines.get("period", [])
    return draft.marked_period, draft.lines.get("month", []) + draft.lines.get("quarter", [])


def doubted(line: Line) -> Line:
    """The line, less sure if a recogniser read it: it does not say what such a line should, or not by itself."""
    unsure = line.method == "ocr" and line.confidence > DOUBTED_CONFIDENCE
    return replace(line, confidence=DOUBTED_CONFIDENCE) if unsure else line


def _find_status(
    draft: DraftMeasure, boxes: Sequence[TickBox], texts: dict[Role, list[str]], results: Items
) -> tuple[Status, Sequence[Line]]:
    """Boxes first, then marks in columns, then what a status column or the results say in words; and where."""
    if boxes:
        lines = [line for role in BOXED_ROLES for line in _lines_of_boxes(draft.lines.get(role, []), boxes)]
        return status_from_boxes(boxes), lines
    if draft.marked:
        return draft.marked[0], draft.lines.get("status_mark", [])
    told_in: tuple[tuple[Role, Sequence[str]], ...] = (("status", texts.get("status", [])), ("result", results.texts))
    for role, said in told_in:
        told = status_from_phrases(said)
        if told.value != "unknown":
            return told, draft.lines.get(role, [])
    return Status(), []


def _lines_of_boxes(lines: Sequence[Line], boxes: Sequence[TickBox]) -> Iterator[Line]:
    """The lines with boxes, and those on which the words beside a box go on."""
    labels = [squash(box.label) for box in boxes]
    begun = ""
    for line in lines:
        if HAS_BOX.search(line.text):
            begun = squash(HAS_BOX.split(line.text)[-1])
            yield line
            continue
        whole = begun + squash(line.text)
        if not begun or not any(
            label != begun and label.startswith(begun) and (label.startswith(whole) or whole.startswith(label))
            for label in labels
        ):
            begun = ""
            continue
        begun = whole
        yield line
