"""Thai text repaired once, at the door: named rules in a fixed order, each change noted."""

from extractors.thai.repair.text import Repaired, repair_text

__all__ = ["Repaired", "repair_text"]
