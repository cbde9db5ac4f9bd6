"""Persons in running text: a title, a given name and a family name."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from extractors.thai.letters import CONSONANTS, FOLLOWING_VOWELS, LEADING_VOWELS, MARKS
from extractors.thai.lexicon.official_words import POSITION_WORDS, UNIT_WORDS
from extractors.thai.lexicon.persons import ENDS_PERSON, NEVER_A_FAMILY, NOT_TITLES, POSITIONS, TITLES
from extractors.thai.patterns import any_of
from extractors.thai.spans.group import mark

_LETTERS = f"{CONSONANTS}{LEADING_VOWELS}{FOLLOWING_VOWELS}{MARKS}"
_NAME = rf"[{CONSONANTS}{LEADING_VOWELS}][{_LETTERS}]{{1,24}}"
# Names are found by letters: the tokenizer reads นายกร as นายก|ร.
_PERSON = re.compile(
    rf"(?!{any_of(NOT_TITLES)})(?:{any_of(TITLES)}[ ]?){{1,3}}{_NAME}"
    rf"[ ]{{1,3}}(?P<family>{_NAME})(?![{_LETTERS}])"
)


def mark_persons(doc: Doc) -> Doc:
    """The doc with its persons; a title without both names marks nobody."""
    return mark(doc, list(_find_persons(doc)))


def _find_persons(doc: Doc) -> Iterator[Span]:
    word_starts = {token.idx for token in doc}
    for found in _PERSON.finditer(doc.text):
        person = doc.char_span(found.start(), found.end(), label="person", alignment_mode="expand")
        if person is None or found.start() not in word_starts:
            continue
        family = next(token.i for token in person if token.idx + len(token) > found.start("family"))
        if not _is_no_family(doc[family].text):
            end = next((token.i for token in doc[family + 1 : person.end] if _ends_name(token.text)), person.end)
            yield Span(doc, person.start, end, label="person")


def _is_no_family(word: str) -> bool:
    return word in NEVER_A_FAMILY or word in UNIT_WORDS or word in POSITION_WORDS


def _ends_name(word: str) -> bool:
    return word in ENDS_PERSON or word in POSITIONS
