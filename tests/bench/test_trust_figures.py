"""How many fields are given as sure, how many of these are wrong, and of which wrong digits somebody is warned."""

import json
from pathlib import Path
from typing import Any

import pytest

from bench.trust_figures import JudgedField, figures_of, judge_fields, main, read_folders

PERIOD = {"start": "2024-10-01", "end": "2025-09-30"}


def places(*confidences: float) -> list[dict[str, Any]]:
    return [{"confidence": each, "raw": "ก"} for each in confidences]


def measure(text: str, *, period: dict[str, str] = PERIOD, **evidence: Any) -> dict[str, Any]:
    return {"activities": [text], "period": period, "status": {"value": "done"}, "evidence": evidence}


def report(*measures: dict[str, Any], **values: Any) -> dict[str, Any]:
    return {"agency": {"name": "เทศบาลตำบลทุ่งพลับพลึง"}, "fiscal_year": 2568, "measures": list(measures), **values}


def fields_of(expected: dict[str, Any], actual: dict[str, Any]) -> dict[str, JudgedField]:
    return {field.path: field for field in judge_fields(expected, actual, report="a")}


def test_a_field_is_as_sure_as_its_weakest_place_and_right_as_evaluated() -> None:
    wrong = {"start": "2024-10-01", "end": "2025-03-31"}
    actual = report(measure("ปรับปรุงคู่มือ", period=wrong, activities=places(0.99, 0.7), period_=[]))
    actual["measures"][0]["evidence"]["period"] = places(0.95)
    fields = fields_of(report(measure("ปรับปรุงคู่มือ")), actual)
    assert (fields["measures[0].activities"].confidence, fields["measures[0].activities"].right) == (0.7, True)
    assert (fields["measures[0].period"].confidence, fields["measures[0].period"].right) == (0.95, False)
    assert "measures[0].status" not in fields, "nothing says where it was read"


def test_of_a_measure_that_nobody_expects_all_is_wrong_and_what_is_not_counted_is_left_out() -> None:
    extra = measure("อบรมบุคลากรเรื่องระเบียบพัสดุ", activities=places(1.0))
    known = measure("ปรับปรุงคู่มือ", activities=places(1.0), period=PERIOD)
    known["evidence"]["period"] = places(1.0)
    fields = fields_of(report({**measure("ปรับปรุงคู่มือ"), "period": "*"}), report(known, extra))
    assert {path: (field.right, field.astray) for path, field in fields.items()} == {
        "measures[0].activities": (True, False),
        "measures[1].activities": (False, True),
    }
    figures = figures_of(list(fields.values()))
    assert (figures.sure_and_wrong, figures.sure_and_astray) == (1, 1)


def test_scores_are_fields_one_by_one() -> None:
    def item(code: str, score: float) -> dict[str, Any]:
        return {"instrument": "IIT", "code": code, "score": score, "evidence": places(0.8)}

    expected = report(assessment={"items": [item("i1", 90.0), item("i2", 80.0)]})
    actual = report(assessment={"items": [item("i1", 90.0), item("i2", 86.0)]})
    actual["findings"] = [{"path": "assessment.items[1].score"}]
    fields = fields_of(expected, actual)
    assert [(field.path, field.right, field.told) for field in fields.values()] == [
        ("assessment.items[0]", True, False),
        ("assessment.items[1]", False, True),
    ]


@pytest.mark.parametrize(
    ("finding", "told"),
    [("measures[1].period", True), ("measures[1]", True), ("measures[10].period", False), ("", False)],
)
def test_a_finding_speaks_of_what_its_path_leads_to(finding: str, told: bool) -> None:
    measures = [measure(text, activities=places(1.0)) for text in ("ปรับปรุงคู่มือ", "อบรมบุคลากรเรื่องระเบียบ")]
    measures[1]["evidence"] = {"period": places(1.0)}
    fields = fields_of(report(*measures), report(*measures, findings=[{"path": finding}]))
    assert fields["measures[1].period"].told is told


def field(kind: str, confidence: float, *, right: bool, told: bool = False) -> JudgedField:
    return JudgedField("a", kind, kind, confidence, right, told)


def test_the_figures_count_what_is_sure_and_what_is_warned_of() -> None:
    figures = figures_of(
        [
            field("steps", 0.95, right=True),
            field("steps", 0.95, right=False),
            field("steps", 0.5, right=False),
            field("period", 0.95, right=False),
            field("period", 0.5, right=False),
            field("score", 0.95, right=False, told=True),
        ]
    )
    assert (figures.fields, figures.sure, figures.sure_and_wrong) == (6, 4, 3)
    assert (figures.critical_wrong, figures.critical_warned) == (3, 2)
    assert (figures.covered, figures.wrong, figures.warned) == pytest.approx((4 / 6, 3 / 4, 2 / 3))


def test_nothing_wrong_and_nothing_given_are_no_faults() -> None:
    figures = figures_of([])
    assert (figures.covered, figures.wrong, figures.warned) == (1.0, 0.0, 1.0)


def test_folders_are_compared_by_names_and_the_figures_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expected, reports = tmp_path / "expected", tmp_path / "out"
    for folder in (expected, reports):
        folder.mkdir()
    year = {"fiscal_year": places(0.97)}
    for name, read in (("a", 2568), ("b", 2563)):
        (expected / f"{name}.json").write_text(json.dumps(report()), encoding="utf-8")
        (reports / f"{name}.json").write_text(json.dumps(report(fiscal_year=read, evidence=year)), encoding="utf-8")
    (expected / "missing.json").write_text(json.dumps(report()), encoding="utf-8")
    assert [field.report for field in read_folders(expected, reports)] == ["a", "b"]
    main([str(expected), str(reports), "--list"])
    told = capsys.readouterr().out
    assert "fields given as sure: 2 of 2, 100.0%" in told
    assert "wrong among them: 1, 50.00%" in told
    assert "wrong periods, years and scores: 1; warned of: 0, 0.0%" in told
    assert "b fiscal_year: wrong, 0.9700, not told of" in told
