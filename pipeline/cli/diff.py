"""`prongsai diff`: what became of an agency's measures from one year to another."""

from typing import Annotated

import typer

from pipeline.cli.settings_options import StoreOption
from schemas.errors import UsageError

YearArgument = Annotated[int, typer.Argument(metavar="YEAR", min=2500, max=2700, help="A fiscal year, such as 2568.")]


def diff(
    agency: Annotated[str, typer.Argument(metavar="AGENCY", help="Its name, or enough of its name and places.")],
    before: YearArgument,
    after: YearArgument,
    *,
    store: StoreOption = None,
) -> None:
    """Compares an agency's measures of two fiscal years.

    Measures are told again by their wording, which may have changed a
    little. Shown is which went on and what became of their status and
    owners, which were added and which dropped. Of a year the report counts,
    and its plan where there is no report yet.

    Examples:

      prongsai diff อบต.ทุ่งพลับพลึง 2567 2568 --store reports.db
      prongsai diff "เทศบาลตำบลหนองบัวลอย น่าน" 2567 2568 --store reports.db
    """
    from pipeline.cli.changes_view import print_changes
    from pipeline.cli.settings_options import store_url
    from pipeline.cli.terminal import results_console
    from pipeline.province.changes import compare_measures, measures_of_year
    from pipeline.store.agency_names import find_agency, full_name
    from pipeline.store.agency_years import reports_of_year, years_of_agency
    from pipeline.store.open import open_store

    with open_store(store_url(store)) as opened, opened.read() as session:
        meant = find_agency(session, agency)
        years = years_of_agency(session, meant.id)
        for year in (before, after):
            if year not in years:
                there = ", ".join(map(str, years)) or "none"
                raise UsageError(f"{full_name(meant)} has submitted nothing for {year}", f"There is: {there}.")
        measures = [measures_of_year(reports_of_year(session, meant.id, year)) for year in (before, after)]
    title = f"{full_name(meant)} · {before} → {after}"
    print_changes(results_console(), compare_measures(*measures), title=title)
