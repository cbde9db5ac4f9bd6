"""Agencies on a terminal: those that are known, and documents that wait for theirs."""

from collections.abc import Iterable, Sequence

from rich.console import Console

from pipeline.cli.plain_table import plain_table
from pipeline.cli.terminal import say
from pipeline.cli.thai_wrap import Prose
from pipeline.store.summary_rows import ListedAgency
from pipeline.store.waiting import Waiting

ABSENT = "–"


def print_agencies(console: Console, agencies: Sequence[ListedAgency]) -> None:
    """Prints the agencies with the numbers by which the store knows them."""
    if not agencies:
        say(console, "No agencies.", "yellow")
        return
    table = plain_table("number", "agency", "type", "district", "province")
    for each in agencies:
        places = (Prose(each.district or ABSENT), Prose(each.province or ABSENT))
        table.add_row(str(each.id), Prose(each.name), each.type.replace("_", " "), *places)
    console.print(table)


def print_waiting(console: Console, waiting: Iterable[Waiting]) -> None:
    """Prints each document that waits, and below its name whom it may mean."""
    table = plain_table("document", "file", "names", "may be", "alike")
    for each in waiting:
        may_be = each.candidates or ((0, ABSENT, 0.0),)
        for at, (number, name, score) in enumerate(may_be):
            first = (str(each.document_id), Prose(each.filename), Prose(each.agency_name or ABSENT))
            who = f"{number}: {name}" if number else name
            table.add_row(*(first if at == 0 else ("", "", "")), Prose(who), f"{score:.0%}" if number else "")
    if table.row_count:
        console.print(table)
        say(console, 'Note a name with: prongsai agencies --confirm NUMBER "NAME"')
    else:
        say(console, "No document waits.", "green")
