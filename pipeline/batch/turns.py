"""Files read ahead of their turn: several at once, and yet handed on in the order in which they came."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass

from pipeline.batch.inbox import Found, Left, check_inbox, fingerprint
from pipeline.batch.night_options import Desk, NightOptions
from pipeline.batch.reading import ReadOutcome, begin_reading
from pipeline.store.arrivals import Placed, arrival_of
from pipeline.store.keep import Known, document_of, known_arrivals


@dataclass(frozen=True)
class Turn:
    """A file whose turn it is, with the hash of its bytes; its reading has begun unless it seemed to be a duplicate."""

    found: Found
    sha256: str
    reading: Future[ReadOutcome] | None


@dataclass(frozen=True)
class Again:
    """A file that was taken in before, and lies in the inbox; `placed` is not known where it is to stay there."""

    found: Found
    placed: Placed | None


class TurnTaker:
    """Gives files their turns, and begins to read some of them before."""

    def __init__(self, desk: Desk, options: NightOptions) -> None:
        self.desk = desk
        self.options = options
        self._inbox = check_inbox(options.inbox)
        self._hashes: set[str] = set()
        self._resting: Mapping[str, Known] = {}
        if options.archive is None and options.quarantine is None:
            self._resting = desk.store.ask(known_arrivals)

    def check_inbox(self) -> None:
        """Raises FileMissing or FileUnreadable where the inbox has gone since the night began."""
        check_inbox(self.options.inbox, was=self._inbox)

    def turns(self, files: Iterable[Found], *, most: int | None) -> Iterator[Turn | Left | Again]:
        """What becomes of each file next, in order: at most `most` turns, and none once the night is to stop."""
        waiting: deque[Turn | Left | Again] = deque()
        begun = 0
        for found in files:
            if self.desk.stop.is_set() or begun == most:
                break
            step = self._begin(found)
            begun += isinstance(step, Turn)
            waiting.append(step)
            while len(waiting) > self.options.look_ahead:
                yield waiting.popleft()
        while waiting and not self.desk.stop.is_set():
            yield waiting.popleft()

    def read(self, found: Found) -> Future[ReadOutcome]:
        """Begins to read a file."""
        options = self.options
        on_page = self._page_of(found)
        return begin_reading(self.desk.executor, found.path, options.read, on_page=on_page, crops=options.crops)

    def _begin(self, found: Found) -> Turn | Left | Again:
        if self._is_resting(found):
            return Again(found, None)
        sha256 = fingerprint(found)
        if isinstance(sha256, Left):
            return sha256
        placed = self.desk.store.ask(lambda session: arrival_of(session, found.name, sha256))
        if placed is not None:
            return Again(found, placed)
        is_known = sha256 in self._hashes or self._is_stored(sha256)
        self._hashes.add(sha256)
        return Turn(found, sha256, None if is_known else self.read(found))

    def _is_stored(self, sha256: str) -> bool:
        return self.desk.store.ask(lambda session: document_of(session, sha256)) is not None

    def _is_resting(self, found: Found) -> bool:
        """Whether it has been taken in before and is to stay where it is; then nobody needs to read its bytes."""
        known = self._resting.get(found.name)
        seen = found.signature
        return known is not None and (known.byte_count, known.modified_ns) == (seen.byte_count, seen.modified_ns)

    def _page_of(self, found: Found) -> Callable[[int, int], None]:
        return lambda page_no, of: self.desk.watch.page(page_no, of, found.name)
