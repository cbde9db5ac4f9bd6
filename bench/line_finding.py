"""`python -m bench.line_finding [FILES…] [--dpi N…] [--aged]`: how well lines are found on pages whose lines are known.

Digital PDF files are drawn, aged as a scanner would, and their lines looked for; the text layer tells where each letter
is. Counted are lines found whole, split (two found lines share one without white between them), merged (one found line
holds letters of two), missed, letters and marks that a line's picture cuts, and false lines, in which no letter is.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bench.aged_paper import Aged, age
from bench.inputs import ROOT
from extractors.page.assemble import assemble
from extractors.page.content import Glyph, PageContent
from extractors.page.images.line_box import ABOVE, BELOW, LineBox
from extractors.page.images.lines import find_lines
from extractors.page.images.open import to_grey
from extractors.page.pdf.document import PdfLimits, open_pdf
from extractors.page.pdf.render import render_page
from extractors.page.pdf.sheets import read_sheet
from extractors.thai.letters import is_mark
from schemas.page import Grid

DPI = (150, 200, 300)
_SAME_BASELINE = 0.25
"""Ems between the feet of letters of one line."""
_PARTED = 1.5
"""Ems of white at which a line may be found in two pieces."""
_FOUND = 0.95
_CUT = 0.25
"""Of the height of a letter or mark: more of it outside of the line's picture is a loss."""
_LEADERS = ".…·_-–"


