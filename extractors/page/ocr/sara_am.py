"""ำ that an engine gives in two pieces, put together."""

import re
from collections.abc import Iterable
from dataclasses import replace

from extractors.page.ocr.engine import CharReading
from extractors.thai.letters import NIKHAHIT, SARA_AM, TONES

_SARA_AA = "า"
_TONE = re.compile(f"[{TONES}]")


def compose_sara_am(chars: Iterable[CharReading]) -> list[CharReading]:
    """The characters with ำ in one piece: ํ and า become one, a tone between them goes before it."""
    made: list[CharReading] = []
    for char in chars:
        if char.char == _SARA_AA and made and made[-1].char == NIKHAHIT:
            made.append(_together(made.pop(), char))
        elif char.char == _SARA_AA and len(made) > 1 and made[-2].char == NIKHAHIT and _TONE.match(made[-1].char):
            made.append(_together(made.pop(-2), char))
        else:
            made.append(char)
    return made


def _together(ring: CharReading, aa: CharReading) -> CharReading:
    return replace(aa, char=SARA_AM, confidence=min(ring.confidence, aa.confidence))
