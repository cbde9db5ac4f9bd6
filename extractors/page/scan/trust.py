"""How far a line can be trusted that a recogniser read."""

import re
from collections import Counter
from collections.abc import Container, Iterable

from extractors.page.ocr.calibration import log_odds, sigmoid
from extractors.thai.letters import CONSONANTS
from extractors.thai.lexicon.official_words import ONE_LETTER_WORDS
from schemas.page import Line, Token, Trust

LEAST_SURE = 0.67
"""How sure the letters of a line are on average, at the least: print is read with 0.8 and more even where it is wrong
in a letter or two; handwriting, stamps and pieces of pictures stay below 0.65."""
_UNKNOWN_WORD = 3.3
"""Log-odds that a line loses with a word that no dictionary has, as fitted on 4,140 lines of drawn pages with the
damage of scanners: of 83 lines with such a word 59 were read wrongly, and the others had names."""
_MOST_ON_DIRT = 0.85
"""How sure a number on a dirty page is at most: of 254 scores of dirty copies that were given as surely as 0.9 four
were wrong, and both readings agreed."""
_OFTEN, _LEAST_NAME = 3, 3
"""Lines that have a name, and its letters and marks, at the least."""
_LIST_NUMBER = re.compile(r"^\s*\(?[0-9๐-๙]{1,2}[.)]\s*(?=\S)(?![0-9๐-๙])")
_THAI_WORD = re.compile(f"[{CONSONANTS}]")


def judge_recognised(line: Line) -> Trust:
    """How sure each letter is on average, from the confidence that the whole line is right."""
    score = mean_of_letters(line.confidence, line.text)
    return Trust(score=round(score, 3), reasons=("unsure-letters",) if score < LEAST_SURE else ())


def mean_of_letters(confidence: float, text: str) -> float:
    """The mean (geometric) of how sure each letter of a line is, from the confidence in all; 0 without letters."""
    letters = sum(not char.isspace() for char in text)
    return float(confidence ** (1 / letters)) if letters else 0.0


def doubt_unknown_words(confidence: float, tokens: Iterable[Token], *, names: Container[str] = ()) -> float:
    """The confidence in a recognised line with these words: lower where one is in no dictionary and not among `names`.

    A line that was read very surely stays sure: then the word is a name.
    """
    if not any(is_unknown_word(token) and token.text not in names for token in tokens):
        return confidence
    return round(sigmoid(log_odds(confidence) - _UNKNOWN_WORD), 4)


def doubt_number_on_dirt(confidence: float, text: str) -> float:
    """The confidence in a recognised line of a dirty page: no number in it is sure, for a speck makes ๓ of ๗.

    The number before an item of a list counts only what stands beside it.
    """
    words = _LIST_NUMBER.sub("", text)
    return min(confidence, _MOST_ON_DIRT) if any(char.isdecimal() for char in words) else confidence


def find_names(lines: Iterable[Line]) -> frozenset[str]:
    """The words in no dictionary that a document has again and again: what is misread is rarely misread alike."""
    times = Counter(word for line in lines for word in {token.text for token in line.tokens if is_unknown_word(token)})
    return frozenset(word for word, count in times.items() if count >= _OFTEN and len(word) >= _LEAST_NAME)


def is_unknown_word(token: Token) -> bool:
    """Whether the token is of Thai letters, and no word that anyone knows."""
    return not token.known and _THAI_WORD.search(token.text) is not None and token.text not in ONE_LETTER_WORDS
