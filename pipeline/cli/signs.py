"""Signs and colours for what a reader must take in at a glance."""

from typing import NamedTuple

from schemas.finding import Severity
from schemas.report import StatusValue


class Sign(NamedTuple):
    """A mark one cell wide, words, and a Rich style."""

    mark: str
    words: str
    style: str


STATUS_SIGNS: dict[StatusValue, Sign] = {
    "done": Sign("✓", "done", "green"),
    "in_progress": Sign("◐", "in progress", "yellow"),
    "not_started": Sign("○", "not started", "red"),
    "cancelled": Sign("✗", "cancelled", "magenta"),
    "unknown": Sign("?", "unknown", "dim"),
}

SEVERITY_SIGNS: dict[Severity, Sign] = {
    "error": Sign("✗", "error", "bold red"),
    "warning": Sign("▲", "warning", "yellow"),
    "info": Sign("·", "info", "cyan"),
}
