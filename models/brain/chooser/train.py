"""Edge: the chooser's training: `python -m models.brain.chooser.train ROWS .. --base FOLDER --out RUN`; it can be stopped."""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from models.brain.chooser.aim import Row
from models.brain.chooser.batch import Batch, batches
from models.brain.chooser.loss import loss
from models.brain.chooser.net import Chooser, Said, Size, pretrained
from models.brain.chooser.rows import rows
from models.wordpiece import WordPiece

RATE, NEW_RATE, WARM = 1e-4, 5e-4, 150
"""Learning rates of the pre-trained body and of the heads, and steps until they are reached."""
ROWS = 16
SAVE_EVERY = 120.0
"""Seconds between two checkpoints."""


def vocabulary(base: Path) -> dict[str, int]:
    """The tokens of the pre-trained encoder's folder, as many as the chooser knows."""
    words = (base / "vocab.txt").read_text("utf-8").splitlines()
    return {word: at for at, word in enumerate(words[: Size().words])}


class Run:
    """A chooser in training, as it lies on disk."""

    def __init__(self, folder: Path, base: Path) -> None:
        from safetensors.torch import load_file

        self.file = folder / "last.pt"
        self.step, self.seconds = 0, 0.0
        self.net: Chooser = pretrained(load_file(base / "model.safetensors"), Size())
        # Words keep the meaning they came with: they are most of the weights, and few of them are in any lesson.
        self.net.body.words.weight.requires_grad_(False)
        body = [one for one in self.net.body.parameters() if one.requires_grad]
        new = [one for name, one in self.net.named_parameters() if not name.startswith("body.")]
        self.tuner = torch.optim.AdamW(
            [{"params": body, "top": RATE}, {"params": new, "top": NEW_RATE}], RATE, weight_decay=0.01
        )
        if self.file.exists():
            held: dict[str, Any] = torch.load(self.file, weights_only=True)
            self.step, self.seconds = held["step"], held["seconds"]
            self.net.load_state_dict(held["net"])
            self.tuner.load_state_dict(held["tuner"])

    def save(self) -> None:
        begun = self.file.with_suffix(".part")
        whole = {"net": self.net.state_dict(), "tuner": self.tuner.state_dict(), "step": self.step, "seconds": self.seconds}
        torch.save(whole, begun)
        begun.rename(self.file)

    def learn(self, batch: Batch, total: float) -> float:
        """One step; the rate falls as a cosine over `total` seconds of processor time."""
        share = min(1.0, (self.step + 1) / WARM) * (0.02 + 0.98 * (1 + math.cos(math.pi * min(1.0, self.seconds / total))) / 2)
        for group in self.tuner.param_groups:
            group["lr"] = group["top"] * share
        self.net.train()
        with torch.autocast("cpu", torch.bfloat16):
            said = Said(*self.net(batch.ids, batch.parts, batch.boxes, batch.marks))
        far = loss(said, batch)
        self.tuner.zero_grad(set_to_none=True)
        far.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.tuner.step()
        self.step += 1
        return float(far.item())


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="models.brain.chooser.train")
    parser.add_argument("rows", nargs="+", type=Path, help="folders that agent.lessons wrote")
    parser.add_argument("--base", type=Path, required=True, help="the folder of all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--hours", type=float, default=1.0, help="of processor time in all, over every start")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--without", nargs="*", default=[], help="worlds left out, to see what is learned without them")
    asked = parser.parse_args(arguments)
    torch.set_num_threads(asked.threads)
    asked.out.mkdir(parents=True, exist_ok=True)
    taught = [row for folder in asked.rows for row in rows(folder) if row.world not in asked.without]
    print(f"{len(taught)} rows", file=sys.stderr, flush=True)  # noqa: T201
    _train(Run(asked.out, asked.base), taught, WordPiece(vocabulary(asked.base)), asked.hours * 3600)
    return 0


def _train(run: Run, taught: Sequence[Row], tokenizer: WordPiece, total: float) -> None:
    """Until the hours of processor time are over; a line in `log.jsonl` with each checkpoint."""
    torch.manual_seed(run.step)
    random.seed(run.step)
    last, saved, far = time.process_time(), time.monotonic(), []
    for batch in batches(taught, tokenizer, ROWS, run.step):
        far.append(run.learn(batch, total))
        now = time.process_time()
        run.seconds, last = run.seconds + now - last, now
        if time.monotonic() - saved > SAVE_EVERY or run.seconds > total:
            run.save()
            told = {"step": run.step, "seconds": round(run.seconds), "time": round(time.time()), "loss": sum(far) / len(far)}
            with (run.file.parent / "log.jsonl").open("a") as log:
                log.write(json.dumps(told) + "\n")
            saved, far = time.monotonic(), []
        if run.seconds > total:
            return


if __name__ == "__main__":
    sys.exit(main())
