"""Rules for the marks of a Thai syllable: composed, in keyboard order, each once."""

import re

from extractors.thai.letters import CONSONANTS, MARKS, NIKHAHIT, TONES
from extractors.thai.repair.rule import Rule

# Source: the input order of WTT 2.0, the Thai keyboard standard; what is not named here comes first.
_RANKS = {"\u0e48": 1, "\u0e49": 1, "\u0e4a": 1, "\u0e4b": 1, "\u0e4c": 2, "\u0e4e": 2}


def _mark_rank(mark: str) -> int:
    """0 for vowels, phinthu, ็ and nikhahit, 1 for tones, 2 for thanthakhat and yamakkan."""
    return _RANKS.get(mark, 0)


SARA_AM_COMPOSED = Rule(
    "sara-am-composed",
    re.compile(f"{NIKHAHIT}([{TONES}]*+) ?[าำ]"),
    lambda match: f"{match[1]}ำ",
)
TONE_AFTER_VOWEL = Rule(
    "tone-after-vowel",
    # A tone typed after า, ะ or ำ (ห น า ้) is displayed over the vowel; it belongs to the consonant.
    re.compile(f"(?<=[{CONSONANTS}])([าำะ])([{TONES}]++)"),
    lambda match: match[2] + match[1],
)
SARA_E_TWICE = Rule("sara-e-twice", re.compile("เเ"), lambda match: "แ")
MARK_ORDER = Rule(
    "mark-order",
    re.compile(f"(?<=[{CONSONANTS}])[{MARKS}]{{2,}}+"),
    lambda match: "".join(sorted(match[0], key=_mark_rank)),
)
DOUBLED_MARK = Rule("doubled-mark", re.compile(f"([{MARKS}])\\1+"), lambda match: match[1])
