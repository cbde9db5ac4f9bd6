"""The tables that can be taken away: measures, one row each or a row for each value; findings, scores, documents."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from pipeline import thai_words as words
from pipeline.export.columns import Column, Kind, Record, Table
from pipeline.export.links import Link
from pipeline.store.export_rows import StoredDocument, StoredMeasure, StoredScore
from pipeline.store.tables import Evidence, Finding

_MEASURE_IN_PATH = re.compile(r"^measures\[(\d+)\]")


class OneValue(NamedTuple):
    """One value of a measure: the `position`-th of a field."""

    measure: StoredMeasure
    field: str
    position: int
    text: str | None
    kind: str | None = None
    """Of an owner: what it is."""
    parent: str | None = None


def _of(name: str) -> Any:
    """Takes a column of the document."""
    return lambda record: getattr(record.document.row, name)


def _agency(name: str) -> Any:
    """Takes a column of the agency, where that is sure."""
    return lambda record: getattr(record.document.agency, name) if record.document.agency else None


def _row(name: str) -> Any:
    """Takes a column of the thing that the row is made from."""
    return lambda record: getattr(_bare(record.thing), name)


def _bare(thing: Any) -> Any:
    """The row of the store behind a thing."""
    match thing:
        case OneValue(measure=measure):
            return measure.row
        case StoredMeasure() | StoredScore() | StoredDocument():
            return thing.row
        case _:
            return thing


WHOSE = (
    Column("agency", "หน่วยงาน", Kind.TEXT, lambda record: record.document.agency_name, width=34),
    Column("agency_type", "ประเภทหน่วยงาน", Kind.TEXT, _agency("type"), words=words.AGENCY_TYPES, width=24),
    Column("subdistrict", "ตำบล", Kind.TEXT, _agency("subdistrict")),
    Column("district", "อำเภอ", Kind.TEXT, _agency("district")),
    Column("province", "จังหวัด", Kind.TEXT, lambda record: record.document.province),
    Column("fiscal_year", "ปีงบประมาณ", Kind.WHOLE, _of("fiscal_year"), width=11),
    Column("file", "ไฟล์", Kind.TEXT, _of("filename"), width=24, names=True),
    Column("document_kind", "ชนิดเอกสาร", Kind.TEXT, _of("kind"), words=words.KINDS),
    Column("version", "ฉบับที่", Kind.WHOLE, _of("version"), width=8),
    Column("document_id", "รหัสเอกสาร", Kind.WHOLE, _of("id"), width=10),
)
"""Whose document it is; these begin every row."""

WHICH = (
    Column("measure", "ลำดับ", Kind.WHOLE, lambda record: _bare(record.thing).position + 1, width=7),
    Column("number", "เลขที่ในเอกสาร", Kind.TEXT, _row("number"), width=9),
    Column("topic_number", "ประเด็นที่", Kind.WHOLE, _row("topic_number"), width=9),
    Column("topic", "ประเด็น", Kind.TEXT, _row("topic_title"), width=30, names=True),
)
"""Which measure it is: counted in the document, and as the document numbers it."""


def _texts(field: str, *, width: int = 40) -> Column:
    return Column(field, words.FIELDS[field], Kind.TEXTS, _row(field), width=width, names=True)


def _owner_names(record: Record) -> list[str]:
    return [record.owner(owner, owner.name) for owner in record.thing.owners]


def _evidence_of(record: Record) -> Link | None:
    """Where the measure stands: its activities, else the first of its values."""
    places = record.thing.places
    field = "activities" if places.get("activities") else next(iter(places), "")
    path = f"measures[{record.thing.row.position}].evidence.{field}"
    return record.links.to(record.document, path, places.get(field, ()))


def _first_page(record: Record) -> int | None:
    found = (place.page_no for places in record.thing.places.values() for place in places)
    return min((page for page in found if page is not None), default=None)


WIDE = Table(
    "measures",
    "มาตรการ",
    (
        *WHOSE,
        *WHICH,
        _texts("activities", width=50),
        _texts("objectives"),
        _texts("steps"),
        Column("owners", words.FIELDS["owners"], Kind.TEXTS, _owner_names, width=26),
        Column("period", "ระยะเวลา (ตามเอกสาร)", Kind.TEXT, _row("period_raw"), width=32, names=True),
        Column("period_start", "วันเริ่ม (ค.ศ.)", Kind.DAY, _row("period_start")),
        Column("period_end", "วันสิ้นสุด (ค.ศ.)", Kind.DAY, _row("period_end")),
        Column("period_basis", "ที่มาของระยะเวลา", Kind.TEXT, _row("period_basis"), words=words.BASES, width=16),
        Column("status", "สถานะ", Kind.TEXT, _row("status"), words=words.STATUSES, width=20),
        Column("status_raw", "สถานะ (ตามเอกสาร)", Kind.TEXT, _row("status_raw"), width=22, names=True),
        _texts("results"),
        _texts("outcomes"),
        Column("items", words.FIELDS["references"], Kind.TEXTS, _row("codes"), width=12),
        Column("page", "หน้า", Kind.WHOLE, _first_page, width=7),
        Column("evidence", "หลักฐาน", Kind.LINK, _evidence_of, width=12),
    ),
    lambda document: iter(document.measures),
)
"""One row a measure."""


def _values(document: StoredDocument) -> Iterator[OneValue]:
    for measure in document.measures:
        row = measure.row
        for field in words.FIELDS:
            match field:
                case "owners":
                    for position, owner in enumerate(measure.owners):
                        yield OneValue(measure, field, position, owner.name, owner.kind, owner.parent)
                case "period" if row.period_raw is not None:
                    yield OneValue(measure, field, 0, row.period_raw)
                case "status":
                    yield OneValue(measure, field, 0, row.status)
                case "period":
                    pass
                case _:
                    for position, text in enumerate(getattr(row, "codes" if field == "references" else field)):
                        yield OneValue(measure, field, position, text)


def _text_of(record: Record) -> str | None:
    value = record.thing
    if value.field != "owners" or record.mask is None:
        return value.text if record.mask is None or value.text is None else record.mask(value.text)
    return record.owner(value.measure.owners[value.position], value.text)


def _places(record: Record) -> list[Evidence]:
    found: list[Evidence] = record.thing.measure.places.get(record.thing.field, [])
    return found


def _place(name: str) -> Any:
    """Takes a column of the first place that the field was read from."""
    return lambda record: next((getattr(place, name) for place in _places(record)), None)


def _day(name: str) -> Any:
    """Takes an end of the period, on the period's own row."""
    return lambda record: getattr(record.thing.measure.row, name) if record.thing.field == "period" else None


