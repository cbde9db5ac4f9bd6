"""`python -m bench [FILES…] [--rounds N] [--pdf-rounds N] [--json]`: measures, and prints the figures."""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

from bench.figures import Figures, to_json
from bench.inputs import default_files, default_pdfs, pdfs_with_sound_text, split_pdfs
from bench.measure import measure
from bench.ocr_figures import OcrFigures, ocr_to_json
from bench.pdf_figures import PdfFigures, pdfs_to_json
from bench.pdf_measure import measure_pdfs

ROUNDS = 6
PDF_ROUNDS = 4
OCR_ROUNDS = 2
PLAIN_WIDTH = 100
"""Columns where there is no terminal that sets them."""


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Measures how fast prongsai reads, how much memory it takes, and where the time goes.",
        epilog="Other work on the machine makes all figures worse, never better: the best of several readings counts.",
    )
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="text or PDF; default: the real files and the samples"
    )
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N", help="readings of each text (%(default)s)")
    parser.add_argument(
        "--pdf-rounds", type=int, default=PDF_ROUNDS, metavar="N", help="readings of each PDF (%(default)s)"
    )
    parser.add_argument(
        "--ocr-rounds",
        type=int,
        default=None,
        metavar="N",
        help=f"readings of the pictures of lines, 0 for none ({OCR_ROUNDS}; none where files are named)",
    )
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    chosen = parser.parse_args(arguments)
    missing = [str(path) for path in chosen.files if not path.is_file()]
    if missing:
        parser.error(f"no such file: {', '.join(missing)}")
    return chosen


def main(arguments: list[str]) -> None:
    """Measures, and prints the figures to standard output."""
    chosen = _parse(arguments)
    texts, pdfs = split_pdfs(chosen.files) if chosen.files else (default_files(), default_pdfs())
    figures = measure(texts, rounds=chosen.rounds) if texts else None
    pdf_figures = measure_pdfs(pdfs, rounds=chosen.pdf_rounds) if pdfs else None
    ocr_rounds = chosen.ocr_rounds if chosen.ocr_rounds is not None else 0 if chosen.files else OCR_ROUNDS
    ocr_figures = _measure_ocr(ocr_rounds) if ocr_rounds > 0 else None
    load = os.getloadavg()[0]
    if chosen.json:
        _print_json(figures, pdf_figures, ocr_figures, load)
    else:
        _print_tables(figures, pdf_figures, ocr_figures, load)


def _measure_ocr(rounds: int) -> OcrFigures | None:
    """The figures over pictures of lines; None, and a line on standard error, where our recogniser is not here."""
    from bench.ocr_lines import known_lines
    from bench.ocr_measure import measure_lines
    from schemas.errors import EngineError

    try:
        return measure_lines(known_lines(pdfs_with_sound_text()), rounds=rounds)
    except EngineError as error:
        print(f"Reading of pictures was not measured: {error}", file=sys.stderr)
        return None


def _print_json(
    figures: Figures | None, pdf_figures: PdfFigures | None, ocr_figures: OcrFigures | None, load: float
) -> None:
    written: dict[str, Any] = {}
    if figures is not None:
        written |= to_json(figures)
    if pdf_figures is not None:
        written["pdf"] = pdfs_to_json(pdf_figures)
    if ocr_figures is not None:
        written["ocr"] = ocr_to_json(ocr_figures)
    print(json.dumps(written | {"load": load}, ensure_ascii=False, indent=2))


def _print_tables(
    figures: Figures | None, pdf_figures: PdfFigures | None, ocr_figures: OcrFigures | None, load: float
) -> None:
    from rich.console import Console

    from bench.ocr_view import print_ocr_figures
    from bench.pdf_view import print_pdf_figures
    from bench.view import print_figures

    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = PLAIN_WIDTH
    if figures is not None:
        print_figures(console, figures)
    if pdf_figures is not None:
        print_pdf_figures(console, pdf_figures)
    if ocr_figures is not None:
        print_ocr_figures(console, ocr_figures)
    console.print(f"load of the machine in the last minute: {load:.2f} on {os.cpu_count()} processors")


if __name__ == "__main__":
    main(sys.argv[1:])
