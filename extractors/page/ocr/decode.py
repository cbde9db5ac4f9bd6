"""Characters from what a network says frame by frame (CTC): the likeliest class of each frame, repeats and blanks out.

Class 0 is the blank. A class may be one character or several that are printed as one, such as a vowel with its tone.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.page.ocr.engine import CharReading
from extractors.thai.letters import MARK_VOWELS, TONES, is_mark

_ONE_OF_EACH = (re.compile(f"[{MARK_VOWELS}็]"), re.compile(f"[{TONES}์]"))
"""A consonant has one vowel above or below, and one tone or thanthakhat."""
_REACH = 2.0
"""Frames that a character extends beyond those that name it, at most; the network names it on its middle."""


class Symbol(NamedTuple):
    """A class that was read, how sure it is (0 to 1), and from which frame to which it stands (fractions possible)."""

    number: int
    confidence: float
    start: float
    end: float


class Character(NamedTuple):
    """A character that was read, how sure it is (0 to 1), and from which frame to which it stands."""

    char: str
    confidence: float
    start: float
    end: float


def decode(log_probs: NDArray[np.float32], classes: Sequence[str]) -> list[Character]:
    """The characters of a line with confidence, first and last frame: those of `to_symbols` and `to_characters`.

    `log_probs` is [frames, classes]. Blanks at the ends are cut off, and several in a row are one. No consonant has
    two marks of a kind.
    """
    return _without_idle_spaces(_without_second_marks(to_characters(to_symbols(log_probs), classes)))


def to_symbols(log_probs: NDArray[np.float32]) -> list[Symbol]:
    """The classes on the likeliest path through `log_probs` [frames, classes], in order.

    A symbol is as sure as its best frame, and as the worst frame around it: there the frame must be the symbol, one
    of its neighbours, or blank. So a character that was nearly read, and then was not, makes its neighbours doubtful.
    """
    frames = len(log_probs)
    best = log_probs.argmax(axis=1)
    starts = np.flatnonzero(np.concatenate(([True], best[1:] != best[:-1]))) if frames else np.empty(0, dtype=np.intp)
    ends = np.append(starts[1:], frames)
    named = best[starts] != 0
    if not named.any():
        return []
    indices, starts, ends = best[starts][named], starts[named], ends[named]
    middles = (ends[:-1] + starts[1:]) / 2
    borders = np.concatenate(([0], middles.astype(np.intp), [frames]))
    sure = _confidences(log_probs, indices, borders)
    x0 = np.maximum(starts - _REACH, np.append(0.0, middles))
    x1 = np.minimum(ends + _REACH, np.append(middles, float(frames)))
    rows = zip(indices.tolist(), sure.tolist(), x0.tolist(), x1.tolist(), strict=True)
    return [Symbol(*row) for row in rows]


def _confidences(
    log_probs: NDArray[np.float32], indices: NDArray[np.intp], borders: NDArray[np.intp]
) -> NDArray[np.float32]:
    """How sure each symbol is, [symbols]; the frames from one of the `borders` to the next are around it."""
    own = np.repeat(indices, np.diff(borders))
    before = np.repeat(np.append(0, indices[:-1]), np.diff(borders))
    after = np.repeat(np.append(indices[1:], 0), np.diff(borders))
    # 0 is the blank, which is counted once; so is a class that stands on both sides.
    before[before == own] = 0
    after[(after == own) | (after == before)] = 0
    each = np.arange(len(own))
    named = np.exp(log_probs[each, own])
    fitting = named + np.exp(log_probs[:, 0])
    for neighbour in (before, after):
        fitting += np.where(neighbour != 0, np.exp(log_probs[each, neighbour]), 0.0)
    peaks = np.maximum.reduceat(named, borders[:-1])
    sure: NDArray[np.float32] = np.minimum(peaks, np.minimum.reduceat(fitting, borders[:-1])).clip(0.0, 1.0)
    return sure


def empty_confidence(log_probs: NDArray[np.float32]) -> float:
    """How sure it is (0 to 1) that nothing is written, from `log_probs` [frames, classes]: its least blank frame."""
    return float(np.exp(log_probs[:, 0].min())) if len(log_probs) else 1.0


def to_characters(symbols: Sequence[Symbol], classes: Sequence[str]) -> list[Character]:
    """Each character with confidence, first and last frame; classes of several characters are split.

    Letters of one class share its width evenly; a mark has the place of the letter that it stands on.
    """
    characters = []
    for number, confidence, start, end in symbols:
        text = classes[number]
        if len(text) == 1:
            characters.append(Character(text, confidence, start, end))
            continue
        letters = max(1, sum(not is_mark(char) for char in text))
        step, letter = (end - start) / letters, -1
        for char in text:
            letter += not is_mark(char)
            at = start + max(0, letter) * step
            characters.append(Character(char, confidence, at, at + step))
    return characters


def to_chars(
    characters: Sequence[Character], *, frame_width: float, offset: float, most: float
) -> tuple[CharReading, ...]:
    """The characters with places in pixels: a frame is `frame_width` wide, the first one begins at `offset`.

    No place lies beyond `most`, the width of the image: there is only padding.
    """
    return tuple(
        CharReading(
            char,
            confidence,
            min(most, offset + start * frame_width),
            min(most, offset + end * frame_width),
        )
        for char, confidence, start, end in characters
    )


def _without_second_marks(characters: Sequence[Character]) -> list[Character]:
    """The characters, where of two tones, or two vowels, on one consonant only the surer is left.

    A mark stands between its consonant and the next, and is sometimes named for both.
    """
    kept: list[Character] = []
    taken: dict[int, int] = {}  # where in `kept` the mark of a kind stands
    for each in characters:
        kind = next((number for number, marks in enumerate(_ONE_OF_EACH) if marks.match(each.char)), None)
        if kind is None:
            taken = taken if is_mark(each.char) else {}
            kept.append(each)
        elif kind in taken:
            kept[taken[kind]] = _surer(kept[taken[kind]], each)
        else:
            taken[kind] = len(kept)
            kept.append(each)
    return kept


def _surer(first: Character, second: Character) -> Character:
    """The surer of two that exclude each other, as sure as it is beside the other."""
    kept, other = (first, second) if first.confidence >= second.confidence else (second, first)
    if kept.char == other.char:
        return kept
    return kept._replace(confidence=kept.confidence * kept.confidence / (kept.confidence + other.confidence or 1.0))


def _without_idle_spaces(characters: Sequence[Character]) -> list[Character]:
    """The characters without spaces at either end and after other spaces."""
    kept: list[Character] = []
    for each in characters:
        if each.char != " " or (kept and kept[-1].char != " "):
            kept.append(each)
    return kept[:-1] if kept and kept[-1].char == " " else kept
