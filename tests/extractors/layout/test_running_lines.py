"""Running heads and feet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.layout.running_lines import find_running_lines
from schemas.geometry import Box
from schemas.page import Line
from tests.builders import grid
from tests.builders import line as dumped

HEIGHT = 842.0
EDGE, HEAD, BODY, FOOT = 20.0, 80.0, 400.0, 770.0
"""Where a line stands: at the very edge, where heads are, in the text, and where feet are."""
RUNNING = "รายงานผลการดำเนินการตามมาตรการ"


def line(text: str, *, page: int, y: float) -> Line:
    return Line(text=text, raw=text, page_no=page, box=Box(72, y, 300, y + 16), method="text_layer")


def running(*blocks: Line) -> list[int]:
    heights = {block.page_no: HEIGHT for block in blocks}
    return sorted(find_running_lines(blocks, heights))


def pages(text: str, *, y: float, count: int) -> list[Line]:
    """The line on each page, with text of its own below."""
    found = []
    for number in range(1, count + 1):
        found += [line(text, page=number, y=y), line(f"เนื้อหา{'กขคงจฉ'[number - 1] * 5}", page=number, y=BODY)]
    return found


@pytest.mark.parametrize("y", [EDGE, HEAD, FOOT])
def test_a_line_that_three_pages_print_at_its_place_runs(y: float) -> None:
    assert running(*pages(RUNNING, y=y, count=3)) == [0, 2, 4]


def test_of_two_pages_the_first_may_be_a_title() -> None:
    assert running(*pages(RUNNING, y=HEAD, count=2)) == [2]
    assert running(*pages(RUNNING, y=FOOT, count=2)) == [2]


def test_at_the_edge_of_the_paper_nothing_else_stands() -> None:
    assert running(*pages(RUNNING, y=EDGE, count=2)) == [0, 2]
    assert running(*pages(RUNNING, y=HEIGHT - 30, count=2)) == [0, 2]


def test_text_that_is_printed_again_in_the_middle_of_the_page_stays() -> None:
    assert running(*pages(RUNNING, y=BODY, count=5)) == []


def test_a_line_of_one_page_stays() -> None:
    assert running(*pages(RUNNING, y=EDGE, count=1)) == []
    twice = [line(RUNNING, page=1, y=HEAD), line(RUNNING, page=1, y=HEAD + 3)]
    assert running(*twice) == []


def test_the_same_words_elsewhere_on_the_page_do_not_run() -> None:
    assert running(*(line(RUNNING, page=number, y=HEAD - 20 * number) for number in (1, 2, 3))) == []
    assert running(line(RUNNING, page=1, y=HEAD), line(RUNNING, page=2, y=FOOT), line(RUNNING, page=3, y=BODY)) == []


def test_numbers_that_count_pages_may_differ() -> None:
    counted = [line(f"{RUNNING} หน้า {digit}/๑๒", page=at, y=FOOT) for at, digit in enumerate("๓๔๕", start=3)]
    assert running(*counted) == [0, 1, 2]


def test_numbers_that_count_something_else_do_not_run() -> None:
    titles = [line(f"มาตรการที่ {digit}", page=at, y=HEAD) for at, digit in enumerate("๑๓๔", start=1)]
    assert running(*titles[:2]) == []
    assert 0 not in running(*titles)


def test_spaces_and_dots_do_not_part_what_is_alike() -> None:
    spaced = ["เทศบาลตำบล ก.", "เทศบาล ตำบล ก", "เทศบาลตำบลก ."]
    assert running(*(line(text, page=at, y=HEAD) for at, text in enumerate(spaced, start=1))) == [0, 1, 2]


def test_long_lines_are_text() -> None:
    assert running(*pages("ก" * 161, y=EDGE, count=3)) == []


def test_only_lines_of_pages_whose_height_is_known_can_run() -> None:
    blocks = pages(RUNNING, y=EDGE, count=3)
    assert find_running_lines(blocks, {}) == set()
    assert find_running_lines([dumped(RUNNING), dumped(RUNNING), grid(["ก", "ข"])], {1: HEIGHT}) == set()


@given(st.permutations(pages(RUNNING, y=EDGE, count=4)))
def test_the_order_of_the_blocks_does_not_matter(blocks: list[Line]) -> None:
    assert [blocks[index].text for index in running(*blocks)] == [RUNNING] * 4
