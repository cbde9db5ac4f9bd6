"""Units, persons, dates and item codes named in running text, with offsets: the one door to spaCy.

In running text only clear names count: `งาน` is a unit in `ให้งานนิติการจัดทำ`, and none in `การทำงานของ`.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from extractors.thai.tokens import tokenize
from schemas.page import Span, Token

LONGEST = 2_000
"""The most characters that are read at once; longer lines are cut, at a space where there is one."""

_STRETCH = re.compile(rf"[^\n]{{1,{LONGEST}}}(?=\s|$)|[^\n]{{{LONGEST}}}")


@lru_cache(maxsize=1)
def _reader() -> Callable[[Sequence[Token]], tuple[Span, ...]]:
    # spaCy takes half a second to import; nobody pays for it before the first line is read.
    from extractors.thai.spans.pipeline import SpanReader

    return SpanReader()


def find_spans(text: str, tokens: Sequence[Token] | None = None) -> tuple[Span, ...]:
    """What the text names, in order and without overlaps: labels unit, person, date and item_code.

    `tokens`, where they are known already, must be `tokenize(text)`. A name that a line end cuts is not found:
    join wrapped lines first.
    """
    read = _reader()
    return tuple(
        Span(label=span.label, start=start + span.start, end=start + span.end, text=span.text)
        for start, stretch in ((found.start(), found[0]) for found in _STRETCH.finditer(text))
        for span in read(tokens if tokens is not None and len(stretch) == len(text) else tokenize(stretch))
    )
