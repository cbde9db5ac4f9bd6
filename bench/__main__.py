"""`python -m bench [FILES…] [--rounds N] [--json]`: measures, and prints the figures."""

import argparse
import json
import os
import sys
from pathlib import Path

from bench.figures import to_json
from bench.inputs import default_files
from bench.measure import measure

ROUNDS = 6
PLAIN_WIDTH = 100
"""Columns where there is no terminal that sets them."""


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Measures how fast prongsai reads, how much memory it takes, and where the time goes.",
        epilog="Other work on the machine makes all figures worse, never better: the best of several readings counts.",
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="default: the real dumps, else the samples")
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N", help="readings of each file (%(default)s)")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    chosen = parser.parse_args(arguments)
    chosen.files = chosen.files or default_files()
    missing = [str(path) for path in chosen.files if not path.is_file()]
    if missing:
        parser.error(f"no such file: {', '.join(missing)}")
    return chosen


def main(arguments: list[str]) -> None:
    """Measures, and prints the figures to standard output."""
    chosen = _parse(arguments)
    figures = measure(chosen.files, rounds=chosen.rounds)
    load = os.getloadavg()[0]
    if chosen.json:
        print(json.dumps(to_json(figures) | {"load": load}, ensure_ascii=False, indent=2))
        return
    from rich.console import Console

    from bench.view import print_figures

    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = PLAIN_WIDTH
    print_figures(console, figures)
    console.print(f"load of the machine in the last minute: {load:.2f} on {os.cpu_count()} processors")


if __name__ == "__main__":
    main(sys.argv[1:])
