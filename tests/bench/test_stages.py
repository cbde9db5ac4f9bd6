"""The clocks around the stages: every stage of the real runner has one, and they leave no trace."""

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bench.stages import stage_of, timed_stages
from pipeline import runner
from pipeline.options import ReadOptions
from pipeline.stages.checks import check
from pipeline.stages.layout import understand_layout


def stand_in(module: str, name: str, work: Any) -> Any:
    """The function under the name and module of another."""
    work.__module__, work.__name__ = module, name
    return work


def runner_with(**functions: Any) -> ModuleType:
    module = ModuleType("a_runner")
    vars(module).update(functions)
    return module


def test_the_stage_is_the_module_below_stages() -> None:
    assert stage_of(understand_layout) == "layout"
    assert stage_of(check) == "checks"
    assert stage_of(runner.read_document) is None
    assert stage_of(Path) is None


def test_every_stage_of_the_runner_gets_a_clock(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("บันทึกข้อความ", encoding="utf-8")
    before = dict(vars(runner))
    with timed_stages(runner) as seconds:
        runner.read_document(path, ReadOptions())
    assert list(seconds) == ["intake", "pages", "second_look", "layout", "fields", "checks"]
    assert all(each > 0 for each in seconds.values())
    assert {name: value for name, value in vars(runner).items() if before.get(name) is not value} == {}


def test_two_functions_of_a_stage_share_its_clock_and_keep_their_values() -> None:
    def double(number: int) -> int:
        return 2 * number

    def halve(number: int) -> int:
        return number // 2

    fake = runner_with(
        double=stand_in("pipeline.stages.tokens", "double", double),
        halve=stand_in("pipeline.stages.tokens", "halve", halve),
    )
    with timed_stages(fake) as seconds:
        assert fake.halve(fake.double(21)) == 21
    assert list(seconds) == ["tokens"]


def test_a_stage_that_fails_is_timed_and_the_runner_put_right() -> None:
    def fail() -> None:
        raise ValueError("no such page")

    fake = runner_with(fail=stand_in("pipeline.stages.pages", "fail", fail))
    with pytest.raises(ValueError, match="no such page"), timed_stages(fake) as seconds:
        fake.fail()
    assert list(seconds) == ["pages"]
    assert fake.fail is fail
