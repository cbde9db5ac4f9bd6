"""`python -m bench.corpus OUT --agencies N --seed S`: an inbox of invented reports, and what must become of each file.

`OUT/inbox` holds two reports of each agency, in five families, digital, scanned and as text dumps, and half as many
files that are damaged, copies, corrections, rescans or hostile; `OUT/expected` what each report must be read as;
`OUT/manifest.json` what must become of each file; `OUT/agencies.csv` who has to report. The same seed gives the same
files. Scans need a Thai font: training/get_fonts.sh installs some.
"""

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.corpus.agencies import Body, invent_bodies
from bench.corpus.faces import NoThaiFont, find_font
from bench.corpus.inbox import fill_inbox, plan_inbox
from bench.corpus.manifest import Entry, write_manifest

USUAL_PAGES = 11


def make_corpus(folder: Path, *, agencies: int, seed: int, pages: int, font: Path, jobs: int = 1) -> list[Entry]:
    """Makes the corpus in a folder that is not there yet; gives its manifest."""
    folder.mkdir(parents=True)
    bodies = invent_bodies(agencies, seed)
    entries = fill_inbox(folder, plan_inbox(bodies, pages=pages, seed=seed), font=font, seed=seed, jobs=jobs)
    write_manifest(folder, entries)
    _list_agencies(folder / "agencies.csv", bodies)
    return entries


def _list_agencies(path: Path, bodies: Sequence[Body]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("name", "type", "subdistrict", "district", "province"))
        writer.writerows(body.agency.model_dump().values() for body in bodies)


def main(arguments: Sequence[str]) -> int:
    """Prints how many files of what there are."""
    parser = argparse.ArgumentParser(prog="python -m bench.corpus", description="Makes an inbox of invented reports.")
    parser.add_argument("output", type=Path, metavar="OUT", help="a folder that is not there yet")
    parser.add_argument("--agencies", type=int, default=100, metavar="N", help="three files each (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="for all that is drawn (%(default)s)")
    parser.add_argument("--pages", type=int, default=USUAL_PAGES, metavar="N", help="of a usual report (%(default)s)")
    parser.add_argument("--font", type=Path, metavar="FILE", help="a Thai TrueType font; else one that is installed")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes that print (%(default)s)")
    chosen = parser.parse_args(arguments)
    if chosen.output.exists():
        parser.error(f"{chosen.output} is there already")
    try:
        font = chosen.font or find_font()
    except NoThaiFont as error:
        parser.error(str(error))
    entries = make_corpus(
        chosen.output, agencies=chosen.agencies, seed=chosen.seed, pages=chosen.pages, font=font, jobs=chosen.jobs
    )
    whats, outcomes = (Counter(getattr(each, name) for each in entries) for name in ("what", "outcome"))
    pages = sum(each.pages or 1 for each in entries if each.outcome == "read")
    print(f"{len(entries)} files, {pages} pages to read; {dict(outcomes)}; {dict(whats)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
