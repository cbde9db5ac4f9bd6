"""Values without the characters that no database takes: NUL, and halves of characters that broken files leave."""

import re
from dataclasses import replace
from typing import Any

from pipeline.document_read import DocumentRead, PageRead
from schemas.report import Report

LOST = "\ufffd"
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(value: Any) -> Any:
    """The value with U+FFFD for each such character, in lists and objects, too."""
    match value:
        case str():
            return _UNSTORABLE.sub(LOST, value)
        case dict():
            return {storable(key): storable(held) for key, held in value.items()}
        case list():
            return [storable(held) for held in value]
        case _:
            return value


def storable_read(read: DocumentRead) -> DocumentRead:
    """What was read, likewise."""
    return replace(read, report=_storable_report(read.report), pages=tuple(map(_storable_page, read.pages)))


def _storable_report(report: Report) -> Report:
    try:
        if "\\u0000" not in report.model_dump_json():
            return report
    except ValueError:  # half a character
        pass
    return Report.model_validate(storable(report.model_dump(mode="python", round_trip=True)))


def _storable_page(page: PageRead) -> PageRead:
    if not any(_UNSTORABLE.search(text) for text, _ in page.lines):
        return page
    return replace(page, lines=tuple((storable(text), box) for text, box in page.lines))
