"""Figures of small reports, worked out by hand."""

from copy import deepcopy
from typing import Any

import pytest

from pipeline.evaluate import Miss, compare, mean_figures

Json = dict[str, Any]


def make_measure(text: str, **changes: Any) -> Json:
    return {
        "topic": {"number": 2, "title": "การให้บริการ"},
        "activities": [text],
        "steps": ["ประชุม", "รายงาน"],
        "owners": [{"name": "กองคลัง", "parent": None}, {"name": "งานนิติการ", "parent": "สำนักปลัด"}],
        "period": {"start": "2024-10-01", "end": "2025-09-30"},
        "status": {"value": "done"},
        "results": [],
        "outcomes": [],
        "references": ["o13", "i3"],
        **changes,
    }


@pytest.fixture
def expected() -> Json:
    """Two measures, an agency, two scores."""
    return {
        "agency": {"name": "เทศบาลตำบลตัวอย่าง", "type": "subdistrict_municipality", "province": "ลำปาง"},
        "fiscal_year": 2568,
        "assessment": {
            "fiscal_year": 2567,
            "score": 91.33,
            "level": "ผ่าน",
            "items": [
                {"instrument": "IIT", "code": "i3", "part": None, "score": 84.0},
                {"instrument": "OIT", "code": None, "indicator": 9, "part": None, "score": 70.5},
            ],
        },
        "measures": [make_measure("ปรับปรุงคู่มือ"), make_measure("ติดประกาศราคา")],
    }


@pytest.fixture
def actual(expected: Json) -> Json:
    """A reading without a fault, to spoil."""
    return deepcopy(expected)


def figure(name: str, expected: Json, actual: Json) -> float:
    return compare(expected, actual).figures[name]


def test_a_faultless_reading_has_only_ones(expected: Json, actual: Json) -> None:
    comparison = compare(expected, actual)
    assert set(comparison.figures.values()) == {1.0}
    assert comparison.misses == ()
    assert "findings" not in comparison.figures


def test_a_missed_measure_counts_as_wrong_everywhere(expected: Json, actual: Json) -> None:
    del actual["measures"][0]
    comparison = compare(expected, actual)
    assert comparison.figures["measures"] == pytest.approx(2 / 3)
    assert comparison.figures["owners"] == comparison.figures["steps"] == comparison.figures["items"] == 0.5
    assert comparison.figures["field_f1"] == pytest.approx((2 / 3 + 7 * 0.5) / 8)
    assert comparison.misses == (Miss("measures[0]", 0.0, "ปรับปรุงคู่มือ", None),)


def test_an_invented_measure_lowers_only_measures(expected: Json, actual: Json) -> None:
    actual["measures"].append(make_measure("ไม่มีในเอกสาร", steps=[]))
    comparison = compare(expected, actual)
    assert comparison.figures["measures"] == pytest.approx(4 / 5)
    assert comparison.figures["owners"] == 1
    assert comparison.misses == (Miss("measures", 0.0, None, "ไม่มีในเอกสาร"),)


@pytest.mark.parametrize(
    ("owners", "right"),
    [
        ([{"name": "กองคลัง"}, {"name": "งานนิติการ"}], 1.0),
        ([{"name": "กองคลัง"}, {"name": "งานนิติการ สำนักปลัด"}], 1.0),
        ([{"name": "กองคลัง"}], 2 / 3),
        ([{"name": "กองช่าง"}, {"name": "สำนักปลัด"}], 0.0),
        ([{"name": "กองคลัง"}, {"name": "กองคลัง"}], 0.5),
        ([], 0.0),
    ],
)
def test_owners(expected: Json, actual: Json, owners: list[Json], right: float) -> None:
    actual["measures"][0]["owners"] = owners
    assert figure("owners", expected, actual) == pytest.approx((1 + right) / 2)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("period", None),
        ("period", {"start": "2024-10-01", "end": None}),
        ("status", {"value": "unknown"}),
        ("status", None),
        ("topic", None),
        ("topic", {"number": 3, "title": "การให้บริการ"}),
        ("references", ["o13"]),
    ],
)
def test_a_field_is_right_or_wrong(expected: Json, actual: Json, field: str, value: Any) -> None:
    actual["measures"][1][field] = value
    comparison = compare(expected, actual)
    assert comparison.figures[field] == 0.5
    assert comparison.misses == (Miss(f"measures[1].{field}", 0.0, expected["measures"][1][field], value),)


