"""One line's text: which sources, how much of each, how long."""

from random import Random

from training.alphabet import MARKS, is_writable, to_canonical
from training.text.figures import figure
from training.text.latin import latin
from training.text.nonsense import nonsense
from training.text.official import official
from training.text.words import person, phrase

LONGEST = 92
"""How many characters a line has at most, in a face of usual width."""
_MAY_NOT_START = frozenset(MARKS + "ะาำๅ")


def _length(dice: Random) -> int:
    """How many characters a line wants: cells are short, prose is long."""
    draw = dice.random()
    if draw < 0.25:
        return dice.randint(2, 12)
    if draw < 0.65:
        return dice.randint(10, 40)
    return dice.randint(40, LONGEST)


def _few_words(dice: Random) -> str:
    return phrase(dice, dice.randint(2, 12))


def _with_figures(dice: Random) -> str:
    """A line that is rich in digits."""
    wanted = _length(dice)
    text = figure(dice)
    while len(text) < wanted and dice.random() < 0.7:
        more = dice.choice([figure, figure, figure, official, _few_words])(dice)
        text += dice.choice([" ", " ", ", ", " / ", "  ", ""]) + more
    return text


def _with_words(dice: Random) -> str:
    """A line of dictionary words, perhaps with a figure or Latin in it."""
    wanted = _length(dice)
    text = phrase(dice, wanted)
    draw = dice.random()
    if draw < 0.15:
        cut = dice.randint(0, len(text))
        text = f"{text[:cut]} {dice.choice([figure, latin])(dice)} {text[cut:]}"
    elif draw < 0.2:
        text = person(dice) + " " + text
    return text


def _with_phrases(dice: Random) -> str:
    """A line of official phrases."""
    wanted = _length(dice)
    text = official(dice)
    while len(text) < wanted and dice.random() < 0.5:
        text += dice.choice([" ", "", " และ", ", "]) + official(dice)
    return text


def _with_latin(dice: Random) -> str:
    """A line with Latin in it."""
    before = phrase(dice, dice.randint(1, 20)) + dice.choice([" ", "", " : ", " ("]) if dice.random() < 0.5 else ""
    after = dice.choice([" ", "", ") "]) + phrase(dice, dice.randint(1, 20)) if dice.random() < 0.3 else ""
    return before + latin(dice) + after


SOURCES = (_with_figures, _with_words, _with_phrases, nonsense, _with_latin)
WEIGHTS = (0.38, 0.18, 0.20, 0.15, 0.09)


def _window(dice: Random, text: str, longest: int) -> str:
    """At most the longest line of it; a long text is cut as lines are, anywhere between clusters."""
    if len(text) <= longest:
        return text
    start = dice.randint(0, len(text) - longest) if dice.random() < 0.5 else 0
    end = start + longest - dice.randint(0, 10)
    while start < end and text[start] in _MAY_NOT_START:
        start += 1
    while end < len(text) and text[end] in MARKS:
        end += 1
    return text[start:end]


def make_text(dice: Random, longest: int = LONGEST) -> str:
    """What one line shows, as drawn: leaders with all their dots. `to_canonical` of it is the line's text."""
    while True:
        text = " ".join(_window(dice, dice.choices(SOURCES, WEIGHTS)[0](dice), longest).split())
        if text and text[0] not in _MAY_NOT_START and is_writable(to_canonical(text)):
            return text
