"""The inbox of a night: sound reports, and half as many files that are damaged, copies, corrections or hostile."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from itertools import cycle, islice
from multiprocessing import get_context
from os import utime
from pathlib import Path
from random import Random

from bench.corpus import hostile
from bench.corpus.agencies import Body
from bench.corpus.families import FAMILIES
from bench.corpus.manifest import Entry, Outcome
from bench.corpus.orders import ENDINGS, FORMS, Order, Printout, carry_out

YEARS = (2567, 2568)
FIRST_MOMENT_NS = 1_700_000_000 * 10**9
SECOND_NS = 10**9
EXTRAS = (
    "copy", "cut", "correction", "garbage", "unfinished", "rescan", "locked", "copy", "bomb", "empty", "program",
    "copy of damage", "office", "hidden", "rescan", "correction", "cut", "locked",
)  # fmt: skip
"""What is wrong with the files that are no new reports, in turn."""
OUTCOMES: dict[str, Outcome] = {
    "report": "read",
    "correction": "read",
    "rescan": "read",
    "copy": "duplicate",
    "copy of damage": "duplicate",
    "unfinished": "ignored",
    "hidden": "ignored",
}
"""All else is quarantined."""
ONLY_DIGITAL = frozenset({"cut", "correction", "locked", "unfinished"})
DAMAGED = ("garbage", "bomb", "program", "office", "empty")


@dataclass(frozen=True)
class Item:
    """A file that is to lie in the inbox: by an order, as bytes, or as a copy of the file at another path."""

    path: str
    what: str
    order: Order | None = None
    of: str | None = None


def plan_inbox(bodies: Sequence[Body], *, pages: int, seed: int) -> list[Item]:
    """What is to lie in the inbox, in the order of arrival: two reports of each agency, and half as many others."""
    dice = Random(f"inbox {seed}")
    families = tuple(FAMILIES)
    items = []
    for at, (body, year) in enumerate((body, year) for year in YEARS for body in bodies):
        form = FORMS[(at + at // len(FORMS)) % len(FORMS)]
        family = families[at % len(families)]
        order = Order(body, year, family, form, dice.randint(max(1, pages // 2), pages + pages // 2), seed)
        items.append(Item(f"{body.name}/รายงาน ITA {year}.{ENDINGS[form]}", "report", order))
    dice.shuffle(items)
    for number, what in enumerate(islice(cycle(EXTRAS), len(items) // 2)):
        _put_in(items, what, number, dice)
    return items


def _put_in(items: list[Item], what: str, number: int, dice: Random) -> None:
    """Puts a file that is no new report behind the one that it comes of."""
    if what in DAMAGED:
        items.insert(dice.randint(0, len(items)), Item(_name_of(what, number), what))
        return
    if what == "copy of damage":
        origins = [item for item in items if item.what in ("garbage", "cut")]
    else:
        origins = [item for item in items if item.what == "report" and _fits(item, what, items)]
    if not origins:
        return
    origin = dice.choice(origins)
    folder = origin.path.rpartition("/")[0] or "ค้าง"
    order = origin.order
    name, ending = f"{folder}/{number}", origin.path.rpartition(".")[2]
    match what:
        case "copy" | "copy of damage":
            new = Item(f"{name} สำเนา.{ending}", what, of=origin.path)
        case "correction":
            new = Item(f"{name} ฉบับแก้ไข.pdf", what, order and order.corrected_later(), of=origin.path)
        case "rescan":
            new = Item(f"{name} สแกน ลงนามแล้ว.pdf", what, order and order.scanned_again(), of=origin.path)
        case "locked":
            new = Item(f"{name} มีรหัส.pdf", what, order and order.locked())
        case "cut":
            new = Item(f"{name} ส่งไม่ครบ.pdf", what, order)
        case "unfinished":
            new = Item(f"{name}.pdf.part", what, order)
        case _:
            new = Item(f"{folder}/~${number}.docx", what)
    items.insert(dice.randint(items.index(origin) + 1, len(items)), new)


def _fits(item: Item, what: str, items: Sequence[Item]) -> bool:
    """Whether such a file can come of the report; corrections and rescans of it are made once."""
    form = item.order.form if item.order else None
    if what in ONLY_DIGITAL and form != "digital":
        return False
    if what in ("rescan", "correction"):
        used = any(other.of == item.path and other.what in ("rescan", "correction") for other in items)
        return form != "dump" and not used
    return True


def _name_of(what: str, number: int) -> str:
    ending = {"program": "exe.pdf", "office": "docx", "empty": "pdf"}.get(what, "pdf")
    return f"ส่งผิดที่/{number} {what}.{ending}"


def fill_inbox(corpus: Path, items: Sequence[Item], *, font: Path, seed: int, jobs: int) -> list[Entry]:
    """Writes the files and what each report must be read as; gives what must become of them."""
    entries: list[Entry] = []
    outcomes: dict[str, tuple[str, str]] = {}
    for number, (item, printout) in enumerate(_printed(items, font=font, jobs=jobs)):
        data = _bytes_of(item, printout, corpus, seed)
        path = corpus / "inbox" / item.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        moment = FIRST_MOMENT_NS + number * SECOND_NS
        utime(path, ns=(moment, moment))
        entry = _entry(item, printout)
        if entry.expected and printout:
            expected = corpus / entry.expected
            expected.parent.mkdir(parents=True, exist_ok=True)
            expected.write_text(printout.report.model_dump_json(indent=1) + "\n", encoding="utf-8")
        digest = sha256(data).hexdigest()
        if entry.outcome != "ignored" and digest in outcomes:
            entry = replace(entry, outcome="duplicate", same_as=outcomes[digest][1], expected=None, version=None)
        elif entry.outcome != "ignored":
            outcomes[digest] = (entry.outcome, entry.path)
        entries.append(entry)
    return entries


def _printed(items: Sequence[Item], *, font: Path, jobs: int) -> Iterator[tuple[Item, Printout | None]]:
    """Each item with the report that was ordered for it, printed by several processes."""
    print_one = partial(_print, font=font)
    if jobs == 1:
        yield from zip(items, map(print_one, items), strict=True)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as executor:
        yield from zip(items, executor.map(print_one, items), strict=True)


def _print(item: Item, *, font: Path) -> Printout | None:
    if item.order is None:
        return None
    return carry_out(item.order, font=font, filename=item.path.rpartition("/")[2])


def _bytes_of(item: Item, printout: Printout | None, corpus: Path, seed: int) -> bytes:
    dice = Random(f"bytes {seed} {item.path}")
    match item.what:
        case "copy" | "copy of damage":
            return (corpus / "inbox" / (item.of or "")).read_bytes()
        case "cut" | "unfinished":
            return hostile.cut(printout.data if printout else b"", dice)
        case "garbage":
            return hostile.garbage(dice)
        case "bomb":
            return hostile.bomb(dice)
        case "program":
            return hostile.program(dice)
        case "office" | "hidden":
            return hostile.broken_office(dice)
        case "empty":
            return b""
    return printout.data if printout else b""


def _entry(item: Item, printout: Printout | None) -> Entry:
    outcome = OUTCOMES.get(item.what, "quarantined")
    entry = Entry(item.path, item.what, outcome)
    if outcome == "duplicate":
        return replace(entry, same_as=item.of)
    if outcome != "read" or item.order is None or printout is None:
        return entry
    return replace(
        entry,
        family=item.order.family,
        form=item.order.form,
        pages=printout.report.source.pages,
        agency=item.order.body.name,
        fiscal_year=item.order.year,
        expected=f"expected/{item.path}.json",
        same_as=item.of if item.what == "rescan" else None,
        version={"report": 1, "correction": 2, "rescan": None}[item.what],
    )
