"""A night beside the manifest of its corpus: nothing is said where all is as it must be, else each difference."""

from dataclasses import replace
from pathlib import Path

import pytest

from bench.corpus.manifest import Entry
from bench.nightly import Night, say
from bench.nightly_check import Checked, check_night
from pipeline.store.open import open_store
from tests.pipeline.batch.nights import have_night, options_for, put
from tests.pipeline.store.made import AGENCY

REPORT = Entry("a.pdf", "report", "read", agency=AGENCY.name, fiscal_year=2567, version=1)
OTHER = replace(REPORT, path="b.pdf", fiscal_year=2568)
COPY = Entry("copy.pdf", "copy", "duplicate", same_as="b.pdf")
RESCAN = replace(OTHER, path="rescan.pdf", what="rescan", same_as="b.pdf", version=None)
BAD = Entry("bad.pdf", "garbage", "quarantined")
HIDDEN = Entry("~$c.docx", "hidden", "ignored")
ALL = (REPORT, OTHER, COPY, RESCAN, BAD, HIDDEN)
TEXTS = {"a.pdf": "2567", "b.pdf": "2568", "copy.pdf": "2568", "rescan.pdf": "2568 again", "bad.pdf": "bad"}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where a night was, with a store of what it made of these files."""
    for second, (name, text) in enumerate(TEXTS.items()):
        put(tmp_path / "inbox" / name, text, second=second)
    put(tmp_path / "inbox" / HIDDEN.path)
    folders = {"archive": tmp_path / "archive", "quarantine": tmp_path / "quarantine"}
    for folder in folders.values():
        folder.mkdir()
    with open_store(str(tmp_path / "store.db"), make=True) as store:
        have_night(store, options_for(tmp_path / "inbox", **folders))
    return tmp_path


def changed(entry: Entry, **values: object) -> list[Entry]:
    """The manifest with other values for a file."""
    return [replace(each, **values) if each == entry else each for each in ALL]  # type: ignore[arg-type]


def test_nothing_is_said_where_all_became_what_it_must(place: Path) -> None:
    checked = check_night(place, ALL)
    assert (checked.problems, checked.doubts) == ((), ())
    assert (checked.rescans, checked.versions, checked.agencies) == ("1/1", "2/2", "3/3")
    assert checked.documents == {"done": 3, "duplicate": 1, "quarantined": 1}
    assert checked.pages > 0
    assert checked.contents


@pytest.mark.parametrize(
    ("entry", "values", "words"),
    [
        (REPORT, {"outcome": "quarantined"}, "a.pdf (report) was not quarantined, but done"),
        (BAD, {"outcome": "read"}, "bad.pdf (garbage) was not read, but quarantined"),
        (COPY, {"same_as": "a.pdf"}, "copy.pdf is a copy of a.pdf, and not of b.pdf"),
        (BAD, {"outcome": "ignored"}, "bad.pdf was not ignored, but quarantined"),
        (REPORT, {"path": "z.pdf"}, "z.pdf was not taken in"),
        (REPORT, {"path": "z.pdf"}, "a.pdf is in no manifest"),
        (HIDDEN, {"outcome": "read"}, "inbox holds 1 files, and not 0"),
    ],
)
def test_what_became_something_else_is_a_problem(
    place: Path, entry: Entry, values: dict[str, object], words: str
) -> None:
    problems = check_night(place, changed(entry, **values)).problems
    assert any(problem.startswith(words) for problem in problems), problems


@pytest.mark.parametrize(
    ("entry", "values", "words"),
    [
        (RESCAN, {"same_as": "a.pdf"}, "rescan.pdf is a rescan of a.pdf, not of b.pdf"),
        (OTHER, {"version": 2}, "b.pdf is version 2, not 1"),
        (REPORT, {"agency": "เทศบาลตำบลอื่น"}, "a.pdf is of เทศบาลตำบลอื่น"),
    ],
)
def test_what_was_taken_for_something_else_is_told(
    place: Path, entry: Entry, values: dict[str, object], words: str
) -> None:
    checked = check_night(place, changed(entry, **values))
    assert checked.problems == ()
    assert [doubt for doubt in checked.doubts if doubt.startswith(words)]


def test_a_file_that_is_lost_is_a_problem(place: Path) -> None:
    (place / "archive" / "a.pdf").unlink()
    assert check_night(place, ALL).problems == ("archive holds 3 files, and not 4",)


def test_the_figures_of_a_night_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    checked = Checked({"done": 4}, 30, ("two files are lost",), (), "1/1", "2/2", "4/4", ())
    say(Night(2, 0, 60.0, 5.0, 170.2, (20.0, 400.0, 410.0)), checked)
    said = capsys.readouterr().out
    assert "30 pages, 30 pages a minute" in said
    assert "main 170 MiB; 3 others, the largest 20, 400, 410 MiB" in said
    assert "NOT AS IT MUST BE: two files are lost" in said
