"""What a worker sends: that it is ready, how far its task has come, and what became of it."""

import pickle
import traceback
from dataclasses import dataclass
from typing import Any, TypeAlias

from pipeline.batch.workers.progress import PageTold
from schemas.errors import InternalError, ProngsaiError


@dataclass(frozen=True)
class Ready:
    """The worker takes tasks from now on."""


@dataclass(frozen=True)
class AtPage:
    """The task begins a page, or has read all of them."""

    told: PageTold


@dataclass(frozen=True)
class Done:
    """The task's result, pickled."""

    result: bytes


@dataclass(frozen=True)
class Failed:
    """What the task has raised, pickled."""

    error: bytes


@dataclass(frozen=True)
class OutOfMemory:
    """The task could not get the memory that it asked for; the worker ends."""


Message: TypeAlias = Ready | AtPage | Done | Failed | OutOfMemory


def pack_result(result: Any) -> Done | Failed:
    """The result as a message, or that it cannot be sent."""
    try:
        return Done(pickle.dumps(result, pickle.HIGHEST_PROTOCOL))
    except Exception as error:
        return pack_error(InternalError(f"the result cannot be sent to another process: {error}"))


def pack_error(error: BaseException) -> Failed:
    """The error as a message; where it was raised stands in its notes, unless the error tree has it."""
    if not isinstance(error, ProngsaiError):
        error.add_note("".join(traceback.format_exception(error)))
    if isinstance(error, Exception):
        try:
            packed = pickle.dumps(error)
            pickle.loads(packed)
        except Exception:
            return Failed(pickle.dumps(_like(error)))
        return Failed(packed)
    return Failed(pickle.dumps(_like(error)))


def _like(error: BaseException) -> InternalError:
    """An error that says the same, and can be sent."""
    return InternalError(f"internal error: {type(error).__name__}: {error}")


def unpack(packed: bytes) -> Any:
    """What was packed; raises InternalError where it cannot be understood here."""
    try:
        return pickle.loads(packed)
    except Exception as error:
        raise InternalError(f"what a worker has sent cannot be read: {error}") from error
