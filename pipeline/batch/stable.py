"""Which files have stopped growing: nothing is taken in while somebody still copies it."""

from collections.abc import Sequence

from pipeline.batch.inbox import Found, Signature

SECOND_NS = 1_000_000_000


class Settling:
    """Remembers since when each file has looked the same.

    A file has settled when it last changed long enough ago, or, where its times lie in the future since clocks
    differ, when it has looked the same for that long.
    """

    def __init__(self, seconds: float) -> None:
        self.needed_ns = round(seconds * SECOND_NS)
        self._since: dict[str, tuple[Signature, int]] = {}

    def sort(self, files: Sequence[Found], *, now_ns: int) -> tuple[list[Found], list[Found]]:
        """The files that have settled, and those that have not, both in order."""
        settled: list[Found] = []
        growing: list[Found] = []
        for found in files:
            (settled if self._has_settled(found, now_ns) else growing).append(found)
        return settled, growing

    def _has_settled(self, found: Found, now_ns: int) -> bool:
        changed_ns = max(found.signature.modified_ns, found.changed_ns)
        if now_ns - changed_ns >= self.needed_ns:
            return True
        signature, since_ns = self._since.get(found.name, (None, 0))
        if signature != found.signature:
            self._since[found.name] = (found.signature, now_ns)
            return self.needed_ns == 0
        return now_ns - since_ns >= self.needed_ns
