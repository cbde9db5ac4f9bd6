"""Our engine: any line images in, readings in their order out, the same alone and among others."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from extractors.page.ocr.calibration import Calibration, Logistic
from extractors.page.ocr.engine import CharReading, LineEngine, LineReading
from extractors.page.ocr.model import Model, open_model
from extractors.page.ocr.thai import ThaiEngine, open_thai
from tests.extractors.page.ocr.stand_in import CLASSES, bars, write_model

LETTERS = [each for each in CLASSES if len(each) == 1 and each not in " ิี่้ํ"]
CLUSTERS = [*LETTERS, "กี่", "ขิ้", "น้ำ", "งี", "ม่", "รี้"]
TEXTS = st.lists(st.sampled_from(CLUSTERS), min_size=1, max_size=30).map("".join)
WHITE = 255


def pick(engine: ThaiEngine, image: NDArray[np.uint8]) -> LineReading:
    (reading,) = engine.read_lines([image])
    return reading


def test_it_is_an_engine_with_the_alphabet_of_its_model(engine: ThaiEngine) -> None:
    as_engine: LineEngine = engine
    assert (as_engine.name, as_engine.version) == ("bars", "1.2")
    assert as_engine.alphabet == frozenset("".join(CLASSES))


@given(TEXTS)
def test_what_is_drawn_is_read(engine: ThaiEngine, text: str) -> None:
    reading = pick(engine, bars(text))
    assert reading.text == text
    assert reading.confidence > 0.9
    assert reading.doubt == ""


@given(st.lists(TEXTS, max_size=12))
def test_a_batch_gives_what_single_lines_give(engine: ThaiEngine, texts: list[str]) -> None:
    images = [bars(text) for text in texts]
    together = engine.read_lines(images)
    assert [each.text for each in together] == texts
    for one, image in zip(together, images, strict=True):
        alone = pick(engine, image)
        assert alone.text == one.text
        assert alone.confidence == pytest.approx(one.confidence, abs=1e-6)
        assert spread(alone.chars) == pytest.approx(spread(one.chars), abs=1e-5)


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 900)), max_size=8), st.integers(0, 2**32 - 1))
def test_images_of_any_size_come_out_in_order(engine: ThaiEngine, sizes: list[tuple[int, int]], seed: int) -> None:
    rng = np.random.default_rng(seed)
    images = [rng.integers(0, 256, size, dtype=np.uint8) for size in sizes]
    readings = engine.read_lines(images)
    assert len(readings) == len(images)
    for reading, image in zip(readings, images, strict=True):
        assert reading.text == pick(engine, image).text
        assert 0.0 <= reading.confidence <= 1.0
        assert all(0.0 <= each.x0 <= each.x1 <= image.shape[1] for each in reading.chars)


def test_the_same_image_gives_the_same_reading(engine: ThaiEngine) -> None:
    image = np.random.default_rng(3).integers(0, 256, (40, 700), dtype=np.uint8)
    assert engine.read_lines([image] * 40) == [pick(engine, image)] * 40


def test_no_lines_give_no_readings(engine: ThaiEngine) -> None:
    assert engine.read_lines([]) == []


@pytest.mark.parametrize("size", [(0, 0), (0, 100), (40, 0), (1, 1), (1, 500), (40, 1), (5, 5)])
def test_images_without_room_for_a_letter_give_nothing(engine: ThaiEngine, size: tuple[int, int]) -> None:
    reading = pick(engine, np.zeros(size, dtype=np.uint8))
    assert (reading.text, reading.chars, reading.confidence) == ("", (), 0.0)
    assert "pixels" in reading.doubt


def test_blank_paper_says_nothing_for_sure(engine: ThaiEngine) -> None:
    assert pick(engine, np.full((40, 300), WHITE, np.uint8)) == LineReading("", 1.0)
    assert pick(engine, np.full((40, 300), 180, np.uint8)) == LineReading("", 1.0)


class _Undecided:
    """A model of which every frame is blank, and no more than 0.6 sure of it."""

    def __init__(self, model: Model) -> None:
        self.card = model.card

    def run(self, lines: NDArray[np.uint8]) -> NDArray[np.float32]:
        log_probs = np.full((len(lines), lines.shape[2] // 4, len(self.card.classes)), -9.0, np.float32)
        log_probs[:, :, 0], log_probs[:, :, 1] = np.log(0.6), np.log(0.4)
        return log_probs


def test_ink_that_may_be_text_but_is_not_read_is_doubtful(bars_model: Path) -> None:
    undecided = ThaiEngine(cast(Model, _Undecided(open_model(bars_model))))
    reading = pick(undecided, bars("กขง"))
    assert (reading.text, reading.doubt) == ("", "the ink may be text, but could not be read")
    assert reading.confidence == pytest.approx(0.6)


def test_ink_that_is_surely_no_text_is_not_doubtful(engine: ThaiEngine) -> None:
    speck = np.full((40, 300), WHITE, np.uint8)
    speck[20, 100] = 0
    reading = pick(engine, speck)
    assert (reading.text, reading.doubt) == ("", "")
    assert reading.confidence > 0.9


def test_a_black_image_says_nothing_and_is_doubtful(engine: ThaiEngine) -> None:
    reading = pick(engine, np.zeros((40, 300), np.uint8))
    assert (reading.text, reading.confidence, reading.doubt) == ("", 0.0, "the image is black")


def test_what_is_far_too_wide_is_no_line(engine: ThaiEngine) -> None:
    image = np.tile(np.array([[0, WHITE]], dtype=np.uint8), (10, 10_000))
    reading = pick(engine, image)
    assert (reading.text, reading.confidence) == ("", 0.0)
    assert "wide" in reading.doubt


@pytest.mark.parametrize(
    "image",
    [
        np.zeros((40, 100)),
        np.zeros((40, 100), dtype=np.uint16),
        np.zeros((40, 100), dtype=bool),
        np.zeros((40, 100, 3), dtype=np.uint8),
        np.zeros(40, dtype=np.uint8),
    ],
)
def test_arrays_that_are_no_grey_images_are_refused(engine: ThaiEngine, image: NDArray[np.uint8]) -> None:
    with pytest.raises(ValueError, match="line image 1 is"):
        engine.read_lines([np.zeros((40, 100), np.uint8), image])


@pytest.mark.parametrize("factor", [0.5, 1.5, 2.0, 3.0])
def test_places_are_those_of_the_image_that_was_given(engine: ThaiEngine, factor: float) -> None:
    image = bars("กขง", each=3, gap=3)
    height, width = image.shape
    size = (round(width * factor), round(height * factor))
    chars = pick(engine, cv2.resize(image, size, interpolation=cv2.INTER_NEAREST).astype(np.uint8)).chars
    wanted = [each for each in chars if each.char in "กขง"]
    assert [each.char for each in wanted] == list("กขง")
    for at, each in enumerate(wanted):
        middle = (3 + 6 * at + 1.5) * 4 * factor
        assert each.x0 < middle < each.x1


def test_a_very_wide_line_is_cut_at_gaps_and_joined_without_a_seam(engine: ThaiEngine) -> None:
    text = "กขงนมรล๐๑๒๓๔๕๖๗๘๙" * 40
    image = bars(text)
    assert image.shape[1] > 5000
    reading = pick(engine, image)
    assert reading.text == text
    starts = [each.x0 for each in reading.chars]
    assert starts == sorted(starts)
    assert reading.chars[-1].x1 <= image.shape[1]


def test_where_words_part_a_cut_leaves_a_space(engine: ThaiEngine) -> None:
    words = [bars("กข" * 120), bars("๑๒" * 120)]
    gap = np.full((40, 40), WHITE, np.uint8)
    reading = pick(engine, np.concatenate([words[0], gap, words[1]], axis=1))
    assert reading.text == "กข" * 120 + " " + "๑๒" * 120


def test_the_calibration_of_the_model_counts(tmp_path: Path) -> None:
    calibration = Calibration(line=Logistic(-3.0, (0.0, 0.0, 0.0)), token=Logistic(3.0, (0.0, 0.0, 0.0)))
    engine = open_thai(write_model(tmp_path / "bars.onnx", metadata={"prongsai.calibration": calibration.to_json()}))
    reading = pick(engine, bars("กขง"))
    assert reading.confidence == pytest.approx(0.047, abs=1e-3)
    assert engine.token_confidence(reading.chars) == pytest.approx(0.953, abs=1e-3)


def test_spaces_do_not_count_in_the_confidence(engine: ThaiEngine) -> None:
    sure = CharReading("ก", 0.9, 0, 1)
    assert engine.token_confidence([sure, CharReading(" ", 0.1, 1, 2), sure]) == engine.token_confidence([sure] * 2)


def spread(chars: Sequence[CharReading]) -> list[float]:
    return [value for each in chars for value in (each.confidence, each.x0, each.x1)]
