"""The measures of narrative reports: numbered paragraphs with labelled fields, and no table."""

import re
from dataclasses import dataclass, field, replace

from extractors.fields.drafts import DocumentContext, DraftMeasure, finish_measure
from extractors.fields.measures import MeasuresRead
from extractors.fields.status import is_told
from extractors.fields.topics import announced_count
from extractors.layout.labels import Label, read_label
from extractors.layout.outline import Numbering, read_numbering
from extractors.thai.lexicon.labels import CHAPTERS, CLOSINGS
from schemas.page import Line
from schemas.reading import AnnouncedCount
from schemas.report import SetAside, SetAsideKind
from schemas.table import Layout, Paragraph, Role, Table

LEAST_FIELDS = 2
"""A measure is told with at least so many labelled fields; fewer are a letter's or a form's own labels."""
LONGEST_HEADING = 400

_TELLING: frozenset[Role] = frozenset({"steps", "result", "outcome", "status"})
_WHO_AND_WHEN: frozenset[Role] = frozenset({"owner", "period"})
_CHAPTER = re.compile(r"^\s*(?:" + "|".join(re.escape(word) for word in CHAPTERS) + ")")
_CLOSING = re.compile(r"^\W*(?:" + "|".join(re.escape(word) for word in CLOSINGS) + ")")
_APPENDIX = re.compile(r"^\W*ภาคผนวก\s*[ก-ฮ0-9๐-๙]?\s*$")
_CAPTION = re.compile(r"^\s*(?:ภาพที่|รูปที่|ภาพประกอบที่)\s*[0-9๐-๙]")


@dataclass
class _Heading:
    """A numbered heading that is open, and what it announces."""

    numbering: Numbering
    lines: tuple[Line, ...]
    found: int = 0


@dataclass
class NarrativeRead(MeasuresRead):
    """Measures read from paragraphs, and the counts that their headings announce.

    `begun` counts the places where labels seemed to begin a measure.
    """

    announced: list[AnnouncedCount] = field(default_factory=list)
    begun: int = 0


def read_narrative(layout: Layout, *, context: DocumentContext) -> NarrativeRead:
    """The measures that labelled paragraphs tell.

    Text behind a picture's label, up to the next number of the outline, is set aside: it was read from a photograph.
    """
    reader = _Reader(context)
    for position, element in enumerate(layout.elements):
        if isinstance(element, Table):
            reader.take_table(element)
        else:
            for lines in [element.lines] if element.whole else _split_at_labels(element):
                reader.take(lines, position)
    read = reader.finish()
    read.put_aside(_form_lines_in_no_field(layout, read))
    return read


def _form_lines_in_no_field(layout: Layout, read: NarrativeRead) -> list[Line]:
    """The rows of forms that no measure tells: prose may stand by itself, but a cell must be accounted for."""
    told = {evidence.place for measure in read.measures for found in measure.evidence.values() for evidence in found}
    told |= {evidence.place for entry in read.set_aside for evidence in entry.evidence}
    forms = [element for element in layout.elements if isinstance(element, Paragraph) and element.whole]
    return [line for form in forms for line in form.lines if line.place not in told]


def _split_at_labels(paragraph: Paragraph) -> list[tuple[Line, ...]]:
    """The paragraph's lines, a new group at each line that begins with a number or a label."""
    groups: list[list[Line]] = []
    for line in paragraph.lines:
        wrapped = line.box is not None and not line.starts_paragraph
        begins = (not wrapped and read_numbering(line.text) is not None) or read_label(line.text) is not None
        if not groups or begins:
            groups.append([])
        groups[-1].append(line)
    return [tuple(group) for group in groups]


def _goes_on(last: Numbering, number: Numbering) -> bool:
    """Whether `number` comes after `last` in the outline; behind a word like ตัวชี้วัดที่ numbers may be left out."""
    skips = _is_worded(last) and number.parts > last.parts
    return last.style == number.style and (number.follows(last.parts) or skips)


def _is_over(numbering: Numbering, heading: Numbering) -> bool:
    """Whether `numbering` is that of a higher level, and comes after the one that `heading` stands under."""
    parts = heading.parts[: len(numbering.parts)]
    higher = len(heading.parts) > len(numbering.parts) and heading.style.startswith(numbering.style)
    return higher and numbering.follows(parts)


