"""Where a line of print stands on its page."""

from typing import NamedTuple

LINE_HEIGHT = 40
"""Pixels of a line image."""
ABOVE, BELOW = 1.0, 0.5
"""Letter heights of a line image above and below its body: with less, tones over vowels and the feet of ฎ ฏ are cut."""


class LineBox(NamedTuple):
    """Where a line stands on its page, in pixels.

    `top` and `baseline` are the ends of the body at the middle between `left` and `right`; the line falls `slope`
    pixels for each pixel to the right. `hc` is the height of its consonants.
    """

    left: float
    top: float
    right: float
    baseline: float
    hc: float
    slope: float = 0.0
