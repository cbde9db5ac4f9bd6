"""`prongsai batch`: a folder of uploads in, a store of reports out, every night."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.cli.settings_options import StoreOption, load_settings, store_url
from pipeline.options import MEBIBYTE, ReadOptions
from schemas.errors import UsageError

USUAL_SETTLE = 10.0
AHEAD_OF_EACH_WORKER = 16
"""Documents that may be read before their turn to be stored, for each worker."""


def batch(
    inbox: Annotated[
        Path | None, typer.Argument(metavar="INBOX", help="The folder of uploads; folders in it are looked into, too.")
    ] = None,
    *,
    store: StoreOption = None,
    archive: Annotated[
        Path | None,
        typer.Option(
            "--archive", metavar="DIR", help="Where originals go that were read, or are duplicates; else they stay."
        ),
    ] = None,
    quarantine: Annotated[
        Path | None,
        typer.Option("--quarantine", metavar="DIR", help="Where originals go that could not be read; else they stay."),
    ] = None,
    crops: Annotated[
        Path | None,
        typer.Option("--crops", metavar="DIR", help="Cut out the place of every value, a folder for each document."),
    ] = None,
    workers: Annotated[
        int | None, typer.Option("--workers", metavar="N", min=1, help="Processes that read; without it, all cores.")
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Go on, and take in whatever comes, until Ctrl-C or SIGTERM.")
    ] = False,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help="Take in so many files at most.")
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option(
            "--since",
            metavar="DATE",
            formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
            help="Only files changed at that time or later, such as 2025-10-01.",
        ),
    ] = None,
    settle: Annotated[
        float | None,
        typer.Option(
            "--settle",
            metavar="SECONDS",
            min=0,
            help=f"How long a file must not have changed before it is taken in; {USUAL_SETTLE:g} without it.",
        ),
    ] = None,
    only_plan: Annotated[bool, typer.Option("--dry-run", help="Only say what would be taken in.")] = False,
    json_logs: Annotated[
        bool, typer.Option("--json-logs", help="Tell the progress as JSON, a line for each event.")
    ] = False,
    seconds: Annotated[
        float | None,
        typer.Option("--seconds", metavar="N", min=1, help="Longest time for a document, beside that for its pages."),
    ] = None,
    seconds_a_page: Annotated[
        float | None, typer.Option("--seconds-a-page", metavar="N", min=1, help="Longest time for a page.")
    ] = None,
    cpu_seconds: Annotated[
        float | None,
        typer.Option("--cpu-seconds", metavar="N", min=1, help="Most time of the processor for a page."),
    ] = None,
    memory_mib: Annotated[
        int | None, typer.Option("--memory-mib", metavar="N", min=256, help="Most memory for a worker.")
    ] = None,
    max_mib: Annotated[
        int | None, typer.Option("--max-mib", metavar="N", min=1, help="Quarantine files larger than this.")
    ] = None,
    max_pages: Annotated[
        int | None, typer.Option("--max-pages", metavar="N", min=1, help="Quarantine PDF files with more pages.")
    ] = None,
) -> None:
    """Takes in a folder of uploads, each file once, and stores what they report.

    Files are told apart by their bytes, not by their names. One that cannot be
    read is quarantined, with the reason and the command that shows it again;
    the others go on. The store is made where it is missing; killed at any
    moment, the next run carries on. A morning report is written beside the
    store. Options that are not given come from the settings.

    Examples:

      prongsai batch inbox --store reports.db
      prongsai batch inbox --store reports.db --archive read --quarantine unread
      prongsai batch inbox --store reports.db --crops crops
      prongsai batch inbox --store reports.db --dry-run
      prongsai batch inbox --store postgresql://prongsai@db/reports --watch
    """
    address = store_url(store)
    settings = load_settings(
        batch={
            "inbox": inbox,
            "archive": archive,
            "quarantine": quarantine,
            "crops": crops,
            "workers": workers,
            "settle": settle,
            "seconds": seconds,
            "seconds_a_page": seconds_a_page,
            "cpu_seconds": cpu_seconds,
            "memory_mib": memory_mib,
            "max_mib": max_mib,
            "max_pages": max_pages,
        }
    )
    batch_settings = settings.batch
    if batch_settings.inbox is None:
        raise UsageError("no inbox is named", "Name the folder of uploads, or set inbox under [batch].")
    from pipeline.batch.night_options import NightOptions
    from pipeline.cli.batch_job import BatchJob, dry_run, work

    n_workers = batch_settings.workers or _cores()
    options = NightOptions(
        inbox=batch_settings.inbox.absolute(),
        read=_read_options(batch_settings),
        archive=batch_settings.archive and batch_settings.archive.absolute(),
        quarantine=batch_settings.quarantine and batch_settings.quarantine.absolute(),
        crops=batch_settings.crops and batch_settings.crops.absolute(),
        settle=USUAL_SETTLE if batch_settings.settle is None else batch_settings.settle,
        limit=limit,
        since=since and since.astimezone(),
        look_ahead=AHEAD_OF_EACH_WORKER * n_workers,
    )
    if only_plan:
        raise typer.Exit(dry_run(address, options))
    job = BatchJob(
        store=address,
        options=options,
        workers=n_workers,
        limits=_limits(batch_settings),
        mail=_mail_server(settings.mail),
        watched=watch,
        json_logs=json_logs,
    )
    raise typer.Exit(work(job, now=lambda: datetime.now(UTC)))


def _cores() -> int:
    import os

    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _read_options(settings: Any) -> ReadOptions:
    return ReadOptions(
        max_bytes=None if settings.max_mib is None else settings.max_mib * MEBIBYTE,
        max_pages=settings.max_pages or ReadOptions.max_pages,
    )


def _limits(settings: Any) -> Any:
    from pipeline.batch.workers.limits import STANDARD_LIMITS, TaskLimits

    usual = STANDARD_LIMITS
    return TaskLimits(
        seconds=settings.seconds or usual.seconds,
        seconds_a_page=settings.seconds_a_page or usual.seconds_a_page,
        cpu_seconds=settings.cpu_seconds or usual.cpu_seconds,
        memory_bytes=settings.memory_mib * MEBIBYTE if settings.memory_mib else usual.memory_bytes,
    )


def _mail_server(settings: Any) -> Any:
    """Where the morning report is mailed; None where no server is named. Raises UsageError where half of it is."""
    from pipeline.batch.mail import MailServer

    if settings.host is None:
        return None
    if settings.sender is None or not settings.to:
        raise UsageError("a mail server is set, but not who writes to whom", "Set from and to under [mail], too.")
    return MailServer(
        host=settings.host,
        sender=settings.sender,
        to=tuple(settings.to),
        port=settings.port,
        user=settings.user,
        password=settings.password and settings.password.get_secret_value(),
        starttls=settings.starttls,
    )
