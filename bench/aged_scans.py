"""`python -m bench.aged_scans FILES --output DIR --damage NAME [--dpi N] [--seed N]`: digital PDF files as scans.

What comes out are TIFF files of pictures with one damage, for reading and for `bench.trust_figures`; the same for the
same files and seed.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from bench.aged_paper import age
from bench.photocopies import copied
from extractors.page.images.open import to_grey
from extractors.page.images.pixels import Grey
from extractors.page.pdf.document import PdfLimits, open_pdf
from extractors.page.pdf.render import render_page

DPI = 150
_MOST_PIXELS = 40_000_000
_POINTS_PER_INCH = 72


def _printed(page: Grey, random: np.random.Generator, *, blur: float, noise: float, ink: float = 40.0) -> Grey:
    """The page as grey paper with grey ink, blurred and grainy."""
    soft: NDArray[np.float64] = cv2.GaussianBlur(page, (0, 0), blur).astype(np.float64)
    grain = cv2.GaussianBlur(random.normal(0.0, 1.0, page.shape), (0, 0), 0.6)
    return np.asarray((ink + soft * ((235.0 - ink) / 255.0) + grain * noise).clip(0, 255).round(), dtype=np.uint8)


def _blur(page: Grey, random: np.random.Generator) -> Grey:
    return _printed(page, random, blur=1.2, noise=8.0)


def _noise(page: Grey, random: np.random.Generator) -> Grey:
    return _printed(page, random, blur=0.7, noise=45.0)


def _faint(page: Grey, random: np.random.Generator) -> Grey:
    return _printed(page, random, blur=0.8, noise=12.0, ink=150.0)


def _bilevel(page: Grey, random: np.random.Generator) -> Grey:
    return np.where(_printed(page, random, blur=0.8, noise=30.0) < 150, 0, 255).astype(np.uint8)


def _broken(page: Grey, random: np.random.Generator) -> Grey:
    """In two tones by a threshold so hard that strokes break."""
    return np.where(_printed(page, random, blur=1.0, noise=12.0, ink=90.0) < 125, 0, 255).astype(np.uint8)


def _jpeg(page: Grey, random: np.random.Generator) -> Grey:
    _, packed = cv2.imencode(".jpg", _printed(page, random, blur=0.8, noise=15.0), [cv2.IMWRITE_JPEG_QUALITY, 12])
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE), dtype=np.uint8)


def _scanner(page: Grey, random: np.random.Generator) -> Grey:
    """Askew, unevenly lit and packed too, as `aged_paper` has it."""
    return age(page, DPI / _POINTS_PER_INCH, random.integers(0, 2**31, 2).tolist()).picture


DAMAGE: Mapping[str, Callable[[Grey, np.random.Generator], Grey]] = MappingProxyType(
    {
        "blur": _blur,
        "noise": _noise,
        "faint": _faint,
        "bilevel": _bilevel,
        "broken": _broken,
        "jpeg": _jpeg,
        "photocopy": copied,
        "scanner": _scanner,
    }
)


def aged_pages(path: Path, damage: str, *, dpi: int = DPI, seed: int = 0) -> Iterator[Grey]:
    """The pages of a PDF file as a scanner gives them, with the damage, a key of DAMAGE; others for another seed."""
    with open_pdf(path.read_bytes(), name=path.name, limits=PdfLimits()) as pdf:
        for page_no in range(1, pdf.page_count + 1):
            drawn = render_page(pdf, page_no, scale=dpi / _POINTS_PER_INCH, most_pixels=_MOST_PIXELS)
            random = np.random.default_rng([sum(path.name.encode()), page_no, *([seed] if seed else [])])
            yield DAMAGE[damage](to_grey(drawn.image), random)


def write_scan(path: Path, pages: Iterator[Grey], *, dpi: int = DPI) -> None:
    """Writes the pages as one TIFF file."""
    first, *rest = [Image.fromarray(page) for page in pages]
    first.save(path, save_all=True, append_images=rest, compression="tiff_lzw", dpi=(dpi, dpi))


def main(arguments: Sequence[str]) -> None:
    """Writes each file as a scan into the folder."""
    parser = argparse.ArgumentParser(prog="python -m bench.aged_scans", description="Makes scans of digital PDF files.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="digital PDF")
    parser.add_argument("--output", required=True, type=Path, metavar="DIR", help="made where it is missing")
    parser.add_argument("--damage", required=True, choices=sorted(DAMAGE))
    parser.add_argument("--dpi", type=int, default=DPI, metavar="N", help="dots an inch (%(default)s)")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="another one damages otherwise (%(default)s)")
    chosen = parser.parse_args(arguments)
    chosen.output.mkdir(parents=True, exist_ok=True)
    for path in chosen.files:
        pages = aged_pages(path, chosen.damage, dpi=chosen.dpi, seed=chosen.seed)
        write_scan(chosen.output / f"{path.stem}.tif", pages, dpi=chosen.dpi)


if __name__ == "__main__":
    main(sys.argv[1:])
