"""Where the components put what they found."""

from collections.abc import Iterable

from spacy.tokens import Doc, Span

GROUP = "named"


def mark(doc: Doc, spans: Iterable[Span]) -> Doc:
    """The doc with those of the spans that overlap none marked before."""
    marked = list(doc.spans.get(GROUP, ()))
    taken = {token.i for span in marked for token in span}
    for span in spans:
        words = {token.i for token in span}
        if not words & taken:
            marked.append(span)
            taken |= words
    doc.spans[GROUP] = marked
    return doc
