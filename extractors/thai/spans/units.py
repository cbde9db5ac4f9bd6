"""Units in running text: a head such as กอง or งาน, and the name that follows it."""

from collections.abc import Iterator

from spacy.matcher import Matcher
from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from extractors.thai.lexicon.official_words import UNIT_WORDS
from extractors.thai.lexicon.unit_names import (
    BEFORE_WEAK_HEAD,
    COMMITTEE_HEADS,
    COMMITTEE_TASKS,
    ENDS_NAME,
    NAME_WORDS,
    PLACE_WORDS,
)
from extractors.thai.lexicon.units import (
    AGENCY_HEADS,
    NOT_UNITS,
    PLACED_AGENCY_HEADS,
    STRONG_HEADS,
    UNITS_BY_ONE_WORD,
    WEAK_HEADS,
)
from extractors.thai.places import provinces
from extractors.thai.spans.group import mark

_COMPLETE = UNIT_WORDS | UNITS_BY_ONE_WORD
"""Words that name a unit by themselves."""
_HEADS = frozenset(STRONG_HEADS) | frozenset(WEAK_HEADS) | _COMPLETE
_BEFORE_PLACE = (*PLACE_WORDS, *PLACED_AGENCY_HEADS)
_LINKS = frozenset({"และ", "หรือ"})
_LONGEST = 12
"""Words in the longest name; what runs on beyond is running text."""


class Units:
    """Marks the units; a head that no name follows marks nothing."""

    def __init__(self, vocab: Vocab) -> None:
        self.matcher = Matcher(vocab)
        self.matcher.add("unit", [[{"TEXT": {"IN": sorted(_HEADS)}}]])

    def __call__(self, doc: Doc) -> Doc:
        """The doc with its units."""
        return mark(doc, list(self._find(doc)))

    def _find(self, doc: Doc) -> Iterator[Span]:
        text = doc.text
        done = 0
        for _, start, _ in sorted(self.matcher(doc), key=lambda match: match[1]):
            if start < done or not _may_begin(doc[start], text):
                continue
            end = _name_end(doc, start)
            if end > start + 1 or doc[start].text in _COMPLETE:
                done = end
                yield Span(doc, start, end, label="unit")


def _may_begin(head: Token, text: str) -> bool:
    """Whether a unit's name may begin here; an everyday word must not hang on the word before it."""
    if text.startswith(NOT_UNITS, head.idx):
        return False
    if head.text not in WEAK_HEADS:
        return True
    following = _glued_after(head)
    if following is None or following.text not in NAME_WORDS:
        return False
    before = head.nbor(-1) if head.i else None
    return before is None or bool(before.whitespace_) or not _is_thai(before) or before.text in BEFORE_WEAK_HEAD


def _name_end(doc: Doc, start: int) -> int:
    """The index after the name's last word; `start + 1` where nothing belongs to the head."""
    committee = doc[start].text in COMMITTEE_HEADS
    place = doc[start].text.endswith(_BEFORE_PLACE)
    at = start + 1
    while at < min(len(doc), start + _LONGEST) and not _begins_apart(doc[at]):
        word, is_first = doc[at], at == start + 1
        if word.text in _LINKS:
            belongs = not is_first and _goes_on(doc, at + 1)
        else:
            open_ended = committee or (place and _may_be_place(word))
            belongs = _belongs(word, open_ended=open_ended) or (is_first and _may_follow_head(doc, start))
        if not belongs:
            break
        place = (place and word.text not in provinces()) or word.text.endswith(_BEFORE_PLACE)
        at += 1
    if committee and all(word.text in COMMITTEE_TASKS for word in doc[start + 1 : at]):
        return start + 1
    return at


def _belongs(word: Token, *, open_ended: bool) -> bool:
    """Whether a word after a head is part of the name; places and committees are named with any words."""
    if word.text in _HEADS:
        return False
    if word.text in NAME_WORDS or word.text in AGENCY_HEADS or word.text in PLACE_WORDS:
        return True
    if word.text in ENDS_NAME:
        return word.text in COMMITTEE_TASKS and word.nbor(-1).text in COMMITTEE_HEADS
    return open_ended and _is_thai(word)


def _may_be_place(word: Token) -> bool:
    """Whether a word may name the place before it: after จังหวัด only a province can follow."""
    return word.text in provinces() or not word.nbor(-1).text.endswith("จังหวัด")


def _may_follow_head(doc: Doc, start: int) -> bool:
    """Whether the word after a strong head is taken though we do not know it as part of names."""
    head, word = doc[start], doc[start + 1]
    return (
        head.text in STRONG_HEADS
        and _is_thai(word)
        and len(word) > 1
        and word.text not in ENDS_NAME
        and word.text not in _HEADS
    )


def _goes_on(doc: Doc, at: int) -> bool:
    """Whether the word after และ belongs to the name, not to another unit or to the sentence."""
    return at < len(doc) and doc[at].text in NAME_WORDS


def _begins_apart(word: Token) -> bool:
    """Whether a space parts the word from the one before it; after และ a space is only a wrapped line."""
    before = word.nbor(-1)
    return bool(before.whitespace_) and before.text not in _LINKS


def _glued_after(word: Token) -> Token | None:
    return None if word.whitespace_ or word.i + 1 == len(word.doc) else word.nbor(1)


def _is_thai(word: Token) -> bool:
    return "ก" <= word.text[0] <= "๎" and not word.text.endswith(".")
