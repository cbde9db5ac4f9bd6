"""Evaluation: a tiny line set through a stand-in for the network, as the command reads it."""

from importlib import import_module
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from extractors.page.ocr.model import open_model
from extractors.page.ocr.thai import open_thai
from tests.extractors.page.ocr.stand_in import CLASSES, bars, write_model
from training.held_out import LineSet

evaluate = import_module("training.evaluate")
"""Not by a plain import, which mypy would follow to PyTorch; nothing here needs it."""

TEXTS = ["กข ๑๒", "มร", "กี่ ๒๕๖๗ ง", ""]


def write_set(folder: Path, said: dict[str, str]) -> Path:
    """Images that say the keys, with the values as truth."""
    folder.mkdir()
    for number, text in enumerate(said):
        cv2.imwrite(str(folder / f"{number}.png"), bars(text, gap=2))
    rows = [f"{number}\t{true}\n" for number, true in enumerate(said.values())]
    (folder / "lines.tsv").write_text("".join(rows), encoding="utf-8")
    return folder


def run(monkeypatch: pytest.MonkeyPatch, *words: str | Path) -> None:
    monkeypatch.setattr("sys.argv", ["evaluate", *map(str, words)])
    evaluate.main()


def test_networks_and_engines_read_the_same(tmp_path: Path) -> None:
    path = write_model(tmp_path / "bars.onnx")
    images = [bars(text, gap=2) for text in TEXTS] * 3
    network, widths = open_model(path), []

    def through(lines: NDArray[np.uint8]) -> NDArray[np.float32]:
        widths.append(lines.shape)
        return network.run(lines)

    assert evaluate.read_lines(through, images, CLASSES) == TEXTS * 3
    assert evaluate.read_with_engine(open_thai(path), images) == TEXTS * 3
    assert [shape[2] % 64 for shape in widths] == [0] * len(widths)
    assert len(widths) < len(images)  # lines of one width go together


def test_the_command_tells_the_score_and_the_mistakes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    model = write_model(tmp_path / "bars.onnx")
    folder = write_set(tmp_path / "tiny", {"กข": "กข", "๑๗": "๑๒", "มร": "มร"})
    run(monkeypatch, model, folder, "--confusions", "1", "--worst", "1")
    score, confusion, *worst = capsys.readouterr().out.splitlines()
    assert score.startswith(f"{folder}: 3 lines  CER 16.67%")
    assert "whole lines 66.7%  Thai digits 50.00% of 2" in score
    assert confusion.split() == ["1", "๒", "U+0E52", "→", "๗", "U+0E57"]
    assert worst == ["  true ๑๒", "  read ๑๗"]


def test_synthetic_sets_are_drawn_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = []

    def draw(count: int, *, unseen: bool) -> LineSet:
        asked.append((count, unseen))
        return LineSet([bars("กข")], ["กข"])

    monkeypatch.setattr(evaluate, "draw_held_out", draw)
    run(monkeypatch, write_model(tmp_path / "bars.onnx"), "seen", "unseen", "--count", "7")
    assert asked == [(7, False), (7, True)]
    assert capsys.readouterr().out.count("CER 0.00%") == 2
