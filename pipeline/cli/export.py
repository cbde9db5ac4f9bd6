"""`prongsai export`: what the store holds, as tables to take away."""

from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.choice_options import AgencyOption, AllVersionsOption, ProvinceOption, StatusOption, YearOption
from pipeline.cli.inputs import STANDARD_INPUT
from pipeline.cli.settings_options import StoreOption, load_settings, picked, store_url
from pipeline.export.formats import Format
from schemas.errors import UsageError


class Layout(StrEnum):
    """How measures become rows."""

    WIDE = "wide"
    LONG = "long"


class What(StrEnum):
    """The table of a file that holds only one."""

    MEASURES = "measures"
    FINDINGS = "findings"
    SCORES = "scores"
    DOCUMENTS = "documents"


class Headings(StrEnum):
    """How columns are called."""

    THAI = "thai"
    KEYS = "keys"


def export(
    *,
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FILE", help="The file to write; - sends CSV or JSON lines to a pipe."),
    ],
    store: StoreOption = None,
    form: Annotated[
        Format | None, typer.Option("--format", "-f", help="The kind of file; without it, by the ending of its name.")
    ] = None,
    layout: Annotated[
        Layout | None, typer.Option("--layout", help="One row a measure, or one for each value of it (wide).")
    ] = None,
    what: Annotated[What, typer.Option("--what", help="Which table; a workbook has all of them.")] = What.MEASURES,
    agency: AgencyOption = None,
    province: ProvinceOption = None,
    year: YearOption = None,
    status: StatusOption = None,
    all_versions: AllVersionsOption = False,
    headings: Annotated[
        Headings | None,
        typer.Option("--headings", help="Headings and codes in Thai, or as keys (Thai in workbooks, else keys)."),
    ] = None,
    bom: Annotated[
        bool | None, typer.Option("--bom/--no-bom", help="Begin CSV with the mark that Excel needs to see Thai (no).")
    ] = None,
    crops: Annotated[
        Path | None,
        typer.Option("--crops", metavar="DIR", help="Link to the crops in that folder (that of prongsai batch)."),
    ] = None,
    mask_names: Annotated[
        bool | None, typer.Option("--mask-names/--show-names", help="Write no names of persons, and no links (show).")
    ] = None,
) -> None:
    """Writes measures, findings, scores and documents as tables.

    XLSX has a sheet for each, with filters, coloured statuses, real dates and
    links to the page, or to the crop with --crops. CSV, JSON lines and Parquet
    hold one of them. Rows are written as they are read, however many.

    In CSV an apostrophe stands before texts that a spreadsheet would take for
    a formula. With --mask-names owners that are persons, and persons with a
    title in any text, are written as (ปิดชื่อบุคคล); a name without a title that
    nobody is responsible under stays.

    Examples:

      prongsai export --store reports.db -o reports.xlsx
      prongsai export --store reports.db -o 2568.csv --bom --headings thai --year 2568
      prongsai export --store reports.db -o values.parquet --layout long
      prongsai export --store reports.db -o - -f jsonl --what findings | jq .code
    """
    from pipeline.export.links import Links
    from pipeline.export.tables import DOCUMENTS, FINDINGS, LONG, SCORES, WIDE
    from pipeline.export.take_away import Wanted
    from pipeline.export.write import write_tables
    from pipeline.output import refuse_overwriting_inputs
    from pipeline.store.choice import Choice
    from pipeline.store.open import file_of, open_store

    kind = form or _format_of(output)
    if output == STANDARD_INPUT and kind not in (Format.CSV, Format.JSONL):
        raise UsageError(f"{kind} cannot go to a pipe", "Name a file with --output.")
    settings = load_settings()
    usual = settings.export
    measures = LONG if picked(layout, usual.layout, Layout.WIDE) == Layout.LONG else WIDE
    tables = (measures, FINDINGS, SCORES, DOCUMENTS)
    masked = picked(mask_names, usual.mask_names, False)
    wanted = Wanted(
        tables=tables if kind is Format.XLSX else [table for table in tables if table.key == what],
        choice=Choice(agency, province, year, status and status.value, all_versions),
        links=Links(crops or settings.batch.crops, None if output == STANDARD_INPUT else output.parent, hidden=masked),
        in_thai=picked(headings, usual.headings, Headings.THAI if kind is Format.XLSX else Headings.KEYS) == "thai",
        mask_names=masked,
    )
    url = store_url(store)
    refuse_overwriting_inputs([path for path in (file_of(url),) if path], [output])
    with open_store(url) as opened:
        to = None if output == STANDARD_INPUT else output
        written = write_tables(opened, wanted, to, kind, bom=picked(bom, usual.bom, False))
    _tell(output, written.rows, written.cut)


def _format_of(path: Path) -> Format:
    """The format that a file's name ends with; raises UsageError."""
    try:
        return Format(path.suffix.lower().removeprefix("."))
    except ValueError:
        raise UsageError(
            f"{path} does not say what kind of file it is to be", "Add --format xlsx, csv, parquet or jsonl."
        ) from None


def _tell(output: Path, counts: Counter[str], cut: int) -> None:
    """Says on standard error what was written."""
    from pipeline.cli.terminal import count, notes_console, say

    console = notes_console()
    rows = ", ".join(f"{number} {key}" for key, number in counts.items())
    say(console, f"{rows} written" if output == STANDARD_INPUT else f"{rows} in {output}")
    if cut:
        say(console, f"{count(cut, 'text')} longer than a cell of Excel: the end is cut off, and … stands there.")
