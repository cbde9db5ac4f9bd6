"""What a person may set about a night, and what it works with."""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Event

from pipeline.batch.progress import Watch
from pipeline.options import ReadOptions
from pipeline.output import prepare_folder
from pipeline.store.lock import RunLock
from pipeline.store.open import Store
from schemas.errors import UsageError


@dataclass(frozen=True)
class NightOptions:
    """How a night works; folders are absolute.

    `archive` takes the originals of what was read and of duplicates, `quarantine` those of what was not; without them
    originals stay in the inbox. Into `crops` go pictures of what was read, a folder for each document. A file is taken
    in when it has not changed for `settle` seconds. At most `limit` files are taken in, only those that were changed at
    `since` or later. `look_ahead` is how many files may be read before their turn to be stored. `read` says how they
    are read.
    """

    inbox: Path
    read: ReadOptions
    archive: Path | None = None
    quarantine: Path | None = None
    crops: Path | None = None
    settle: float = 10.0
    limit: int | None = None
    since: datetime | None = None
    look_ahead: int = 32

    def folder_for(self, outcome: str) -> Path | None:
        """Where originals go of which this became; None where they stay."""
        return self.quarantine if outcome == "quarantined" else self.archive


@dataclass(frozen=True)
class Desk:
    """What a night works with. `stop` is set when a person, or the system, wants it to end."""

    store: Store
    lock: RunLock
    executor: Executor
    watch: Watch
    stop: Event
    now: Callable[[], datetime]
    program: str


def refuse_folders_in_inbox(options: NightOptions, *, store_file: Path | None) -> None:
    """Raises UsageError where something is to be written into the inbox, or the inbox lies where originals go."""
    places = [
        ("the archive", options.archive),
        ("the quarantine", options.quarantine),
        ("the folder of crops", options.crops),
        ("the store", store_file and store_file.absolute().parent),
    ]
    for what, folder in places:
        if folder is not None and _lies_in(folder, options.inbox):
            hint = "What is written there would be taken in as a document; choose a folder beside the inbox."
            raise UsageError(f"{what} lies in the inbox: {folder}", hint)
    for folder in filter(None, (options.archive, options.quarantine)):
        if _lies_in(options.inbox, folder):
            raise UsageError(f"the inbox lies in {folder}", "Choose another folder for the originals.")


def prepare_folders(options: NightOptions) -> None:
    """Makes the folders for originals and crops; raises StoreError where one may not be written into."""
    for folder in filter(None, (options.archive, options.quarantine, options.crops)):
        prepare_folder(folder)


def _lies_in(folder: Path, other: Path) -> bool:
    """Whether the folder is the other one, or in it."""
    return folder.resolve().is_relative_to(other.resolve())
