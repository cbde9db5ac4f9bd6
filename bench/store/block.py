"""A block: a few documents of invented agencies, stored as the nightly run stores them, to be copied many times."""

import hashlib
from dataclasses import dataclass

from sqlalchemy.orm import Session

from extractors.thai.lexicon.ita import TOPICS
from pipeline.document_read import DocumentRead
from pipeline.store.keep import Arrived, keep_document, keep_quarantined
from pipeline.store.runs import begin_run, end_run
from schemas.report import Measure, Owner, Report, Topic
from tests.stores import NOW, VERSIONS, Fill, agency_of, invented_report, pages_of

MARK = 900_001
"""The number in all names of a block; each copy has another one."""
PLACES = ("หนองบัวลอย", "ทุ่งพลับพลึง", "ห้วยสายหมอก", "โคกศรีอรุณ", "วังเพชรแก้ว", "ดอนไผ่งาม", "ท่าสนธยา")
"""The agencies of a block, by the place that they are called after."""


@dataclass(frozen=True)
class Draft:
    """A document of a block: whose it is, by number, and how long; `again` makes other bytes of the same words."""

    agency: int
    measures: int
    year: int = 2568
    state: str = "done"
    again: bool = False


DRAFTS = (
    Draft(0, 9, year=2567),
    Draft(0, 9),
    Draft(1, 12, state="review"),
    Draft(2, 6),
    Draft(2, 8),  # a correction: it takes the place of the one before
    Draft(3, 9),
    Draft(3, 9, again=True),  # a rescan
    Draft(4, 14),
    Draft(5, 7, state="review"),
)
"""With a file that cannot be read, of the last of the places, they are a block."""
DOCUMENTS = len(DRAFTS) + 1


def keep_block(session: Session) -> None:
    """Stores the documents of a block, in one run that ends well."""
    run_id = begin_run(session, inbox="/srv/inbox", program=VERSIONS.program, settings={}, now=NOW)
    for draft in DRAFTS:
        report = to_report(draft)
        arrived = _arrived(report.source.filename, report.source.sha256)
        read = DocumentRead(report, tuple(pages_of(report)), VERSIONS, len(report.measures), 0)
        keep_document(session, run_id, arrived, read, seconds=1.0, now=NOW)
    broken = f"{MARK}-broken.pdf"
    told = {"filename": broken, "reason": "the file is cut off", "replay": f"prongsai read {broken}"}
    keep_quarantined(session, run_id, _arrived(broken, _hash(broken)), **told, seconds=1.0, now=NOW, page_count=2)
    end_run(session, run_id, state="done", ledger=None, now=NOW)


def to_report(draft: Draft) -> Report:
    """What a document says: the seven topics and one of the agency's own; what names the agency holds `MARK`."""
    base = invented_report(Fill(MARK, draft.year, draft.measures, draft.state))
    place = PLACES[draft.agency]
    said = base.model_dump_json().replace(str(agency_of(MARK).subdistrict), f"{place}ที่{MARK}")
    report = Report.model_validate_json(said)
    name = f"{MARK}-{draft.agency}-{draft.year}-{draft.measures}{'-again' if draft.again else ''}.pdf"
    source = report.source.model_copy(update={"filename": name, "sha256": _hash(name)})
    measures = [_with_topic(each, at, place) for at, each in enumerate(report.measures)]
    return report.model_copy(update={"source": source, "measures": measures})


def _with_topic(measure: Measure, at: int, place: str) -> Measure:
    """The measure under one of the seven topics, or under one of the agency's own, with a unit of its own."""
    at %= len(TOPICS) + 1
    if at < len(TOPICS):
        return measure.model_copy(update={"topic": Topic(number=at + 1, title=TOPICS[at])})
    unit = f"ศูนย์พัฒนาเด็กเล็ก{place}ที่{MARK}"
    own = {
        "topic": Topic(number=at + 1, title=f"ปัญหาเฉพาะของตำบล{place}ที่{MARK}"),
        "owners": [Owner(name=unit, kind="unit", raw=unit)],
    }
    return measure.model_copy(update=own)


def _arrived(name: str, sha256: str) -> Arrived:
    return Arrived(path=name, sha256=sha256, byte_count=4_000, modified_ns=0, arrived_at=NOW)


def _hash(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()