def test_a_period_that_was_not_printed_must_not_come_out(expected: Json, actual: Json) -> None:
    expected["measures"][0]["period"] = None
    assert figure("period", expected, actual) == 0.5
    actual["measures"][0]["period"] = {"raw": "ตามความเหมาะสม", "start": None}
    assert figure("period", expected, actual) == 1


def test_a_topic_without_number_goes_by_its_title(expected: Json, actual: Json) -> None:
    expected["measures"][0]["topic"] = {"number": None, "title": "ด้านการให้บริการประชาชน"}
    assert figure("topic", expected, actual) == 0.5
    actual["measures"][0]["topic"] = {"number": None, "title": "ด้านการให้บริการประชาชม"}
    assert figure("topic", expected, actual) == 1


def test_texts_lose_by_the_letter_and_items_by_the_split(expected: Json, actual: Json) -> None:
    actual["measures"][0]["steps"] = ["ประชุมรายงาม"]
    comparison = compare(expected, actual)
    assert comparison.figures["steps"] == pytest.approx((1 + 11 / 12) / 2)
    assert comparison.figures["items"] == pytest.approx((1 + 3 / 4) / 2)
    assert [miss.path for miss in comparison.misses] == ["measures[0].items"]


def test_a_star_is_not_counted(expected: Json, actual: Json) -> None:
    expected["measures"][0] |= {"owners": "*", "steps": "*", "period": "*"}
    expected["agency"]["province"] = "*"
    expected["fiscal_year"] = "*"
    actual["measures"][0] |= {"owners": [], "steps": [], "period": None}
    actual["agency"]["province"] = "น่าน"
    actual["fiscal_year"] = 2560
    figures = compare(expected, actual).figures
    assert {name: value for name, value in figures.items() if value != 1} == {}


def test_the_document(expected: Json, actual: Json) -> None:
    actual["agency"]["province"] = None
    actual["fiscal_year"] = 2567
    actual["assessment"]["level"] = "ผ่านดี"
    figures = compare(expected, actual).figures
    assert figures["agency"] == pytest.approx(2 / 3)
    assert figures["fiscal_year"] == 0
    assert figures["assessment"] == pytest.approx(2 / 3)


def test_scores(expected: Json, actual: Json) -> None:
    actual["assessment"]["items"][0] |= {"code": "I3", "score": 84.004}
    actual["assessment"]["items"][1]["score"] = 70.6
    actual["assessment"]["items"].append({"instrument": "EIT", "code": "e1", "part": 1, "score": 1})
    comparison = compare(expected, actual)
    assert comparison.figures["scores"] == pytest.approx(2 / 5)
    (miss,) = comparison.misses
    assert miss.expected == [("OIT", "indicator 9", None, 70.5)]
    assert miss.actual == [("OIT", "indicator 9", None, 70.6), ("EIT", "e1", 1, 1.0)]


def test_no_assessment_expected(expected: Json, actual: Json) -> None:
    expected["assessment"] = None
    assert figure("assessment", expected, actual) == 0
    actual["assessment"] = {"score": None}
    figures = compare(expected, actual).figures
    assert figures["assessment"] == 1
    assert "scores" not in figures


def test_a_partial_expectation_leaves_out_what_it_does_not_give(actual: Json) -> None:
    figures = compare({"measures": []}, {**actual, "measures": [], "assessment": None}).figures
    assert not {"agency", "fiscal_year", "scores", "findings"} & set(figures)


def test_findings_come_out_by_code_and_path(expected: Json, actual: Json) -> None:
    expected["findings"] = [
        {"code": "owner.missing"},
        {"code": "owner.missing", "path": "measures[1].owners"},
        {"code": "status.several-ticks"},
        {"code": "period.end-before-start", "path": "measures[0].period"},
    ]
    actual["findings"] = [
        {"code": "owner.missing", "path": "measures[1].owners"},
        {"code": "owner.missing", "path": "measures[0].owners"},
        {"code": "period.end-before-start", "path": "measures[1].period"},
        {"code": "year.several", "path": ""},
    ]
    comparison = compare(expected, actual)
    assert comparison.figures["findings"] == 0.5
    assert [miss.expected for miss in comparison.misses] == [
        {"code": "period.end-before-start", "path": "measures[0].period"},
        {"code": "status.several-ticks", "path": None},
    ]


def test_the_mean_is_over_the_reports_that_have_the_figure() -> None:
    mean = mean_figures([{"scores": 0.5, "field_f1": 1.0}, {"field_f1": 0.0}])
    assert mean == {"field_f1": 0.5, "scores": 0.5}
    assert next(iter(mean)) == "field_f1"
