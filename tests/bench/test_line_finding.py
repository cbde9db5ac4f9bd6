"""The counts of found lines tell what is wrong with them."""

from bench.line_finding import Letter, judge
from extractors.page.images.line_box import LineBox

HC = 20.0


def line_of(text: str, *, x: float, baseline: float) -> list[Letter]:
    return [
        Letter(char, x + 20 * at, baseline - HC, x + 20 * at + 18, baseline, baseline, 46.0)
        for at, char in enumerate(text)
    ]


def box(left: float, right: float, baseline: float) -> LineBox:
    return LineBox(left, baseline - HC, right, baseline, HC)


def test_whole_split_merged_missed_and_false_are_told_apart() -> None:
    truth = [
        line_of("กขคง", x=0, baseline=100),
        line_of("กขคง", x=0, baseline=200),
        line_of("กข", x=0, baseline=300),
        line_of("คง", x=300, baseline=300),
        line_of("กขคง", x=0, baseline=400),
    ]
    found = [
        box(-5, 85, 100),
        box(-5, 39, 200),
        box(39, 85, 200),
        box(-5, 345, 300),
        box(200, 300, 500),
    ]
    counts = judge(truth, found)
    told = {key: counts[key] for key in ("whole", "split", "merged", "missed", "letters_missed", "false")}
    assert told == {"whole": 3, "split": 1, "merged": 1, "missed": 1, "letters_missed": 4, "false": 1}


def test_a_mark_that_rises_out_of_the_picture_is_cut() -> None:
    line = line_of("ก", x=0, baseline=100)
    inside = Letter("่", 5, 62, 12, 72, 100, 46.0)
    outside = inside._replace(top=50, bottom=64)
    counts = judge([[*line, inside, outside]], [box(-5, 25, 100)])
    assert (counts["marks"], counts["marks_cut"], counts["bodies_cut"]) == (2, 1, 0)
