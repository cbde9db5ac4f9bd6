"""Trains a line reader for a given time: `python -m training.train --run NAME --minutes 75`.

The learning rate follows the clock, so the run ends annealed when its time is over, however fast the machine was.
SIGTERM ends it early with a checkpoint; `--resume` goes on from the last one.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from training import checkpoint
from training.classes import make_classes
from training.evaluate import read_with_network
from training.feed import Batch, Feed
from training.held_out import held_out
from training.network import SHAPES, LineReader, Shape, count_parameters
from training.schedule import Clock, Schedule, average_decay
from training.score import score_texts

_LOG_EVERY = 30.0
_MOST_NORM = 5.0
_FIRST_EXPORT = 600.0


@dataclass(frozen=True)
class Options:
    """How a run is set up; kept in its folder as options.json."""

    run: str
    shape: str = "hybrid"
    clusters: bool = True
    minutes: float = 75.0
    until: str = ""
    threads: int = 1
    workers: int = 1
    seed: int = 1
    peak: float = 3e-3
    decay: float = 0.02
    columns: int = 8192
    most: int = 48
    save_every: float = 180.0
    evaluate_every: float = 240.0
    export_every: float = 0.0
    held_out: int = 300
    start: str = ""
    resume: bool = False


class Average:
    """The weights averaged over the last steps, buffers with them."""

    def __init__(self, network: LineReader) -> None:
        self.state = {name: each.detach().clone() for name, each in network.state_dict().items()}

    def follow(self, network: LineReader, decay: float) -> None:
        """Moves the averages a little towards the network."""
        now = network.state_dict()
        floating = [name for name, each in now.items() if each.dtype.is_floating_point]
        torch._foreach_lerp_(
            [self.state[name] for name in floating], [now[name].detach() for name in floating], 1.0 - decay
        )
        for name in now.keys() - set(floating):
            self.state[name].copy_(now[name])


class Trainer:
    """One run: the network, its averages, its optimiser, its lines."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.folder = checkpoint.RUNS / options.run
        self.folder.mkdir(parents=True, exist_ok=True)
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        torch.set_num_threads(options.threads)
        self.step = self.lines = self.position = 0
        self.used = 0.0
        state = checkpoint.load(self.folder / "last.pt") if options.resume else None
        first = checkpoint.load(Path(options.start)) if options.start and state is None else None
        known = state or first
        self.shape = Shape.from_dict(known["shape"]) if known else SHAPES[options.shape]
        self.classes = list(state["classes"]) if state else _classes(options)
        torch.manual_seed(options.seed)
        self.network = self._new_network()
        self.optimiser = _optimiser(self.network, options)
        if first is not None:
            checkpoint.begin_with(self.network, self.classes, first)
        self.average = Average(self.network)
        if state is not None:
            self._take_up(state)
        self.seed = int(state["seed"]) if state else options.seed
        self.schedule = Schedule(peak=options.peak)
        now = time.time()
        self.clock = Clock(now, _end(options, now, self.used), self.used)
        self.sets = held_out(options.held_out, self.folder)

    def _new_network(self) -> LineReader:
        network = LineReader(self.shape, classes=len(self.classes)).to(self.device)
        # PyTorch's own annotation of `to` does not know the form that moves the layout alone.
        return network.to(memory_format=torch.channels_last)  # type: ignore[call-overload, no-any-return]

    def _take_up(self, state: dict[str, Any]) -> None:
        self.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.average.state = {name: each.to(self.device) for name, each in state["average"].items()}
        self.step, self.lines, self.position = state["step"], state["lines"], state["position"]
        self.used = state["used"]

    def save(self) -> None:
        """Writes the checkpoint."""
        checkpoint.save(
            {
                "shape": self.shape.to_dict(),
                "classes": self.classes,
                "network": self.network.state_dict(),
                "average": self.average.state,
                "optimiser": self.optimiser.state_dict(),
                "step": self.step,
                "lines": self.lines,
                "position": self.position,
                "seed": self.seed,
                "used": self.clock.used(time.time()),
                "run": self.options.run,
                "saved": datetime.now(UTC).isoformat(timespec="seconds"),
            },
            self.folder / "last.pt",
        )

    def log(self, text: str) -> None:
        """Prints a line with the time, and keeps it."""
        line = f"{datetime.now(UTC):%H:%M:%S} {text}"
        print(line, flush=True)
        with (self.folder / "log.txt").open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    def loss_of(self, batch: Batch) -> Tensor:
        """The CTC loss for one character, in float32."""
        lines = torch.from_numpy(batch.lines).to(self.device, non_blocking=True)
        with torch.autocast(self.device.type, torch.bfloat16):
            logits = self.network.logits(lines)
        log_probs = torch.log_softmax(logits.squeeze(2).permute(2, 0, 1).to(torch.float32), dim=2)
        frames = torch.full((len(lines),), log_probs.shape[0], dtype=torch.long)
        lengths = torch.from_numpy(batch.lengths)
        loss = nn.functional.ctc_loss(
            log_probs, torch.from_numpy(batch.targets).to(self.device), frames, lengths, reduction="sum",
            zero_infinity=True,
        )  # fmt: skip
        return loss / max(1, int(lengths.sum()))

    def learn(self, batch: Batch) -> float:
        """One step; the loss before it."""
        rate = self.schedule.rate_at(self.clock.progress(time.time()))
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        loss = self.loss_of(batch)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.network.parameters(), _MOST_NORM)
        self.optimiser.step()
        self.average.follow(self.network, average_decay(self.step))
        self.step += 1
        self.lines += len(batch.lines)
        return loss.item()

    def evaluate(self) -> None:
        """Logs how the averaged weights read the held-out lines."""
        reader = self._new_network()
        reader.load_state_dict(self.average.state)
        for name, lines in self.sets.items():
            read = read_with_network(reader.eval(), lines.images, self.classes)
            self.log(f"{name} faces: {score_texts(lines.texts, read)}")

    def export(self) -> None:
        """Starts an export of the last checkpoint beside the training."""
        command = [sys.executable, "-m", "training.export", "--run", self.options.run, "--quick"]
        subprocess.Popen(["nice", "-n", "10", *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _classes(options: Options) -> list[str]:
    from training.alphabet import ALPHABET

    return make_classes(ALPHABET, clusters=options.clusters)


def _optimiser(network: LineReader, options: Options) -> torch.optim.Optimizer:
    """AdamW, where norms and biases do not decay."""
    heavy = [each for each in network.parameters() if each.ndim > 1]
    light = [each for each in network.parameters() if each.ndim <= 1]
    groups = [{"params": heavy, "weight_decay": options.decay}, {"params": light, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=options.peak, betas=(0.9, 0.98), fused=True)


def _end(options: Options, now: float, used: float) -> float:
    if options.until:
        return datetime.fromisoformat(options.until.replace("Z", "+00:00")).timestamp()
    return now + options.minutes * 60 - used


class _Stop:
    """Set by SIGTERM and SIGINT."""

    def __init__(self) -> None:
        self.asked = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._ask)

    def _ask(self, *_: object) -> None:
        self.asked = True


class _Every:
    """True once in so many seconds, for the first time after `first`; never where they are none."""

    def __init__(self, seconds: float, *, first: float | None = None) -> None:
        self.seconds = seconds
        self.last = time.monotonic() - (seconds - first if first is not None else 0)

    def due(self) -> bool:
        """Whether the time has come; the next is counted from now."""
        if not self.soon():
            return False
        self.last = time.monotonic()
        return True

    def soon(self) -> bool:
        """Whether `due` would say yes."""
        return self.seconds > 0 and time.monotonic() - self.last >= self.seconds


def run(options: Options) -> None:
    """Trains until the time is over or SIGTERM comes, and saves."""
    stop = _Stop()
    trainer = Trainer(options)
    (trainer.folder / "options.json").write_text(json.dumps(asdict(options), indent=1), encoding="utf-8")
    trainer.log(
        f"{options} on {trainer.device}, {count_parameters(trainer.network)} parameters, "
        f"{len(trainer.classes)} classes, from line {trainer.position}"
    )
    feed = Feed(
        trainer.classes, seed=trainer.seed, workers=options.workers, start=trainer.position,
        columns=options.columns, most=options.most,
    )  # fmt: skip
    try:
        _loop(trainer, feed, iter(feed), stop)
    finally:
        feed.close()
        trainer.position = feed.position
        trainer.save()
    trainer.evaluate()
    if options.export_every > 0:
        trainer.export()
    trainer.log("stopped" if stop.asked else "done")


def _loop(trainer: Trainer, feed: Feed, batches: Iterator[Batch], stop: _Stop) -> None:
    options = trainer.options
    logs, saves = _Every(_LOG_EVERY), _Every(options.save_every)
    exports = _Every(options.export_every, first=_FIRST_EXPORT)
    evaluations = _Every(options.evaluate_every)
    since, lines, losses, waited = time.monotonic(), trainer.lines, [], 0.0
    while not stop.asked and trainer.clock.progress(time.time()) < 1.0:
        before = time.monotonic()
        batch = next(batches)
        waited += time.monotonic() - before
        losses.append(trainer.learn(batch))
        if logs.due():
            took = time.monotonic() - since
            cpu = os.times().user
            trainer.log(
                f"step {trainer.step} lines {trainer.lines} {(trainer.lines - lines) / took:.0f}/s "
                f"loss {sum(losses) / len(losses):.4f} waited {waited / took:.0%} "
                f"done {trainer.clock.progress(time.time()):.1%} refused {feed.refused} cpu {cpu:.0f}s"
            )
            since, lines, losses, waited = time.monotonic(), trainer.lines, [], 0.0
        if saves.due() or exports.soon():
            trainer.position = feed.position
            trainer.save()
        if exports.due():
            trainer.export()
        if evaluations.due():
            trainer.evaluate()


def _options() -> Options:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    defaults = Options(run="")
    for name, value in asdict(defaults).items():
        flag = "--" + name.replace("_", "-")
        if isinstance(value, bool):
            parser.add_argument(flag, action=argparse.BooleanOptionalAction, default=value)
        else:
            parser.add_argument(flag, type=type(value), default=value, required=name == "run")
    return Options(**vars(parser.parse_args()))


if __name__ == "__main__":
    run(_options())
