"""The morning report as plain text, which a terminal and a mail can show."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from pipeline.batch.morning import Morning
from pipeline.store.morning_rows import AgencyRow, ArrivalRow, RunRow

Row = TypeVar("Row")

MOST_ROWS = 30
"""Rows of a list; the HTML page has all of them."""

OUTCOMES = {"done": "เรียบร้อย", "review": "รอตรวจ", "quarantined": "อ่านไม่ได้ กักไว้", "duplicate": "ไฟล์ซ้ำ"}


def to_text(morning: Morning) -> str:
    """The report as text, with an end of line."""
    return "\n".join(_lines(morning)) + "\n"


def _lines(morning: Morning) -> Iterator[str]:
    night = morning.night
    yield f"โปร่งใส · รายงานเช้า {morning.day.isoformat()} (morning report)"
    yield f"store: {morning.store}"
    yield from (say_run(run) for run in morning.runs)
    if night.error:
        yield f"! {one_line(night.error.message)}"
        yield f"  {one_line(night.error.hint)}"
    yield ""
    for outcome, number in morning.outcomes.items():
        yield f"{number:>7}  {outcome} · {OUTCOMES[outcome]}"
    yield f"{len(morning.arrivals):>7}  files in · ไฟล์ทั้งหมด"
    yield f"{sum(morning.pages.values()):>7}  pages · หน้า ({_say_pages(morning)})"
    yield f"{morning.measures:>7}  measures · มาตรการ"
    yield f"ledger · บัญชี: {'does NOT balance · ไม่ลงตัว' if morning.problems else 'balances · ลงตัว'}"
    yield from (f"  ! {one_line(problem)}" for problem in morning.problems)
    yield from _list("Quarantined · อ่านไม่ได้ กักไว้", morning.of("quarantined"), _say_quarantined)
    yield from _list("Review · รอตรวจ", morning.of("review"), _say_review)
    yield from _list("Left in the inbox · ไม่ได้รับเข้า", night.left, lambda left: one_line(f"{left.name}: {left.reason}"))
    yield from _list("Still growing, for the next night · ยังเขียนไม่เสร็จ", night.growing, one_line)
    yield from _list("Not moved · ย้ายไม่ได้", night.not_moved, lambda error: one_line(str(error)))
    yield from _list("Corrected submissions · ฉบับแก้ไข", morning.corrected, _say_version)
    yield from _list(
        "Rescans, counted once · สแกนซ้ำ", morning.rescans, lambda row: one_line(f"{row.path} = {row.same_as}")
    )
    yield from _list("New agencies · หน่วยงานใหม่", morning.agencies, say_agency)
    yield from _list("Slowest · ช้าที่สุด", morning.slowest, lambda row: one_line(f"{row.seconds:.1f} s  {row.path}"))


def one_line(text: str) -> str:
    """The text without characters that would break or steer the line."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def say_agency(agency: AgencyRow) -> str:
    """The agency and where it is."""
    return " ".join(
        filter(
            None,
            (
                agency.name,
                agency.district and f"อำเภอ{agency.district}",
                agency.province and f"จังหวัด{agency.province}",
            ),
        )
    )


def say_run(run: RunRow) -> str:
    """When the run worked, on the clock of this place, and how it ended."""
    end = run.ended_at.astimezone().strftime("%H:%M") if run.ended_at else "?"
    return f"run {run.run_id}: {run.started_at.astimezone():%Y-%m-%d %H:%M} – {end}, {run.state}"


def _say_pages(morning: Morning) -> str:
    return ", ".join(f"{number} {state}" for state, number in sorted(morning.pages.items())) or "–"


def _say_quarantined(row: ArrivalRow) -> str:
    return f"{one_line(row.path)}\n    {one_line(row.reason or '')}\n    $ {row.replay}"


def _say_review(row: ArrivalRow) -> str:
    return f"{one_line(row.path)}: {row.agency or '?'} {row.fiscal_year or '?'}, {row.to_review} to look at"


def _say_version(row: ArrivalRow) -> str:
    return f"{one_line(row.path)}: {row.agency or '?'} {row.fiscal_year or '?'}, version {row.version}"


def _say_rescan(row: ArrivalRow) -> str:
    return one_line(f"{row.path} = {row.same_as}")


def _list(title: str, rows: Sequence[Row], say: Callable[[Row], str]) -> Iterator[str]:
    if not rows:
        return
    yield ""
    yield f"{title} ({len(rows)})"
    for row in rows[:MOST_ROWS]:
        yield from (f"  {one_line(line)}" for line in say(row).split("\n"))
    if len(rows) > MOST_ROWS:
        yield f"  … {len(rows) - MOST_ROWS} more"
