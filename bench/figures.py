"""What was measured, and what follows from it. No clock here: numbers in, numbers out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Seconds = float


@dataclass(frozen=True)
class Reading:
    """One reading of one file; `stages` gives the part of `seconds` that each stage took."""

    seconds: Seconds
    stages: Mapping[str, Seconds]


@dataclass(frozen=True)
class FileFigures:
    """One file: its readings in order, and the times that the tokenizer alone took over the same text."""

    name: str
    characters: int
    readings: Sequence[Reading]
    tokenizer: Sequence[Seconds]

    @property
    def first(self) -> Seconds:
        """The first reading of this file in the process."""
        return self.readings[0].seconds

    @property
    def best(self) -> Reading:
        """The quickest of the later readings; the only one where there was one."""
        return best_of(self.readings)

    @property
    def best_tokenizer(self) -> Seconds:
        """The quickest run of the tokenizer."""
        return min(self.tokenizer)


@dataclass(frozen=True)
class Starts:
    """Whole processes from start to end: each list holds the seconds of all runs."""

    help: Sequence[Seconds]
    read: Sequence[Seconds]


@dataclass(frozen=True)
class Figures:
    """Everything that was measured. `peak_memory` is in bytes, of the process that read all files."""

    files: Sequence[FileFigures]
    peak_memory: int
    starts: Starts


def best_of(readings: Sequence[Reading]) -> Reading:
    """The quickest reading after the first; the first where there is no other."""
    return min(readings[1:] or readings, key=lambda reading: reading.seconds)


def per_thousand(seconds: Seconds, characters: int) -> float:
    """Milliseconds for 1,000 characters."""
    return seconds * 1_000_000 / max(1, characters)


def ratio(figures: Sequence[FileFigures]) -> float:
    """How many times as long the reading takes as the tokenizer alone, over all these files."""
    return sum(each.best.seconds for each in figures) / max(sum(each.best_tokenizer for each in figures), 1e-9)


def stage_shares(readings: Sequence[Reading]) -> dict[str, float]:
    """The share (0..1) of the whole time that each stage took; `rest` is what no stage took."""
    whole = sum(reading.seconds for reading in readings)
    names = dict.fromkeys(name for reading in readings for name in reading.stages)
    shares = {name: sum(reading.stages.get(name, 0.0) for reading in readings) / whole for name in names}
    return shares | {"rest": 1 - sum(shares.values())}


def to_json(figures: Figures) -> dict[str, Any]:
    """Seconds, milliseconds for 1,000 characters, ratios, shares, and bytes under plain names."""
    files = list(figures.files)
    later = files[1:]
    return {
        "files": [_file_to_json(each) for each in files],
        "all": {
            "characters": sum(each.characters for each in files),
            "seconds_best": sum(each.best.seconds for each in files),
            "ms_per_1000_first_without_first_file": _mean_pace([each.first for each in later], later),
            "ms_per_1000_best": _mean_pace([each.best.seconds for each in files], files),
            "ms_per_1000_tokenizer": _mean_pace([each.best_tokenizer for each in files], files),
            "ratio_to_tokenizer": ratio(files),
        },
        "stage_shares_first": stage_shares([each.readings[0] for each in files]),
        "stage_shares_best": stage_shares([each.best for each in files]),
        "peak_memory_bytes": figures.peak_memory,
        "start_seconds": {"help": list(figures.starts.help), "read_first_file": list(figures.starts.read)},
    }


def _file_to_json(figures: FileFigures) -> dict[str, Any]:
    return {
        "name": figures.name,
        "characters": figures.characters,
        "seconds_first": figures.first,
        "seconds_best": figures.best.seconds,
        "ms_per_1000_first": per_thousand(figures.first, figures.characters),
        "ms_per_1000_best": per_thousand(figures.best.seconds, figures.characters),
        "ms_per_1000_tokenizer": per_thousand(figures.best_tokenizer, figures.characters),
        "ratio_to_tokenizer": ratio([figures]),
    }


def _mean_pace(seconds: Sequence[Seconds], files: Sequence[FileFigures]) -> float | None:
    """Milliseconds for 1,000 characters over all files together; None where there are none."""
    return per_thousand(sum(seconds), sum(each.characters for each in files)) if files else None
