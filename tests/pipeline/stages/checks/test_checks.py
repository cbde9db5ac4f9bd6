"""All rules together: order, repeats, and any reading at all."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from types import ModuleType

from hypothesis import given
from hypothesis import strategies as st

from extractors.thai.letters import has_thai_letters
from pipeline.stages.checks import RULES, check
from pipeline.stages.checks.rules import page_troubles, undecoded_bytes
from schemas.base import Model
from schemas.evidence import Evidence
from schemas.finding import Finding
from schemas.geometry import Box
from schemas.page import Line, PageTrouble
from schemas.period import Period
from schemas.reading import AgencyMention, AnnouncedCount, CodeReading, MeasureFacts, Reading, TickBox, YearMention
from schemas.report import Agency, Assessment, Measure, Report, ScoreItem, SetAside, Status, Topic
from tests.pipeline.stages.checks.builders import OWNER, SOURCE, evidence, line, measure, period, reading

ALL_RULES: tuple[ModuleType, ...] = (page_troubles, *RULES, undecoded_bytes)
_STEP = re.compile(r"(?P<name>[a-z_]+)(?:\[(?P<index>[0-9]+)\])?")

TEXTS = st.text(alphabet="กขำ่ิ้เฌฆ๑2.1- \n\t\u0430\uf700\ufffdB☐☑", max_size=12)
BOXES = st.builds(Box, *[st.floats(min_value=0, max_value=900)] * 4)
EVIDENCE = st.builds(
    Evidence,
    page=st.none() | st.integers(1, 3),
    box=st.none() | BOXES,
    line=st.none() | st.integers(1, 4),
    method=st.sampled_from(["text_layer", "ocr", "text_file", "human"]),
    confidence=st.floats(min_value=0, max_value=1),
    raw=TEXTS,
)
PLACES = st.lists(EVIDENCE, max_size=3)
YEARS = st.sampled_from([None, 2400, 2565, 2567, 2568, 2700])
DATES = st.dates(min_value=date(2023, 1, 1), max_value=date(2026, 12, 31))
ENDS = st.just({"start": None, "end": None}) | st.fixed_dictionaries({"start": DATES, "end": DATES})
CODES = st.from_regex(r"[ieo][1-9][0-9]?", fullmatch=True)
MEASURES = st.builds(
    Measure,
    number=st.none() | TEXTS | st.sampled_from(["๑", "2", "1.2", "๓"]),
    topic=st.none() | st.builds(Topic, number=st.none() | st.integers(), title=TEXTS),
    activities=st.lists(TEXTS, max_size=2),
    owners=st.sampled_from([[], [OWNER]]),
    period=st.none()
    | st.builds(
        lambda ends, raw, basis, fiscal_year: Period(raw=raw, basis=basis, fiscal_year=fiscal_year, **ends),
        ends=ENDS,
        raw=TEXTS | st.sampled_from(["ไตรมาส ๑", "ไตรมาส ๒-๔"]),
        basis=st.sampled_from([None, "dates", "quarter"]),
        fiscal_year=YEARS,
    ),
    status=st.builds(
        Status,
        value=st.sampled_from(["done", "unknown"]),
        basis=st.sampled_from(["checkbox", "column_mark", "phrase"]),
        raw=st.none() | TEXTS,
    )
    | st.just(Status()),
    evidence=st.dictionaries(st.sampled_from(["period", "owners", "number", "steps", "unheard-of"]), PLACES),
)
FACTS = st.builds(
    MeasureFacts,
    boxes=st.lists(st.builds(TickBox, label=TEXTS, ticked=st.booleans()), max_size=3).map(tuple),
    marks=st.none() | st.integers(0, 3),
    item_numbers=st.dictionaries(
        st.sampled_from(["steps", "results", "unheard-of"]), st.lists(st.integers(), max_size=5).map(tuple)
    ),
    codes=st.lists(st.builds(CodeReading, printed=TEXTS, code=st.none() | CODES), max_size=3).map(tuple),
)
SCORES = st.builds(
    ScoreItem,
    instrument=st.sampled_from(["IIT", "EIT", "OIT"]),
    code=st.none() | CODES | st.sampled_from(["i1", "i2", "i3"]),
    indicator=st.none() | st.integers(1, 10),
    part=st.sampled_from([None, 1, 2]),
    text=TEXTS,
    score=st.decimals(allow_nan=False, allow_infinity=False, min_value=-10, max_value=200, places=2),
    evidence=PLACES,
)
REPORTS = st.builds(
    Report,
    source=st.just(SOURCE),
    kind=st.sampled_from(["report", "plan", "memo", "order", "analysis", "other"]),
    agency=st.builds(Agency, name=st.none() | TEXTS),
    fiscal_year=YEARS,
    assessment=st.none()
    | st.builds(
        Assessment,
        fiscal_year=YEARS,
        score=st.none() | st.decimals(min_value=-1, max_value=101, places=1),
        items=st.lists(SCORES, max_size=6),
    ),
    measures=st.lists(MEASURES, max_size=4),
    set_aside=st.lists(
        st.builds(SetAside, kind=st.sampled_from(["other_table", "cell", "page_furniture"]), evidence=PLACES),
        max_size=3,
    ),
    evidence=st.dictionaries(st.sampled_from(["title", "agency", "fiscal_year", "unheard-of"]), PLACES),
)
READINGS = st.builds(
    Reading,
    report=REPORTS,
    # There may be more or fewer facts than measures.
    facts=st.lists(FACTS, max_size=5).map(tuple),
    announced=st.lists(
        st.builds(AnnouncedCount, announced=st.integers(), found=st.integers(), evidence=EVIDENCE), max_size=2
    ).map(tuple),
    agencies=st.lists(st.builds(AgencyMention, name=TEXTS, evidence=EVIDENCE), max_size=2).map(tuple),
    years=st.lists(st.builds(YearMention, fiscal_year=st.integers(2400, 2700), evidence=EVIDENCE), max_size=3).map(
        tuple
    ),
    lines=st.lists(st.builds(line, TEXTS, line_no=st.integers(1, 4)), max_size=4).map(tuple),
)
TROUBLES = st.one_of(
    st.just(PageTrouble(kind="cut_off")),
    st.builds(
        PageTrouble,
        kind=st.sampled_from(["picture", "recognised", "unreadable"]),
        page=st.integers(1, 3),
        detail=TEXTS,
    ),
    st.builds(PageTrouble, kind=st.just("part_picture"), page=st.integers(1, 3)),
    st.builds(PageTrouble, kind=st.just("notes"), page=st.integers(1, 3), detail=st.integers(1, 99).map(str)),
    st.builds(
        PageTrouble,
        kind=st.just("garbled"),
        page=st.integers(1, 3),
        lines=st.lists(EVIDENCE, min_size=1, max_size=3).map(tuple),
        detail=st.sampled_from(["", "all"]),
    ),
)


def resolves(report: Report, path: str) -> bool:
    """Whether the path leads to a value of the report, which may be null."""
    value: object = report
    for step in path.split(".") if path else []:
        found = _STEP.fullmatch(step)
        if found is None or not isinstance(value, Model) or found["name"] not in type(value).model_fields:
            return False
        value = getattr(value, found["name"])
        if found["index"] is not None:
            if not isinstance(value, list) or int(found["index"]) >= len(value):
                return False
            value = value[int(found["index"])]
    return True


TOLD_TOGETHER = "page.recognised"
"""One finding for all pages of a scan; only where it is one page does it name it as its own."""


def assert_well_formed(finding: Finding, report: Report, troubles: Sequence[PageTrouble]) -> None:
    """A known code with one of its severities, both languages, a path that leads somewhere, the evidence's page.

    What is told of a page as a whole is of that page.
    """
    severities = {severity for rule in ALL_RULES for severity in rule.CODES.get(finding.code, ())}
    assert finding.severity in severities
    assert has_thai_letters(finding.message.th)
    assert re.search("[a-z]{2}", finding.message.en)
    assert resolves(report, finding.path), finding.path
    if finding.code in page_troubles.CODES:
        recognised = {trouble.page for trouble in troubles if trouble.kind == "recognised"}
        told_together = finding.code == TOLD_TOGETHER and len(recognised) > 1
        assert finding.page in ({None} if told_together else {trouble.page for trouble in troubles})
    else:
        assert finding.page == next((place.page for place in finding.evidence if place.page), None)


@given(READINGS, st.integers(0, 3), st.lists(TROUBLES, max_size=3))
def test_any_reading_can_be_checked(looked_at: Reading, replaced_bytes: int, troubles: list[PageTrouble]) -> None:
    findings = check(looked_at, replaced_bytes=replaced_bytes, troubles=troubles)
    for finding in findings:
        assert_well_formed(finding, looked_at.report, troubles)
    assert len({finding.model_dump_json() for finding in findings}) == len(findings)
    assert check(looked_at, replaced_bytes=replaced_bytes, troubles=troubles) == findings


def test_a_report_without_faults_has_no_findings() -> None:
    assert check(reading(measure(number="๑"), measure(number="๒"), lines=[line("ดำเนินการเสร็จสิ้นแล้ว")])) == []


def test_findings_come_rule_by_rule_in_document_order() -> None:
    faulty = measure(owners=[], period=period("2026-01-31", "2026-01-01", raw="ม.ค."))
    looked_at = reading(measure(), faulty, measure(owners=[]), faulty, fiscal_year=None)
    assert [(finding.code, finding.path) for finding in check(looked_at, replaced_bytes=2)] == [
        ("document.no-year", "fiscal_year"),
        ("period.end-before-start", "measures[1].period"),
        ("period.end-before-start", "measures[3].period"),
        ("owner.missing", "measures[1].owners"),
        ("owner.missing", "measures[2].owners"),
        ("owner.missing", "measures[3].owners"),
        ("text.bytes-replaced", ""),
    ]


def test_what_is_wrong_with_the_file_and_its_pages_comes_first() -> None:
    troubles = [PageTrouble(kind="cut_off"), PageTrouble(kind="picture", page=2), PageTrouble(kind="picture", page=3)]
    findings = check(reading(measure(owners=[])), troubles=[*troubles, troubles[1]])
    assert [(finding.code, finding.page) for finding in findings] == [
        ("document.cut-off", None),
        ("page.is-picture", 2),
        ("page.is-picture", 3),
        ("owner.missing", None),
    ]


def test_a_line_read_twice_is_found_once() -> None:
    doubtful = line("บุคล\u0430กร", line_no=4)
    assert len(check(reading(measure(), lines=[doubtful, doubtful]))) == 1


def test_the_page_is_that_of_the_evidence() -> None:
    on_page = Line(text="๒๕6๘", raw="๒๕6๘", page_no=3, box=Box(1, 2, 3, 4), method="ocr", doubts=line("๒๕6๘").doubts)
    (finding,) = check(reading(measure(), lines=[on_page]))
    assert (finding.page, finding.evidence[0].line) == (3, None)


def test_a_finding_shows_scores_as_they_are_printed() -> None:
    item = ScoreItem(
        instrument="OIT", indicator=9, text="การเปิดเผยข้อมูล", score=Decimal("100.50"), evidence=[evidence()]
    )
    (finding,) = check(reading(measure(), assessment=Assessment(items=[item])))
    assert "๑๐๐.๕๐" in finding.message.th
    assert "100.50" in finding.message.en
