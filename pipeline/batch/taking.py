"""A file's turn: what came of reading it goes to the store, as one transaction, and the original out of the inbox."""

from concurrent.futures import CancelledError, Future, wait
from threading import Event

from pipeline.batch.inbox import Left, is_unchanged
from pipeline.batch.moving import place_for
from pipeline.batch.night_options import Desk, NightOptions
from pipeline.batch.originals import Originals
from pipeline.batch.progress import Taken
from pipeline.batch.reading import ReadOutcome
from pipeline.batch.replay import replay_command
from pipeline.batch.turns import Turn, TurnTaker
from pipeline.document_read import DocumentRead
from pipeline.files import printable_name
from pipeline.store.arrivals import Placed, Unread, keep_file
from pipeline.store.keep import Arrived
from schemas.errors import WorkerKilled
from schemas.finding import Severity

TROUBLING: tuple[Severity, ...] = ("error", "warning")
LOOK_UP_EVERY = 0.2
"""So many seconds a wait for a reading lasts before somebody looks whether the night is to stop."""


class Stopped(Exception):
    """The night is to end before the file was read."""


def take(
    desk: Desk, run_id: int, turn: Turn, *, taker: TurnTaker, options: NightOptions, originals: Originals
) -> Taken | Left:
    """What became of the file whose turn it is; raises Stopped, and what ends the whole night."""
    found = turn.found
    signature = found.signature
    arrived = Arrived(found.name, turn.sha256, signature.byte_count, signature.modified_ns, desk.now())
    desk.lock.check()
    placed, came, seconds = None, None, 0.0
    if turn.reading is None:
        placed = _keep(desk, run_id, arrived, None, seconds=0.0)
    if placed is None:
        outcome = _wait_for(turn.reading or taker.read(found), desk.stop)
        if not _is_of(turn, outcome):
            taker.check_inbox()
            return Left(found.name, "has changed or gone while it was read; the next run takes it")
        came, seconds = _what_came(turn, outcome, options), outcome.seconds
        placed = _keep(desk, run_id, arrived, came, seconds=seconds)
        if outcome.no_crops is not None:
            desk.watch.note(f"{found.name}: no crops, for {outcome.no_crops}")
    if placed is None:
        raise AssertionError("what was stored is there")
    originals.move(found, placed)
    return _taken(placed, came, seconds)


def _keep(
    desk: Desk, run_id: int, arrived: Arrived, came: DocumentRead | Unread | None, *, seconds: float
) -> Placed | None:
    now = desk.now()
    return desk.store.write(lambda session: keep_file(session, run_id, arrived, came, seconds=seconds, now=now))


def _wait_for(reading: Future[ReadOutcome], stop: Event) -> ReadOutcome:
    while not wait([reading], timeout=LOOK_UP_EVERY).done:
        if stop.is_set():
            raise Stopped
    try:
        return reading.result()
    except CancelledError:
        raise Stopped from None
    except WorkerKilled as error:
        if error.reason == "stopped":
            raise Stopped from None
        raise


def _is_of(turn: Turn, outcome: ReadOutcome) -> bool:
    """Whether the file that was read is the one that was hashed."""
    if outcome.read is not None:
        return outcome.read.report.source.sha256 == turn.sha256
    return is_unchanged(turn.found)


def _what_came(turn: Turn, outcome: ReadOutcome, options: NightOptions) -> DocumentRead | Unread:
    if outcome.read is not None:
        return outcome.read
    found, error = turn.found, outcome.error
    folder = options.folder_for("quarantined")
    place = place_for(found, inbox=options.inbox, folder=folder) if folder else found.path
    return Unread(
        filename=printable_name(found.path),
        reason=". ".join(filter(None, (str(error), error.hint if error else ""))),
        replay=replay_command(place, {killed.page_no for killed in outcome.left_out if killed.page_no is not None}),
        pages=None,
    )


def _taken(placed: Placed, came: DocumentRead | Unread | None, seconds: float) -> Taken:
    if isinstance(came, DocumentRead) and placed.outcome != "duplicate":
        return Taken(
            placed.path,
            placed.outcome,
            seconds=seconds,
            pages=len(came.pages),
            measures=len(came.report.measures),
            to_review=sum(finding.severity in TROUBLING for finding in came.report.findings),
            agency=came.report.agency.name,
        )
    if isinstance(came, Unread) and placed.outcome != "duplicate":
        return Taken(
            placed.path, placed.outcome, seconds=seconds, pages=came.pages or 0, reason=came.reason, replay=came.replay
        )
    return Taken(placed.path, placed.outcome)
