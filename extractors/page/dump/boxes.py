"""Tick boxes that are markup, as ☐ (empty) and ☑ (ticked); glyphs and brackets are the repair's."""

import re
from collections.abc import Mapping

EMPTY, TICKED = "☐", "☑"

_LATEX = re.compile(
    r"\$\s{0,3}\\(?:(?P<ticked>boxtimes|checkedbox|boxed\s?\{\s?(?:\\checkmark|\\times|[xX✓✔/])\s?\})"
    r"|square|Box|boxed\s?\{\s?(?:\\quad|~)?\s?\})\s{0,3}\$"
)
_SAYS_NO = frozenset({"false", "no", "0", "off", "unchecked"})


def draw_latex_boxes(text: str) -> str:
    r"""`text` with `$\square$`, `$\boxtimes$` and their kin, which OCR models write for boxes, as ☐ and ☑."""
    if "$" not in text:
        return text
    return _LATEX.sub(lambda found: TICKED if found["ticked"] else EMPTY, text)


def draw_input(attributes: Mapping[str, str]) -> str:
    """What an `<input>` shows: a box, the words in a text field, or nothing.

    A browser ticks `checked="false"`; whoever wrote it into a dump meant the opposite, and so do we.
    """
    kind = attributes.get("type", "text").strip().lower()
    if kind in {"checkbox", "radio"}:
        ticked = "checked" in attributes and attributes["checked"].strip().lower() not in _SAYS_NO
        return TICKED if ticked else EMPTY
    return "" if kind == "hidden" else attributes.get("value", "")
