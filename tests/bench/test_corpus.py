"""Invented reports: what is printed is what must be read, and the manifest says what becomes of each file."""

import csv
import json
from collections import Counter
from functools import partial
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.corpus import hostile
from bench.corpus.__main__ import main, make_corpus
from bench.corpus.agencies import invent_bodies
from bench.corpus.faces import open_face
from bench.corpus.families import FAMILIES
from bench.corpus.inbox import EXTRAS, plan_inbox
from bench.corpus.manifest import Entry, read_manifest
from bench.corpus.measures import STATES, correct, invent_measures
from bench.corpus.orders import FORMS, Form, Order, carry_out
from bench.corpus.typeset import wrap
from pipeline.agencies.names import agency_key
from pipeline.evaluate import compare
from pipeline.options import ReadOptions
from pipeline.resubmission import Submission, compare_submissions
from pipeline.runner import read_document
from schemas.errors import ProngsaiError
from schemas.report import Report
from tests.thai_font import thai_font

FIELDS_READ = 0.95
SEED = 7


@pytest.fixture(scope="module")
def font(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("font") / "boxes.ttf"
    path.write_bytes(thai_font())
    return path


def order(family: str, form: Form = "digital", pages: int = 3) -> Order:
    (body,) = invent_bodies(1, SEED)
    return Order(body, 2568, family, form, pages, SEED)


def read(folder: Path, data: bytes, name: str) -> Report:
    path = folder / name
    path.write_bytes(data)
    return read_document(path, ReadOptions())


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize(("form", "name"), [("digital", "report.pdf"), ("dump", "report.txt")])
def test_each_family_is_read_as_it_was_invented(family: str, form: Form, name: str, font: Path, tmp_path: Path) -> None:
    printout = carry_out(order(family, form), font=font, filename=name)
    found = read(tmp_path, printout.data, name)
    expected = json.loads(printout.report.model_dump_json())
    comparison = compare(expected, json.loads(found.model_dump_json()))
    assert comparison.figures["field_f1"] >= FIELDS_READ, comparison.misses
    assert (found.kind, found.title, found.agency) == (
        printout.report.kind,
        printout.report.title,
        printout.report.agency,
    )
    assert comparison.figures["assessment"] == 1
    assert found.source == printout.report.source.model_copy(update={"pages": found.source.pages})
    assert Report.model_validate(expected) == printout.report


def test_a_printout_has_the_pages_that_were_ordered_and_is_the_same_each_time(font: Path) -> None:
    once, again = (carry_out(order("narrative", pages=4), font=font, filename="a.pdf") for _ in range(2))
    assert once == again
    assert once.report.source.pages is not None
    assert once.report.source.pages >= 4


def test_a_scan_is_another_file_with_the_same_report(font: Path) -> None:
    digital = order("narrative", pages=1)
    scans = [digital.scanned_again(), digital.scanned_again().scanned_again()]
    printed = [carry_out(each, font=font, filename="a.pdf") for each in (digital, *scans)]
    assert len({each.data for each in printed}) == len(printed)
    assert all(each.report.measures == printed[0].report.measures for each in printed)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_correction_is_no_rescan(family: str, font: Path) -> None:
    first = order(family, pages=1)
    reports = [carry_out(each, font=font, filename="a.pdf").report for each in (first, first.corrected_later())]
    comparison = compare_submissions(*(Submission(report, "") for report in reports))
    assert comparison.changes


def test_what_is_behind_a_password_cannot_be_read(font: Path, tmp_path: Path) -> None:
    locked = carry_out(order("narrative", pages=1).locked(), font=font, filename="a.pdf")
    with pytest.raises(ProngsaiError, match="password"):
        read(tmp_path, locked.data, "a.pdf")


@pytest.mark.parametrize("make", [hostile.garbage, hostile.program, hostile.broken_office, hostile.bomb])
def test_what_is_hostile_is_refused(make: object, tmp_path: Path) -> None:
    assert callable(make)
    with pytest.raises(ProngsaiError):
        read(tmp_path, make(Random(SEED)), "a.pdf")


@given(st.integers(0, 10**6))
def test_a_pdf_that_was_cut_is_refused(font: Path, tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    whole = _whole(font)
    with pytest.raises(ProngsaiError):
        read(tmp_path_factory.getbasetemp(), hostile.cut(whole, Random(seed)), "cut.pdf")


def _whole(font: Path) -> bytes:
    return carry_out(order("narrative", pages=1), font=font, filename="a.pdf").data


def test_no_agency_is_invented_twice() -> None:
    bodies = invent_bodies(400, SEED)
    keys = {agency_key(each.name, district=None, province=None) for each in bodies}
    assert len(keys) == len(bodies)
    assert invent_bodies(3, SEED) == bodies[:3]
    with pytest.raises(ValueError, match="names for"):
        invent_bodies(433, SEED)


def test_the_measures_of_a_report_differ() -> None:
    (body,) = invent_bodies(1, SEED)
    measures = invent_measures(200, body, 2568, Random(SEED))
    assert len({each.activity for each in measures}) == len(measures)
    assert {each.state for each in measures} == set(STATES)
    assert {each.period.basis for each in measures} == {"dates", "months", "quarter", "fiscal_year"}
    assert {each.period.fiscal_year for each in measures} == {2568}
    assert all(correct(each).state != each.state for each in measures)


def test_a_large_inbox_has_everything_in_it_and_a_third_is_no_new_report() -> None:
    items = plan_inbox(invent_bodies(20, SEED), pages=4, seed=SEED)
    whats = Counter(item.what for item in items)
    assert set(whats) == {"report", *EXTRAS}
    assert (len(items), whats["report"]) == (60, 40)
    assert {item.order.form for item in items if item.order and item.what == "report"} == set(FORMS)
    assert {item.order.family for item in items if item.order} == set(FAMILIES)
    paths = [item.path for item in items]
    assert len(set(paths)) == len(paths)
    assert all(paths.index(item.of) < paths.index(item.path) for item in items if item.of)


@pytest.fixture(scope="module")
def corpus(font: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus") / "made"
    make_corpus(folder, agencies=12, seed=SEED, pages=1, font=font)
    return folder


def digest_of(corpus: Path, entry: Entry) -> str:
    return sha256((corpus / "inbox" / entry.path).read_bytes()).hexdigest()


def test_the_manifest_names_each_file_once_in_the_order_of_arrival(corpus: Path) -> None:
    entries = read_manifest(corpus)
    files = [path for path in (corpus / "inbox").rglob("*") if path.is_file()]
    files.sort(key=lambda path: path.stat().st_mtime_ns)
    assert [str(path.relative_to(corpus / "inbox")) for path in files] == [entry.path for entry in entries]
    assert {entry.outcome for entry in entries} == {"read", "quarantined", "duplicate", "ignored"}


def test_duplicates_are_the_files_whose_bytes_came_before(corpus: Path) -> None:
    first: dict[str, str] = {}
    for entry in read_manifest(corpus):
        if entry.outcome != "ignored":
            before = first.setdefault(digest_of(corpus, entry), entry.path)
            assert (entry.outcome == "duplicate") is (before != entry.path)
            if entry.outcome == "duplicate":
                assert entry.same_as == before


def test_what_must_be_read_lies_beside_each_report(corpus: Path) -> None:
    entries = [entry for entry in read_manifest(corpus) if entry.outcome == "read"]
    for entry in entries:
        assert entry.expected is not None
        report = Report.model_validate_json((corpus / entry.expected).read_text(encoding="utf-8"))
        assert report.source.sha256 == digest_of(corpus, entry)
        assert (report.agency.name, report.fiscal_year) == (entry.agency, entry.fiscal_year)
        assert (entry.version is None) is (entry.same_as is not None)
    assert len(list((corpus / "expected").rglob("*.json"))) == len(entries)


def test_corrections_come_after_what_they_correct(corpus: Path) -> None:
    versions: dict[tuple[str | None, int | None], int] = {}
    for entry in read_manifest(corpus):
        if entry.version is not None:
            key = (entry.agency, entry.fiscal_year)
            versions[key] = versions.get(key, 0) + 1
            assert entry.version == versions[key]
    assert set(versions.values()) == {1, 2}


def test_who_has_to_report_is_listed(corpus: Path) -> None:
    with (corpus / "agencies.csv").open(encoding="utf-8", newline="") as file:
        names = {row["name"] for row in csv.DictReader(file)}
    assert names == {entry.agency for entry in read_manifest(corpus) if entry.agency}


def test_the_command_leaves_a_folder_alone_that_is_there(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([str(corpus), "--agencies", "1"])
    assert "is there already" in capsys.readouterr().err


def test_the_command_counts_what_it_made(font: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--agencies", "2", "--pages", "1", "--font", str(font), "--jobs", "1"]
    assert main([str(tmp_path / "made"), *options]) == 0
    assert capsys.readouterr().out.startswith("6 files, ")


@given(st.lists(st.sampled_from(["กองคลัง", "หน่วยงาน", "๑๒", " ", "ITA", "(", ")", "-", "ไป", "."]), max_size=30))
def test_wrapping_loses_no_letter_and_no_word(words: list[str]) -> None:
    text = "".join(words)
    lines = wrap(text, 60, lambda line: 6.0 * len(line), first=40)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert len(lines) >= 1


def test_marks_stand_on_each_other_and_beside_tall_letters(font: Path) -> None:
    face = open_face(font)
    size = 10.0
    place = partial(face.placed, size=size)
    assert "".join(text for text, _, _ in place("ที่ประชุมเจ้าหน้าที่")) == "ที่ประชุมเจ้าหน้าที่"
    heights = {text: up for text, _, up in place("ก้")}
    assert heights["้"] < 0
    assert all(up >= 0 for _, _, up in place("กี้"))
    beside = [right - face.width("ปร"[:1], size) for text, right, _ in place("ปี") if text == "ี"]
    assert beside == [pytest.approx(-0.1 * size)]
    assert [text for text, _, _ in place("กา ขา")] == ["กา ขา"]
