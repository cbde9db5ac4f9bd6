"""Lines for training: worker processes draw them, and lines of about the same width become one batch."""

from __future__ import annotations

import multiprocessing as mp
import os
import queue
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.page.ocr.model import HEIGHT, STRIDE, WIDTH_STEP
from extractors.page.ocr.shapes import stack
from training.classes import Codec, frames_needed

WIDEST = 1600
"""Pixels of a line to learn from, at most."""
_GROUP = 16
_PATIENCE = 10.0
"""Seconds of waiting for lines before we look whether somebody still draws them."""
_WAITING = 24
"""Groups of lines that may wait between the workers and the training."""

Image = NDArray[np.uint8]
MakeLine = Callable[[np.random.Generator], tuple[Image, str]]


class Sample(NamedTuple):
    """A line [40, W] with its text as classes; `number` says which of the endless row of lines it is."""

    image: Image
    target: list[int]
    number: int


class Batch(NamedTuple):
    """Lines of one bucket: uint8 [N, 40, W], their classes end to end, and how many classes each has."""

    lines: Image
    targets: NDArray[np.int64]
    lengths: NDArray[np.int64]


def bucket_width(width: int) -> int:
    """The width to which a line is padded: the next multiple of 64."""
    return max(1, -(-width // WIDTH_STEP)) * WIDTH_STEP


def line_maker(*, unseen: bool = False) -> MakeLine:
    """What draws a line, in faces and damage to train with or held out; a worker alone pays for fonts and texts."""
    from training.fonts import held_out_faces, training_faces
    from training.lines import make_line

    faces = held_out_faces() if unseen else training_faces()
    if not faces:
        raise RuntimeError("no Thai fonts here: run training/get_fonts.sh")

    def make(rng: np.random.Generator) -> tuple[Image, str]:
        line = make_line(rng, faces, damage="held-out" if unseen else "training")
        return line.image, line.text

    return make


def rng_of(seed: int, index: int) -> np.random.Generator:
    """The generator of one line: the same for a seed and an index, whoever draws it."""
    return np.random.default_rng([seed, index])


def draw(make: MakeLine, codec: Codec, *, seed: int, index: int) -> Sample | None:
    """Line number `index`; None where it is too wide, or holds what the classes or the frames cannot."""
    try:
        image, text = make(rng_of(seed, index))
    except (ArithmeticError, LookupError, ValueError, cv2.error):
        return None  # a line that cannot be drawn must not end a run of hours; the log counts it
    target = codec.encode(text)
    if target is None or image.shape[0] != HEIGHT or image.shape[1] > WIDEST:
        return None
    if frames_needed(target) > bucket_width(image.shape[1]) // STRIDE:
        return None
    return Sample(image, target, index)


def pad(images: Sequence[Image], width: int | None = None) -> Image:
    """Lines side by side as uint8 [N, 40, W], white on the right."""
    return stack(list(images), width=width or bucket_width(max(image.shape[1] for image in images)))


def to_batch(samples: Sequence[Sample]) -> Batch:
    """One batch of samples, padded to the bucket of the widest."""
    return Batch(
        pad([sample.image for sample in samples]),
        np.array([number for sample in samples for number in sample.target], np.int64),
        np.array([len(sample.target) for sample in samples], np.int64),
    )


def in_batches(samples: Iterable[Sample], *, columns: int, most: int) -> Iterator[Batch]:
    """Batches of one bucket each, about `columns` columns of image in all and at most `most` lines."""
    waiting: dict[int, list[Sample]] = {}
    for sample in samples:
        width = bucket_width(sample.image.shape[1])
        bucket = waiting.setdefault(width, [])
        bucket.append(sample)
        if len(bucket) >= min(most, max(1, columns // width)):
            yield to_batch(waiting.pop(width))


def _work(out: Any, classes: list[str], seed: int, first: int, step: int) -> None:
    """Draws the lines first, first + step, … for ever, and hands them over in groups."""
    cv2.setNumThreads(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is the training that ends, with a checkpoint, and then us
    parent = os.getppid()
    codec = Codec(classes)
    make = line_maker()
    index = first
    while os.getppid() == parent:
        group: list[Sample | None] = []
        while len(group) < _GROUP:
            group.append(draw(make, codec, seed=seed, index=index))
            index += step
        while os.getppid() == parent:
            try:
                out.put((index, group), timeout=5)
                break
            except queue.Full:
                continue


class Worker(Protocol):
    """What is asked of a process that draws lines."""

    @property
    def exitcode(self) -> int | None:
        """None while it runs."""


def check_alive(workers: Sequence[Worker]) -> None:
    """Raises RuntimeError where a worker has ended: its share of the lines would be missing from then on."""
    for number, worker in enumerate(workers, start=1):
        if worker.exitcode is not None:
            raise RuntimeError(
                f"worker {number} of {len(workers)} that draw lines has ended with exit code {worker.exitcode}; "
                "what it said stands above; --resume goes on from the last checkpoint"
            )


class Feed:
    """Endless batches from worker processes; without workers the lines are drawn on the spot.

    `position` is behind the furthest line that was handed over: a run goes on from there, and lines that slower workers
    had not drawn by then are never seen. `refused` counts the lines that could not be used.
    """

    def __init__(
        self, classes: list[str], *, seed: int, workers: int, start: int = 0, columns: int = 24576, most: int = 96
    ) -> None:
        self.position = start
        self.refused = 0
        self._classes, self._seed, self._start = classes, seed, start
        self._columns, self._most = columns, most
        self._workers: list[Any] = []
        self._queue: Any = None
        if workers > 0:
            context = mp.get_context("spawn")
            self._queue = context.Queue(maxsize=_WAITING * workers)
            self._workers = [
                context.Process(target=_work, args=(self._queue, classes, seed, start + number, workers), daemon=True)
                for number in range(workers)
            ]
            for worker in self._workers:
                worker.start()

    def _samples(self) -> Iterator[Sample]:
        drawn = self._from_workers() if self._workers else self._on_the_spot()
        for sample in drawn:
            if sample is None:
                self.refused += 1
            else:
                yield sample

    def _from_workers(self) -> Iterator[Sample | None]:
        while True:
            check_alive(self._workers)
            try:
                index, group = self._queue.get(timeout=_PATIENCE)
            except queue.Empty:
                continue
            self.position = max(self.position, index)
            yield from group

    def _on_the_spot(self) -> Iterator[Sample | None]:
        make, codec = line_maker(), Codec(self._classes)
        while True:
            self.position += 1
            yield draw(make, codec, seed=self._seed, index=self.position - 1)

    def __iter__(self) -> Iterator[Batch]:
        return in_batches(self._samples(), columns=self._columns, most=self._most)

    def close(self) -> None:
        """Ends the workers."""
        for worker in self._workers:
            worker.terminate()
        for worker in self._workers:
            worker.join(timeout=5)
