"""The nights of `prongsai batch`: the store locked, workers at hand, signals heard, reports written."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.batch.inbox import check_inbox
from pipeline.batch.mail import MailServer
from pipeline.batch.mornings import Mornings
from pipeline.batch.night import Night
from pipeline.batch.night_options import Desk, NightOptions, prepare_folders, refuse_folders_in_inbox
from pipeline.batch.plan import plan_night
from pipeline.batch.schedule import stopping_on_signals
from pipeline.batch.vigil import nights
from pipeline.batch.work import warm_up
from pipeline.batch.workers.executor import KillableExecutor
from pipeline.batch.workers.limits import TaskLimits
from pipeline.cli.batch_progress import watching
from pipeline.cli.batch_view import print_night, print_plan
from pipeline.cli.terminal import notes_console, results_console, tell_error
from pipeline.cli.versions import own_version
from pipeline.store.lock import only_run
from pipeline.store.open import file_of, open_store
from schemas.errors import ExitCode


@dataclass(frozen=True)
class BatchJob:
    """What the command line and the settings ask for."""

    store: str
    options: NightOptions
    workers: int
    limits: TaskLimits
    mail: MailServer | None
    watched: bool
    json_logs: bool

    def to_settings(self) -> dict[str, Any]:
        """What is stored of it with each run; the store's address and the mail server, which hold secrets, are not."""
        options = self.options
        return {
            "archive": options.archive and str(options.archive),
            "quarantine": options.quarantine and str(options.quarantine),
            "crops": options.crops and str(options.crops),
            "workers": self.workers,
            "settle": options.settle,
            "limit": options.limit,
            "since": options.since and options.since.isoformat(),
            "watch": self.watched,
        }


def work(job: BatchJob, *, now: Callable[[], datetime]) -> ExitCode:
    """Works until the inbox is done, or, where it is watched, until somebody stops it; gives the exit code."""
    check_inbox(job.options.inbox)
    refuse_folders_in_inbox(job.options, store_file=file_of(job.store))
    night: Night | None = None
    with ExitStack() as stack:
        store = stack.enter_context(open_store(job.store, make=True))
        prepare_folders(job.options)
        lock = stack.enter_context(only_run(store))
        stop = stack.enter_context(stopping_on_signals())
        executor = stack.enter_context(
            KillableExecutor(job.workers, limits=job.limits, warm_up=partial(warm_up, job.options.read))
        )
        stack.callback(executor.stop)
        watch = stack.enter_context(watching(json_logs=job.json_logs, now=now))
        desk = Desk(store, lock, executor, watch, stop, now, program=own_version())
        mornings = Mornings(
            store, store.folder or Path.cwd(), _name_of(store.name), now, job.mail, mail_each=not job.watched
        )
        stack.callback(mornings.end)
        for night in nights(desk, job.options, settings=job.to_settings(), watched=job.watched):
            mornings.report(night)
    return _tell(night, mornings, was_stopped=stop.is_set())


def dry_run(address: str, options: NightOptions) -> ExitCode:
    """Says what a run would take in."""
    check_inbox(options.inbox)
    file = file_of(address)
    if file is not None and not file.exists():
        print_plan(results_console(), plan_night(None, options))
        return ExitCode.OK
    with open_store(address) as store:
        print_plan(results_console(), plan_night(store, options))
    return ExitCode.OK


def _name_of(store: str) -> str:
    """What the store's reports are called: like its file without the ending, or like its database."""
    return Path(store.rsplit("/", 1)[-1].split("?", maxsplit=1)[0]).stem


def _tell(night: Night | None, mornings: Mornings, *, was_stopped: bool) -> ExitCode:
    """Prints the last night and all errors; gives the exit code."""
    errors = list(mornings.failed)
    if night is not None:
        print_night(results_console(), night, mornings)
        errors = [*([night.error] if night.error else []), *errors]
    for error in errors:
        tell_error(notes_console(), error)
    if was_stopped:
        return ExitCode.INTERRUPTED
    if night is not None and night.exit_code not in (ExitCode.OK, ExitCode.NEEDS_REVIEW):
        return night.exit_code
    if errors:
        return errors[0].exit_code
    return night.exit_code if night is not None else ExitCode.OK
