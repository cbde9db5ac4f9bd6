"""Settings as a table, and what a person should know of them."""

import os
import stat
from collections.abc import Sequence
from itertools import groupby

from rich.table import Table
from rich.text import Text

from pipeline.cli.terminal import notes_console, results_console, say
from pipeline.cli.thai_wrap import show_controls
from pipeline.options import MODEL_VARIABLE
from pipeline.settings import FILE_VARIABLE, PREFIX, Settings, origins, settings_file

OTHER_VARIABLES = frozenset({FILE_VARIABLE, MODEL_VARIABLE, "PRONGSAI_FONTS"})
"""Variables of ours that are no settings."""


def print_settings(rows: Sequence[tuple[str, str, str]]) -> None:
    """Prints each setting with its value and origin, section by section."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("setting", "value", "from"):
        table.add_column(heading, overflow="fold")
    for at, (_, section) in enumerate(groupby(rows, key=lambda row: row[0].partition(".")[0])):
        if at:
            table.add_row()
        for name, value, origin in section:
            style = "dim" if origin in ("not set", "default") else ""
            table.add_row(*(Text(show_controls(text), style) for text in (name, value, origin)))
    results_console().print(table)


def print_notes() -> None:
    """Tells which file counts, which variables mean nothing, and when others may read a password."""
    console, path, known = notes_console(), settings_file(), origins()
    say(console, f"Settings file: {path or 'none'}", "dim")
    for name in sorted(os.environ):
        if name.startswith(PREFIX) and name not in OTHER_VARIABLES and not _is_setting(name):
            say(console, f"{name} is no setting, and means nothing.", "yellow")
    secret = known.in_file.get("mail", {}).get("password") or "@" in known.in_file.get("store", {}).get("url", "")
    if path and secret and path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH):
        say(console, f"{path} may hold a password, and others can read it: chmod 600 {path}", "yellow")


def _is_setting(variable: str) -> bool:
    """Whether it names a section; what stands behind it has been checked."""
    return variable.removeprefix(PREFIX).partition("_")[0].lower() in Settings.model_fields
