"""What follows from the measured times."""

import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.figures import (
    Figures,
    FileFigures,
    Reading,
    Starts,
    per_thousand,
    ratio,
    stage_shares,
    to_json,
)

SECONDS = st.floats(min_value=0.001, max_value=100)
STAGES = st.dictionaries(st.sampled_from(["intake", "tokens", "layout"]), SECONDS)


def of_seconds(*seconds: float, tokenizer: float = 1.0, characters: int = 1000) -> FileFigures:
    readings = [Reading(each, {}) for each in seconds]
    return FileFigures("a.txt", characters, readings, [tokenizer + 1, tokenizer])


def test_two_seconds_for_4000_characters_are_500_milliseconds_a_thousand() -> None:
    assert per_thousand(2.0, 4000) == pytest.approx(500)


def test_the_first_reading_is_never_the_best_where_there_are_others() -> None:
    figures = of_seconds(0.5, 3.0, 2.0)
    assert (figures.first, figures.best.seconds) == (0.5, 2.0)
    assert of_seconds(0.5).best.seconds == 0.5


def test_the_ratio_weighs_long_files_more() -> None:
    assert ratio([of_seconds(9, 4, tokenizer=2), of_seconds(9, 6, tokenizer=3)]) == pytest.approx(2.0)
    assert ratio([of_seconds(9, 9, tokenizer=1), of_seconds(9, 1, tokenizer=9)]) == pytest.approx(1.0)


@given(st.lists(STAGES, min_size=1), st.floats(min_value=0, max_value=10))
def test_the_shares_with_the_rest_make_the_whole(stages: list[Mapping[str, float]], rest: float) -> None:
    readings = [Reading(sum(each.values()) + rest + 0.001, each) for each in stages]
    shares = stage_shares(readings)
    assert sum(shares.values()) == pytest.approx(1)
    assert all(-1e-9 <= share <= 1 for share in shares.values())
    assert list(shares)[-1] == "rest"


def test_a_stage_that_one_file_skips_counts_in_the_others() -> None:
    shares = stage_shares([Reading(1.0, {"layout": 1.0}), Reading(3.0, {"layout": 1.0, "checks": 1.0})])
    assert shares == pytest.approx({"layout": 0.5, "checks": 0.25, "rest": 0.25})


def test_the_figures_are_plain_json() -> None:
    files = [of_seconds(5.0, 1.0, tokenizer=0.5), of_seconds(2.0, 1.0, tokenizer=0.5, characters=3000)]
    written = json.loads(json.dumps(to_json(Figures(files, 1024, Starts(help=[0.1], read=[2.0])))))
    assert written["all"]["characters"] == 4000
    assert written["all"]["ms_per_1000_first_without_first_file"] == pytest.approx(2000 / 3)
    assert written["all"]["ratio_to_tokenizer"] == pytest.approx(2.0)
    assert written["files"][0]["seconds_first"] == 5.0
    assert written["peak_memory_bytes"] == 1024


def test_a_single_file_has_no_others_to_tell_of() -> None:
    written = to_json(Figures([of_seconds(5.0, 1.0)], 0, Starts([], [])))
    assert written["all"]["ms_per_1000_first_without_first_file"] is None
