"""Edge: how often the chooser is right: `python -m models.brain.chooser.examine ROWS .. --base FOLDER --run RUN`."""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec
import numpy as np
import torch

from models.brain.chooser.aim import Row
from models.brain.chooser.batch import batch
from models.brain.chooser.net import Chooser, Size
from models.brain.chooser.rows import rows
from models.brain.chooser.train import vocabulary
from models.decide import Said, decide
from models.situation import Chosen, Encoded, encode
from models.wordpiece import WordPiece

Speaks = Callable[[Row, Encoded], Said]


class Tally(msgspec.Struct):
    """Of `rows`, how many were decided rightly and how many had the right op; chances given to what was decided, in bins."""

    rows: int = 0
    right: int = 0
    ops: int = 0


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="models.brain.chooser.examine")
    parser.add_argument("rows", nargs="+", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--most", type=int, default=1500)
    parser.add_argument("--wrong", type=int, default=0, help="print so many mistakes")
    asked = parser.parse_args(arguments)
    torch.set_num_threads(1)
    net = Chooser(Size())
    net.load_state_dict(torch.load(asked.run / "last.pt", weights_only=True)["net"])
    told = [row for folder in asked.rows for row in rows(folder)]
    told = told[:: max(1, len(told) // asked.most)]
    examine(told, WordPiece(vocabulary(asked.base)), speaker(net), asked.wrong)
    return 0


def speaker(net: Chooser) -> Speaks:
    """The network in training as what says something of one row."""
    net.eval()

    def said(row: Row, encoded: Encoded) -> Said:
        made = batch([(row, encoded)])
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            spoken = net(made.ids, made.parts, made.boxes, made.marks)
        arrays = [np.asarray(one[0].float()) for one in spoken]
        told: Said = Said(*arrays)
        return told

    return said


def examine(told: Iterable[Row], tokenizer: WordPiece, said: Speaks, wrong: int = 0) -> dict[str, Tally]:
    """Prints and returns what was right, by world; the reliability of the chances as well."""
    worlds: dict[str, Tally] = defaultdict(Tally)
    bins: dict[int, list[bool]] = defaultdict(list)
    for row in told:
        encoded = encode(row.situation, tokenizer)
        first = next(iter(decide(said(row, encoded), encoded)), Chosen("ask"))
        good = is_right(first, row)
        for tally in (worlds[row.world], worlds["all"]):
            tally.rows += 1
            tally.right += good
            tally.ops += first.op in {one.op for one in row.right}
        bins[min(9, int(first.chance * 10))].append(good)
        if not good and wrong > 0:
            wrong -= 1
            _show(row, first)
    for name, tally in sorted(worlds.items()):
        print(f"{name:20} {tally.right / tally.rows:6.1%} right  {tally.ops / tally.rows:6.1%} op  of {tally.rows}")  # noqa: T201
    for at in sorted(bins):
        print(f"chance {at / 10:.1f}..: {np.mean(bins[at]):6.1%} right of {len(bins[at])}")  # noqa: T201
    return worlds


def is_right(one: Chosen, row: Row) -> bool:
    """Whether a decision is one of the right acts."""
    for right in row.right:
        aimed = one.element in right.elements if right.elements else one.element == -1
        ended = one.end in right.ends if right.ends else True
        if one.op == right.op and aimed and ended and one.text == right.text and one.key == right.key:
            return True
    return False


def _show(row: Row, first: Chosen) -> None:
    names = [one.name for one in row.situation.elements]
    target = names[first.element] if first.element >= 0 else ""
    right = row.right[0]
    wanted = [names[at] for at in right.elements]
    lines = (
        f"\n{row.world} {row.episode}-{row.scene}: {row.situation.task}",
        f"  done: {row.situation.done}",
        f"  screen: {names}",
        f"  said: {first.op} {target!r} {first.text!r} {first.key} ({first.chance:.2f})",
        f"  right: {right.op} {wanted} {right.text!r} {right.key}",
    )
    print("\n".join(lines))  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
