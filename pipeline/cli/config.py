"""`prongsai config`: the settings, and where each comes from."""

import json
from typing import Annotated, Any

import typer

from schemas.errors import UsageError

SECRET = "••••"
NOT_SET = "–"


def config(
    given: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="NAME=VALUE", help="A setting as a command line would give it, such as batch.workers=4."
        ),
    ] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead, for programs.")] = False,
) -> None:
    """Shows all settings, and where each of them comes from.

    Settings stand in a TOML file: the one that the variable PRONGSAI_SETTINGS
    names, else prongsai.toml in the current folder, else
    ~/.config/prongsai/prongsai.toml. Variables such as PRONGSAI_STORE_URL count
    more, and what a command is given counts most. What is not set (–) the
    commands decide. Passwords are never shown.

    Examples:

      prongsai config
      PRONGSAI_BATCH_WORKERS=2 prongsai config --set batch.settle=30
    """
    rows = _rows(dict(map(_parse, given or [])))
    if as_json:
        print(json.dumps({name: {"value": value, "from": origin} for name, value, origin in rows}, ensure_ascii=False))
        return
    from pipeline.cli.config_view import print_notes, print_settings

    print_settings([(name, _shown(value), origin) for name, value, origin in rows])
    print_notes()


def _parse(text: str) -> tuple[tuple[str, str], str]:
    """`batch.workers=4` as its section and name, and its value."""
    name, equals, value = text.partition("=")
    section, dot, key = name.strip().partition(".")
    if not (equals and dot and section and key):
        raise UsageError(f"--set {name} is no setting with a value", "Write it as in --set batch.workers=4.")
    return (section, key), value


def _rows(given: dict[tuple[str, str], str]) -> list[tuple[str, Any, str]]:
    """Each setting: its name, its value as it may be shown, and where it comes from."""
    from pipeline.settings import load_settings, origins

    sections: dict[str, dict[str, Any]] = {}
    for (section, key), value in given.items():
        sections.setdefault(section, {})[key] = value
    values = load_settings(sections).model_dump(mode="python", by_alias=True)
    known = origins()
    rows = []
    for section, names in values.items():
        for name, value in names.items():
            origin = "not set" if value in (None, []) else "default"
            if name in known.in_file.get(section, {}):
                origin = str(known.file)
            if (section, name) in known.names:
                origin = known.names[section, name]
            if (section, name) in given:
                origin = "command line"
            rows.append((f"{section}.{name}", _without_secrets(value, is_address=name == "url"), origin))
    return rows


def _without_secrets(value: Any, *, is_address: bool) -> Any:
    """The value as JSON holds it: of an address all but its password, of other secrets nothing."""
    from pathlib import Path

    from pipeline.store.open import say_address

    if isinstance(value, Path):
        return str(value)
    if not hasattr(value, "get_secret_value"):
        return value
    if not is_address:
        return SECRET
    try:
        return say_address(value.get_secret_value())
    except UsageError:
        return f"{SECRET} (no address of a store)"


def _shown(value: Any) -> str:
    if value is None or value == []:
        return NOT_SET
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, list) else str(value)
