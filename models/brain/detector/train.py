"""Edge: the detector's training: `python -m models.brain.detector.train FOLDER:SHARE .. --out RUN`; it can be stopped."""

from __future__ import annotations

import argparse
import copy
import json
import math
import sys
import time
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import torch

from models.brain.detector.crops import Batch, Source, batches
from models.brain.detector.net import Net, Widths, loss

RATE, WARM, KEPT = 2e-3, 200, 0.998
"""Learning rate, steps until it is reached, and how much the averaged weights keep of themselves a step."""
SAVE_EVERY = 150.0
"""Seconds between two checkpoints."""


class Run:
    """A network in training, as it lies on disk."""

    def __init__(self, folder: Path, widths: Widths, start: Path | None) -> None:
        self.file = folder / "last.pt"
        self.widths, self.step, self.seconds = widths, 0, 0.0
        held: dict[str, Any] | None = None
        if self.file.exists() or start:
            held = torch.load(self.file if self.file.exists() else start, weights_only=False)
            self.widths = msgspec.json.decode(held["widths"], type=Widths)
        self.net = Net(self.widths).to(memory_format=torch.channels_last)
        self.mean = copy.deepcopy(self.net)
        self.tuner = torch.optim.AdamW(self.net.parameters(), RATE, weight_decay=1e-3)
        if held and self.file.exists():
            self.step, self.seconds = held["step"], held["seconds"]
            self.net.load_state_dict(held["net"])
            self.mean.load_state_dict(held["mean"])
            self.tuner.load_state_dict(held["tuner"])
        elif held:
            self.net.load_state_dict(held["mean"])
            self.mean.load_state_dict(held["mean"])

    def save(self) -> None:
        held = {"net": self.net.state_dict(), "mean": self.mean.state_dict(), "tuner": self.tuner.state_dict()}
        whole = {**held, "step": self.step, "seconds": self.seconds, "widths": msgspec.json.encode(self.widths)}
        begun = self.file.with_suffix(".part")
        torch.save(whole, begun)
        begun.rename(self.file)

    def learn(self, batch: Batch, total: float) -> dict[str, float]:
        """One step; the rate falls as a cosine over `total` seconds of processor time: by the clock it would fall while others
        work."""
        rate = (
            RATE
            * min(1.0, (self.step + 1) / WARM)
            * (0.02 + 0.98 * (1 + math.cos(math.pi * min(1.0, self.seconds / total))) / 2)
        )
        for group in self.tuner.param_groups:
            group["lr"] = rate
        pixels = torch.from_numpy(batch.pixels).permute(0, 3, 1, 2).float().div_(255)
        with torch.autocast("cpu", torch.bfloat16):
            said = self.net(pixels)
        whole, parts = loss(said, batch.aims)
        self.tuner.zero_grad(set_to_none=True)
        whole.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 5.0)
        self.tuner.step()
        self.step += 1
        self._average()
        return {**parts, "loss": whole.item(), "rate": rate}

    @torch.no_grad()
    def _average(self) -> None:
        keep = min(KEPT, (1 + self.step) / (10 + self.step))
        for mean, now in zip(self.mean.state_dict().values(), self.net.state_dict().values(), strict=True):
            if mean.dtype.is_floating_point:
                mean.lerp_(now, 1 - keep)
            else:
                mean.copy_(now)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="models.brain.detector.train")
    parser.add_argument("sources", nargs="+", help="FOLDER:SHARE")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--hours", type=float, default=2.0, help="of processor time in all, over every start")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--widths", default="", help="JSON of models.brain.detector.net.Widths")
    parser.add_argument("--from", dest="start", type=Path, help="a checkpoint whose weights to begin with")
    asked = parser.parse_args(arguments)
    torch.set_num_threads(asked.threads)
    asked.out.mkdir(parents=True, exist_ok=True)
    widths = msgspec.json.decode(asked.widths, type=Widths) if asked.widths else Widths()
    run = Run(asked.out, widths, asked.start)
    sources = [Source(Path(one.rpartition(":")[0]), float(one.rpartition(":")[2])) for one in asked.sources]
    _train(run, sources, asked.hours * 3600)
    return 0


def _train(run: Run, sources: list[Source], total: float) -> None:
    """Until the hours of processor time are over; a line in `log.jsonl` with each checkpoint."""
    last, saved = time.process_time(), time.monotonic()
    seen: list[dict[str, float]] = []
    for batch in batches(sources, seed=run.step):
        seen.append(run.learn(batch, total))
        now = time.process_time()
        run.seconds, last = run.seconds + now - last, now
        if time.monotonic() - saved > SAVE_EVERY or run.seconds > total:
            run.save()
            means = {name: round(float(np.mean([one[name] for one in seen])), 5) for name in seen[0]}
            line = json.dumps({"step": run.step, "seconds": round(run.seconds), "time": round(time.time()), **means})
            with (run.file.parent / "log.jsonl").open("a") as log:
                log.write(line + "\n")
            saved, seen = time.monotonic(), []
        if run.seconds > total:
            return


if __name__ == "__main__":
    sys.exit(main())
