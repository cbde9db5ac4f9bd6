"""Rules for spaces: one kind, one at a time, none at the end of a line, none before a mark."""

import re

from extractors.thai.letters import CONSONANTS, MARKS, SARA_AM
from extractors.thai.repair.rule import Rule

ODD_SPACE = Rule("odd-space", re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"), lambda match: " ")
SPACE_RUN = Rule("space-run", re.compile(" {2,}"), lambda match: " ")
TRAILING_SPACE = Rule("trailing-space", re.compile(r" (?=\n|\Z)"), lambda match: "")
SPACE_BEFORE_MARK = Rule(
    "space-before-mark",
    # Marks and ำ need a consonant, so the space is surely wrong. Before า and ะ it stays: `ส านัก` has lost
    # its ำ, and closing up would hide that.
    re.compile(f"[{CONSONANTS}][{MARKS}]*+(?:(?: [{MARKS}]++)++(?: {SARA_AM})?+| {SARA_AM})"),
    lambda match: match[0].replace(" ", ""),
)
