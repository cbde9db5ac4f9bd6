"""The summary as a file: one page of HTML."""

from datetime import datetime
from pathlib import Path

from pipeline.cli.terminal import notes_console, say
from pipeline.cli.versions import own_version
from pipeline.output import write_atomically
from pipeline.pages_of_html.summary_page import summary_page
from pipeline.province.summary import THAI_TIME, Summary


def write_page(path: Path, summary: Summary) -> None:
    """Writes the page, and says where; raises StoreError where it cannot be written."""
    write_atomically(path, summary_page(summary, today=datetime.now(THAI_TIME).date(), program=own_version()))
    say(notes_console(), f"HTML: {path}", "bold")
