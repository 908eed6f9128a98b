"""Edge: trains the tiny vision model to point, on one thread of a processor, and writes what tests/data/tiny-vision holds.

    OMP_NUM_THREADS=1 nice -n 15 python -m tests.tiny_vision.train tests/data/tiny-vision

Needs PyTorch (`pip install -e .[brain,dev]`). Two helpers are trained along and thrown away: one says of each of the picture's
vectors whether the middle of which colour is there and where, the other reads the place out of the text part before it writes.
Besides the two files it writes `scores.json`: for some pictures the scores of the next token as PyTorch has them, which
llama.cpp's are held to.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as f

from tests.tiny_vision import files
from tests.tiny_vision.asked import ASK, BEGINNING, COLOURS, Scene, example, scene
from tests.tiny_vision.files import COLOUR, ENDS, EYE, SEEN, SEES, STARTS, TEXT, WORDS
from tests.tiny_vision.net import Seen, encoded, logits, states

BATCH, STEPS, RATE, WARM = 24, 3400, 2e-3, 100
GRIDS = ((8, 5), (8, 5), (8, 5), (8, 4), (9, 4), (10, 4), (7, 4), (7, 5), (6, 6), (6, 5), (5, 7), (5, 8), (5, 7))
"""Columns and rows that screens become."""
OPENING = [STARTS, *b"user\n", SEES]


class Lesson(msgspec.Struct, frozen=True):
    """`learned` says which tokens the model is to say, `places` where its answer begins, `aims` where it is to point and
    `marks` where the boxes of all colours are, from 0 to 1 (below 0: there is none)."""

    pixels: Tensor
    tokens: Tensor
    learned: Tensor
    places: Tensor
    aims: Tensor
    marks: Tensor
    seen: Seen


def question(colour: str) -> list[int]:
    """What comes after the picture."""
    before, after = ASK.format(target="| box").encode().split(b"|")
    return [SEEN, *before, COLOUR + WORDS.index(colour), *after, ENDS, *b"\n", STARTS, *b"assistant\n"]


def answer(at: tuple[int, int]) -> list[int]:
    return [*b'{"x": %d, "y": %d}' % at, ENDS]


def lesson(dice: np.random.Generator, batch: int) -> Lesson:
    columns, rows = GRIDS[dice.integers(len(GRIDS))]
    scenes: list[Scene] = []
    while len(scenes) < batch:
        one = scene(dice, columns, rows)
        if one.at:
            scenes.append(one)
    seen = Seen(len(OPENING), rows, columns)
    rows_of, starts, aims = [], [], []
    for one in scenes:
        colour = str(dice.choice(sorted(one.at)))
        asked = [*OPENING, *[0] * seen.count, *question(colour)]
        starts.append(len(asked))
        rows_of.append([*asked, *answer(one.at[colour])])
        aims.append(one.at[colour])
    return _lesson(scenes, rows_of, starts, aims, seen)


def _lesson(scenes: Sequence[Scene], rows: list[list[int]], starts: list[int], aims: Any, seen: Seen) -> Lesson:
    longest = max(map(len, rows))
    tokens = torch.zeros(len(rows), longest, dtype=torch.long)
    learned = torch.zeros(len(rows), longest, dtype=torch.bool)
    for at, (row, start) in enumerate(zip(rows, starts, strict=True)):
        tokens[at, : len(row)] = torch.tensor(row)
        learned[at, start : len(row)] = True
    pixels = torch.from_numpy(np.stack([one.pixels for one in scenes]))
    marks = torch.tensor([[one.at.get(name, (-1, -1)) for name in COLOURS] for one in scenes]).float() / 1000
    return Lesson(pixels, tokens, learned, torch.tensor(starts) - 1, torch.tensor(aims).float() / 1000, marks, seen)


class Helpers(torch.nn.Module):
    """Thrown away after training."""

    def __init__(self) -> None:
        super().__init__()
        self.there = torch.nn.Linear(EYE.out, len(COLOURS))
        self.where = torch.nn.Linear(EYE.out, 2 * len(COLOURS))
        self.aim = torch.nn.Linear(TEXT.width, 2)

    def seen(self, made: Tensor, one: Lesson) -> Tensor:
        """Of each colour that is there: which vector holds its middle, and where exactly."""
        columns, rows = one.seen.columns, one.seen.rows
        x, y = one.marks[..., 0], one.marks[..., 1]
        at = (y * rows).long().clamp(0, rows - 1) * columns + (x * columns).long().clamp(0, columns - 1)
        good = x >= 0
        which = f.cross_entropy(self.there(made).transpose(1, 2)[good], at[good])
        places = self.where(made).unflatten(-1, (len(COLOURS), 2))
        index = at.clamp(0)[:, None, :, None].expand(-1, 1, -1, 2)
        found = places.gather(1, index)[:, 0]
        return which + 10 * f.l1_loss(found[good], one.marks[good])


def lost(w: dict[str, Tensor], helpers: Helpers, one: Lesson) -> tuple[Tensor, Tensor, Tensor]:
    """Of the answer, and of the helpers."""
    made = encoded(w, one.pixels)
    after = states(w, one.tokens, made, one.seen)
    said = logits(w, after[-1][:, :-1])
    wanted = one.learned[:, 1:]
    told = f.cross_entropy(said[wanted], one.tokens[:, 1:][wanted])
    ends = after[-2][torch.arange(len(one.places)), one.places]
    return told, helpers.seen(made, one), 10 * f.l1_loss(helpers.aim(ends), one.aims)


def start(seed: int) -> dict[str, Tensor]:
    """Places begin as waves and slopes across the picture, which is what they are for."""
    w = {
        name: torch.from_numpy(value)
        for name, value in files.random({**files.text_shapes(TEXT), **files.eye_shapes(EYE)}, seed).items()
    }
    for value in w.values():
        if value.ndim > 1:
            value.copy_(torch.randn(value.shape) * 0.7 / math.prod(value.shape[1:]) ** 0.5)
    w["token_embd.weight"].copy_(torch.randn(w["token_embd.weight"].shape) * 0.5)
    w["v.patch_embd.weight.1"].zero_()
    w["v.patch_embd.weight"].mul_(3)
    line = torch.linspace(0, 1, EYE.grid)
    y, x = torch.meshgrid(line, line, indexing="ij")
    waves = [x - 0.5, y - 0.5, *(torch.cos(math.pi * k * one) for one in (x, y) for k in range(1, 9))]
    w["v.position_embd.weight"][:, : len(waves)] = torch.stack([wave.flatten() for wave in waves], 1)
    for name, value in w.items():
        value.requires_grad_(name != "v.patch_embd.weight.1")
    return w


def trained(seed: int, steps: int) -> Iterator[tuple[int, dict[str, Tensor], tuple[float, ...]]]:
    torch.manual_seed(seed)
    dice = np.random.default_rng(seed)
    w, helpers = start(seed), Helpers()
    values = [*(value for value in w.values() if value.requires_grad), *helpers.parameters()]
    optimiser = torch.optim.AdamW(values, RATE, betas=(0.9, 0.98), weight_decay=0.01)
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda at: min(1.0, (at + 1) / WARM) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * at / steps)))
    )
    for step in range(steps):
        parts = lost(w, helpers, lesson(dice, BATCH))
        optimiser.zero_grad()
        sum(parts[1:], parts[0]).backward()
        torch.nn.utils.clip_grad_norm_(values, 1.0)
        optimiser.step()
        pace.step()
        yield step, w, tuple(float(part.detach()) for part in parts)


def scores(w: dict[str, Tensor]) -> list[dict[str, Any]]:
    """Of some questions, with the answer's beginning given: the scores of the next token."""
    found = []
    with torch.no_grad():
        for at, (columns, rows) in enumerate(GRIDS[2:]):
            one = example(at, columns, rows)
            asked, seen = next(iter(sorted(one.at))), Seen(len(OPENING), rows, columns)
            tokens = torch.tensor([[*OPENING, *[0] * seen.count, *question(asked), *BEGINNING.encode()]])
            made = encoded(w, torch.from_numpy(one.pixels)[None])
            said = logits(w, states(w, tokens, made, seen)[-1][0, -1])
            row = {"number": at, "columns": columns, "rows": rows, "asked": asked}
            found.append({**row, "scores": [round(float(score), 3) for score in said]})
    return found


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--seed", type=int, default=7)
    arguments.add_argument("--steps", type=int, default=STEPS)
    given = arguments.parse_args()
    torch.set_num_threads(1)
    began = time.process_time()
    w: dict[str, Tensor] = {}
    for step, w, parts in trained(given.seed, given.steps):
        if step % 25 == 0 or step == given.steps - 1:
            print(step, *(f"{part:.3f}" for part in parts), f"{time.process_time() - began:.0f} s", flush=True)
        if step % 250 == 249 or step == given.steps - 1:
            _kept(w, given.folder)


def _kept(w: dict[str, Tensor], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    plain = {name: value.detach().numpy() for name, value in w.items()}
    files.write_text(folder / "text.gguf", TEXT, {name: plain[name] for name in files.text_shapes(TEXT)})
    files.write_eye(folder / "mmproj.gguf", EYE, {name: plain[name] for name in files.eye_shapes(EYE)})
    (folder / "scores.json").write_text(json.dumps(scores(w)), "ascii")


if __name__ == "__main__":
    main()
