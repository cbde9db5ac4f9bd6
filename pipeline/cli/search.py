"""`prongsai search`: words found in all that the store holds."""

from typing import Annotated, Any

import typer

from pipeline.cli.choice_options import AgencyOption, AllVersionsOption, ProvinceOption, StatusOption, YearOption
from pipeline.cli.settings_options import StoreOption, store_url


def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS...", help="What to look for; all words must stand there.")
    ],
    *,
    store: StoreOption = None,
    agency: AgencyOption = None,
    province: ProvinceOption = None,
    year: YearOption = None,
    status: StatusOption = None,
    all_versions: AllVersionsOption = False,
    limit: Annotated[int, typer.Option("--limit", "-n", metavar="N", min=1, help="At most so many hits.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object for each hit, for programs.")] = False,
) -> None:
    """Finds measures and pages, the best first, with the lines in which the words stand.

    Digits may be written in either script, ำ in one piece or two, words alone
    or joined to others: จัดซื้อ is found in การจัดซื้อจัดจ้าง, 45 as ๔๕. Longer words
    are found without their tone marks, too. Each line tells its page and its
    box in points from the top left corner.

    Examples:

      prongsai search บัตรคิว --store reports.db
      prongsai search จัดซื้อจัดจ้าง ประกาศ --year 2568 --status not_started
      prongsai search 45 คน --agency "อบต.ทุ่งพลับพลึง" --json
    """
    from pipeline.cli.search_view import print_hits, to_json
    from pipeline.cli.terminal import count, notes_console, say
    from pipeline.search.find import search as search_store
    from pipeline.search.query import parse_query
    from pipeline.store.choice import Choice
    from pipeline.store.open import open_store
    from pipeline.store.search_index import bring_up_to_date

    parse_query(words)  # a slip is told before the store is opened
    choice = Choice(agency, province, year, status and status.value, all_versions)
    with open_store(store_url(store)) as opened:
        if indexed := bring_up_to_date(opened):
            say(notes_console(), f"{count(indexed, 'document')} indexed.", "dim")
        found: Any = search_store(opened, words, choice, limit=limit)
    if not found.hits:
        say(notes_console(), "Nothing was found.")
    elif not found.all_words:
        say(notes_console(), "All words together stand nowhere; here are places with some of them.", "yellow")
    if as_json:
        for hit in found.hits:
            print(to_json(hit))
    else:
        print_hits(found.hits)
