"""`prongsai batch` as a person uses it: a night from end to end, a rehearsal, and what cannot be carried out."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from pipeline.store.keep import known_arrivals
from pipeline.store.open import open_store
from pipeline.store.tables import Run
from schemas.errors import ExitCode, StoreError
from tests.pipeline.batch.nights import put

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "samples" / "topic-tables" / "report.txt"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an inbox, in which the command runs."""
    put(tmp_path / "inbox" / "อบต. ก" / "report.txt", SAMPLE.read_text(encoding="utf-8"))
    put(tmp_path / "inbox" / "broken.pdf", "%PDF-1.7 cut off", second=1)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def start(*words: str, folder: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "pipeline.cli", "batch", *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=folder, env=environment, stdout=pipe, stderr=pipe)


def test_a_night_from_end_to_end(office: Path) -> None:
    words = ("inbox", "--store", "reports.db", "--settle", "0", "--workers", "1", "--json-logs")
    process = start(*words, "--archive", "read", "--quarantine", "unread", folder=office)
    out, err = process.communicate()
    assert process.returncode == ExitCode.NEEDS_REVIEW, err.decode()
    events = [json.loads(line) for line in err.decode().splitlines()]
    taken = {each["name"]: each["outcome"] for each in events if each["event"] == "taken"}
    assert taken == {"อบต. ก/report.txt": "done", "broken.pdf": "quarantined"}
    assert "it balances" in out.decode()
    assert (office / "read" / "อบต. ก" / "report.txt").is_file()
    assert (office / "unread" / "broken.pdf").is_file()
    assert len(list(office.glob("reports-morning-*.*"))) == 2


def test_the_export_links_to_the_crops_of_the_batch(office: Path, invoke: Any) -> None:
    shutil.copy(ROOT / "samples" / "borderless" / "report.pdf", office / "inbox" / "scan.pdf")
    words = ("inbox", "--store", "reports.db", "--settle", "0", "--workers", "1", "--crops", "crops")
    process = start(*words, folder=office)
    _, err = process.communicate()
    assert process.returncode == ExitCode.NEEDS_REVIEW, err.decode()
    (folder,) = (office / "crops").iterdir()
    (office / "out").mkdir()
    command = ("export", "--store", "reports.db", "-o", "out/all.jsonl", "--crops", "crops")
    assert invoke(*command).exit_code == ExitCode.OK
    rows = [json.loads(line) for line in (office / "out" / "all.jsonl").read_text(encoding="utf-8").splitlines()]
    links = [row["evidence"] for row in rows if row["file"] == "scan.pdf"]
    assert links[0] == f"../crops/{folder.name}/m01-activities-p1.png"
    assert all((office / "out" / link).is_file() for link in links)
    shutil.rmtree(office / "crops")
    assert invoke(*command).exit_code == ExitCode.OK
    assert "scan.pdf#page=1" in (office / "out" / "all.jsonl").read_text(encoding="utf-8")


WATCHED = ("inbox", "--store", "reports.db", "--workers", "1", "--watch")


def paths_taken_in(office: Path) -> set[str]:
    """What the store says it has taken in; nothing where there is none yet."""
    try:
        with open_store(str(office / "reports.db")) as store:
            return set(store.ask(known_arrivals))
    except StoreError:
        return set()


def wait_for(process: "subprocess.Popen[bytes]", office: Path, *paths: str) -> None:
    """Returns when all of these have been taken in; fails where the process ends before."""
    while not paths_taken_in(office).issuperset(paths):
        assert process.poll() is None, process.communicate()
        time.sleep(0.05)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_watched_inbox_is_left_cleanly(office: Path, number: signal.Signals) -> None:
    process = start(*WATCHED, "--settle", "0", folder=office)
    wait_for(process, office, "broken.pdf")
    while not list(office.glob("reports-morning-*.html")):
        time.sleep(0.05)
    process.send_signal(number)
    out, err = process.communicate()
    assert process.returncode == ExitCode.INTERRUPTED, err.decode()
    assert "1 done, 1 quarantined" in out.decode()
    assert "it balances" in out.decode()


def test_a_watched_inbox_is_left_in_the_middle_of_a_night(office: Path) -> None:
    for year in range(300):
        put(office / "inbox" / f"{year}.txt", f"{SAMPLE.read_text(encoding='utf-8')}\n{year}", second=2 + year)
    process = start(*WATCHED, "--settle", "0", folder=office)
    wait_for(process, office, "broken.pdf")
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate()
    assert process.returncode == ExitCode.INTERRUPTED, err.decode()
    assert "Interrupted" in out.decode()
    assert "it balances" in out.decode()
    assert len(paths_taken_in(office)) < 302


def test_a_watched_inbox_takes_in_what_comes_later_and_waits_for_what_grows(office: Path) -> None:
    process = start(*WATCHED, "--settle", "0.5", "--archive", "read", "--quarantine", "unread", folder=office)
    wait_for(process, office, "broken.pdf")
    whole = SAMPLE.read_text(encoding="utf-8")
    put(office / "inbox" / "late.txt", whole.replace("2568", "2567"))
    with (office / "inbox" / "grows.txt").open("w", encoding="utf-8") as file:
        file.write(whole)
        while "late.txt" not in (taken := paths_taken_in(office)):
            assert process.poll() is None
            assert "grows.txt" not in taken
            file.write("\n")
            file.flush()
            time.sleep(0.1)
    wait_for(process, office, "grows.txt")
    while list((office / "inbox").glob("*.txt")):
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert process.returncode == ExitCode.INTERRUPTED, err.decode()
    assert "it balances" in out.decode()
    with open_store(str(office / "reports.db")) as store, store.read() as session:
        runs = session.scalars(select(Run).order_by(Run.id)).all()
    assert {run.state for run in runs} <= {"done", "interrupted"}
    assert not [run for run in runs if run.ledger is None or run.ledger["problems"]]
    assert len(runs) <= 4, "what grows makes no nights"


def test_a_rehearsal_does_nothing(invoke: Any, office: Path) -> None:
    put(office / "inbox" / "again.txt", SAMPLE.read_text(encoding="utf-8"), second=5)
    result = invoke("batch", "inbox", "--store", "reports.db", "--settle", 0, "--dry-run")
    assert result.exit_code == ExitCode.OK
    assert "new        อบต. ก/report.txt" in result.stdout
    assert "duplicate  again.txt" in result.stdout
    assert [path.name for path in office.iterdir()] == ["inbox"]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("inbox",), ExitCode.USAGE, "no store is named"),
        (("--store", "reports.db"), ExitCode.USAGE, "no inbox is named"),
        (("gone", "--store", "reports.db"), ExitCode.INPUT, "the inbox"),
        (("inbox", "--store", "inbox/reports.db"), ExitCode.USAGE, "the store lies in the inbox"),
        (
            ("inbox", "--store", "reports.db", "--archive", "inbox/read"),
            ExitCode.USAGE,
            "the archive lies in the inbox",
        ),
    ],
)
def test_what_cannot_be_carried_out_changes_nothing(
    invoke: Any, office: Path, words: tuple[str, ...], code: ExitCode, told: str
) -> None:
    result = invoke("batch", *words)
    assert (result.exit_code, told in result.stderr) == (code, True), result.stderr
    assert [path.name for path in office.iterdir()] == ["inbox"]
