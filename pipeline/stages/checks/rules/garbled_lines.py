"""Lines that are no Thai words, as a font without a usable map or a failed reading leaves them."""

import re
from collections.abc import Iterator

from extractors.thai.letters import CONSONANTS
from extractors.thai.numbers import format_thai
from pipeline.stages.checks.findings import Codes, to_finding
from pipeline.stages.checks.places import paths_by_place
from pipeline.stages.checks.wording import quote
from schemas.finding import Finding
from schemas.page import Line
from schemas.reading import Reading

CODES: Codes = {"text.not-understood": ("warning",)}

LEAST_WORDS = 6
"""A line of fewer Thai words may be a name."""

_THAI_WORD = re.compile(f"[{CONSONANTS}]")


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each line of which more than half of the Thai words are in no dictionary."""
    paths = paths_by_place(reading.report)
    for line in reading.lines:
        n_words, n_unknown = _count_words(line)
        if n_words < LEAST_WORDS or 2 * n_unknown <= n_words:
            continue
        yield to_finding(
            "text.not-understood",
            "warning",
            th=f"อ่านข้อความ {quote(line.text)} ไม่เข้าใจ"
            f" ({format_thai(n_unknown)} จาก {format_thai(n_words)} คำไม่มีในพจนานุกรม)",
            en=f"The text {quote(line.text)} was not understood ({n_unknown} of {n_words} words are in no dictionary)",
            path=paths.get(line.place, ""),
            evidence=[line.evidence()],
        )


def _count_words(line: Line) -> tuple[int, int]:
    """How many Thai words the line has, and how many of them are unknown."""
    words = [token for token in line.tokens if _THAI_WORD.search(token.text)]
    return len(words), sum(not token.known for token in words)
