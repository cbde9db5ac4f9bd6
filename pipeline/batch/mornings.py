"""Morning reports written beside the store, and mailed: one for each day, drawn up anew after each of its nights."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from pipeline.batch.mail import MailServer, send
from pipeline.batch.morning import Morning, draw_up
from pipeline.batch.morning_text import OUTCOMES, say_agency, say_run, to_text
from pipeline.batch.night import Night
from pipeline.output import write_atomically
from pipeline.store.open import Store
from schemas.errors import ProngsaiError


@dataclass
class Mornings:
    """Writes the reports of a store into `folder`.

    Where the inbox is watched a day has many nights, and a mail goes out once, when the next day's first night is over
    or the watch ends. What cannot be written or sent is in `failed`, and does not undo the night.
    """

    store: Store
    folder: Path
    name: str
    now: Callable[[], datetime]
    server: MailServer | None = None
    mail_each: bool = True
    written: list[Path] = field(default_factory=list)
    failed: list[ProngsaiError] = field(default_factory=list)
    _waiting: tuple[date, str, str] | None = None

    def report(self, night: Night) -> None:
        """Writes the report of today, and mails what is due."""
        try:
            morning = draw_up(self.store, night, now=self.now().astimezone())
            text, html = to_text(morning), to_html(morning)
            stem = f"{self.name}-morning-{morning.day.isoformat()}"
            self.written = [self.folder / f"{stem}.txt", self.folder / f"{stem}.html"]
            for path, content in zip(self.written, (text, html), strict=True):
                write_atomically(path, content)
        except ProngsaiError as error:
            self.failed.append(error)
            return
        if self._waiting is not None and self._waiting[0] != morning.day:
            self.end()
        self._waiting = morning.day, text, html
        if self.mail_each:
            self.end()

    def end(self) -> None:
        """Mails the last report, if it has not been."""
        if self._waiting is None or self.server is None:
            return
        day, text, html = self._waiting
        self._waiting = None
        try:
            send(self.server, subject=f"โปร่งใส: รายงานเช้า {day.isoformat()}", text=text, html=html)
        except ProngsaiError as error:
            self.failed.append(error)


def to_html(morning: Morning) -> str:
    """The report as a page that needs nothing else."""
    from pipeline.pages_of_html.render import render

    return render("morning.html.jinja", morning=morning, words=OUTCOMES, say_agency=say_agency, say_run=say_run)
