"""`python -m bench.scans [--pages N] [--long N…] [--json]`: whole scans read on two cores, by us and by others.

The PDF samples are drawn and aged, and read by `prongsai read` (two processes, each with half of the pages), by
Tesseract on the pictures of the pages alone, and by OCRmyPDF. Nothing else should run on the machine meanwhile.
"""

import argparse
import json
import os
import sys

from rich import box
from rich.console import Console
from rich.table import Table

from bench.inputs import pdfs_with_sound_text
from bench.scan_figures import ScanFigures, scans_to_json
from bench.scan_measure import CORES, OCRMYPDF, OURS, measure_scans
from bench.scan_pages import known_pages
from pipeline.options import MEBIBYTE

PAGES = 24
EXPLANATION = """\
wrong      characters wrong, missing or too many, of all; blanks do not count. Taken from the searchable PDF by pdfium
           at the place of each line. The samples are set in Sarabun, which our recogniser has been trained on
tesseract  on pictures of the pages alone, two processes with one thread each: it writes no PDF and reads no table
ocrmypdf   with --force-ocr and --jobs 2"""


def main(arguments: list[str]) -> None:
    """Measures, and prints the figures to standard output."""
    parser = argparse.ArgumentParser(prog="python -m bench.scans", description="Reads whole scans, and times it.")
    parser.add_argument("--pages", type=int, default=PAGES, metavar="N", help="pages to read (%(default)s)")
    parser.add_argument(
        "--long", type=int, nargs="*", default=[], metavar="N", help="pages of scans that memory is measured with"
    )
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    chosen = parser.parse_args(arguments)
    figures = measure_scans(known_pages(pdfs_with_sound_text(), count=max(1, chosen.pages)), long=chosen.long)
    load = os.getloadavg()[0]
    if chosen.json:
        print(json.dumps(scans_to_json(figures) | {"load": load}, ensure_ascii=False, indent=2))
    else:
        _print(figures)
        print(f"load of the machine in the last minute: {load:.2f} on {os.cpu_count()} processors")


def _print(figures: ScanFigures) -> None:
    console = Console(highlight=False)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(f"{figures.pages} pages on {CORES} cores")
    for title in ("s", "pages a minute", f"times {OCRMYPDF}", "wrong"):
        table.add_column(title, justify="right", no_wrap=True)
    for name, reader in figures.readers.items():
        times, wrong = figures.times(name, OCRMYPDF), reader.error_rate
        table.add_row(
            name,
            f"{reader.seconds:.1f}",
            f"{figures.pages_a_minute(name):.1f}",
            "" if times is None else f"{times:.2f}",
            "" if wrong is None else f"{wrong:.2%}",
        )
    console.print(table)
    console.print(EXPLANATION, soft_wrap=True)
    for name, why in figures.missing.items():
        console.print(f"{name} was not measured: {why}", soft_wrap=True)
    for pages, peak in figures.memory.items():
        console.print(f"{OURS}: {peak / MEBIBYTE:.0f} MiB at most over {pages} pages", soft_wrap=True)


if __name__ == "__main__":
    main(sys.argv[1:])
