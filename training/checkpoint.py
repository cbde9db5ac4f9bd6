"""What a run keeps on disk: enough to go on from, and enough to read lines with."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import torch

from training.network import LineReader, Shape

RUNS = Path(__file__).parent / "runs"


def save(state: dict[str, Any], path: Path) -> None:
    """Writes a checkpoint whole or not at all."""
    beside = path.with_suffix(".part")
    with beside.open("wb") as file:
        torch.save(state, file)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def load(path: Path) -> dict[str, Any]:
    """The state that `save` wrote, on the CPU."""
    state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    return state


def path_of(name: str) -> Path:
    """Where the last checkpoint of a run is."""
    return RUNS / name / "last.pt"


def reader_of(state: dict[str, Any]) -> LineReader:
    """The network with the averaged weights of a checkpoint, ready to read."""
    network = LineReader(Shape.from_dict(state["shape"]), classes=len(state["classes"]))
    network.load_state_dict(state["average"])
    return network.eval()
