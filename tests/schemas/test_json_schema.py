"""The committed JSON Schema is the models' own, and what the models write follows it."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from schemas.evidence import Evidence
from schemas.export import SCHEMA_PATH, json_schema, schema_text
from schemas.finding import Finding, Message
from schemas.geometry import Box
from schemas.period import Period
from schemas.report import Agency, Assessment, Measure, Owner, Report, ScoreItem, SetAside, Source, Status, Topic

SAMPLES = Path(__file__).parents[2] / "samples"


def full_report() -> Report:
    """A report in which every key holds a value."""
    evidence = Evidence(page=2, box=Box(231.0, 118.5, 288.2, 151.0), method="ocr", confidence=0.97, raw="งานนิติการ")
    return Report(
        source=Source(filename="รายงาน.pdf", sha256="0a" * 32, media_type="application/pdf", bytes=12, pages=3),
        kind="report",
        title="รายงานผล",
        agency=Agency(name="เทศบาลตำบลตัวอย่าง", type="subdistrict_municipality", province="น่าน"),
        fiscal_year=2568,
        assessment=Assessment(
            fiscal_year=2567,
            score=Decimal("91.33"),
            level="ผ่าน",
            items=[ScoreItem(instrument="IIT", code="i3", topic=1, text="ข้อ ๓", score=Decimal("84.10"))],
        ),
        measures=[
            Measure(
                number="๑",
                topic=Topic(number=2, title="การให้บริการ"),
                activities=["ปรับปรุงคู่มือ"],
                owners=[Owner(name="งานนิติการ", parent="สำนักปลัด", kind="unit", raw="งานนิติการ สำนักปลัด")],
                period=Period(raw="ไตรมาส ๑", start=date(2024, 10, 1), end=date(2024, 12, 31), basis="quarter"),
                status=Status(value="done", basis="checkbox", raw="ดำเนินการแล้ว"),
                references=["o13"],
                evidence={"owners": [evidence]},
            )
        ],
        findings=[
            Finding(
                code="period.outside-fiscal-year",
                severity="warning",
                message=Message(th="อยู่นอกปีงบประมาณ", en="outside the fiscal year"),
                path="measures[0].period",
                page=2,
            )
        ],
        set_aside=[SetAside(kind="page_furniture", evidence=[evidence])],
        evidence={"title": [evidence]},
    )


def written(report: Report) -> dict[str, Any]:
    """What a reader of the report's JSON gets."""
    content: dict[str, Any] = json.loads(report.model_dump_json())
    return content


def problems(content: object) -> list[str]:
    """What the schema holds against this content, with the place."""
    return [f"{error.json_path}: {error.message}" for error in Draft202012Validator(json_schema()).iter_errors(content)]


def test_the_committed_schema_is_up_to_date() -> None:
    assert SCHEMA_PATH.read_text(encoding="utf-8") == schema_text(), "run `make schema` and commit the result"


def test_the_schema_is_a_valid_schema() -> None:
    Draft202012Validator.check_schema(json_schema())


def test_a_written_report_follows_the_schema_and_can_be_read_back() -> None:
    report = full_report()
    assert problems(written(report)) == []
    assert Report.model_validate_json(report.model_dump_json()) == report


def test_scores_are_numbers_and_dates_are_iso() -> None:
    content = written(full_report())
    assert content["assessment"]["score"] == 91.33
    assert content["measures"][0]["period"]["start"] == "2024-10-01"


@pytest.mark.parametrize(
    ("key", "value", "complaint"),
    [
        ("kind", "letter", "'letter' is not one of"),
        ("fiscal_year", 2024, "2024 is not valid under any of the given schemas"),
        ("schema_version", "2.0", "'1.0' was expected"),
        ("author", "somebody", "'author' was unexpected"),
    ],
)
def test_the_schema_refuses_what_the_models_refuse(key: str, value: object, complaint: str) -> None:
    content = {**written(full_report()), key: value}
    assert any(complaint in problem for problem in problems(content))
    with pytest.raises(ValueError, match=key):
        Report.model_validate(content)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*/expected.json")), ids=lambda path: path.parent.name)
def test_the_answer_of_each_sample_follows_the_schema(path: Path) -> None:
    answer = json.loads(path.read_text(encoding="utf-8"))
    # An answer leaves the file itself out, and of a finding it gives only what has to match.
    assert problems({**answer, "source": written(full_report())["source"], "findings": []}) == []
