"""Letters that a recogniser, or a tired typist, takes for one another."""

LOOK_ALIKES: tuple[str, ...] = (
    "กถภฤ",
    "คดตศฅ",
    "ขชซฃ",
    "นมฉ",
    "บปษ",
    "ผฝพฟฬ",
    "ลสอฮ",
    "รธฐ",
    "ฎฏ",
    "ทหฑ",
    "วง",
    "ณฌญ",
    "\u0e34\u0e35\u0e36\u0e37\u0e31\u0e47",
    "\u0e38\u0e39",
    "\u0e48\u0e49\u0e4a\u0e4b\u0e4c",
    "ใไ",
    "าำ",
)
"""Each group holds letters that look alike in print: with or without a head, a loop, a tail."""
