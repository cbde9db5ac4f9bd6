"""A rescan differs from its original as a recogniser errs, a correction as a person writes."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.thai.fuzzy import changed_stretches
from extractors.thai.lexicon.look_alikes import LOOK_ALIKES
from pipeline.resubmission import Comparison, Submission, compare_submissions
from schemas.evidence import Method
from schemas.report import Assessment, Measure, Owner, Report, Status
from tests.pipeline.store.made import TASKS, measure, report

PRINTED = report()
SCANNED = report(method="ocr")
UNKNOWN = Status()


def submission(report: Report) -> Submission:
    texts = [text for each in report.measures for text in (*each.activities, *each.steps, *each.results)]
    return Submission(report, "\n".join(texts))


def compare(earlier: Report, later: Report) -> Comparison:
    return compare_submissions(submission(earlier), submission(later))


def changed(report: Report, **changes: object) -> Report:
    """The report with another second measure."""
    first, second, *rest = report.measures
    return report.model_copy(update={"measures": [first, second.model_copy(update=changes), *rest]})


@pytest.mark.parametrize("earlier", [PRINTED, SCANNED])
@pytest.mark.parametrize("later", [PRINTED, SCANNED])
def test_the_same_words_are_the_same(earlier: Report, later: Report) -> None:
    assert compare(earlier, later) == Comparison(1.0, ())


def misread(text: str, at: int) -> str:
    """The text with one letter misread."""
    places = [index for index, letter in enumerate(text) if any(letter in group for group in LOOK_ALIKES)]
    place = places[at % len(places)]
    group = next(group for group in LOOK_ALIKES if text[place] in group)
    return text[:place] + next(other for other in group if other != text[place]) + text[place + 1 :]


@given(st.lists(st.integers(0), min_size=4, max_size=4), st.booleans())
def test_letters_misread_make_no_correction(places: list[int], scan_came_first: bool) -> None:
    tasks = [misread(task, at) for task, at in zip(TASKS, places, strict=True)]
    scan = report(measures=[measure(task, method="ocr") for task in tasks])
    assert (compare(scan, PRINTED) if scan_came_first else compare(PRINTED, scan)).is_same


def test_ticks_and_periods_that_a_recogniser_lost_make_no_correction() -> None:
    lost = [measure(task, method="ocr", status=UNKNOWN, period=None, owners=[]) for task in TASKS]
    assert compare(PRINTED, report(measures=lost)).is_same


def test_ticks_that_were_set_later_are_a_correction() -> None:
    unticked = report(measures=[measure(task, status=UNKNOWN) for task in TASKS])
    assert compare(unticked, PRINTED).changes[0] == "measures[0].status"


def test_a_cell_that_a_recogniser_took_for_a_row_makes_no_correction() -> None:
    torn = [measure(TASKS[0], method="ocr", results=[])]
    rest = Measure(activities=measure(TASKS[0]).results, evidence=torn[0].evidence)
    scan = report(measures=[*torn, rest, *(measure(task, method="ocr") for task in TASKS[1:])])
    assert compare(PRINTED, scan).is_same


LIST = ["รวบรวมปัญหาจากกล่องรับความเห็น จำนวน ๒ ครั้ง", "ทดลองใช้กับกลุ่มตัวอย่าง", "เสนอร่างต่อที่ประชุม"]
UNPARTED = [
    ["๑, " + LIST[0], LIST[1], LIST[2]],
    [LIST[0], f"{LIST[1]} ๓, {LIST[2]}"],
    [LIST[0], f"{LIST[1]} 3 {LIST[2]}"],
    [f"๑ {LIST[0]} ๒, {LIST[1]} ๓) {LIST[2]}"],
]


def with_steps(steps: list[str], *, method: Method = "ocr") -> Report:
    """The report with these steps of its first measure."""
    first, *rest = report(method=method).measures
    return report(measures=[first.model_copy(update={"steps": steps}), *rest])


@pytest.mark.parametrize("steps", UNPARTED)
@pytest.mark.parametrize("method", ["ocr", "text_layer"])
def test_a_list_that_a_recogniser_did_not_part_makes_no_correction(steps: list[str], method: Method) -> None:
    whole, unparted = with_steps(LIST, method=method), with_steps(steps)
    assert compare(whole, unparted).is_same
    assert compare(unparted, whole).is_same


@pytest.mark.parametrize(
    "steps",
    [
        [LIST[0], LIST[1] + " ๓", LIST[2]],
        [LIST[0], f"{LIST[1]} ๒, {LIST[2]}"],
        [LIST[0], f"{LIST[1]} ๓ ครั้ง {LIST[2]}"],
        [LIST[0].replace("๒", "๓"), LIST[1], LIST[2]],
        [LIST[0].replace("จำนวน ๒ ครั้ง", ""), LIST[1], LIST[2]],
        ["๑, " + LIST[0].replace("๒", "๓"), LIST[1], LIST[2]],
    ],
)
def test_a_number_that_does_not_count_items_is_a_correction(steps: list[str]) -> None:
    assert compare(with_steps(LIST), with_steps(steps)).changes == ("measures[0].steps",)
    assert compare(with_steps(steps), with_steps(LIST)).changes == ("measures[0].steps",)


def test_a_printed_number_is_never_left_out() -> None:
    printed = with_steps(LIST, method="text_layer")
    assert not compare(printed, with_steps(UNPARTED[0], method="text_layer")).is_same


CORRECTIONS: dict[str, dict[str, object]] = {
    "status": {"status": Status(value="in_progress", basis="checkbox", raw="อยู่ระหว่างดำเนินการ")},
    "a number": {"results": [measure(TASKS[1]).results[0].replace("๑๒", "๑๓")]},
    "a word": {"results": [measure(TASKS[1]).results[0].replace("เสร็จสิ้น", "ไม่เสร็จสิ้น")]},
    "a result": {"results": ["เผยแพร่แล้วทั้งสี่ไตรมาสบนเว็บไซต์ของหน่วยงาน"]},
    "one more result": {"results": [*measure(TASKS[1]).results, "รายงานผู้บริหารแล้ว"]},
    "owner": {"owners": [Owner(name="กองคลัง", kind="unit", raw="กองคลัง")]},
    "period": {"period": measure(TASKS[1]).period.model_copy(update={"end": date(2025, 3, 31)})},  # type: ignore[union-attr]
}


@pytest.mark.parametrize("what", CORRECTIONS)
@pytest.mark.parametrize("earlier", [PRINTED, SCANNED])
@pytest.mark.parametrize("later", [PRINTED, SCANNED])
def test_what_a_person_changed_is_a_correction(earlier: Report, later: Report, what: str) -> None:
    comparison = compare(earlier, changed(later, **CORRECTIONS[what]))
    assert not comparison.is_same
    assert [path.partition(".")[0] for path in comparison.changes] == ["measures[1]"]


@pytest.mark.parametrize("base", [PRINTED, SCANNED])
def test_a_measure_more_or_less_is_a_correction(base: Report) -> None:
    fewer = base.model_copy(update={"measures": base.measures[:-1]})
    assert not compare(base, fewer).is_same
    assert not compare(fewer, base).is_same


def test_another_score_is_a_correction() -> None:
    assert PRINTED.assessment is not None
    better = PRINTED.assessment.model_copy(update={"score": Decimal("90.00")})
    assert compare(PRINTED, report(assessment=better)).changes == ("assessment.score",)
    item = PRINTED.assessment.items[0].model_copy(update={"score": Decimal("91.00")})
    items = Assessment(score=PRINTED.assessment.score, items=[item])
    assert compare(PRINTED, report(assessment=items)).changes == ("assessment.items[0]",)


def test_documents_without_measures_are_the_same_when_their_words_are() -> None:
    empty = report(measures=[])
    order, other = Submission(empty, "คำสั่งแต่งตั้ง"), Submission(empty, "คำสั่งยกเลิก")
    assert compare_submissions(order, order).is_same
    assert not compare_submissions(order, other).is_same
    assert not compare_submissions(Submission(empty, ""), Submission(empty, "")).is_same


@given(st.text("กขค", max_size=8), st.text("กขค", max_size=8))
def test_stretches_lead_from_one_text_to_the_other(a: str, b: str) -> None:
    stretches = changed_stretches(a, b)
    assert (a == b) == (not stretches)
    assert sum(len(was) - len(now) for was, now in stretches) == len(a) - len(b)
