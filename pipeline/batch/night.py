"""Read me first: the journey of one night.

What is in the inbox is taken in, one file after the other in the order in which they came, and each of them once.
Whatever ends the process, at whatever moment, the next night carries on where this one was.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from time import time_ns
from typing import Any

from pipeline.batch.inbox import Found, Left, Look, look_into
from pipeline.batch.night_options import Desk, NightOptions
from pipeline.batch.originals import Originals
from pipeline.batch.stable import Settling
from pipeline.batch.taking import Stopped, take
from pipeline.batch.turns import Again, Turn, TurnTaker
from pipeline.output import remove_drafts
from pipeline.store.ledger import Ledger, balance
from pipeline.store.runs import begin_run, end_run
from pipeline.store.waiting import settle_of_night
from schemas.errors import ExitCode, ProngsaiError, StoreError

SECOND_NS = 1_000_000_000


@dataclass
class Night:
    """What happened in a night.

    `again` counts files that had been taken in before and lie in the inbox, `ignored` those that hidden or unfinished
    names say are nobody's documents. `growing` had not settled by the end; `error` is what ended the night early.
    """

    run_id: int
    outcomes: Counter[str] = field(default_factory=Counter)
    left: list[Left] = field(default_factory=list)
    growing: list[str] = field(default_factory=list)
    again: int = 0
    ignored: int = 0
    interrupted: bool = False
    ledger: Ledger | None = None
    not_moved: list[ProngsaiError] = field(default_factory=list)
    error: ProngsaiError | None = None

    @property
    def exit_code(self) -> ExitCode:
        """What the command leaves behind: interruption before failure, before need of review."""
        if self.interrupted:
            return ExitCode.INTERRUPTED
        if self.error:
            return self.error.exit_code
        if self.ledger and self.ledger.problems:
            return ExitCode.ENGINE
        if self.not_moved:
            return ExitCode.STORE
        if self.outcomes["review"] or self.outcomes["quarantined"] or self.left:
            return ExitCode.NEEDS_REVIEW
        return ExitCode.OK


def one_night(desk: Desk, options: NightOptions, *, settings: dict[str, Any]) -> Night:
    """What happened: all that lies in the inbox is taken in, and the ledger of it is drawn up.

    An error that ends the night early is in it; what was stored before stays, and the next night carries on.
    """
    inbox, now = str(options.inbox), desk.now()
    run_id = desk.store.write(
        lambda session: begin_run(session, inbox=inbox, program=desk.program, settings=settings, now=now)
    )
    night = Night(run_id)
    _tidy(options)
    try:
        _take_all(desk, options, night)
        _settle(desk, night)
    except Stopped:
        night.interrupted = True
    except ProngsaiError as error:
        night.error = error
    except BaseException:
        _end(desk, night, state="failed")
        raise
    _tidy(options)
    _end(desk, night, state="interrupted" if night.interrupted else "failed" if night.error else "done")
    return night


def _take_all(desk: Desk, options: NightOptions, night: Night) -> None:
    originals = Originals(desk.store, options, desk.watch)
    night.not_moved = originals.failed
    taker = TurnTaker(desk, options)
    for files in _waves(desk, options, night, originals):
        most = None if options.limit is None else options.limit - night.outcomes.total()
        desk.watch.waiting(len(files) if most is None else min(most, len(files)))
        for step in taker.turns(files, most=most):
            if not isinstance(step, Turn) and most is None:
                desk.watch.passed()
            if isinstance(step, Left):
                taker.check_inbox()
                _leave(desk, night, step)
            elif isinstance(step, Again):
                night.again += 1
                if step.placed is not None:
                    originals.move(step.found, step.placed, begun_before=True)
            else:
                became = take(desk, night.run_id, step, taker=taker, options=options, originals=originals)
                if isinstance(became, Left):
                    desk.watch.passed()
                    _leave(desk, night, became)
                else:
                    night.outcomes[became.outcome] += 1
                    desk.watch.taken(became)
        if desk.stop.is_set():
            raise Stopped


def _settle(desk: Desk, night: Night) -> None:
    """Documents that waited for their agency find it where another one has made it known, whichever came first."""
    desk.lock.check()
    settled = desk.store.write(lambda session: settle_of_night(session, night.run_id))
    done = sum(each.run_id == night.run_id and each.state == "done" for each in settled)
    night.outcomes += Counter(review=-done, done=done)
    if settled:
        desk.watch.note(f"documents that waited and have found their agency: {len(settled)}")


def _waves(desk: Desk, options: NightOptions, night: Night, originals: Originals) -> Iterator[Sequence[Found]]:
    """The files that have settled; and, when these are done, those that have settled meanwhile or soon will have."""
    settling = Settling(options.settle)
    look = look_into(options.inbox)
    night.ignored = look.ignored
    for left in look.left:
        _leave(desk, night, left)
    originals.note_forgotten_moves(found.name for found in look.files)
    settled, growing = settling.sort(wanted(look, options), now_ns=time_ns())
    yield settled
    if growing:
        desk.watch.note(f"waiting until {len(growing)} of the files have not changed for {options.settle:g} seconds")
        desk.stop.wait(options.settle)
        seen = {found.name for found in settled}
        late = [found for found in wanted(look_into(options.inbox), options) if found.name not in seen]
        settled, growing = settling.sort(late, now_ns=time_ns())
        night.growing = [found.name for found in growing]
        yield settled


def wanted(look: Look, options: NightOptions) -> list[Found]:
    """The files of a look that are to be taken in."""
    since_ns = 0 if options.since is None else _in_ns(options.since)
    return [found for found in look.files if options.since is None or found.signature.modified_ns >= since_ns]


def _in_ns(moment: datetime) -> int:
    return int(moment.timestamp()) * SECOND_NS + moment.microsecond * 1000


def _leave(desk: Desk, night: Night, left: Left) -> None:
    night.left.append(left)
    desk.watch.left(left)


def _tidy(options: NightOptions) -> None:
    """Removes what workers have left that were killed while they wrote crops."""
    if options.crops is not None:
        with suppress(OSError):
            remove_drafts(options.crops)


def _end(desk: Desk, night: Night, *, state: str) -> None:
    """Draws up the ledger and ends the run; where the store itself has failed, the next run will see that it died."""
    try:
        files = night.outcomes.total()
        ledger = night.ledger = desk.store.ask(lambda session: balance(session, night.run_id, files_taken=files))
        if ledger.problems and state == "done":
            state = "failed"
        now = desk.now()
        desk.store.write(
            lambda session: end_run(session, night.run_id, state=state, ledger=ledger.as_values(), now=now)
        )
    except StoreError as error:
        night.error = night.error or error
