"""Runs of text as the operators of a PDF page that set them, invisible, where they stand."""

import math
from collections.abc import Iterable, Sequence

from extractors.page.pdf.upright import Upright
from pipeline.searchable.letters import Letters, width_of
from pipeline.searchable.runs import Run

_THOUSANDTHS = 1000
_LEAST_SQUEEZED = 0.7
"""Letters that are squeezed more are made smaller: a viewer takes a letter for written twice that stands a small part
of its size beside the same letter."""
_LEAST_STRETCH, _MOST_STRETCH = 0.05, 20.0
_HALVINGS = 20
_HYPHENS = ("-", "\u00ad")
_BLANK_AFTER_HYPHEN = "\u00a0"
"""A hyphen that ends a line is taken by viewers for one that parts a word, and left out, unless this follows it."""
_ESCAPED = {ord("("): b"\\(", ord(")"): b"\\)", ord("\\"): b"\\\\", ord("\r"): b"\\r", ord("\n"): b"\\n"}


def write_layer(runs: Iterable[Run], letters: Letters, upright: Upright, *, font: str) -> bytes:
    """The operators that set the runs in invisible ink; `font` is the name of the font on the page."""
    parts = [b"q BT 3 Tr"]
    size = None
    for run in runs:
        naturals = [width_of(text) for text in _pieces(run)]
        ems = _fit(run, naturals)
        if size != (size := min(run.size, round(ems / _LEAST_SQUEEZED, 2))):
            parts.append(b"/%s %s Tf" % (font.encode("ascii"), _number(size)))
        parts.append(b"%s Tm" % b" ".join(map(_number, _place(run, upright))))
        parts.append(b"%s Tz" % _number(100 * ems / size))
        parts.append(_set(run, letters, _push(run, naturals, ems)))
    parts.append(b"ET Q")
    return b"\n".join(parts) + b"\n"


def _place(run: Run, upright: Upright) -> tuple[float, ...]:
    """The matrix that lays the run on the page, in user space."""
    length = math.hypot(run.x1 - run.x0, run.y1 - run.y0)
    dx, dy = ((run.x1 - run.x0) / length, (run.y1 - run.y0) / length) if length else (1.0, 0.0)
    x, y = upright.user_point(run.x0, run.y0)
    along_x, along_y = upright.user_point(run.x0 + dx, run.y0 + dy)
    up_x, up_y = upright.user_point(run.x0 + dy, run.y0 - dx)
    return along_x - x, along_y - y, up_x - x, up_y - y, x, y


def _set(run: Run, letters: Letters, pushes: Iterable[int]) -> bytes:
    """The words and the blanks between them as one piece of text, each word as near to its place as it can be.

    A viewer orders the pieces of a page by where they begin: those of a line that leans would mix with other lines.
    """
    parts = (
        (b"%d" % -push if push else b"") + b"(%s)" % _escape(letters.encode(text))
        for text, push in zip(_pieces(run), pushes, strict=True)
    )
    return b"[%s] TJ" % b"".join(parts)


def _pieces(run: Run) -> list[str]:
    """The words, each with the blank behind it: after the last one too, for a viewer may miss that lines part."""
    last = run.words[-1].text
    return [
        *(f"{word.text} " for word in run.words[:-1]),
        last + (_BLANK_AFTER_HYPHEN if last.endswith(_HYPHENS) else " "),
    ]


def _push(run: Run, naturals: Sequence[float], ems: float) -> list[int]:
    """How far each word is pushed on to begin in its place, in thousandths of an em that is `ems` points wide.

    None is pushed back: it would stand on the word before, where a viewer may take letters for written twice.
    """
    at = 0.0
    pushes = []
    for word, natural in zip(run.words, naturals, strict=True):
        pushes.append(max(0, round(_THOUSANDTHS * (word.start - at) / ems)))
        at += natural * ems + pushes[-1] * ems / _THOUSANDTHS
    return pushes


def _fit(run: Run, naturals: Sequence[float]) -> float:
    """Points of an em with which the run ends in its place, halved down to it from above."""
    least, most = _LEAST_STRETCH * run.size, _MOST_STRETCH * run.size
    for _ in range(_HALVINGS):
        ems = (least + most) / 2
        pushed = sum(_push(run, naturals, ems)) / _THOUSANDTHS
        if (sum(naturals) - width_of(" ") + pushed) * ems > run.words[-1].end:
            most = ems
        else:
            least = ems
    return least


def chars_of(runs: Iterable[Run]) -> set[str]:
    """All characters that the layer of these runs sets."""
    return {" ", _BLANK_AFTER_HYPHEN}.union(*(run.text for run in runs))


def _escape(code: bytes) -> bytes:
    """The bytes as they stand between the brackets of a string."""
    return b"".join(_ESCAPED.get(byte, bytes((byte,))) for byte in code)


def _number(value: float) -> bytes:
    """The number as short as it can be written."""
    short = f"{value:.4f}".rstrip("0").rstrip(".")
    return b"0" if short == "-0" else short.encode("ascii")