def _is_mere_number(numbering: Numbering) -> bool:
    """Whether nothing but a word and a number is printed (`มาตรการที่ ๑`)."""
    return _is_worded(numbering) and not numbering.rest


def _is_worded(numbering: Numbering) -> bool:
    """Whether a word like ประเด็นที่ or มาตรการที่ stands before the number."""
    return numbering.style[0] not in "N("


class _Reader:
    """Walks through the paragraphs; knows the headings above, the measure and the field that are open."""

    def __init__(self, context: DocumentContext) -> None:
        self._context = context
        self._read = NarrativeRead()
        self._headings: list[_Heading] = []
        self._all_headings: list[_Heading] = []
        self._title: tuple[Line, ...] = ()
        self._title_number: Numbering | None = None
        self._draft: DraftMeasure | None = None
        self._fields: set[Role] = set()
        self._role: Role | None = None
        self._decor: str | None = None
        self._in_picture = False
        self._in_appendix = False
        self._position = 0
        self._opened_at = 0
        self._list: dict[str, tuple[int, ...]] = {}

    def take(self, lines: tuple[Line, ...], position: int) -> None:
        """Reads one paragraph, the `position`-th element of the document."""
        self._position = position
        text = " ".join(line.text for line in lines)
        label = read_label(lines[0].text, decor=self._decor if self._draft else None)
        numbering = read_numbering(text)
        if label and not label.rest and numbering and self._goes_on_in_list(numbering):
            label = None
        if self._in_picture and not self._ends_picture(label, numbering):
            self._set_aside("picture_text", lines)
        elif label and not (label.chapter_like and self._draft is None):
            self._take_label(label, lines)
        elif self._draft and _CAPTION.match(text):
            self._set_aside("picture_text", lines)
            self._role = None
        elif _APPENDIX.match(text):
            self._close_measure()
            self._in_picture = self._in_appendix = True
        elif self._draft and _CLOSING.match(text):
            self._close_measure()
        elif numbering and not self._is_list_item(numbering):
            self._take_heading(numbering, lines)
        elif announced_count(text) is not None and numbering is None:
            self._headings.clear()
            self._take_heading(Numbering(style="announced", parts=(0,), printed="", rest=text), lines)
        elif self._role and self._draft:
            self._draft.add(self._role, [replace(lines[0], starts_paragraph=True), *lines[1:]])
        elif len(text) <= LONGEST_HEADING:
            self._close_measure()
            self._title, self._title_number = lines, None

    def take_table(self, table: Table) -> None:
        """A table ends the field that is open, or belongs to a picture."""
        if self._in_picture and table.kind != "measures":
            self._set_aside("picture_text", tuple(line for row in table.rows for line in row.lines))
            return
        self._in_picture = False
        self._close_measure()
        self._title, self._title_number = (), None

    def finish(self) -> NarrativeRead:
        """Everything read."""
        self._close_measure()
        for heading in self._all_headings:
            text = " ".join(line.text for line in heading.lines)
            count = announced_count(text)
            if count is not None and self._read.measures:
                self._read.announced.append(
                    AnnouncedCount(announced=count, found=heading.found, evidence=heading.lines[0].evidence())
                )
        return self._read

    def _ends_picture(self, label: Label | None, numbering: Numbering | None) -> bool:
        """Whether the outline goes on here: a heading's next number, or a label dressed as the others."""
        open_ones = [heading.numbering for heading in self._headings]
        if numbering and any(_goes_on(each, numbering) or _is_over(numbering, each) for each in open_ones):
            return True
        if self._in_appendix:
            return False
        return bool(label and label.decor == self._decor and (label.decor not in ("-", "") or label.role == "measure"))

    def _take_label(self, label: Label, lines: tuple[Line, ...]) -> None:
        role = label.role
        self._in_picture = role == "picture"
        if role == "picture":
            self._skip_field("picture_text", label, lines)
            return
        if role == "unknown":
            self._skip_field("cell", label, lines)
            return
        if self._draft is None or role in self._fields or role == "measure":
            self._begin_measure(role)
        self._decor = label.decor
        self._fields.add(role)
        self._role = role
        begun = read_numbering(label.rest)
        self._list = {begun.style: begun.parts} if begun else {}
        first = replace(lines[0], text=label.rest, starts_paragraph=True)
        assert self._draft is not None
        self._draft.add(role, [line for line in (first, *lines[1:]) if line.text])

    def _skip_field(self, kind: SetAsideKind, label: Label, lines: tuple[Line, ...]) -> None:
        """Ends the open field at a label of no field; the label's own text is set aside."""
        self._role = None
        if label.rest or len(lines) > 1:
            self._set_aside(kind, lines)

    def _begin_measure(self, role: Role) -> None:
        """Opens a measure; its words are the title above, or the last heading where nothing stands between."""
        title, number = self._title, self._title_number
        self._close_measure()
        self._read.begun += 1
        topic = [heading for heading in self._headings if not _CHAPTER.match(heading.numbering.rest)]
        if role == "measure":
            title = ()
            # `มาตรการที่ ๑` over a form's `ชื่อมาตรการ` numbers the measure, and is no topic.
            if self._headings and _is_mere_number(self._headings[-1].numbering):
                title, number = self._headings[-1].lines, self._headings[-1].numbering
                topic = [heading for heading in topic if heading is not self._headings[-1]]
        elif not title and self._headings:
            title, number = self._headings[-1].lines, self._headings[-1].numbering
            topic = [heading for heading in topic if heading is not self._headings[-1]]
        self._draft = DraftMeasure(
            topic_lines=topic[-1].lines if topic else (),
            number=number.printed if number else None,
            codes_stand_apart=True,
        )
        if number:
            self._draft.add("number", title[:1])
        self._fields = set()
        self._opened_at = self._position
        if title and role != "measure":
            body = number.rest if number else title[0].text
            rest = title[1:] if number is None else ()
            self._draft.add("measure", [replace(title[0], text=body), *rest])
        self._title, self._title_number = (), None

    def _take_heading(self, numbering: Numbering, lines: tuple[Line, ...]) -> None:
        self._in_picture = self._in_appendix = False
        self._close_measure()
        heading = _Heading(numbering, lines)
        styles = [open_heading.numbering.style for open_heading in self._headings]
        if numbering.style in styles:
            del self._headings[styles.index(numbering.style) :]
        # Where the heading above them was not seen, ๑.๑ to ๑.๓ end at ๒. all the same.
        self._headings = [each for each in self._headings if not _is_over(numbering, each.numbering)]
        self._headings.append(heading)
        self._all_headings.append(heading)
        self._title, self._title_number = (), None

    def _is_list_item(self, numbering: Numbering) -> bool:
        """Whether a number inside an open field belongs to a list of that field, and not to the outline."""
        if self._role is None or self._draft is None or _is_worded(numbering):
            return False
        if self._goes_on_in_list(numbering):
            self._list[numbering.style] = numbering.parts
            return True
        outline = next((h for h in self._headings if h.numbering.style == numbering.style), None)
        if outline and numbering.follows(outline.numbering.parts):
            return False
        if numbering.parts[-1] == 1:
            self._list[numbering.style] = numbering.parts
            return True
        return outline is None

    def _goes_on_in_list(self, numbering: Numbering) -> bool:
        last = self._list.get(numbering.style)
        return last is not None and numbering.follows(last)

    def _close_measure(self) -> None:
        draft, fields = self._draft, self._fields
        self._draft, self._fields, self._role, self._list = None, set(), None, {}
        if draft is None:
            return
        # A numbered paragraph that says who does it and when tells a measure; without a number it may be a form.
        told = fields & _TELLING or "measure" in fields or (draft.number and fields >= _WHO_AND_WHEN)
        if len(fields) >= LEAST_FIELDS and told and draft.lines.get("measure"):
            measure, facts = finish_measure(draft, self._context)
            self._read.add(measure, facts, position=self._opened_at)
            lines = draft.lines.get("status", [])
            if not is_told(" ".join(line.text for line in lines), measure.status):
                self._set_aside("cell", tuple(lines))
            for heading in self._headings:
                heading.found += 1
            return
        self._read.explained += 1
        lines = [line for role_lines in draft.lines.values() for line in role_lines]
        if lines:
            self._set_aside("cell", tuple(lines))

    def _set_aside(self, kind: SetAsideKind, lines: tuple[Line, ...]) -> None:
        if lines:
            self._read.set_aside.append(SetAside(kind=kind, evidence=[line.evidence() for line in lines]))
