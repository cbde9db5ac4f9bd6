"""What a document says of progress: ticked boxes, marks in status columns, phrases."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.thai.fuzzy import squash
from extractors.thai.lexicon import status as words
from extractors.thai.numbers import parse_decimal
from extractors.thai.patterns import any_of
from schemas.reading import TickBox
from schemas.report import Status, StatusValue
from schemas.table import Cell, Column, Role

EMPTY_BOX, TICKED_BOX = "☐", "☑"
MARK_ROLES: tuple[Role, ...] = ("month", "quarter", "status_mark")
"""Columns whose cells hold only a mark."""

_LABELS: tuple[tuple[StatusValue | None, tuple[str, ...]], ...] = (
    ("done", words.DONE_LABELS),
    ("in_progress", words.IN_PROGRESS_LABELS),
    ("not_started", words.NOT_STARTED_LABELS),
    ("cancelled", words.CANCELLED_LABELS),
    (None, words.OTHER_LABELS),
)
_PHRASES: tuple[tuple[StatusValue, tuple[str, ...]], ...] = (
    ("in_progress", words.IN_PROGRESS_PHRASES),
    ("not_started", words.NOT_STARTED_PHRASES),
    ("cancelled", words.CANCELLED_PHRASES),
    ("done", words.DONE_PHRASES),
)


def _loose(phrase: str) -> str:
    """A pattern for `phrase` that lets spaces stand between any two letters, as wrapped cells print them."""
    return r"\s*".join(re.escape(letter) for letter in phrase if not letter.isspace())


_LABEL_PATTERN = re.compile(
    r"\s*(?:"
    + "|".join(
        f"(?P<l{group}_{index}>{_loose(label)})"
        for group, index, label in sorted(
            ((group, index, label) for group, (_, labels) in enumerate(_LABELS) for index, label in enumerate(labels)),
            key=lambda entry: -len(entry[2].replace(" ", "")),
        )
    )
    + r")(?![ะ-ู็-๎])"
)
_PHRASE_PATTERNS = tuple(
    (value, re.compile("|".join(_loose(phrase) for phrase in sorted(phrases, key=len, reverse=True))))
    for value, phrases in _PHRASES
)
_CONDITION = re.compile(
    r"(?:" + "|".join(_loose(word) for word in words.CONDITIONS) + r")\s*(?:ดำเนินการ|จัดทำ|ปฏิบัติ)?\s*$"
)
_SHARE = re.compile(
    r"\s*(?:แล้ว)?\s*(?:ตามแผน|ตามเป้าหมาย)?\s*(?:คิดเป็น|ประมาณ)?\s*ร้อยละ\s*(?P<number>[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,2})?)"
)
_CANCELLED_SOME = re.compile(r"ยกเลิก\s*(?:ไป)?\s*(?:จำนวน)?\s*[0-9๐-๙]")
_REASON = re.compile(rf"{any_of(words.NOT_STARTED_PHRASES)}.{{0,40}}?(?P<reason>{any_of(words.BECAUSE)})", re.DOTALL)
"""Why something has not been done tells of other things that are under way."""
_NONE_SO = re.compile(r"ไม่มี[^\n]{0,16}(?:ที่)?\s*$")
"""`ไม่มีเรื่องใดที่ยังไม่ได้ดำเนินการ` says that all is under way."""
_REACH = 30
"""Characters behind a phrase in which words qualify it."""
HAS_BOX = re.compile(f"[{EMPTY_BOX}{TICKED_BOX}]")


@dataclass(frozen=True)
class BoxReading:
    """Boxes found in a text: the boxes with their labels, and the text that is left without them."""

    boxes: tuple[TickBox, ...]
    rest: str


def read_boxes(text: str) -> BoxReading:
    """The list of status boxes in `text`, or no boxes and `text` itself where its boxes are about other things."""
    places = [match.start() for match in HAS_BOX.finditer(text)]
    if not places:
        return BoxReading(boxes=(), rest=text)
    if _labels_stand_before(text, places):
        return _read_boxes_behind_labels(text, places)
    boxes: list[TickBox] = []
    rest = [text[: places[0]]]
    known = False
    for place, following in zip(places, [*places[1:], len(text)], strict=True):
        after = text[place + 1 : following]
        match = _LABEL_PATTERN.match(after)
        end = match.end() if match else len(after.split("\n", 1)[0])
        label = " ".join(after[:end].split())
        known = known or (match is not None and status_of_label(label) is not None)
        boxes.append(TickBox(label=label, ticked=text[place] == TICKED_BOX))
        rest.append(after[end:])
    if not known:
        return BoxReading(boxes=(), rest=text)
    return BoxReading(boxes=tuple(boxes), rest="".join(rest))


def _labels_stand_before(text: str, places: Sequence[int]) -> bool:
    """Whether the words of each box stand before it (`ดำเนินการแล้ว ☑ ยังไม่ได้ดำเนินการ ☐`)."""
    first = text[: places[0]].strip()
    return status_of_label(first) is not None and not text[places[-1] + 1 :].split("\n", 1)[0].strip()


def _read_boxes_behind_labels(text: str, places: Sequence[int]) -> BoxReading:
    starts = [0, *(place + 1 for place in places[:-1])]
    boxes = [
        TickBox(label=" ".join(text[start:place].split()), ticked=text[place] == TICKED_BOX)
        for start, place in zip(starts, places, strict=True)
    ]
    return BoxReading(boxes=tuple(boxes), rest=text[places[-1] + 1 :])


def status_of_label(label: str) -> StatusValue | None:
    """What the words beside a box, or over a mark column, say of progress; None where they say nothing of it."""
    match = _LABEL_PATTERN.fullmatch(label.strip())
    if not match or match.lastgroup is None:
        return None
    return _LABELS[int(match.lastgroup[1:].split("_")[0])][0]


def status_from_boxes(boxes: Sequence[TickBox]) -> Status:
    """The status of a list of boxes: exactly one ticked, or unknown."""
    ticked = [box for box in boxes if box.ticked]
    if len(ticked) != 1:
        return Status(value="unknown", basis="checkbox" if ticked else "none")
    return Status(value=status_of_label(ticked[0].label) or "unknown", basis="checkbox", raw=ticked[0].label)


def is_marked(text: str) -> bool:
    """Whether a cell of a mark column is marked."""
    squashed = "".join(text.split())
    return bool(squashed) and (squashed in words.TICK_MARKS or TICKED_BOX in squashed)


def marked_columns(cells: Sequence[Cell], columns: Sequence[Column]) -> list[Column]:
    """The columns that are marked, all those too that a marked cell covers; beside a tick a cross means no."""
    marked = [at for at, cell in enumerate(cells) if columns[at].role in MARK_ROLES and is_marked(cell.text)]
    ticked = [at for at in marked if "".join(cells[at].text.split()) not in words.CROSS_MARKS]
    covered = {at + offset for at in ticked or marked for offset in range(cells[at].span)}
    return [column for at, column in enumerate(columns) if at in covered]


def is_mere_mark(text: str) -> bool:
    """Whether a cell of a mark column holds nothing, or nothing but a mark."""
    squashed = "".join(text.split())
    return not squashed or squashed in words.TICK_MARKS or squashed in words.EMPTY_MARKS


def is_told(text: str, status: Status) -> bool:
    """Whether `status` says all that a status cell says besides its boxes."""
    return squash(read_boxes(text).rest) in ("", squash(status.raw or ""))


def status_from_marks(cells: Sequence[Cell], columns: Sequence[Column]) -> tuple[Status, int] | None:
    """The status that marks in status columns give and how many marks there are; None without such columns."""
    if not any(column.role == "status_mark" for column in columns):
        return None
    marked = [column for column in marked_columns(cells, columns) if column.role == "status_mark"]
    if len(marked) != 1 or marked[0].status is None:
        return Status(value="unknown", basis="column_mark" if marked else "none"), len(marked)
    return Status(value=marked[0].status, basis="column_mark", raw=marked[0].title), 1


def status_from_phrases(texts: Sequence[str]) -> Status:
    """The status that `texts` tell in words; unknown where they tell nothing, or tell two things."""
    found: dict[StatusValue, str] = {}
    for text in texts:
        if _is_form(text):
            continue
        whole = status_of_label(text.strip(" .-"))
        if whole:
            found.setdefault(whole, text.strip())
            continue
        for value, phrase in _phrases_in(text):
            found.setdefault(value, phrase)
    if len(found) != 1 or "unknown" in found:
        return Status()
    value, phrase = next(iter(found.items()))
    return Status(value=value, basis="phrase", raw=phrase)


def _is_form(text: str) -> bool:
    """Whether the text only offers statuses to choose from: `ดำเนินการ/อยู่ระหว่างดำเนินการ`."""
    choices = [choice.strip() for choice in text.split("/") if choice.strip()]
    return len(choices) > 1 and all(status_of_label(choice) for choice in choices)


def _qualifies(behind: str, qualifiers: Sequence[str]) -> bool:
    """Whether a qualifier follows, after a space or in the same run of letters."""
    run = behind[:_REACH].split()[:1]
    if behind[:1].isspace():
        return behind.lstrip().startswith(tuple(qualifiers))
    return any(word in part for part in run for word in qualifiers)


def _completed(behind: str) -> StatusValue | None:
    """What a phrase of completion comes to with the words behind it; None where they leave it open."""
    if _qualifies(behind, words.UNSURE):
        return None
    share = _SHARE.match(behind[:60])
    done = parse_decimal(share["number"]) if share else None
    in_part = _qualifies(behind, words.IN_PART) or (done is not None and done < 100)
    return "in_progress" if in_part else "done"


def _not_begun(behind: str) -> StatusValue | None:
    """The same for a phrase of not having begun."""
    if behind.lstrip().startswith(words.QUALIFIERS):
        return None
    return "in_progress" if behind.lstrip().startswith(words.COMPLETION) else "not_started"


def _phrases_in(text: str) -> list[tuple[StatusValue, str]]:
    """Each phrase that tells progress; a phrase inside a stronger one (ยังไม่แล้วเสร็จ) counts once."""
    taken: set[int] = set()
    found: list[tuple[StatusValue, str]] = []
    reason = _REASON.search(text)
    text = text[: reason.start("reason")] if reason else text
    for value, pattern in _PHRASE_PATTERNS:
        for match in pattern.finditer(text):
            if match.start() in taken or match.end() - 1 in taken:
                continue
            before = text[max(0, match.start() - 24) : match.start()]
            if value == "done" and _CONDITION.search(before):
                continue
            if value == "not_started" and _NONE_SO.search(before):
                continue
            behind = text[match.end() : match.end() + 2 * _REACH]
            told = _completed(behind) if value == "done" else _not_begun(behind) if value == "not_started" else value
            # The words that qualify a phrase are part of it: the แล้วเสร็จ of ยังไม่ได้ดำเนินการแล้วเสร็จ is none.
            taken.update(range(match.start(), match.end() + (_REACH if told != value else 0)))
            if told is None and value == "done":
                told = "unknown"  # done, but for what the next words say: no other phrase may win over that
            if told is None:
                continue
            found.append((told, " ".join(match.group().split())))
            if told == "done" and _CANCELLED_SOME.search(behind):
                found.append(("cancelled", "ยกเลิก"))
    return found
