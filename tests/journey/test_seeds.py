"""Real dumps, where they lie beside this checkout: the figures that the project promises."""

from functools import cache
from pathlib import Path
from statistics import mean

import pytest

from pipeline.evaluate import Figures, compare
from tests.journey.samples import ROOT, Json, expected_of, read_json

SHARED = ROOT.parent / "shared"
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
ANSWERS = sorted((SHARED / "expected").glob("*.json"))
PAIRS = list(zip(SEEDS, ANSWERS, strict=False))

pytestmark = pytest.mark.skipif(
    not SEEDS or len(SEEDS) != len(ANSWERS), reason="the real dumps and their answers are not beside this checkout"
)

WHOLE = ("agency", "fiscal_year", "assessment", "scores")
CONTRADICTIONS = (
    "period.outside-fiscal-year",
    "period.quarter-disagrees",
    "owner.missing",
    "score.average-disagrees",
    "numbering.gap",
    "numbering.repeat",
    "document.several-agencies",
    "reference.restored",
)
FLOORS = {"topic": 0.98, "items": 0.97, "references": 0.95}


@cache
def read(seed: Path) -> Json:
    return read_json(seed)


@cache
def figures_of(seed: Path, answer: Path) -> Figures:
    return compare(expected_of(answer), read(seed)).figures


def all_figures() -> list[Figures]:
    return [figures_of(seed, answer) for seed, answer in PAIRS]


@pytest.mark.parametrize(("seed", "answer"), PAIRS, ids=lambda path: path.name[:3])
def test_each_report(seed: Path, answer: Path) -> None:
    figures = figures_of(seed, answer)
    assert figures["field_f1"] >= 0.985
    assert [name for name in WHOLE if figures.get(name, 1.0) < 1] == []


def test_their_mean() -> None:
    assert mean(figures["field_f1"] for figures in all_figures()) >= 0.99


@pytest.mark.parametrize("name", FLOORS)
def test_the_means_of_the_finer_fields(name: str) -> None:
    assert mean(figures[name] for figures in all_figures() if name in figures) >= FLOORS[name]


@pytest.mark.parametrize(("seed", "answer"), PAIRS, ids=lambda path: path.name[:3])
def test_no_measure_is_invented(seed: Path, answer: Path) -> None:
    """As many measures as the answer has: none from photographs, committees or repeated headers."""
    assert len(read(seed)["measures"]) == len(expected_of(answer)["measures"])


@pytest.mark.parametrize("code", CONTRADICTIONS)
def test_their_contradictions_come_out_as_findings(code: str) -> None:
    assert any(finding["code"] == code for seed in SEEDS for finding in read(seed)["findings"])
