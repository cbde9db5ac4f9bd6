"""Digital pages as scans: damaged in the way that is asked for, the same each time."""

from pathlib import Path

import numpy as np
import pytest

from bench.aged_scans import DAMAGE, aged_pages, main
from extractors.page.images.open import open_picture

SAMPLE = Path(__file__).parents[2] / "samples" / "browser-print" / "report.pdf"
COARSE = 40
"""Dots an inch, so that the pages are small."""


@pytest.mark.parametrize("damage", sorted(DAMAGE))
def test_each_damage_changes_the_page_and_is_the_same_each_time(damage: str) -> None:
    once, again = (next(aged_pages(SAMPLE, damage, dpi=COARSE)) for _ in range(2))
    assert once.dtype == np.uint8
    assert (once == again).all()
    others = [next(aged_pages(SAMPLE, other, dpi=COARSE)) for other in DAMAGE if other != damage]
    assert all((once != other).any() for other in others)


def test_the_scan_is_a_tiff_of_as_many_pages(tmp_path: Path) -> None:
    main([str(SAMPLE), "--output", str(tmp_path / "new"), "--damage", "bilevel", "--dpi", str(COARSE)])
    pages = list(open_picture((tmp_path / "new" / "report.tif").read_bytes(), name="report.tif"))
    assert len(pages) == len(list(aged_pages(SAMPLE, "bilevel", dpi=COARSE)))
    assert pages[0].dpi == COARSE
    assert set(np.unique(pages[0].pixels)) == {0, 255}
