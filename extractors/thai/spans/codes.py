"""Item codes in running text: an instrument's letter and a number (`i3`, `ข้อ e ๙`, `O2`)."""

import re

from spacy.matcher import Matcher
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from extractors.thai.lexicon.ita import HIGHEST_ITEM
from extractors.thai.numbers import to_arabic
from extractors.thai.spans.group import mark

_WORD_BEFORE = re.compile(r"[A-Za-z0-9๐-๙_.]")
_WORD_AFTER = re.compile(r"[A-Za-z0-9๐-๙_]|\.[A-Za-z0-9๐-๙]|-[A-Za-z]{2}")


class ItemCodes:
    """Marks the codes; words such as `E-Service` and `o2o`, and numbers that no instrument has, are none."""

    def __init__(self, vocab: Vocab) -> None:
        self.matcher = Matcher(vocab)
        self.matcher.add("item_code", [[{"LOWER": {"IN": list(HIGHEST_ITEM)}}, {"TEXT": {"REGEX": "^[0-9๐-๙]{1,2}$"}}]])

    def __call__(self, doc: Doc) -> Doc:
        """The doc with its item codes."""
        found = (Span(doc, start, end, label="item_code") for _, start, end in self.matcher(doc))
        text = doc.text
        return mark(doc, [span for span in found if _stands_alone(span, text) and _exists(span)])


def _stands_alone(span: Span, text: str) -> bool:
    begins = span.start_char == 0 or not _WORD_BEFORE.match(text, span.start_char - 1)
    return begins and not _WORD_AFTER.match(text, span.end_char)


def _exists(span: Span) -> bool:
    letter, number = span[0].lower_, to_arabic(span[1].text)
    return number[0] != "0" and int(number) <= HIGHEST_ITEM[letter]
