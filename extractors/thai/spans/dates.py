"""Dates in running text, as `extractors.thai.dates` finds them."""

from spacy.tokens import Doc

from extractors.thai.dates import find_dates
from extractors.thai.spans.group import mark


def mark_dates(doc: Doc) -> Doc:
    """The doc with its dates; a date that begins or ends inside a word takes the whole word."""
    found = (
        doc.char_span(date.start, date.end, label="date", alignment_mode="expand") for date in find_dates(doc.text)
    )
    return mark(doc, [span for span in found if span is not None])
