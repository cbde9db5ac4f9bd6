"""Originals on their way out of the inbox, and the store's word on where they went."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.batch.inbox import Found, path_of
from pipeline.batch.moving import move_original, place_where_moved
from pipeline.batch.night_options import NightOptions
from pipeline.batch.progress import Watch
from pipeline.store.arrivals import Placed, not_moved
from pipeline.store.keep import note_move
from pipeline.store.open import Store
from schemas.errors import ProngsaiError, StoreError


@dataclass
class Originals:
    """Moves originals after the store has what they became. `failed` are the moves that could not be made."""

    store: Store
    options: NightOptions
    watch: Watch
    failed: list[ProngsaiError] = field(default_factory=list)

    def move(self, found: Found, placed: Placed, *, begun_before: bool = False) -> None:
        """Moves the original to where its outcome belongs, if anywhere; a failure is told, and the night goes on."""
        folder = self.options.folder_for(placed.outcome)
        if folder is None:
            return
        begun_before = begun_before and placed.moved_to is None
        try:
            place = move_original(found, inbox=self.options.inbox, folder=folder, begun_before=begun_before)
        except StoreError as error:
            if not self.failed:
                self.watch.note(f"{error.message}. {error.hint}")
            self.failed.append(error)
            return
        if place is not None and placed.moved_to is None:
            self._note(placed, place)

    def note_forgotten_moves(self, present: Iterable[str]) -> None:
        """Notes the moves that were made by a run that died before it could; `present` lies in the inbox."""
        if self.options.archive is None and self.options.quarantine is None:
            return
        still_there = set(present)
        waiting = [placed for placed in self.store.ask(not_moved) if placed.path not in still_there]
        for placed in waiting:
            folder = self.options.folder_for(placed.outcome)
            if folder is None:
                continue
            place = place_where_moved(
                path_of(placed.path), folder=folder, sha256=placed.sha256, byte_count=placed.byte_count
            )
            if place is not None:
                self._note(placed, place)

    def _note(self, placed: Placed, place: Path) -> None:
        self.store.write(lambda session: note_move(session, placed.arrival_id, text_of(place)))


def text_of(path: Path) -> str:
    r"""The path as text that a store can hold: bytes that are no UTF-8 as `\xNN`."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
