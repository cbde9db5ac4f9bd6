"""`python -m bench.store [--documents N] [--postgres] [--rounds R]`: what commands take on a store of many documents.

Fills stores with invented documents, a quarter and half of N too, and tells for each command the seconds and the memory
of its whole process, start included: summary, diff, search, and export in each format, with the memory of exports from
the smaller stores, which must not differ much. On SQLite, and with `--postgres` on a server of its own.
"""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measure import seconds_of
from bench.postgres import own_server
from bench.store.block import DOCUMENTS
from bench.store.commands import exports, readings
from bench.store.cost import Cost, cost_of, growth, least
from bench.store.fill import fill_store
from pipeline.options import MEBIBYTE
from pipeline.store.open import open_store

USUAL = 10_000
SIZES = (4, 2, 1)
"""By what the documents are divided for the stores that exports are compared on."""


def measure_store(make_address: Callable[[], str], folder: Path, *, documents: int, rounds: int) -> None:
    """Prints what the commands take on new stores at these addresses."""
    peaks: dict[str, dict[int, int]] = {}
    for size in (documents // parts for parts in SIZES):
        address = make_address()
        with open_store(address, make=True) as store:
            seconds = seconds_of(fill_store, store, size)
        print(f"{size} documents stored in {seconds:.0f} s", flush=True)
        if size == documents:
            say_costs(readings(folder), address, folder, rounds=rounds)
        for form, cost in say_costs(exports(folder), address, folder, rounds=1).items():
            peaks.setdefault(form, {})[size] = cost.peak_memory
    for form, by_size in peaks.items():
        sizes = ", ".join(f"{peak / MEBIBYTE:.0f} MiB of {size}" for size, peak in by_size.items())
        print(f"  {form}: {sizes} documents; {growth(by_size):.0f} bytes for each further one")


def say_costs(commands: Mapping[str, list[str]], address: str, folder: Path, *, rounds: int) -> Mapping[str, Cost]:
    """Prints the least that each command takes in some rounds, and tells it."""
    costs = {}
    for name, words in commands.items():
        costs[name] = cost = least([cost_of([*words, "--store", address], folder) for _ in range(rounds)])
        seconds = f"{cost.wall:5.2f} s, of the processor {cost.processor:5.2f} s"
        print(f"  {name:26} {seconds}, {cost.peak_memory / MEBIBYTE:4.0f} MiB", flush=True)
    return costs


def main(arguments: Sequence[str]) -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.store", description="Measures commands on a large store.")
    parser.add_argument("--documents", type=int, default=USUAL, metavar="N", help="in the largest store (%(default)s)")
    parser.add_argument("--postgres", action="store_true", help="on a server, too")
    parser.add_argument("--rounds", type=int, default=3, metavar="R", help="of which the best counts (%(default)s)")
    chosen = parser.parse_args(arguments)
    step = SIZES[0] * DOCUMENTS
    if chosen.documents < step or chosen.documents % step:
        parser.error(f"the number of documents must be a multiple of {step}")
    with TemporaryDirectory(prefix="prongsai-store-") as temporary:
        folder = Path(temporary)
        addresses = (str(folder / f"{number}.db") for number in range(len(SIZES)))
        print("SQLite")
        measure_store(lambda: next(addresses), folder, documents=chosen.documents, rounds=chosen.rounds)
        if chosen.postgres:
            with own_server() as server:
                print("PostgreSQL")
                measure_store(server.make_database, folder, documents=chosen.documents, rounds=chosen.rounds)


if __name__ == "__main__":
    main(sys.argv[1:])
