"""Runs of text as the operators of a PDF page that set them, invisible, where they stand."""

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from extractors.page.pdf.upright import Upright
from pipeline.searchable.letters import Letters, width_of
from pipeline.searchable.runs import Run

_THOUSANDTHS = 1000
_LEAST_SQUEEZED = 0.7
"""Letters that are squeezed more are made smaller: a viewer takes a letter for written twice that stands a small part
of its size beside the same letter."""
_LEAST_STRETCH, _MOST_STRETCH = 0.05, 20.0
_HALVINGS = 20
_SAME_LINE = 0.6
"""Ems between the beginnings of lines that viewers take for parts of one: half a wide letter, and some more."""
_DOWN_IN_VIEWER = ((0, 1), (-1, 0), (0, -1), (1, 0))
"""For each count of quarter turns, which way on the upright page (right, down) is downwards where a viewer shows it."""
_OFF = 2.0
"""Points that the end of a line may lie off the direction of the page's lines."""
_HYPHENS = ("-", "\u00ad")
_BLANK_AFTER_HYPHEN = "\u00a0"
"""A hyphen that ends a line is taken by viewers for one that parts a word, and left out, unless this follows it."""
_ESCAPED = {ord("("): b"\\(", ord(")"): b"\\)", ord("\\"): b"\\\\", ord("\r"): b"\\r", ord("\n"): b"\\n"}


class _Frame(NamedTuple):
    """Axes that lie as the lines of a page do: x goes along them, y upwards. `along` is the direction of x."""

    along_x: float
    along_y: float

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the upright page lies."""
        return self.along_x * x + self.along_y * y, self.along_y * x - self.along_x * y

    def matrix(self, upright: Upright) -> tuple[float, ...]:
        """What lays the frame on the page, in user space."""
        x, y = upright.user_point(0.0, 0.0)
        right_x, right_y = upright.user_point(self.along_x, self.along_y)
        up_x, up_y = upright.user_point(self.along_y, -self.along_x)
        return right_x - x, right_y - y, up_x - x, up_y - y, x, y


def write_layer(runs: Sequence[Run], letters: Letters, upright: Upright, *, font: str, turned: int = 0) -> bytes:
    """The operators that set the runs in invisible ink; `font` is the name of the font on the page.

    `turned` counts the clockwise quarter turns that bring the page upright from how a viewer shows it.
    """
    frame = _frame_of(runs)
    parts = [b"q %s cm BT 3 Tr" % b" ".join(_number(value, 6) for value in frame.matrix(upright))]
    size = stretch = 0.0
    at: tuple[float, float] | None = (0.0, 0.0)
    before: Run | None = None
    for run in runs:
        ems = _fit(run, [width_of(text) for text in _pieces(run)])
        if size != (size := _half(min(run.size, ems / _LEAST_SQUEEZED))):
            parts.append(b"/%s %s Tf" % (font.encode("ascii"), _number(size)))
        if stretch != (stretch := round(100 * ems / size, 1)):
            parts.append(b"%s Tz" % _number(stretch))
        if before is not None and _is_shown_left_of(before, run, turned):
            right, down = _DOWN_IN_VIEWER[turned]
            x, y = frame.place(run.x0 + right * run.size, run.y0 + down * run.size)
            parts.append(b"1 0 0 1 %s %s Tm (%s) Tj" % (_number(x), _number(y), _escape(letters.encode(" "))))
            at = None
        before = run
        move, at = _go(run, frame, at)
        parts += [move, _set(run, letters, size * stretch / 100)]
    parts.append(b"ET Q")
    return b"\n".join(parts) + b"\n"


def _frame_of(runs: Iterable[Run]) -> _Frame:
    """The direction of the longest lines, as most of their length runs."""
    directed = sorted((_direction(run), math.hypot(run.x1 - run.x0, run.y1 - run.y0)) for run in runs)
    reached = list(accumulate(length for _, length in directed))
    angle = directed[bisect_left(reached, reached[-1] / 2)][0] if directed else 0.0
    return _Frame(math.cos(angle), math.sin(angle))


def _direction(run: Run) -> float:
    """Radians; lines fall where it is positive."""
    return math.atan2(run.y1 - run.y0, run.x1 - run.x0)


def _is_shown_left_of(before: Run, run: Run, turned: int) -> bool:
    """Whether a viewer would take the run for one that comes before the last one, as if both made one line.

    It sees the page as it is shown: there, the lines of a page on its side all begin at one height. A blank that is
    set elsewhere in between keeps it from that.
    """
    down_x, down_y = _DOWN_IN_VIEWER[turned]
    x, y = run.x0 - before.x0, run.y0 - before.y0
    right, down = x * down_y - y * down_x, x * down_x + y * down_y
    return right < 0 and abs(down) <= _SAME_LINE * max(run.size, before.size)


def _go(run: Run, frame: _Frame, at: tuple[float, float] | None) -> tuple[bytes, tuple[float, float] | None]:
    """How to get from the beginning of the run before to that of this one, and where that is.

    None stands for a beginning whose line runs in another direction than the frame.
    """
    x, y = (round(value, 1) for value in frame.place(run.x0, run.y0))
    turn = _direction(run) - math.atan2(frame.along_y, frame.along_x)
    if abs(turn) * math.hypot(run.x1 - run.x0, run.y1 - run.y0) > _OFF:
        sine, cosine = math.sin(turn), math.cos(turn)
        matrix = (cosine, -sine, sine, cosine, x, y)
        return b"%s Tm" % b" ".join(_number(value, 4) for value in matrix), None
    if at is None:
        return b"1 0 0 1 %s %s Tm" % (_number(x), _number(y)), (x, y)
    return b"%s %s Td" % (_number(x - at[0]), _number(y - at[1])), (x, y)


def _set(run: Run, letters: Letters, ems: float) -> bytes:
    """The words and the blanks between them as one piece of text, each word as near to its place as it can be.

    A viewer orders the pieces of a page by where they begin: those of a line that leans would mix with other lines.
    """
    texts = _pieces(run)
    pushes = _push(run, [width_of(text) for text in texts], ems)
    parts = (
        (b"%d" % -push if push else b"") + b"(%s)" % _escape(letters.encode(text))
        for text, push in zip(texts, pushes, strict=True)
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
        pushes.append(max(0, 10 * round(_THOUSANDTHS * (word.start - at) / ems / 10)))
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


def _number(value: float, digits: int = 1) -> bytes:
    """The number as short as it can be written."""
    short = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return b"0" if short == "-0" else short.encode("ascii")


def _half(size: float) -> float:
    """A size that few lines differ in: in half points."""
    return max(0.5, math.floor(2 * size) / 2)
