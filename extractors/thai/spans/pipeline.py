"""The spaCy pipeline: our words, then a component for each label."""

from collections.abc import Callable, Iterator

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractors.thai.spans.codes import ItemCodes
from extractors.thai.spans.dates import mark_dates
from extractors.thai.spans.group import GROUP
from extractors.thai.spans.persons import mark_persons
from extractors.thai.spans.units import Units
from extractors.thai.tokens import tokenize
from schemas.page import Span, SpanLabel

_LABELS: dict[str, SpanLabel] = {"unit": "unit", "person": "person", "date": "date", "item_code": "item_code"}


class Words:
    """spaCy's tokenizer, replaced by ours: the Doc's text is the text that came in."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The text's tokens, and nothing else yet."""
        words: list[str] = []
        spaces: list[bool] = []
        for token in tokenize(text):
            if token.text == " " and words and not spaces[-1]:
                # spaCy keeps one space with the word before it.
                spaces[-1] = True
            else:
                words.append(token.text)
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)


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
    """Reads the spans of one stretch of text; offsets are into that stretch."""

    def __init__(self) -> None:
        self.nlp = spacy.blank("th")
        self.nlp.tokenizer = Words(self.nlp.vocab)
        # The surest first: a later component never marks what an earlier one has marked.
        for component in ("dates", "item_codes", "persons", "units"):
            self.nlp.add_pipe(f"prongsai_{component}")

    def __call__(self, text: str) -> tuple[Span, ...]:
        """The spans in order."""
        # Without a zone spaCy would keep every word that it ever saw.
        with self.nlp.memory_zone():
            return tuple(_to_spans(self.nlp(text)))


def _to_spans(doc: Doc) -> Iterator[Span]:
    for span in sorted(doc.spans.get(GROUP, ()), key=lambda span: span.start):
        yield Span(label=_LABELS[span.label_], start=span.start_char, end=span.end_char, text=span.text)
