"""Rules about scores."""

import pytest

from pipeline.stages.checks.rules import score_averages, score_conflicts, score_range
from schemas.reading import Reading
from schemas.report import ScoreItem
from tests.pipeline.stages.checks.builders import assessed, found, measure, only, reading, score

I1_TO_I3 = (score("i1", "90.00", line=11), score("i2", "91.00", line=12), score("i3", "92.01", line=13))


def both_parts(*codes: str, first: str, second: str) -> list[ScoreItem]:
    """The scores of EIT items in both parts."""
    return [score(code, value, part=part) for part, value in ((1, first), (2, second)) for code in codes]


def test_scores_from_0_to_100_are_in_range() -> None:
    assert found(score_range, assessed(score("i1", "0"), score(9, "100.00"), overall="99.99")) == []


def test_scores_out_of_range_are_errors() -> None:
    out = assessed(score("i1", "88"), score("e2", "-0.01", part=2, line=6), score(7, "196.40"), overall="100.01")
    assert found(score_range, out) == [
        ("score.out-of-range", "assessment.score"),
        ("score.out-of-range", "assessment.items[1].score"),
        ("score.out-of-range", "assessment.items[2].score"),
    ]
    findings = list(score_range.find(out))
    assert {finding.severity for finding in findings} == {"error"}
    assert "ข้อ e2 ส่วนที่ ๒ คือ -๐.๐๑" in findings[1].message.th
    assert "item e2 part 2 is -0.01" in findings[1].message.en
    assert findings[1].evidence[0].line == 6
    assert "ตัวชี้วัดที่ ๗ คือ ๑๙๖.๔๐" in findings[2].message.th


def test_an_indicator_off_its_mean_is_found_with_all_places() -> None:
    finding = only(score_averages, assessed(*I1_TO_I3, score(1, "91.30", line=2)))
    assert (finding.code, finding.path) == ("score.average-disagrees", "assessment.items[3].score")
    assert "ตัวชี้วัดที่ ๑ พิมพ์คะแนนไว้ ๙๑.๓๐" in finding.message.th
    assert "i1–i3 คือ ๙๑.๐๐" in finding.message.th
    assert "printed as 91.30, but the mean of i1–i3 is 91.00" in finding.message.en
    assert [place.line for place in finding.evidence] == [2, 11, 12, 13]


@pytest.mark.parametrize("printed", ["91.00", "91.01", "91.02", "90.99"])
def test_rounding_is_no_disagreement(printed: str) -> None:
    assert found(score_averages, assessed(*I1_TO_I3, score(1, printed))) == []


def test_the_groups_of_2567_follow_one_another() -> None:
    items = [score(f"i{number}", str(number)) for number in range(1, 16)]
    right = [score(indicator, str(3 * indicator - 1)) for indicator in range(1, 6)]
    assert found(score_averages, assessed(*items, *right)) == []
    wrong = [score(indicator, str(3 * indicator)) for indicator in range(1, 6)]
    assert len(found(score_averages, assessed(*items, *wrong))) == 5


def test_eit_is_the_mean_of_its_two_parts() -> None:
    items = both_parts("e4", "e5", "e6", first="90", second="80")
    assert found(score_averages, assessed(*items, score(7, "85"))) == []
    finding = only(score_averages, assessed(*items, score(7, "90")))
    assert "the mean of e4–e6 is 85.00" in finding.message.en


def test_an_indicator_of_one_part_is_the_mean_of_that_part() -> None:
    items = both_parts("e1", "e2", "e3", first="90", second="80")
    assert found(score_averages, assessed(*items, score(6, "80", part=2))) == []
    assert len(found(score_averages, assessed(*items, score(6, "85", part=2)))) == 1


def test_eit_without_named_parts_is_a_plain_mean() -> None:
    items = [score(code, "70") for code in ("e7", "e8", "e9")]
    assert found(score_averages, assessed(*items, score(8, "75"))) == [
        ("score.average-disagrees", "assessment.items[3].score")
    ]


@pytest.mark.parametrize(
    "items",
    [
        (*I1_TO_I3[:2], score(1, "10")),
        (*I1_TO_I3, score("i3", "50"), score(1, "10")),
        (*I1_TO_I3[:2], score("i3", "900"), score(1, "10")),
        (*I1_TO_I3, score(1, "10"), score(1, "20")),
        (*both_parts("e1", "e2", "e3", first="90", second="80")[:5], score(6, "10")),
        (score("o1", "100"), score("o2", "100"), score("o3", "100"), score(9, "10")),
        I1_TO_I3,
    ],
    ids=["one missing", "one twice", "one impossible", "indicator twice", "half a part", "OIT", "no indicator"],
)
def test_without_all_sure_items_nothing_is_compared(items: tuple[ScoreItem, ...]) -> None:
    assert found(score_averages, assessed(*items)) == []


def test_older_rounds_have_six_and_five_items() -> None:
    iit = [score(f"i{number}", "80") for number in range(7, 13)]
    eit = [score(f"e{number}", "70") for number in range(11, 16)]
    off = assessed(*iit, *eit, score(2, "81"), score(8, "71"), fiscal_year=2565)
    messages = [finding.message.en for finding in score_averages.find(off)]
    assert ["i7–i12 is 80.00" in messages[0], "e11–e15 is 70.00" in messages[1]] == [True, True]
    assert found(score_averages, assessed(*iit, *eit, score(2, "80"), score(8, "70"), fiscal_year=2565)) == []


def of_unknown_year(report_year: int | None) -> Reading:
    """Scores that disagree by the counting since 2567, and do not say of which year they are."""
    unknown = assessed(*I1_TO_I3, score(1, "10"), fiscal_year=None)
    return unknown.model_copy(update={"report": unknown.report.model_copy(update={"fiscal_year": report_year})})


@pytest.mark.parametrize(("report_year", "n_found"), [(2568, 1), (2567, 0), (2566, 0), (None, 0)])
def test_an_assessment_without_a_year_is_near_that_of_the_report(report_year: int | None, n_found: int) -> None:
    assert len(found(score_averages, of_unknown_year(report_year))) == n_found


def test_items_that_the_round_did_not_have_stop_the_comparison() -> None:
    assert found(score_averages, assessed(*I1_TO_I3, score("i16", "90"), score(1, "10"))) == []


def test_the_same_item_with_two_scores_is_a_conflict() -> None:
    twice = assessed(
        score("e1", "90.10", part=1, line=1),
        score("e1", "80", part=2, line=2),
        score("e1", "90.1", part=1, line=3),
        score("e1", "90.15", part=1, line=4),
        score(3, "70"),
        score(3, "71"),
    )
    assert found(score_conflicts, twice) == [
        ("score.conflict", "assessment.items[3].score"),
        ("score.conflict", "assessment.items[5].score"),
    ]
    first = next(score_conflicts.find(twice))
    assert "ข้อ e1 ส่วนที่ ๑" in first.message.th
    assert "๙๐.๑๕" in first.message.th
    assert "item e1 part 1: 90.10, 90.1, 90.15" in first.message.en
    assert [place.line for place in first.evidence] == [1, 3, 4]


def test_scores_printed_twice_alike_are_no_conflict() -> None:
    assert found(score_conflicts, assessed(score("i1", "90"), score("i1", "90.00"))) == []


def test_a_report_without_an_assessment_has_no_scores_to_check() -> None:
    for rule in (score_range, score_averages, score_conflicts):
        assert found(rule, reading(measure())) == []
