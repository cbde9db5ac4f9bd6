"""Hits for the eye, and for programs."""

import json
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from pipeline.cli.terminal import results_console
from pipeline.cli.thai_wrap import show_controls, show_name
from pipeline.search.hits import FoundLine, Hit


def print_hits(hits: Sequence[Hit]) -> None:
    """Prints each hit: whose, where, and the lines with the words in them."""
    console = results_console()
    for number, hit in enumerate(hits, start=1):
        _print_hit(console, number, hit)


def _print_hit(console: Console, number: int, hit: Hit) -> None:
    whose = " · ".join(filter(None, (hit.agency, str(hit.document.fiscal_year or ""), hit.document.filename)))
    heading = Text(f"{number}. ", "dim")
    heading.append(show_name(whose), "bold not dim")
    console.print(heading, soft_wrap=True)
    what = f"measure {hit.measure} · {hit.status}" if hit.measure is not None else f"page {hit.page_no}"
    console.print(Text(f"   {what}", "cyan"), soft_wrap=True)
    for line in hit.lines:
        console.print(_to_text(line), soft_wrap=True)


def _to_text(line: FoundLine) -> Text:
    """The line with its words marked, and its place behind it; without colours the words stand between brackets."""
    text, at = Text("     "), 0
    for start, end in _joined(line.marks):
        text.append(show_controls(line.text[at:start]))
        text.append(f"[{show_controls(line.text[start:end])}]", "bold black on yellow")
        at = end
    text.append(show_controls(line.text[at:]))
    return text.append(f"  {_place(line)}", "dim")


def _joined(marks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The marks in order, those that overlap as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _place(line: FoundLine) -> str:
    if line.page_no is None:
        return f"(line {line.line_no})" if line.line_no is not None else ""
    box = f", box {' '.join(f'{corner:.0f}' for corner in line.box)}" if line.box else ""
    return f"(page {line.page_no}{box})"


def to_json(hit: Hit) -> str:
    """The hit as one line of JSON."""
    document = hit.document
    values: dict[str, Any] = {
        "document_id": document.id,
        "file": document.filename,
        "agency": hit.agency,
        "fiscal_year": document.fiscal_year,
        "measure": hit.measure,
        "status": hit.status,
        "page": hit.page_no,
        "score": round(hit.score, 6),
        "lines": [
            {
                "text": line.text,
                "words": [line.text[start:end] for start, end in _joined(line.marks)],
                "page": line.page_no,
                "line": line.line_no,
                "box": line.box,
            }
            for line in hit.lines
        ],
    }
    return json.dumps(values, ensure_ascii=False)
