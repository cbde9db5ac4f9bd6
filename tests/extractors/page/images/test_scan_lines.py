"""Lines along the scanner's columns are taken out of pages that lie aslant, and what they cross stays."""

import cv2
import numpy as np

from extractors.page.images.ink import Ink
from extractors.page.images.pixels import Grey, Mask
from extractors.page.images.scan_lines import bridge_scan_lines, find_scan_lines, without_scan_lines

HC = 20.0
SLOPE = 0.015


def aslant() -> Mask:
    """The rulings of a table on a page that was not laid straight."""
    ink = np.zeros((1600, 1200), np.uint8)
    for x in (200, 600, 1000):
        cv2.line(ink, (x, 200), (round(x - SLOPE * 1200), 1400), 1, 3)
    for y in (200, 800, 1400):
        cv2.line(ink, (200, y), (1000, round(y + SLOPE * 800)), 1, 3)
    return ink


def test_a_line_down_the_page_is_found_and_the_table_stays() -> None:
    ink = aslant()
    streaked = ink.copy()
    streaked[:, 400:402] = 1
    lines = find_scan_lines(streaked, HC, slope=SLOPE)
    assert len(lines) == 1
    assert lines[0].x0 <= 400
    assert lines[0].x1 >= 402
    without = without_scan_lines(Ink(streaked, streaked), lines).all
    assert (without != ink).sum() <= 10


def test_rulings_are_none() -> None:
    assert find_scan_lines(aslant(), HC, slope=SLOPE) == []
    upright = np.zeros((1600, 1200), np.uint8)
    upright[200:1400, 600:602] = 1
    assert find_scan_lines(upright, HC, slope=0.0) == []


def test_pieces_of_a_broken_line_go_with_it() -> None:
    ink = aslant()
    ink[0:900, 400:402] = ink[1000:1100, 400:402] = 1
    ink[1300:1310, 400:402] = 1
    found = find_scan_lines(ink, HC, slope=SLOPE)
    assert [(each.y0, each.y1) for each in found] == [(0, 900), (1000, 1100)]


def test_a_line_is_filled_from_both_sides() -> None:
    page: Grey = np.full((1600, 1200), 200, np.uint8)
    page[:, :400] = 100
    streaked = page.copy()
    streaked[:, 399:402] = 30
    ink = (streaked == 30).astype(np.uint8)
    lines = find_scan_lines(ink, HC, slope=SLOPE)
    bridged = bridge_scan_lines(streaked, lines, scale=1.0)
    assert bridged.min() == 100
    assert (np.diff(bridged[800].astype(int)) >= 0).all()
    assert bridge_scan_lines(streaked, [], scale=1.0) is streaked
