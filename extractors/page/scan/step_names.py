"""The steps that clean a scanned page, by the names that a person asks for their pictures with."""

from enum import StrEnum


class Step(StrEnum):
    """A step, in the order in which a page goes through them."""

    DRAWN = "drawn"
    COLOURS = "colours"
    EDGES = "edges"
    PHOTOGRAPHS = "photographs"
    CLEAN = "clean"
    UPRIGHT = "upright"
    DIRT = "dirt"
    STRAIGHT = "straight"
    INK = "ink"
    RULINGS = "rulings"
    LINES = "lines"
    BOXES = "boxes"
