"""Options that all commands with a store share."""

from typing import Annotated

import typer

StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="URL",
        help="The store: a file, or postgresql://USER@HOST/NAME. Without it, the one of the settings.",
    ),
]
YearArgument = Annotated[int, typer.Argument(metavar="YEAR", min=2500, max=2700, help="A fiscal year, such as 2568.")]
