"""The option `--model` of the commands that run our recogniser."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from schemas.errors import UsageError


def to_model_file(name: str) -> Path:
    """The path of that name; raises UsageError for an empty one, of which a path would make the current folder."""
    if not name:
        raise UsageError("--model names no file", "Name an .onnx file, or leave the option out.")
    return Path(name)


ModelFile: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--model",
        metavar="ONNX",
        parser=to_model_file,
        help="Another model for the Thai recogniser than the one here.",
    ),
]