LONG = Table(
    "measures",
    "มาตรการ",
    (
        *WHOSE,
        *WHICH,
        Column("field", "ช่อง", Kind.TEXT, lambda record: record.thing.field, words=words.FIELDS, width=20),
        Column("position", "ลำดับในช่อง", Kind.WHOLE, lambda record: record.thing.position + 1, width=10),
        Column("value", "ค่า", Kind.TEXT, _text_of, words=words.STATUSES, width=60),
        Column(
            "owner_kind",
            "ชนิดผู้รับผิดชอบ",
            Kind.TEXT,
            lambda record: record.thing.kind,
            words=words.OWNER_KINDS,
        ),
        Column("owner_parent", "สังกัด", Kind.TEXT, lambda record: record.thing.parent, width=20, names=True),
        Column("period_start", "วันเริ่ม (ค.ศ.)", Kind.DAY, _day("period_start")),
        Column("period_end", "วันสิ้นสุด (ค.ศ.)", Kind.DAY, _day("period_end")),
        Column("page", "หน้า", Kind.WHOLE, _place("page_no"), width=7),
        Column("line", "บรรทัด", Kind.WHOLE, _place("line_no"), width=7),
        Column("places", "จำนวนตำแหน่ง", Kind.WHOLE, lambda record: len(_places(record)), width=9),
        Column(
            "confidence",
            "ความมั่นใจ",
            Kind.PART,
            lambda record: min((place.confidence for place in _places(record)), default=None),
            width=9,
        ),
        Column(
            "evidence",
            "หลักฐาน",
            Kind.LINK,
            lambda record: record.links.to(
                record.document,
                f"measures[{record.thing.measure.row.position}].evidence.{record.thing.field}",
                _places(record),
            ),
            width=12,
        ),
    ),
    _values,
)
"""A row for each value of a measure; its places are those of the whole field."""


