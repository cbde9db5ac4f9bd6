"""Options of commands that the settings fill in where they were not given."""

from typing import Annotated, Any

import typer

from schemas.errors import UsageError

StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="URL",
        help="The store: a file, or postgresql://USER@HOST/NAME. Without it, the one of the settings.",
    ),
]
"""The store that a command works on."""


def load_settings(**given: Any) -> Any:
    """The settings with what the command was given over them, as in `load_settings(batch={"workers": workers})`."""
    from pipeline import settings

    return settings.load_settings(given)


def store_url(given: str | None) -> str:
    """The address of the store as it was given, else as the settings have it; raises UsageError where neither is."""
    url = load_settings(store={"url": given}).store.url
    if url is None:
        raise UsageError(
            "no store is named", "Give --store FILE, set PRONGSAI_STORE_URL, or put url under [store] in prongsai.toml."
        )
    address: str = url.get_secret_value()
    return address


def picked(given: Any, setting: Any, otherwise: Any) -> Any:
    """What was given, else what the settings say, else the rest."""
    return next(value for value in (given, setting, otherwise) if value is not None)
