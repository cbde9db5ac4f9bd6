"""The morning report tells what became of the files of a day, as text, as a page and by mail."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pipeline.batch import mornings as module
from pipeline.batch.mail import MailServer
from pipeline.batch.morning import draw_up
from pipeline.batch.morning_text import to_text
from pipeline.batch.mornings import Mornings, to_html
from pipeline.batch.night import Night
from pipeline.store.open import Store, open_store
from pipeline.store.runs import begin_run
from schemas.errors import FileMissing
from tests.pipeline.batch.nights import NOW, have_night, options_for, put

SERVER = MailServer(host="localhost", sender="a@example.org", to=("b@example.org",))


@pytest.fixture
def night(store: Store, tmp_path: Path) -> Night:
    """A night with a file of each kind."""
    inbox = tmp_path / "inbox"
    put(inbox / "good", "2568", second=1)
    put(inbox / "again", "2568", second=2)
    put(inbox / "doubtful <b>", "2567 doubt", second=3)
    put(inbox / "bro\nken", "bad", second=4)
    (inbox / "link").symlink_to(inbox)
    return have_night(store, options_for(inbox))


def test_the_text_tells_everything_on_lines_of_its_own(store: Store, night: Night) -> None:
    text = to_text(draw_up(store, night, now=NOW))
    for expected in (
        "      1  done",
        "      1  review",
        "      1  quarantined",
        "      1  duplicate",
        "      4  files in",
        "balances",
        "bro\ufffdken",
        "is damaged. Fetch it again.",
        "$ prongsai read $'",
        "doubtful <b>: องค์การบริหารส่วนตำบลทุ่งพลับพลึง 2567, 1 to look at",
        "link: is a link, which is not followed",
        "องค์การบริหารส่วนตำบลทุ่งพลับพลึง อำเภอศรีพนาลัย จังหวัดขอนแก่น",
    ):
        assert expected in text
    assert "does NOT" not in text


def test_the_page_escapes_names_and_fetches_nothing(store: Store, night: Night) -> None:
    html = to_html(draw_up(store, night, now=NOW))
    assert "doubtful &lt;b&gt;" in html
    assert "good" not in html
    assert "http" not in html.replace("http-equiv", "")


def test_a_run_that_died_is_in_the_report_of_the_next(store: Store, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    put(inbox / "a", "2568")
    before = NOW - timedelta(days=1)
    store.write(lambda session: begin_run(session, inbox="", program="0.2.0", settings={}, now=before))
    morning = draw_up(store, have_night(store, options_for(inbox)), now=NOW)
    assert [run.state for run in morning.runs] == ["abandoned", "done"]


def test_nights_of_other_days_are_not_in_it(store: Store, night: Night, tmp_path: Path) -> None:
    put(tmp_path / "inbox" / "new", "2566")
    later = have_night(store, options_for(tmp_path / "inbox"))
    assert len(draw_up(store, later, now=NOW).runs) == 2
    assert draw_up(store, later, now=NOW + timedelta(days=1)).runs == []


def test_a_night_that_ended_early_and_a_ledger_that_does_not_balance_are_told(store: Store, night: Night) -> None:
    night.error = FileMissing("the inbox has gone", "Mount it.")
    morning = draw_up(store, night, now=NOW)
    (run,) = morning.runs
    broken = replace(morning, runs=[run._replace(ledger={"problems": ["one page is missing"]})])
    for told in (to_text(broken), to_html(broken)):
        assert "the inbox has gone" in told
        assert "one page is missing" in told


@pytest.fixture
def mailed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    subjects: list[str] = []

    def send(_server: MailServer, *, subject: str, **_: Any) -> None:
        subjects.append(subject)

    monkeypatch.setattr(module, "send", send)
    return subjects


def test_reports_lie_beside_the_store_and_are_mailed(tmp_path: Path, mailed: list[str]) -> None:
    with open_store(str(tmp_path / "reports.db"), make=True) as store:
        put(tmp_path / "inbox" / "a", "2568")
        night = have_night(store, options_for(tmp_path / "inbox"))
        mornings = Mornings(store, tmp_path, "reports", lambda: NOW, SERVER)
        mornings.report(night)
    day = NOW.astimezone().date().isoformat()
    assert [path.name for path in mornings.written] == [f"reports-morning-{day}.txt", f"reports-morning-{day}.html"]
    assert all(path.stat().st_size for path in mornings.written)
    assert (mailed, mornings.failed) == ([f"โปร่งใส: รายงานเช้า {day}"], [])


def test_a_watched_inbox_gives_one_mail_a_day(store: Store, night: Night, tmp_path: Path, mailed: list[str]) -> None:
    now = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
    mornings = Mornings(store, tmp_path, "reports", lambda: now, SERVER, mail_each=False)
    mornings.report(night)
    mornings.report(night)
    assert mailed == []
    now += timedelta(days=1)
    mornings.report(night)
    assert len(mailed) == 1
    mornings.end()
    mornings.end()
    assert len(mailed) == 2


def test_a_folder_that_takes_no_report_is_told(store: Store, night: Night, tmp_path: Path) -> None:
    mornings = Mornings(store, tmp_path / "missing", "reports", lambda: NOW)
    mornings.report(night)
    assert [error.exit_code for error in mornings.failed] == [6]
