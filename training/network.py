"""The networks that read a line: 40 rows of pixels become log-probabilities of classes, a frame for every 4 columns."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import torch
from torch import Tensor, nn

from extractors.page.ocr.model import HEIGHT


@dataclass(frozen=True)
class Shape:
    """What a network is made of; kept in each checkpoint.

    `stem` are the channels of the image layers; each after the second halves the rows once more. `width` are the
    channels of a frame. `near` layers look at frames of 4 columns before, `after` behind the `far` layers, which look
    at frames of 8 columns in `far_width` channels; `recurrent` is the width of a two-way LSTM there. `kernel` is how
    many frames one layer sees, `expand` how much wider it is inside. `lstm` layers of half the width may stand at the
    end of it all.
    """

    stem: tuple[int, ...] = (16, 48, 96)
    width: int = 160
    near: int = 2
    far: int = 4
    far_width: int = 224
    recurrent: int = 0
    after: int = 1
    lstm: int = 0
    kernel: int = 7
    expand: int = 2
    dropout: float = 0.1

    def to_dict(self) -> dict[str, Any]:
        """Plain values, as they are written to a checkpoint."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Shape:
        """The shape that `to_dict` wrote."""
        return cls(**{**values, "stem": tuple(values["stem"])})


SHAPES = {
    "crnn": Shape(stem=(32, 48, 64, 96), width=192, near=0, far=0, after=0, lstm=2),
    "crnn-lean": Shape(stem=(16, 48, 80), width=192, near=0, far=0, after=0, lstm=2),
    "mixed": Shape(stem=(16, 48, 80), width=192, near=2, far=0, after=0, lstm=1),
    "flat": Shape(stem=(16, 48, 80), width=144, near=7, far=0, after=0, kernel=9),
    "ladder": Shape(stem=(16, 48, 80), width=144, near=2, far=4, far_width=192, after=1),
    "hybrid": Shape(stem=(16, 48, 80), width=144, near=2, far=1, far_width=192, recurrent=128, after=1),
}
"""The candidates by name."""


def _conv(
    inside: int,
    outside: int,
    size: tuple[int, int],
    *,
    stride: tuple[int, int] = (1, 1),
    groups: int = 1,
    padding: tuple[int, int] | None = None,
) -> nn.Sequential:
    beside = (size[0] // 2, size[1] // 2) if padding is None else padding
    return nn.Sequential(
        nn.Conv2d(inside, outside, size, stride=stride, padding=beside, groups=groups, bias=False),
        nn.BatchNorm2d(outside),
    )


class _Mixer(nn.Module):
    """One residual layer over the frames: a depthwise convolution along the line, then two layers in each frame."""

    def __init__(self, width: int, shape: Shape) -> None:
        super().__init__()
        self.along = _conv(width, width, (1, shape.kernel), groups=width)
        self.widen = nn.Conv2d(width, width * shape.expand, 1)
        self.narrow = nn.Conv2d(width * shape.expand, width, 1, bias=False)
        self.norm = nn.BatchNorm2d(width)
        nn.init.constant_(self.norm.weight, 0.3)

    def forward(self, frames: Tensor) -> Tensor:
        mixed: Tensor = self.norm(self.narrow(torch.relu(self.widen(self.along(frames)))))
        return frames + mixed


class _Recurrent(nn.Module):
    """A two-way LSTM over the frames [N, C, 1, T]; `adds` says that its input is added to what it says."""

    def __init__(self, inside: int, width: int, *, layers: int = 1, adds: bool = False) -> None:
        super().__init__()
        self.lstm = nn.LSTM(inside, width, num_layers=layers, bidirectional=True, batch_first=True)
        self.mix = _conv(width * 2, inside, (1, 1)) if adds else None

    def forward(self, frames: Tensor) -> Tensor:
        along, _ = self.lstm(frames.squeeze(2).transpose(1, 2))
        along = along.transpose(1, 2).unsqueeze(2)
        out: Tensor = along if self.mix is None else frames + self.mix(along)
        return out


class _Far(nn.Module):
    """Layers over frames twice as long, for what stands further away; added to the frames that came in."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        wide = shape.far_width
        halved = _conv(shape.width, wide, (1, 2), stride=(1, 2), padding=(0, 0))
        self.down = nn.Sequential(halved, nn.ReLU(inplace=True))
        recurrent = [_Recurrent(wide, shape.recurrent, adds=True)] if shape.recurrent else []
        self.layers = nn.Sequential(*(_Mixer(wide, shape) for _ in range(shape.far)), *recurrent)
        self.first, self.second = nn.Conv2d(wide, shape.width, 1), nn.Conv2d(wide, shape.width, 1)

    def forward(self, frames: Tensor) -> Tensor:
        far = self.layers(self.down(frames))
        # Each long frame becomes two short ones.
        return frames + torch.stack((self.first(far), self.second(far)), dim=4).flatten(3)


def _stem(shape: Shape) -> tuple[nn.Sequential, int]:
    """Whole convolutions over the image, and how many rows they leave."""
    layers: list[nn.Module] = []
    rows, inside = HEIGHT, 1
    for number, channels in enumerate(shape.stem):
        layers += [_conv(inside, channels, (3, 3), stride=(2, 2 if number < 2 else 1)), nn.ReLU(inplace=True)]
        rows, inside = (rows + 1) // 2, channels
    return nn.Sequential(*layers), rows


class LineReader(nn.Module):
    """Reads lines: uint8 [N, 40, W] in, float32 log-probabilities [N, W/4, C] out; W is a multiple of 16."""

    def __init__(self, shape: Shape, *, classes: int) -> None:
        super().__init__()
        self.shape = shape
        self.stem, rows = _stem(shape)
        # A convolution as high as the image has rows: one frame for each column of features.
        self.collapse = nn.Sequential(
            nn.Conv2d(shape.stem[-1], shape.width, (rows, 1), bias=False),
            nn.BatchNorm2d(shape.width),
            nn.ReLU(inplace=True),
        )
        layers: list[nn.Module] = [_Mixer(shape.width, shape) for _ in range(shape.near)]
        if shape.far or shape.recurrent:
            layers.append(_Far(shape))
        layers += [_Mixer(shape.width, shape) for _ in range(shape.after)]
        if shape.lstm:
            layers.append(_Recurrent(shape.width, shape.width // 2, layers=shape.lstm))
        self.layers = nn.Sequential(*layers)
        self.classify = nn.Sequential(nn.Dropout(shape.dropout), nn.Conv2d(shape.width, classes, 1))

    def logits(self, lines: Tensor) -> Tensor:
        """Unnormalised scores [N, C, 1, W/4]; `lines` is uint8 [N, 40, W]."""
        ink = (255.0 - lines.unsqueeze(1).to(torch.float32)) * (1.0 / 255.0)
        scores: Tensor = self.classify(self.layers(self.collapse(self.stem(ink))))
        return scores

    def forward(self, lines: Tensor) -> Tensor:
        """Log-probabilities, float32 [N, W/4, C]."""
        scores = self.logits(lines).squeeze(2).transpose(1, 2).to(torch.float32)
        return torch.log_softmax(scores, dim=2)


def count_parameters(network: nn.Module) -> int:
    """How many numbers are learnt."""
    return sum(each.numel() for each in network.parameters())
