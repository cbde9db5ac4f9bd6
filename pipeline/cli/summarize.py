"""`prongsai summary`: a year of a province in one picture."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.settings_options import StoreOption
from schemas.errors import UsageError


def summary(
    *,
    year: Annotated[int, typer.Option("--year", metavar="YEAR", min=2500, max=2700, help="The fiscal year: 2568.")],
    store: StoreOption = None,
    province: Annotated[
        str | None, typer.Option("--province", metavar="NAME", help="Only the agencies of this province.")
    ] = None,
    expected: Annotated[
        Path | None,
        typer.Option(
            "--agencies",
            metavar="CSV",
            help="Who has to report, in place of the list in the store: name, district, province.",
        ),
    ] = None,
    due: Annotated[
        datetime | None,
        typer.Option("--due", metavar="DATE", formats=["%Y-%m-%d"], help="The last day on time: 2025-10-31."),
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Write the summary as one page for browser and printer."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Summarizes a fiscal year: who has submitted, how far the measures are.

    Of each agency the last version counts, and a rescan not at all. Missing
    are those on the office's list (prongsai agencies load, or --agencies)
    that have submitted nothing; late is who came after --due. Scores are
    those that the reports quote, beside the year before.

    Examples:

      prongsai summary --store reports.db --year 2568
      prongsai summary --store reports.db --year 2568 --province ขอนแก่น --due 2025-10-31
      prongsai summary --store reports.db --year 2568 --html summary.html
      prongsai summary --store reports.db --year 2568 --json | jq .missing
    """
    from pipeline.cli.settings_options import store_url
    from pipeline.cli.summary_json import to_json
    from pipeline.cli.summary_view import print_summary
    from pipeline.cli.terminal import results_console
    from pipeline.output import refuse_overwriting_inputs
    from pipeline.province.summary import summarize
    from pipeline.store.open import file_of, open_store
    from pipeline.store.summary_rows import Scope

    scope = Scope(year, None if province is None else to_province(province))
    # What only some of the options need is loaded for them alone: it takes as long as a small summary.
    listed = None
    if expected is not None:
        from pipeline.agencies.listing import read_list

        listed = read_list(expected)
    url = store_url(store)
    if html is not None:
        refuse_overwriting_inputs([path for path in (file_of(url), expected) if path], [html])
    with open_store(url) as opened:
        wanted = None
        if listed is not None:
            from pipeline.store.expected import find_expected

            with opened.read() as session:
                wanted = find_expected(session, listed, province=scope.province)
        found = summarize(opened, scope, due=due.date() if due else None, expected=wanted)
    if html is not None:
        from pipeline.cli.summary_file import write_page

        write_page(html, found)
    if as_json:
        print(to_json(found))
    elif html is None:
        print_summary(results_console(), found)


def to_province(name: str) -> str:
    """The province as the store spells it; raises UsageError."""
    from extractors.thai.places import province_of

    found = province_of(name)
    if found is None:
        raise UsageError(f"{name} is no province of Thailand", "Give its name in Thai, such as ขอนแก่น.")
    return found
