"""What crops are made for a report, and what they are called."""

from decimal import Decimal

from pipeline.crops.places import places_of
from schemas.evidence import Evidence
from schemas.geometry import Box
from schemas.report import Assessment, Measure, Report, ScoreItem, Source

SOURCE = Source(filename="report.pdf", sha256="0" * 64, media_type="application/pdf", bytes=1, pages=3)


def at(y: float, *, x: float = 50.0, page: int | None = 1, raw: str = "ก") -> Evidence:
    """A line of 100 by 16 points."""
    return Evidence(page=page, box=Box(x, y, x + 100, y + 16), method="ocr", confidence=1.0, raw=raw)


def report(**values: object) -> Report:
    return Report.model_validate({"source": SOURCE, "kind": "report", **values})


def names(of: Report) -> list[str]:
    return [place.name for place in places_of(of)]


def test_names_tell_measure_field_and_page() -> None:
    found = report(
        evidence={"agency": [at(40)], "fiscal_year": [at(40, page=2)]},
        assessment=Assessment(
            items=[
                ScoreItem(instrument="IIT", code="i3", text="ก", score=Decimal(90), evidence=[at(90)]),
                ScoreItem(instrument="OIT", indicator=9, text="ข", score=Decimal(80), evidence=[at(120)]),
            ]
        ),
        measures=[Measure(), Measure(evidence={"owners": [at(50, page=3)]})],
    )
    assert names(found) == ["agency-p1", "fiscal_year-p2", "score-i3-p1", "score-OIT-9-p1", "m02-owners-p3"]
    paths = [shown.path for place in places_of(found) for shown in place.shows]
    assert paths == [
        "evidence.agency[0]",
        "evidence.fiscal_year[0]",
        "assessment.items[0].evidence[0]",
        "assessment.items[1].evidence[0]",
        "measures[1].evidence.owners[0]",
    ]


def test_lines_under_each_other_are_one_place() -> None:
    lines = [at(100, raw="กอง"), at(118, raw="คลัง")]
    (place,) = places_of(report(measures=[Measure(evidence={"owners": lines})]))
    assert place.box == Box(50, 100, 150, 134)
    assert [(shown.path[-9:], shown.raw) for shown in place.shows] == [("owners[0]", "กอง"), ("owners[1]", "คลัง")]


def test_lines_apart_are_numbered_places() -> None:
    """Far below, beside, above, and overleaf."""
    lines = [at(100), at(300), at(300, x=200), at(100, x=200), at(118, x=200, page=2)]
    found = report(measures=[Measure(evidence={"steps": lines})])
    assert names(found) == ["m01-steps-1-p1", "m01-steps-2-p1", "m01-steps-3-p1", "m01-steps-4-p1", "m01-steps-5-p2"]


def test_two_scores_of_one_name_are_numbered() -> None:
    items = [ScoreItem(instrument="EIT", text="ก", score=Decimal(1), evidence=[at(y)]) for y in (50, 200)]
    assert names(report(assessment=Assessment(items=items))) == ["score-EIT-1-p1", "score-EIT-2-p1"]


def test_a_hundred_measures_sort_by_name() -> None:
    found = report(measures=[Measure(evidence={"number": [at(50)]}) for _ in range(100)])
    assert names(found)[:2] == ["m001-number-p1", "m002-number-p1"]
    assert names(found) == sorted(names(found))


def test_lines_of_a_text_file_have_no_place() -> None:
    line = Evidence(line=3, method="text_file", confidence=1.0, raw="ก")
    assert names(report(evidence={"agency": [line]}, measures=[Measure(evidence={"owners": [line]})])) == []
