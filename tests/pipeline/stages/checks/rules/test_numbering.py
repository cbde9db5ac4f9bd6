"""Rules about numbers: of measures, and of the items inside them."""

import pytest

from pipeline.stages.checks.rules import item_numbers, measure_numbers
from schemas.reading import MeasureFacts, Reading
from schemas.report import Topic
from tests.pipeline.stages.checks.builders import evidence, found, measure, only, reading


def numbered(*numbers: str | None) -> Reading:
    """A reading of measures with these numbers under one topic."""
    return reading(*(measure(number=number) for number in numbers))


def listing(*lists: tuple[int, ...], field: str = "steps", number: str | None = None) -> Reading:
    """A reading of measures that each hold a list with these numbers."""
    return reading(
        *(measure(number=number, evidence={field: [evidence("๑. ๒.", line=at)]}) for at, _ in enumerate(lists, 1)),
        facts=[MeasureFacts(item_numbers={field: numbers} if numbers else {}) for numbers in lists],
    )


@pytest.mark.parametrize(
    "numbers",
    [
        ("๑", "๒", "๓"),
        ("1", "2", "1", "2", "3"),
        ("๔", "๕"),
        ("๑", None, "๓"),
        ("๑", "๓", "๒", "๔"),
        ("1.1", "1.2", "2.1", "2.2"),
        (None, None),
        ("ก", "ค"),
        ("(1)", "2."),
    ],
)
def test_numbers_in_order_are_fine(numbers: tuple[str | None, ...]) -> None:
    assert found(measure_numbers, numbered(*numbers)) == []


@pytest.mark.parametrize(
    ("numbers", "code", "at"),
    [
        (("๑", "๒", "๔"), "numbering.gap", 2),
        (("1", "2", "2", "3"), "numbering.repeat", 2),
        (("๑", "2", "๒"), "numbering.repeat", 2),
        (("1", "2", "1", "3"), "numbering.gap", 3),
        (("1.1", "1.2", "1.4"), "numbering.gap", 2),
        (("๑", None, "๔"), "numbering.gap", 2),
    ],
)
def test_a_fault_is_found_at_the_measure_that_shows_it(numbers: tuple[str | None, ...], code: str, at: int) -> None:
    finding = only(measure_numbers, numbered(*numbers))
    assert (finding.code, finding.severity, finding.path) == (code, "warning", f"measures[{at}].number")


def test_a_gap_names_what_is_not_there() -> None:
    finding = only(measure_numbers, numbered("๑", "๕"))
    assert "“๕” โดยไม่มีลำดับที่ ๒–๔" in finding.message.th
    assert "jump to “๕”; 2–4 is not there" in finding.message.en


def test_a_repeat_names_the_number() -> None:
    finding = only(measure_numbers, numbered("1", "1", "2", "2"))
    assert finding.path == "measures[3].number"
    assert "“2”" in finding.message.th
    assert "“2”" in finding.message.en


def test_numbers_under_another_topic_are_another_list() -> None:
    topics = [Topic(number=number, title="หัวข้อ") for number in (1, 1, 2)]
    measures = [measure(number=number, topic=topic) for number, topic in zip("126", topics, strict=True)]
    assert found(measure_numbers, reading(*measures)) == []


def test_a_merged_number_cell_is_one_number() -> None:
    place = {"number": [evidence("๒", line=4)]}
    merged = [measure(number="๒", evidence=place), measure(number="๒", evidence=place), measure(number="๓")]
    assert found(measure_numbers, reading(*merged)) == []


@pytest.mark.parametrize("numbers", [(), (3,), (1, 2, 3), (1, 2, 1, 2), (1, 3, 2), (7, 1, 2), (0, 1, 2)])
def test_lists_in_order_are_fine(numbers: tuple[int, ...]) -> None:
    assert found(item_numbers, listing(numbers)) == []


@pytest.mark.parametrize(
    ("numbers", "code", "th", "en"),
    [
        ((1, 2, 3, 3), "numbering.repeat", "เลขข้อ ๓ ซ้ำ", "number 3 more than once"),
        ((1, 5, 6), "numbering.gap", "ข้ามข้อ ๒–๔", "skips number 2–4"),
        ((2, 3), "numbering.gap", "ข้ามข้อ ๑", "skips number 1"),
        ((1, 3, 4, 7), "numbering.gap", "ข้ามข้อ ๒, ๕–๖", "skips number 2, 5–6"),
    ],
)
def test_a_list_with_a_fault_is_an_info(numbers: tuple[int, ...], code: str, th: str, en: str) -> None:
    finding = only(item_numbers, listing((1, 2), numbers, field="results"))
    assert (finding.code, finding.severity, finding.path) == (code, "info", "measures[1].results")
    assert finding.evidence[0].line == 2
    assert f"ผลการดำเนินการ{th}" in finding.message.th or f"ผลการดำเนินการมี{th}" in finding.message.th
    assert en in finding.message.en


def test_a_list_may_go_on_from_the_measure_above() -> None:
    assert found(item_numbers, listing((1, 2), (3, 4))) == []
    assert found(item_numbers, listing((1, 2), (4, 5))) == [("numbering.gap", "measures[1].steps")]


def test_a_list_may_begin_with_the_measures_own_number() -> None:
    assert found(item_numbers, listing((3, 4), field="activities", number="๓")) == []
