"""What a night made of a corpus, beside its manifest."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from bench.corpus.manifest import Entry
from pipeline.store.contents import dump_contents
from pipeline.store.ledger import balance
from pipeline.store.open import open_store
from pipeline.store.tables import Agency, Arrival, Document, Page, Run

READ = ("done", "review")
FOLDERS = {"read": "archive", "duplicate": "archive", "quarantined": "quarantine", "ignored": "inbox"}


class Became(NamedTuple):
    """What is stored of a file; `first` is the path under which its document came first."""

    outcome: str
    reason: str | None
    first: str
    agency: str | None
    version: int | None
    same_as: str | None


@dataclass(frozen=True)
class Checked:
    """A night against the manifest.

    `problems` must not be: a ledger that does not balance, a file that became something else or lies elsewhere.
    `doubts` are rescans, versions and agencies that were taken otherwise, which the shares count.
    """

    documents: dict[str, int]
    pages: int
    problems: tuple[str, ...]
    doubts: tuple[str, ...]
    rescans: str
    versions: str
    agencies: str
    contents: tuple[dict[str, Any], ...]


def check_night(place: Path, entries: Sequence[Entry]) -> Checked:
    """Looks into `place`, where the night has left its store and its folders."""
    with open_store(str(place / "store.db")) as store, store.read() as session:
        became = _became(session)
        problems = [*_ledger_problems(session), *_differences(entries, became), *_misplaced(place, entries)]
        contents = tuple(dump_contents(session))
        pages = session.scalars(select(func.count(Page.id))).one()
    pairs = [(entry, became[entry.path]) for entry in entries if entry.outcome == "read" and entry.path in became]
    doubts, shares = [], {}
    for name, of, wrong in (
        ("rescans", [pair for pair in pairs if pair[0].what == "rescan"], _rescan_differs),
        ("versions", [pair for pair in pairs if pair[0].version is not None], _version_differs),
        ("agencies", pairs, _agency_differs),
    ):
        found = [words for entry, was in of if (words := wrong(entry, was))]
        doubts += found
        shares[name] = f"{len(of) - len(found)}/{len(of)}"
    outcomes = dict(Counter(each.outcome for each in became.values()))
    return Checked(outcomes, pages, tuple(problems), tuple(doubts), **shares, contents=contents)


def _became(session: Session) -> Mapping[str, Became]:
    """What each file that was taken in became, by its path."""
    same = aliased(Document)
    rows = session.execute(
        select(Arrival.path, Arrival.outcome, Arrival.reason, Document.id, Agency.name, Document.version, same.id)
        .join(Document, Arrival.document_id == Document.id)
        .outerjoin(Agency, Document.agency_id == Agency.id)
        .outerjoin(same, Document.same_as_id == same.id)
        .order_by(Arrival.id)
    ).all()
    first: dict[int, str] = {}
    for path, _, _, document_id, *_ in rows:
        first.setdefault(document_id, path)
    return {
        path: Became(outcome, reason, first[document_id], agency, version, first[same_id] if same_id else None)
        for path, outcome, reason, document_id, agency, version, same_id in rows
    }


def _ledger_problems(session: Session) -> Iterator[str]:
    runs = session.execute(select(Run.id, Run.state)).all()
    for run_id, state in runs:
        if state != "done":
            yield f"run {run_id} is {state}"
        yield from balance(session, run_id).problems


def _differences(entries: Sequence[Entry], became: Mapping[str, Became]) -> Iterator[str]:
    """Files that became something else than they must."""
    for entry in entries:
        was = became.get(entry.path)
        if entry.outcome == "ignored":
            if was is not None:
                yield f"{entry.path} was not ignored, but {was.outcome}"
        elif was is None:
            yield f"{entry.path} was not taken in"
        elif was.outcome not in (READ if entry.outcome == "read" else (entry.outcome,)):
            yield f"{entry.path} ({entry.what}) was not {entry.outcome}, but {was.outcome}: {was.reason}"
        elif entry.outcome == "duplicate" and was.first != entry.same_as:
            yield f"{entry.path} is a copy of {entry.same_as}, and not of {was.first}"
    yield from (f"{path} is in no manifest" for path in sorted(set(became) - {entry.path for entry in entries}))


def _misplaced(place: Path, entries: Sequence[Entry]) -> Iterator[str]:
    """How many files lie in each folder, where these are not as many as must."""
    wanted = Counter(FOLDERS[entry.outcome] for entry in entries)
    for folder in ("inbox", "archive", "quarantine"):
        found = sum(not path.is_dir() for path in (place / folder).rglob("*"))
        if found != wanted[folder]:
            yield f"{folder} holds {found} files, and not {wanted[folder]}"


def _rescan_differs(entry: Entry, was: Became) -> str:
    return "" if was.same_as == entry.same_as else f"{entry.path} is a rescan of {entry.same_as}, not of {was.same_as}"


def _version_differs(entry: Entry, was: Became) -> str:
    return "" if was.version == entry.version else f"{entry.path} is version {entry.version}, not {was.version}"


def _agency_differs(entry: Entry, was: Became) -> str:
    return "" if was.agency == entry.agency else f"{entry.path} is of {entry.agency}, not of {was.agency}"
