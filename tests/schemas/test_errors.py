"""Errors cross process borders whole, carry exit codes, and are drawn in the docstring as they are."""

import inspect
import pickle
import re
from collections.abc import Iterator

import pytest

from schemas import errors
from schemas.errors import ExitCode, ProngsaiError


def with_subclasses(cls: type[ProngsaiError]) -> Iterator[type[ProngsaiError]]:
    """The class and all that are derived from it."""
    yield cls
    for subclass in cls.__subclasses__():
        yield from with_subclasses(subclass)


ERRORS = list(with_subclasses(ProngsaiError))


def drawn_tree() -> dict[str, tuple[str | None, int | None]]:
    """For each class in the docstring's drawing: the class it hangs on, and the exit code beside it."""
    tree: dict[str, tuple[str | None, int | None]] = {}
    branch: list[tuple[int, str]] = []
    for line in inspect.cleandoc(errors.__doc__ or "").splitlines():
        found = re.match(r"(?P<indent>[ │├└─]*)(?P<name>[A-Z][A-Za-z]+)(?: +(?P<code>[0-9]+) .*)?$", line)
        if found is None:
            continue
        column = len(found["indent"])
        branch = [(above, name) for above, name in branch if above < column]
        tree[found["name"]] = (branch[-1][1] if branch else None, int(found["code"]) if found["code"] else None)
        branch.append((column, found["name"]))
    return tree


@pytest.mark.parametrize("cls", ERRORS)
def test_an_error_survives_pickling_with_its_message_hint_and_exit_code(cls: type[ProngsaiError]) -> None:
    error = pickle.loads(pickle.dumps(cls("อ่านไฟล์ไม่ได้", "check the file")))
    assert type(error) is cls
    assert (str(error), error.message, error.hint) == ("อ่านไฟล์ไม่ได้", "อ่านไฟล์ไม่ได้", "check the file")
    assert error.exit_code == cls.exit_code


@pytest.mark.parametrize("cls", ERRORS)
def test_an_error_says_what_it_is_and_never_exits_as_a_success(cls: type[ProngsaiError]) -> None:
    assert cls.__doc__
    assert cls.exit_code not in {ExitCode.OK, ExitCode.NEEDS_REVIEW, ExitCode.INTERRUPTED}


def test_the_drawing_shows_every_error_where_it_hangs() -> None:
    assert {name: parent for name, (parent, _) in drawn_tree().items()} == {
        cls.__name__: None if cls is ProngsaiError else cls.__bases__[0].__name__ for cls in ERRORS
    }


def test_the_drawing_shows_the_exit_codes() -> None:
    shown = {name: code for name, (_, code) in drawn_tree().items() if code is not None}
    assert shown == {cls.__name__: int(cls.exit_code) for cls in ProngsaiError.__subclasses__()}


def test_exit_codes_are_those_that_scripts_rely_on() -> None:
    assert {code.name: int(code) for code in ExitCode} == {
        "OK": 0,
        "USAGE": 2,
        "INPUT": 3,
        "ENGINE": 4,
        "CONTRACT": 5,
        "STORE": 6,
        "NEEDS_REVIEW": 10,
        "INTERRUPTED": 130,
        "READER_GONE": 141,
    }