class Letter(NamedTuple):
    """A letter or mark, where its ink is in pixels, and how wide an em is."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    em: float


TrueLine = list[Letter]


def true_lines(content: PageContent, place: Aged) -> list[TrueLine]:
    """The lines of a digital page, each its letters from left to right where they come to lie on the aged picture."""
    cells = [cell.box for block in assemble(content).page.blocks if isinstance(block, Grid) for cell in block.cells]
    lines: dict[int, list[list[Glyph]]] = {}
    for glyph in sorted(content.glyphs, key=lambda each: (each.baseline, each.x)):
        if glyph.hidden or glyph.turn or not glyph.text.strip() or all(char in _LEADERS for char in glyph.text):
            continue
        x, y = (glyph.ink.x0 + glyph.ink.x1) / 2, glyph.baseline - 0.2 * glyph.size
        cell = next((at for at, box in enumerate(cells) if box and box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1), -1)
        in_cell = lines.setdefault(cell, [])
        if in_cell and glyph.baseline - in_cell[-1][0].baseline <= _SAME_BASELINE * glyph.size:
            in_cell[-1].append(glyph)
        else:
            in_cell.append([glyph])
    return [
        [_letter(glyph, place) for glyph in sorted(line, key=lambda each: each.x)]
        for in_cell in lines.values()
        for line in in_cell
    ]


def _letter(glyph: Glyph, place: Aged) -> Letter:
    ink = glyph.ink
    x, y = place.to_pixel((ink.x0 + ink.x1) / 2, (ink.y0 + ink.y1) / 2)
    _, baseline = place.to_pixel((ink.x0 + ink.x1) / 2, glyph.baseline)
    across, down = (ink.x1 - ink.x0) / 2 * place.scale, (ink.y1 - ink.y0) / 2 * place.scale
    return Letter(glyph.text, x - across, y - down, x + across, y + down, baseline, glyph.size * place.scale)


def judge(truth: Sequence[TrueLine], found: Sequence[LineBox]) -> Counter[str]:
    """The counts of a page."""
    counts: Counter[str] = Counter(lines=len(truth), found_lines=len(found))
    held: dict[int, set[int]] = {}
    for number, line in enumerate(truth):
        owners = [(letter, _owner(letter, found)) for letter in line if not _is_mark(letter)]
        for _, owner in owners:
            if owner is not None:
                held.setdefault(owner, set()).add(number)
        covered = sum(owner is not None for _, owner in owners)
        counts["letters"] += len(owners)
        counts["letters_missed"] += len(owners) - covered
        if covered < _FOUND * len(owners):
            counts["missed" if covered < 0.5 * len(owners) else "in_part"] += 1
        elif any(
            one is not None and other is not None and one != other and right.left - left.right < _PARTED * left.em
            for (left, one), (right, other) in pairwise(owners)
        ):
            counts["split"] += 1
        else:
            counts["whole"] += 1
        for letter in line:
            box = _nearest(letter, found)
            if box is not None:
                kind = "marks" if _is_mark(letter) else "bodies"
                counts[kind] += 1
                counts[f"{kind}_cut"] += _is_cut(letter, box)
    counts["merged"] = sum(len(numbers) > 1 for numbers in held.values())
    near = {at for line in truth for letter in line if (at := _place(letter, found)) is not None}
    counts["false"] = len(found) - len(near)
    return counts


def _is_mark(letter: Letter) -> bool:
    return is_mark(letter.text[0])


def _shift(letter: Letter, box: LineBox) -> float:
    """How much lower than at its middle the line is where the letter stands."""
    return box.slope * ((letter.left + letter.right) / 2 - (box.left + box.right) / 2)


def _place(letter: Letter, found: Sequence[LineBox]) -> int | None:
    """The found line whose baseline the letter stands on, if it is less than half a letter height away."""
    x = (letter.left + letter.right) / 2
    off = [
        (abs(box.baseline + _shift(letter, box) - letter.baseline) / box.hc, at)
        for at, box in enumerate(found)
        if box.left <= x <= box.right
    ]
    best = min(off, default=(9.0, -1))
    return best[1] if best[0] <= 0.5 else None


def _owner(letter: Letter, found: Sequence[LineBox]) -> int | None:
    return _place(letter, found)


def _nearest(letter: Letter, found: Sequence[LineBox]) -> LineBox | None:
    at = _place(letter, found)
    return None if at is None else found[at]


def _is_cut(letter: Letter, box: LineBox) -> bool:
    fall = _shift(letter, box)
    top, bottom = box.top - ABOVE * box.hc + fall, box.baseline + BELOW * box.hc + fall
    outside = max(0.0, top - letter.top) + max(0.0, letter.bottom - bottom)
    aside = max(0.0, box.left - letter.left) + max(0.0, letter.right - box.right)
    high, wide = max(1.0, letter.bottom - letter.top), max(1.0, letter.right - letter.left)
    return outside > _CUT * high + 1.0 or aside > _CUT * wide + 1.0


def pages_of(paths: Iterable[Path], *, dpi: int, aged: bool) -> Iterator[tuple[str, PageContent, Aged]]:
    """The pages of PDF files as drawn, or as scanned."""
    for path in paths:
        with open_pdf(path.read_bytes(), name=path.name, password=None, limits=PdfLimits()) as pdf:
            for page_no in range(1, pdf.page_count + 1):
                content = read_sheet(pdf, page_no)
                if not any(glyph.text.strip() for glyph in content.glyphs) or content.pictures:
                    continue
                drawn = render_page(pdf, page_no, scale=dpi / 72, most_pixels=40_000_000)
                seed = [sum(path.name.encode()), page_no, dpi]
                yield (
                    f"{path.parent.name}/{path.stem} {page_no}",
                    content,
                    age(to_grey(drawn.image), drawn.scale, seed if aged else None),
                )


def main() -> None:
    """Measures, and prints the counts."""
    parser = argparse.ArgumentParser(prog="python -m bench.line_finding", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="digital PDF; default: the samples")
    parser.add_argument("--dpi", nargs="+", type=int, default=DPI, metavar="N")
    parser.add_argument("--aged", action="store_true", help="age the pages as a scanner does")
    parser.add_argument("--pages", action="store_true", help="print each page on which something is wrong")
    chosen = parser.parse_args()
    files = chosen.files or sorted(ROOT.glob("samples/*/report.pdf"))
    for dpi in chosen.dpi:
        total: Counter[str] = Counter()
        for name, content, aged in pages_of(files, dpi=dpi, aged=chosen.aged):
            counts = judge(true_lines(content, aged), find_lines(aged.picture))
            wrong = {key: counts[key] for key in WRONG if counts[key]}
            if chosen.pages and wrong:
                print(f"    {name}: {counts['lines']} lines, {wrong}")
            total += counts
        print(f"{dpi} dpi: " + ", ".join(f"{total[key]} {key.replace('_', ' ')}" for key in SHOWN))


WRONG = ("in_part", "split", "merged", "missed", "letters_missed", "marks_cut", "bodies_cut", "false")
SHOWN = ("lines", "whole", *WRONG, "letters", "marks")

if __name__ == "__main__":
    np.seterr(all="raise", under="ignore")
    main()
