"""What a person looks for: words, each of them pieces that stand one behind the other."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from extractors.thai.repair.text import repair_text
from pipeline.search.word_pieces import pieces_of
from schemas.errors import UsageError

Phrase: TypeAlias = tuple[str, ...]
"""The pieces of one word."""


def parse_query(words: Sequence[str]) -> list[Phrase]:
    """The phrases that are looked for, one for each word; raises UsageError where no word has a letter or a digit."""
    said = repair_text(" ".join(words)).text.split()
    phrases = [tuple(piece.text for piece in pieces_of(word)) for word in said]
    distinct = list(dict.fromkeys(phrase for phrase in phrases if phrase))
    if not distinct:
        raise UsageError("there is nothing to look for", "Give one word or more, in Thai, Latin letters or digits.")
    return distinct


def find_phrases(text: str, phrases: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    """Where the phrases stand in the text, in its order; they may overlap."""
    pieces = list(pieces_of(text))
    for at in range(len(pieces)):
        for phrase in phrases:
            if tuple(piece.text for piece in pieces[at : at + len(phrase)]) == phrase:
                yield pieces[at].start, pieces[at + len(phrase) - 1].end
