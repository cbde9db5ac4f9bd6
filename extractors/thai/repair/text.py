"""All rules in their order: the repaired text, and what was changed to get it."""

from collections.abc import Callable
from dataclasses import dataclass

from extractors.thai.repair.boxes import BOX_BRACKETS, BOX_GLYPH
from extractors.thai.repair.compose import compose
from extractors.thai.repair.invisible import CONTROL_REMOVED, LINE_END, ZERO_WIDTH_REMOVED
from extractors.thai.repair.marks import DOUBLED_MARK, MARK_ORDER, SARA_AM_COMPOSED, SARA_E_TWICE, TONE_AFTER_VOWEL
from extractors.thai.repair.private_use import PRIVATE_USE_MARK, PRIVATE_USE_REMOVED, PRIVATE_USE_SYMBOL
from extractors.thai.repair.rule import Notebook, apply_rule
from extractors.thai.repair.sara_am import sara_am_rules
from extractors.thai.repair.spaced_letters import spaced_letters_rule
from extractors.thai.repair.spacing import ODD_SPACE, SPACE_BEFORE_MARK, SPACE_RUN, TRAILING_SPACE
from schemas.page import Repair

_RULES_FOR_CHARACTERS = (
    PRIVATE_USE_MARK,
    PRIVATE_USE_SYMBOL,
    PRIVATE_USE_REMOVED,
    LINE_END,
    CONTROL_REMOVED,
    ZERO_WIDTH_REMOVED,
)
# Brackets before runs of spaces: how wide a blank is tells a box from a place to sign.
_RULES_FOR_BOXES_AND_SPACES = (ODD_SPACE, BOX_BRACKETS, BOX_GLYPH, SPACE_RUN, TRAILING_SPACE)
# Spaces before marks first: every later rule may then take the marks of a syllable as neighbours.
_RULES_FOR_MARKS = (
    SPACE_BEFORE_MARK,
    MARK_ORDER,
    SARA_AM_COMPOSED,
    TONE_AFTER_VOWEL,
    SARA_E_TWICE,
    DOUBLED_MARK,
)

_NFC_SHOWN = 8
# A second round finds what the first made plain: a space before า once the marks before it stand in their place, and
# a Thai mark that now stands by a foreign mark which Unicode orders before it.
_MOST_ROUNDS = 5


@dataclass(frozen=True)
class Repaired:
    """The text after repair, and its changes: each different one once, at most 20 of a rule."""

    text: str
    repairs: tuple[Repair, ...] = ()


def repair_text(raw: str, *, is_word: Callable[[str], bool] | None = None) -> Repaired:
    """The text as NFC, with ำ whole, marks in order, ☐ and ☑ for boxes, single spaces, nothing invisible.

    Correct text comes back unchanged, and so does repaired text. Nothing is guessed: what may be wrong but has
    no certain repair stays, for `find_doubts`. Line feeds and tabs stay. `is_word` judges whether spaced-out letters
    make a word; without it the dictionary of `extractors.thai.tokens` does.
    """
    notebook = Notebook()
    text = raw
    for rule in _RULES_FOR_CHARACTERS:
        text = apply_rule(rule, text, notebook)
    text = _compose_and_note(text, notebook)
    for rule in _RULES_FOR_BOXES_AND_SPACES:
        text = apply_rule(rule, text, notebook)
    judge = is_word or _is_known_word
    rules_for_syllables = (*sara_am_rules(judge, _cut), *_RULES_FOR_MARKS, spaced_letters_rule(judge))
    for _ in range(_MOST_ROUNDS):
        before = text
        for rule in rules_for_syllables:
            text = apply_rule(rule, text, notebook)
        text = _compose_and_note(text, notebook)
        if text == before:
            break
    return Repaired(text=text, repairs=tuple(notebook.repairs))


def _compose_and_note(text: str, notebook: Notebook) -> str:
    composed = compose(text)
    if composed == text:
        return text
    start = next((at for at, (old, new) in enumerate(zip(text, composed, strict=False)) if old != new), 0)
    end = min(start + _NFC_SHOWN, len(text))
    notebook.note("nfc", text=text, start=start, end=end, new=composed[start : start + _NFC_SHOWN])
    return composed


def _cut(run: str) -> list[tuple[str, bool]]:
    """The words of a run of letters, and whether the dictionary has them."""
    from extractors.thai.tokens import tokenize

    return [(token.text, token.known) for token in tokenize(run)]


def _is_known_word(text: str) -> bool:
    """The dictionary's judgement; it is loaded only when spaced-out letters are met."""
    from extractors.thai.tokens import is_known_word

    return is_known_word(text)
