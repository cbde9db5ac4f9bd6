"""A report to change, and a runner that does not read: what the tests of the command line share."""

import sys
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli.app import app
from pipeline.options import ReadOptions
from pipeline.runner import Journey
from pipeline.stages.intake import TextSource
from pipeline.stages.pages import OnPage, without_progress
from schemas.page import OpenedDocument
from schemas.report import Report

MEASURES = [
    {
        "number": "๑",
        "topic": {"number": 2, "title": "การให้บริการ"},
        "activities": ["ปรับปรุงคู่มือการให้บริการ", "จัดทำระบบจองคิวออนไลน์"],
        "steps": ["มอบหมายผู้รับผิดชอบ"],
        "owners": [{"name": "งานนิติการ", "parent": "สำนักปลัด", "kind": "unit", "raw": "งานนิติการ สำนักปลัด"}],
        "period": {"raw": "ตลอดปีงบประมาณ", "start": "2024-10-01", "end": "2025-09-30", "basis": "fiscal_year"},
        "status": {"value": "done", "basis": "checkbox", "raw": "ดำเนินการแล้ว"},
        "evidence": {"period": [{"line": 12, "method": "text_file", "confidence": 1.0, "raw": "ตลอดปีงบประมาณ"}]},
    },
    {"number": "๒", "activities": ["ติดประกาศอัตราค่าธรรมเนียม"]},
]

READERS = ("pipeline.cli.reading", "pipeline.cli.extras", "pipeline.crops.keep", "pipeline.searchable.keep")
Read = Callable[[Path, ReadOptions], Report]
Invoke = Callable[..., Result]
ReportJson = dict[str, Any]
FINDING = {"severity": "warning", "message": {"th": "ไม่มีผู้รับผิดชอบ", "en": "no owner"}, "path": "measures[1].owners"}


@pytest.fixture
def report_json() -> ReportJson:
    """A small report as JSON: two measures, an assessment, no findings."""
    return {
        "schema_version": "1.0",
        "source": {"filename": "ก.txt", "sha256": "a" * 64, "media_type": "text/plain", "bytes": 10, "pages": None},
        "kind": "report",
        "title": "รายงานผลการดำเนินการ",
        "agency": {"name": "เทศบาลตำบลตัวอย่าง", "type": "subdistrict_municipality", "province": "ลำปาง"},
        "fiscal_year": 2568,
        "assessment": {
            "fiscal_year": 2567,
            "score": 91.33,
            "level": "ผ่าน",
            "items": [{"instrument": "IIT", "code": "i3", "text": "การรับสินบน", "score": 84.5}],
        },
        "measures": deepcopy(MEASURES),
    }


@pytest.fixture
def needing_review(report_json: ReportJson) -> ReportJson:
    """The same report with a warning."""
    return {**report_json, "findings": [{"code": "owner.missing", **FINDING}]}


@pytest.fixture
def run_with(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Read], None]]:
    """Puts a function in the place of the runner."""

    def install(read_document: Read) -> None:
        def read_told_of_pages(path: Path, options: ReadOptions, *, on_page: OnPage = without_progress) -> Report:
            on_page(1, 1)
            return read_document(path, options)

        def travel(path: Path, options: ReadOptions, *, on_page: OnPage = without_progress) -> Journey:
            report = read_told_of_pages(path, options, on_page=on_page)
            text = TextSource(report.source, text="", replaced=0, dropped_nuls=0)
            return Journey(text, OpenedDocument(pages=(), page_count=1), report)

        runner = ModuleType("pipeline.runner")
        runner.read_document = read_told_of_pages  # type: ignore[attr-defined]
        runner.travel = travel  # type: ignore[attr-defined]
        runner.Journey = Journey  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "pipeline.runner", runner)
        # The modules that read bind the functions when they are imported.
        for module in READERS:
            monkeypatch.delitem(sys.modules, module, raising=False)

    yield install
    # The next test that reads binds its own.
    for module in READERS:
        sys.modules.pop(module, None)


@pytest.fixture
def invoke() -> Invoke:
    """Runs `prongsai` with these words in this process."""

    def run(*words: object, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(app, [str(word) for word in words], input=stdin, env={"COLUMNS": "120"})

    return run
