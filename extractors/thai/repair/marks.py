"""Rules for the marks of a Thai syllable: composed, in keyboard order, each once."""

import re

from extractors.thai.letters import CONSONANTS, MARKS, NIKHAHIT, TONES
from extractors.thai.repair.rule import Rule

# Phinthu, then vowels and ็, then tones and nikhahit, then thanthakhat and yamakkan.
# Source: the input order of WTT 2.0, the Thai keyboard standard; phinthu comes first as in Unicode's own order.
_RANKS = {"\u0e3a": -1} | dict.fromkeys("\u0e48\u0e49\u0e4a\u0e4b\u0e4d", 1) | dict.fromkeys("\u0e4c\u0e4e", 2)


def _mark_rank(mark: str) -> int:
    return _RANKS.get(mark, 0)


def _compose_sara_am(match: re.Match[str]) -> str:
    tones = match[1].replace(NIKHAHIT, "")
    return match[0] if tones == match[1] else f"{tones}ำ"


MARK_ORDER = Rule(
    "mark-order",
    re.compile(f"(?<=[{CONSONANTS}])[{MARKS}]{{2,}}+"),
    lambda match: "".join(sorted(match[0], key=_mark_rank)),
)
SARA_AM_COMPOSED = Rule(
    "sara-am-composed",
    # The whole run of tones and nikhahit, from its first: a search from each of them would take the square of it.
    re.compile(f"(?<![{TONES}{NIKHAHIT}])([{TONES}{NIKHAHIT}]++)(?: ?า|ำ)"),
    _compose_sara_am,
)
TONE_AFTER_VOWEL = Rule(
    "tone-after-vowel",
    # A tone typed after า, ะ or ำ (ห น า ้) is displayed over the vowel; it belongs to the consonant.
    re.compile(f"(?<=[{CONSONANTS}])([าำะ])([{TONES}]++)"),
    lambda match: match[2] + match[1],
)
SARA_E_TWICE = Rule("sara-e-twice", re.compile("เเ"), lambda match: "แ")
DOUBLED_MARK = Rule("doubled-mark", re.compile(f"([{MARKS}])\\1+"), lambda match: match[1])
