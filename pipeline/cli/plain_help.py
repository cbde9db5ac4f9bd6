"""Help that names arguments as the manual does (FILE..., DIR), without the names of Python's types."""

from collections.abc import Sequence
from typing import Any

from typer.core import TyperArgument, TyperCommand, TyperGroup


class PlainCommand(TyperCommand):
    """A command with plain help."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, `--help` among them."""
        return [_plain(param) for param in super().get_params(ctx)]

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """The words of the usage line."""
        return _without_braces(super().collect_usage_pieces(ctx))


class PlainGroup(TyperGroup):
    """A group of commands with plain help."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, `--help` among them."""
        return [_plain(param) for param in super().get_params(ctx)]


def _plain(param: Any) -> Any:
    """The parameter; beside its name the help says nothing of its type, unless a `metavar` does."""
    if isinstance(param, TyperArgument):
        param.display_type_rich = lambda ctx: ""  # type: ignore[method-assign]  # its name says what it is
    elif getattr(param, "is_flag", False):
        param.metavar = ""
    return param


def _without_braces(pieces: Sequence[str]) -> list[str]:
    return [piece.replace("{", "").replace("}", "").replace("......", "...") for piece in pieces]
