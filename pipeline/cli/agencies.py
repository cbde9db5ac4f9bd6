"""`prongsai agencies`: who the store knows, and whose a document is where that is not sure."""

from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.cli.settings_options import StoreOption
from schemas.errors import ExitCode, UsageError


def agencies(
    *,
    store: StoreOption = None,
    province: Annotated[
        str | None, typer.Option("--province", metavar="NAME", help="List only the agencies of this province.")
    ] = None,
    load: Annotated[
        Path | None,
        typer.Option(
            "--load", metavar="CSV", help="Take in a list: name, type, subdistrict, district, province, aliases."
        ),
    ] = None,
    waiting: Annotated[
        bool, typer.Option("--waiting", help="List the documents that wait for a person to say whose they are.")
    ] = False,
    confirm: Annotated[
        tuple[int, str] | None,
        typer.Option("--confirm", metavar="ID NAME", help="The agency with this number is called so, too."),
    ] = None,
) -> None:
    """Lists the agencies that the store knows, or tells it of more.

    An agency becomes known when a document names it surely, or by a list of
    the office. A name that differs by a letter, or that several agencies
    have, is never forced: the document waits, and --waiting shows whom it
    may mean. --confirm notes a name, and settles what waited for it.

    Examples:

      prongsai agencies --store reports.db --province ขอนแก่น
      prongsai agencies --store reports.db --load agencies.csv
      prongsai agencies --store reports.db --waiting
      prongsai agencies --store reports.db --confirm 12 "อบต.ทุ่งพลับพลืง"
    """
    from pipeline.cli.settings_options import store_url
    from pipeline.store.open import open_store

    if sum((load is not None, waiting, confirm is not None)) > 1:
        raise UsageError("--load, --waiting and --confirm exclude each other", "Give one of them at a time.")
    with open_store(store_url(store)) as opened:
        if load is not None:
            _load(opened, load)
        elif confirm is not None:
            _confirm(opened, *confirm)
        elif waiting:
            _print_waiting(opened)
        else:
            _print_known(opened, province)


def _load(store: Any, path: Path) -> None:
    from pipeline.cli.terminal import results_console, say
    from pipeline.store.agencies import load_agencies
    from pipeline.store.waiting import settle_waiting

    loaded, settled = store.write(lambda session: (load_agencies(session, path), settle_waiting(session)))
    say(
        results_console(),
        f"{loaded.added} added, {loaded.known} known already; {len(settled)} waiting documents settled.",
    )


def _confirm(store: Any, agency_id: int, name: str) -> None:
    from pipeline.cli.terminal import results_console, say
    from pipeline.store.agency_names import full_name
    from pipeline.store.tables import Agency
    from pipeline.store.waiting import confirm_alias

    if not name.strip():
        raise UsageError("the name is empty", "Give the name as the documents print it.")

    def work(session: Any) -> tuple[str, int]:
        agency = session.get(Agency, agency_id)
        if agency is None:
            raise UsageError(f"the store knows no agency with the number {agency_id}", "prongsai agencies lists them.")
        return full_name(agency), len(confirm_alias(session, agency_id, name))

    called, settled = store.write(work)
    say(results_console(), f"{called} is called {name}, too; {settled} waiting documents settled.")


def _print_waiting(store: Any) -> None:
    from pipeline.cli.agencies_view import print_waiting
    from pipeline.cli.terminal import results_console
    from pipeline.store.waiting import list_waiting

    with store.read() as session:
        found = list_waiting(session)
    print_waiting(results_console(), found)
    if found:
        raise typer.Exit(ExitCode.NEEDS_REVIEW)


def _print_known(store: Any, province: str | None) -> None:
    from pipeline.cli.agencies_view import print_agencies
    from pipeline.cli.summarize import to_province
    from pipeline.cli.terminal import results_console
    from pipeline.store.summary_rows import listed_agencies

    with store.read() as session:
        found = listed_agencies(session, province=None if province is None else to_province(province))
    print_agencies(results_console(), found)
