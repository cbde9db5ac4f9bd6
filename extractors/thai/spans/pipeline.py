"""The spaCy pipeline: our words, then a component for each label."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractors.thai.spans.codes import ItemCodes
from extractors.thai.spans.dates import mark_dates
from extractors.thai.spans.group import GROUP
from extractors.thai.spans.persons import mark_persons
from extractors.thai.spans.units import Units
from schemas.page import Span, SpanLabel, Token

_STRETCHES_A_ZONE = 2_000
_LABELS: dict[str, SpanLabel] = {"unit": "unit", "person": "person", "date": "date", "item_code": "item_code"}


@Language.factory("prongsai_item_codes")
def _item_codes(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    return ItemCodes(nlp.vocab)


@Language.factory("prongsai_dates")
def _dates(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    return mark_dates


@Language.factory("prongsai_persons")
def _persons(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    return mark_persons


@Language.factory("prongsai_units")
def _units(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    return Units(nlp.vocab)


class SpanReader:
    """Reads the spans of one stretch of text from its tokens; offsets are into that stretch."""

    def __init__(self) -> None:
        self.nlp = spacy.blank("th")
        # The surest first: a later component never marks what an earlier one has marked.
        for component in ("dates", "item_codes", "persons", "units"):
            self.nlp.add_pipe(f"prongsai_{component}")

        self._zone = ExitStack()
        self._read = 0

    def __call__(self, tokens: Iterable[Token]) -> tuple[Span, ...]:
        """The spans in order."""
        if self._read % _STRETCHES_A_ZONE == 0:
            # Without a zone spaCy would keep every word that it ever saw; a new one makes all its words anew.
            self._zone.close()
            self._zone.enter_context(self.nlp.memory_zone())
        self._read += 1
        return tuple(_to_spans(self.nlp(_to_doc(self.nlp.vocab, tokens))))


def _to_doc(vocab: Vocab, tokens: Iterable[Token]) -> Doc:
    """The tokens as spaCy holds them, instead of those that its own tokenizer would make; the text is the same."""
    words: list[str] = []
    spaces: list[bool] = []
    for token in tokens:
        if token.text == " " and words and not spaces[-1]:
            # spaCy keeps one space with the word before it.
            spaces[-1] = True
        else:
            words.append(token.text)
            spaces.append(False)
    return Doc(vocab, words=words, spaces=spaces)


def _to_spans(doc: Doc) -> Iterator[Span]:
    for span in sorted(doc.spans.get(GROUP, ()), key=lambda span: span.start):
        yield Span(label=_LABELS[span.label_], start=span.start_char, end=span.end_char, text=span.text)
