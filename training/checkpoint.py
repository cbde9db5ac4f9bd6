"""What a run keeps on disk: enough to go on from, and enough to read lines with."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from training.network import LineReader, Shape

RUNS = Path(__file__).parent / "runs"
_BY_CLASS = ("classify.1.weight", "classify.1.bias")
"""The values of the network of which each class has its own."""
_LESS_PROBABLE = 3.0


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


def begin_with(network: LineReader, classes: Sequence[str], state: dict[str, Any]) -> None:
    """Gives the network the averaged weights of a checkpoint whose classes may be fewer.

    A class that the checkpoint does not know begins as its first character does, and less probable.
    """
    own, known = network.state_dict(), {text: number for number, text in enumerate(state["classes"])}
    rows = torch.tensor([known.get(text, known.get(text[:1], 0)) for text in classes])
    new = torch.tensor([text not in known for text in classes])
    for name, values in state["average"].items():
        own[name] = values[rows] if name in _BY_CLASS else values
    own[_BY_CLASS[1]] = own[_BY_CLASS[1]] - _LESS_PROBABLE * new
    network.load_state_dict(own)


def reader_of(state: dict[str, Any]) -> LineReader:
    """The network with the averaged weights of a checkpoint, ready to read."""
    network = LineReader(Shape.from_dict(state["shape"]), classes=len(state["classes"]))
    network.load_state_dict(state["average"])
    return network.eval()
