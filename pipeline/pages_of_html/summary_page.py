"""The summary of a year as one page, for the screen and for paper."""

from datetime import date

from pipeline.pages_of_html.bars import longest, to_parts
from pipeline.pages_of_html.render import render
from pipeline.province.summary import Summary
from pipeline.thai_date import thai_date
from pipeline.thai_words import KINDS, STATUSES


def summary_page(summary: Summary, *, today: date, program: str) -> str:
    """The page as HTML that needs no other file; `program` is the version that made it."""
    return render(
        "summary.html.jinja",
        summary=summary,
        today=today,
        program=program,
        words=STATUSES,
        kinds=KINDS,
        thai_date=thai_date,
        longest=longest,
        bar=lambda counts, whole, width: to_parts(counts, whole=whole, width=width),
    )
