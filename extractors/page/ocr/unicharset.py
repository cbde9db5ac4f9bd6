"""The characters of a Tesseract model."""

import string

from extractors.page.ocr.alphabet import ALPHABET
from extractors.thai.letters import NIKHAHIT, SARA_AM

KNOWN_ALPHABET = ALPHABET - frozenset("๔๖๗๘๙ฃฅฌฦๅฺ๎๏๚๛฿`^–…•·²³½×÷±→←☐☑☒✓✗○●■")
"""Of the characters that we need, those that Debian's models tha and eng (5.3) write between them."""

_SPECIAL = {"NULL", "Joined"}


def to_alphabet(unicharset: str) -> frozenset[str]:
    """The characters in a model's `unicharset` file, and what is put together of them: the space and ำ.

    Raises ValueError where it is no such file.
    """
    count, *lines = unicharset.splitlines() or [""]
    if not count.strip().isdecimal():
        raise ValueError("no unicharset: it does not begin with a number")
    units = [line.split(" ")[0] for line in lines[: int(count)]]
    chars = {char for unit in units if unit not in _SPECIAL and not unit.startswith("|Broken|") for char in unit}
    if {NIKHAHIT, "า"} <= chars:
        chars.add(SARA_AM)
    return frozenset(chars - set(string.whitespace) | {" "})
