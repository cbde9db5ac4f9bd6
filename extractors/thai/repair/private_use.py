"""Rules for the private-use characters that Thai and symbol fonts leave in text.

Sources: the Windows and Macintosh tables of Thai glyph variants (marks shifted left or down, ญ and ฐ without
their foot) as HarfBuzz documents them for its fallback shaping; Microsoft's Wingdings and Wingdings 2
mappings, whose glyphs arrive as U+F000 plus the font's code.
"""

import re

from extractors.thai.repair.rule import Rule

_WINDOWS_THAI = {
    0xF700: "ฐ",
    0xF701: "\u0e34",
    0xF702: "\u0e35",
    0xF703: "\u0e36",
    0xF704: "\u0e37",
    0xF705: "\u0e48",
    0xF706: "\u0e49",
    0xF707: "\u0e4a",
    0xF708: "\u0e4b",
    0xF709: "\u0e4c",
    0xF70A: "\u0e48",
    0xF70B: "\u0e49",
    0xF70C: "\u0e4a",
    0xF70D: "\u0e4b",
    0xF70E: "\u0e4c",
    0xF70F: "ญ",
    0xF710: "\u0e31",
    0xF711: "\u0e4d",
    0xF712: "\u0e47",
    0xF713: "\u0e48",
    0xF714: "\u0e49",
    0xF715: "\u0e4a",
    0xF716: "\u0e4b",
    0xF717: "\u0e4c",
    0xF718: "\u0e38",
    0xF719: "\u0e39",
    0xF71A: "\u0e3a",
}
_MACINTOSH_THAI = {
    0xF884: "\u0e31",
    0xF885: "\u0e34",
    0xF886: "\u0e35",
    0xF887: "\u0e36",
    0xF888: "\u0e37",
    0xF889: "\u0e47",
    0xF88A: "\u0e48",
    0xF88B: "\u0e48",
    0xF88C: "\u0e48",
    0xF88D: "\u0e49",
    0xF88E: "\u0e49",
    0xF88F: "\u0e49",
    0xF890: "\u0e4a",
    0xF891: "\u0e4a",
    0xF892: "\u0e4a",
    0xF893: "\u0e4b",
    0xF894: "\u0e4b",
    0xF895: "\u0e4b",
    0xF896: "\u0e4c",
    0xF897: "\u0e4c",
    0xF898: "\u0e4c",
    0xF899: "\u0e4d",
    0xF89A: "ญ",
    0xF89B: "\u0e38",
    0xF89C: "\u0e39",
    0xF89D: "\u0e3a",
    0xF89E: "ฐ",
}
_SYMBOLS = {
    0xF0FE: "☑",  # Wingdings: a ticked box
    0xF0FD: "☑",  # Wingdings: a crossed box
    0xF078: "☑",  # Wingdings: a crossed box, thin
    0xF052: "☑",  # Wingdings 2: a ticked box
    0xF053: "☑",  # Wingdings 2: a crossed box
    0xF054: "☑",  # Wingdings 2: a crossed box, bold
    0xF0A8: "☐",  # Wingdings
    0xF06F: "☐",  # Wingdings
    0xF070: "☐",  # Wingdings, bold
    0xF071: "☐",  # Wingdings, with a shadow
    0xF072: "☐",  # Wingdings, with a shadow
    0xF0A3: "☐",  # Wingdings 2
    0xF0FC: "✓",  # Wingdings
    0xF050: "✓",  # Wingdings 2
    0xF0B7: "•",  # Symbol: Word's first bullet
    0xF0A7: "▪",  # Wingdings: Word's third bullet
    0xF0D8: "➢",  # Wingdings: Word's arrow bullet
    0xF076: "❖",  # Wingdings: Word's diamond bullet
}

THAI_GLYPHS = {chr(code): char for code, char in (_WINDOWS_THAI | _MACINTOSH_THAI).items()}
SYMBOL_GLYPHS = {chr(code): char for code, char in _SYMBOLS.items()}
PRIVATE_USE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
"""All private-use characters, as the inside of a character class."""

PRIVATE_USE_MARK = Rule(
    "private-use-mark",
    re.compile(f"[{''.join(THAI_GLYPHS)}]"),
    lambda match: THAI_GLYPHS[match[0]],
)
PRIVATE_USE_SYMBOL = Rule(
    "private-use-symbol",
    re.compile(f"[{''.join(SYMBOL_GLYPHS)}]"),
    lambda match: SYMBOL_GLYPHS[match[0]],
)
PRIVATE_USE_REMOVED = Rule("private-use-removed", re.compile(f"[{PRIVATE_USE}]+"), lambda match: "")