def _measure_of(record: Record) -> int | None:
    finding: Finding = record.thing
    found = _MEASURE_IN_PATH.match(finding.path)
    return int(found[1]) + 1 if found else None


FINDINGS = Table(
    "findings",
    "ข้อสังเกต",
    (
        *WHOSE,
        Column("severity", "ระดับ", Kind.TEXT, _row("severity"), words=words.SEVERITIES, width=12),
        Column("code", "รหัส", Kind.TEXT, _row("code"), width=26),
        Column("message", "ข้อสังเกต", Kind.TEXT, _row("message_th"), width=60, names=True),
        Column("message_en", "ข้อสังเกต (อังกฤษ)", Kind.TEXT, _row("message_en"), width=50, names=True),
        Column("measure", "มาตรการลำดับ", Kind.WHOLE, _measure_of, width=9),
        Column("path", "ตำแหน่งใน JSON", Kind.TEXT, _row("path"), width=24),
        Column("page", "หน้า", Kind.WHOLE, _row("page_no"), width=7),
        Column(
            "evidence",
            "หลักฐาน",
            Kind.LINK,
            lambda record: record.links.to_page(record.document, record.thing.page_no),
            width=12,
        ),
    ),
    lambda document: iter(document.findings),
)

SCORES = Table(
    "scores",
    "คะแนน",
    (
        *WHOSE,
        Column("assessment_year", "ปีที่ประเมิน", Kind.WHOLE, _of("assessment_year"), width=11),
        Column("instrument", "เครื่องมือ", Kind.TEXT, _row("instrument"), width=10),
        Column("item", "ข้อ", Kind.TEXT, _row("code"), width=7),
        Column("indicator", "ตัวชี้วัดที่", Kind.WHOLE, _row("indicator"), width=9),
        Column("topic", "ประเด็นที่", Kind.WHOLE, _row("topic"), width=9),
        Column("part", "ส่วนที่", Kind.WHOLE, _row("part"), width=7),
        Column("text", "รายการ", Kind.TEXT, _row("text"), width=50, names=True),
        Column("score", "คะแนน", Kind.EXACT, _row("score"), width=10),
        Column(
            "evidence",
            "หลักฐาน",
            Kind.LINK,
            lambda record: record.links.to(
                record.document,
                f"assessment.items[{record.thing.row.position}].evidence",
                record.thing.places,
            ),
            width=12,
        ),
    ),
    lambda document: iter(document.scores),
)

DOCUMENTS = Table(
    "documents",
    "เอกสาร",
    (
        *WHOSE,
        Column("state", "สภาพ", Kind.TEXT, _of("state"), words=words.STATES, width=10),
        Column("title", "ชื่อเรื่อง", Kind.TEXT, _of("title"), width=60, names=True),
        Column("agency_printed", "ชื่อหน่วยงานตามเอกสาร", Kind.TEXT, _of("agency_name"), width=34),
        Column("pages", "จำนวนหน้า", Kind.WHOLE, _of("page_count"), width=9),
        Column("measures", "จำนวนมาตรการ", Kind.WHOLE, lambda record: len(record.document.measures), width=9),
        Column("findings", "จำนวนข้อสังเกต", Kind.WHOLE, lambda record: len(record.document.findings), width=9),
        Column("assessment_year", "ปีที่ประเมิน", Kind.WHOLE, _of("assessment_year"), width=11),
        Column("assessment_score", "คะแนนประเมิน", Kind.EXACT, _of("assessment_score"), width=11),
        Column("assessment_level", "ระดับผลประเมิน", Kind.TEXT, _of("assessment_level")),
        Column("superseded_by", "แทนที่โดยเอกสาร", Kind.WHOLE, _of("superseded_by_id"), width=10),
        Column("same_as", "ซ้ำกับเอกสาร", Kind.WHOLE, _of("same_as_id"), width=10),
    ),
    lambda document: iter((document,)),
)
