"""Line sets: drawn as a training would have them, kept in a file, read from a folder."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from training import calibrate, held_out
from training.feed import WIDEST, bucket_width
from training.held_out import LineSet, draw_held_out, keep, kept, lines_of_folder


def lines(*widths: int) -> LineSet:
    dice = np.random.default_rng(1)
    images = [dice.integers(0, 256, (40, width), dtype=np.uint8) for width in widths]
    return LineSet(images, [f"ข้อ {width} ☐ ๑" for width in widths])


def write(folder: Path, rows: str, *, images: tuple[str, ...] = (), height: int = 40) -> Path:
    folder.mkdir()
    (folder / "lines.tsv").write_text(rows, encoding="utf-8")
    for name in images:
        Image.new("L", (100, height), 255).save(folder / name)
    return folder


def same(one: LineSet, other: LineSet) -> bool:
    return one.texts == other.texts and all(map(np.array_equal, one.images, other.images))


@pytest.mark.parametrize("widths", [(64,), (8, 300, 64)])
def test_what_is_kept_comes_back(tmp_path: Path, widths: tuple[int, ...]) -> None:
    keep(lines(*widths), tmp_path / "set.npz")
    back = kept(tmp_path / "set.npz")
    assert same(back, lines(*widths))
    assert {each.dtype for each in back.images} == {np.dtype(np.uint8)}


def test_a_run_keeps_the_lines_that_it_is_measured_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = []

    def draw(count: int, *, unseen: bool) -> LineSet:
        drawn.append(unseen)
        return lines(*range(60, 60 + count))

    monkeypatch.setattr(held_out, "draw_held_out", draw)
    first = held_out.held_out(3, tmp_path)
    again = held_out.held_out(5, tmp_path)
    assert drawn == [False, True]
    assert all(same(first[name], again[name]) for name in ("seen", "unseen"))


def test_lines_that_a_training_refuses_are_left_out_and_told(capsys: pytest.CaptureFixture[str]) -> None:
    told = iter([("ก่อน", 64), ("ก" * 20, 64), ("กข", WIDEST + 1), ("漢", 64), ("", 64)])

    def make(_: np.random.Generator) -> tuple[NDArray[np.uint8], str]:
        text, width = next(told)
        return np.zeros((40, width), np.uint8), text

    # 20 times the same letter takes 39 frames, and the picture has 16.
    assert bucket_width(64) // 4 == 16
    assert draw_held_out(5, make=make).texts == ["ก่อน", ""]
    assert capsys.readouterr().err == "3 of 5 lines left out, as a training refuses them\n"


def test_each_set_has_lines_of_its_own() -> None:
    def first(seed: int | None, *, unseen: bool) -> float:
        seen: list[float] = []

        def make(rng: np.random.Generator) -> tuple[NDArray[np.uint8], str]:
            seen.append(rng.random())
            return np.zeros((40, 64), np.uint8), ""

        draw_held_out(1, unseen=unseen, seed=seed, make=make)
        return seen[0]

    sets = [(None, False), (None, True), (calibrate.SEED, True)]
    assert len({first(seed, unseen=unseen) for seed, unseen in sets}) == 3
    assert first(held_out.SEED, unseen=False) == first(None, unseen=False)


def test_a_folder_is_read_and_other_heights_are_scaled(tmp_path: Path) -> None:
    folder = write(tmp_path / "set", 'a\tก "ข\nb.png\t\n\n', images=("a.png", "b.png"), height=80)
    found = lines_of_folder(folder)
    assert found.texts == ['ก "ข', ""]
    assert [image.shape for image in found.images] == [(40, 50), (40, 50)]


def test_missing_images_are_named(tmp_path: Path) -> None:
    folder = write(tmp_path / "one", "a\tก\nb\tข\n", images=("a.png",))
    with pytest.raises(FileNotFoundError, match=r"lines\.tsv names images that are missing: b\.png$"):
        lines_of_folder(folder)
    folder = write(tmp_path / "many", "".join(f"{number}\tก\n" for number in range(8)))
    with pytest.raises(FileNotFoundError, match=r"0\.png, 1\.png, 2\.png, 3\.png, 4\.png and 3 more$"):
        lines_of_folder(folder)
