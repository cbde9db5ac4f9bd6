"""What `prongsai doctor` found, on a terminal."""

import locale
import os
import platform
import sys
from collections.abc import Sequence
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.cli.diagnosis import Diagnosis, Recogniser
from pipeline.cli.machine import Machine
from pipeline.cli.parts import Part
from pipeline.cli.terminal import count, results_console, say
from pipeline.cli.thai_wrap import Prose
from pipeline.cli.versions import own_version


def print_diagnosis(diagnosis: Diagnosis) -> None:
    """Prints all of it, and in the end what is broken."""
    console = results_console()
    print_surroundings(console, diagnosis.machine)
    print_parts(console, "packages", diagnosis.packages)
    words = diagnosis.tokenizer_trouble
    say(console, f"Thai tokenizer: {words or 'works'}", "bold red" if words else "")
    for recogniser in diagnosis.recognisers:
        print_recogniser(console, recogniser)
    say(console, "")
    if diagnosis.broken:
        say(console, f"Required and not working: {', '.join(diagnosis.broken)}", "bold red")
    else:
        say(console, "All that is required works.", "green")


def print_recogniser(console: Console, recogniser: Recogniser) -> None:
    """Prints whether it works, what it is, what it cannot write, and how it read the known line."""
    words = "" if recogniser.required else " (optional)"
    say(console, "")
    say(console, f"recogniser {recogniser.engine}{words}", "bold")
    bad = "bold red" if recogniser.required else "yellow"
    if not recogniser.works:
        say(console, f"  ✗ {recogniser.trouble}", bad)
        if recogniser.hint:
            say(console, f"    hint: {recogniser.hint}", "dim")
        return
    facts = {"version": recogniser.version} | recogniser.facts
    say(console, "  " + ", ".join(f"{name} {value}" for name, value in facts.items()))
    say(console, f"  alphabet of {count(recogniser.alphabet, 'character')}")
    if recogniser.writes:
        all_of_it = "" if recogniser.lacks else "every character that is needed: "
        say(console, f"  ✓ writes {all_of_it}{', '.join(recogniser.writes)}", "green")
    for kind, missing in recogniser.lacks.items():
        say(console, f"  ✗ {kind}: cannot write {' '.join(missing)}", bad)
    test = recogniser.self_test
    if test and test.is_right:
        say(console, f"  ✓ reads the test line right: {test.expected}", "green")
    elif test:
        say(console, f"  ✗ reads the test line as {test.read}", bad)
        say(console, f"              instead of {test.expected}", bad)


def print_surroundings(console: Console, machine: Machine) -> None:
    """Prints the versions of prongsai and Python, how the terminal takes text, and what may be written."""
    encoding = locale.getencoding()
    setting = next(
        (f"{name}={os.environ[name]}" for name in ("LC_ALL", "LC_CTYPE", "LANG") if os.environ.get(name)), ""
    )
    width = f"{console.width} columns" if console.is_terminal else "not a terminal"
    say(console, f"prongsai  {own_version()}", "bold")
    say(console, f"Python    {platform.python_version()} ({sys.executable})")
    say(console, f"system    {platform.platform()}")
    say(console, f"machine   {_say_machine(machine)}")
    say(console, f"locale    {setting or 'not set'}, {encoding}")
    say(console, f"terminal  {width}, {os.environ.get('TERM') or 'TERM not set'}, written as {sys.stdout.encoding}")
    say(console, f"home      {_say_writable('~')}; prongsai writes nothing there")
    say(console, f"folder    {_say_writable('.')}")
    if encoding.lower().replace("-", "") != "utf8":
        say(console, "          prongsai writes UTF-8 all the same; if Thai looks wrong, set LANG=C.UTF-8", "yellow")


def _say_machine(machine: Machine) -> str:
    words = count(machine.cores, "core")
    if machine.memory is None:
        return words
    return f"{words}, {machine.memory} MiB of memory" + (f", {machine.free} free" if machine.free is not None else "")


def _say_writable(place: str) -> str:
    try:
        folder = Path(place).expanduser().absolute()
    except (OSError, RuntimeError):  # a current folder that was removed; a user without a home
        return "does not exist"
    if not folder.is_dir():
        return f"{folder}, does not exist"
    return f"{folder}, {'writable' if os.access(folder, os.W_OK | os.X_OK) else 'not writable'}"


def print_parts(console: Console, title: str, parts: Sequence[Part]) -> None:
    """Prints a row for each part, what it is needed for, and what is wrong."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(title, no_wrap=True)
    for column in ("state", "version", "needed for"):
        table.add_column(column)
    for part in parts:
        needed = part.needed_for if part.required else f"{part.needed_for} (optional)"
        table.add_row(part.name, _state(part), Prose(part.version or "–"), Prose(f"{part.trouble}\n{needed}".strip()))
    console.print(table)


def _state(part: Part) -> Text:
    if part.works:
        return Text("✓ works", "green")
    words = "missing" if part.version is None else "broken"
    return Text(f"✗ {words}", "bold red" if part.required else "yellow")
