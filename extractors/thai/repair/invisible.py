"""Rules for what cannot be seen: line ends, control characters, zero-width characters."""

import re

from extractors.thai.repair.rule import Rule

LINE_END = Rule(
    "line-end",
    re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]"),
    lambda match: "\n",
)
CONTROL_REMOVED = Rule(
    "control-removed",
    # All of Cc but \n and \t; a lone half of a surrogate pair cannot be written as UTF-8 at all.
    re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]+"),
    lambda match: "",
)
ZERO_WIDTH_REMOVED = Rule(
    "zero-width-removed",
    # Soft hyphen, grapheme joiner, Arabic letter mark, Mongolian and Hangul fillers, zero-width spaces and joiners,
    # direction marks, invisible operators, variation selectors, byte order mark, annotation anchors, tags.
    re.compile(
        "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
        "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]+"
    ),
    lambda match: "",
)
