"""The time that each stage takes, by clocks around the functions that the runner calls."""

import inspect
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from types import ModuleType
from typing import Any

PACKAGE = "pipeline.stages."


def stage_of(value: object) -> str | None:
    """The stage that a function belongs to (`checks`); None for what is no function of a stage."""
    module = getattr(value, "__module__", None) or ""
    if not inspect.isfunction(value) or not module.startswith(PACKAGE):
        return None
    return module.removeprefix(PACKAGE).partition(".")[0]


@contextmanager
def timed_stages(runner: ModuleType) -> Iterator[dict[str, float]]:
    """Seconds by stage, in the order in which they are first called, counted while the block runs.

    The stages themselves stay as they are: only the names that `runner` calls them by are lent to the clocks.
    """
    seconds: dict[str, float] = {}
    originals = {name: (value, stage) for name, value in vars(runner).items() if (stage := stage_of(value))}
    try:
        for name, (function, stage) in originals.items():
            setattr(runner, name, _timed(function, stage, seconds))
        yield seconds
    finally:
        for name, (function, _) in originals.items():
            setattr(runner, name, function)


def _timed(function: Callable[..., Any], stage: str, seconds: dict[str, float]) -> Callable[..., Any]:
    @wraps(function)
    def timed(*args: Any, **kwargs: Any) -> Any:
        start = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            seconds[stage] = seconds.get(stage, 0.0) + time.perf_counter() - start

    return timed
