"""Edge: how often the chooser is right: `python -m models.brain.chooser.examine ROWS .. [--run RUN --base FOLDER]`."""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec
import numpy as np

from models.brain.chooser.aim import Row
from models.brain.chooser.rows import rows
from models.chooser import SHIPPED, OnnxChooser
from models.situation import Chosen
from models.views import several

Decides = Callable[[Row], list[Chosen]]


class Tally(msgspec.Struct):
    """Of `rows`, how many were decided rightly and how many had the right op; chances given to what was decided, in bins."""

    rows: int = 0
    right: int = 0
    ops: int = 0


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="models.brain.chooser.examine")
    parser.add_argument("rows", nargs="+", type=Path)
    parser.add_argument("--run", type=Path, help="one in training instead of the one that is shipped")
    parser.add_argument("--base", type=Path, help="the folder of all-MiniLM-L6-v2, for a run")
    parser.add_argument("--looks", type=int, default=1)
    parser.add_argument("--most", type=int, default=1500)
    parser.add_argument("--wrong", type=int, default=0, help="print so many mistakes")
    asked = parser.parse_args(arguments)
    told = [row for folder in asked.rows for row in rows(folder)]
    told = told[:: max(1, len(told) // asked.most)]
    decides = in_training(asked.run, asked.base) if asked.run else shipped(asked.looks)
    started = time.process_time()
    examine(told, decides, asked.wrong)
    print(f"{(time.process_time() - started) / len(told):.3f} processor seconds a decision")  # noqa: T201
    return 0


def shipped(looks: int) -> Decides:
    """The network of the product, as the product asks it."""
    chooser = OnnxChooser(SHIPPED, threads=1)
    return lambda row: several(chooser, row.situation, looks, lambda: False)


def in_training(run: Path, base: Path) -> Decides:
    """The network of a run."""
    import torch

    from models.brain.chooser.batch import batch
    from models.brain.chooser.net import Chooser, Size
    from models.brain.chooser.train import vocabulary
    from models.decide import Said, decide
    from models.situation import encode
    from models.wordpiece import WordPiece

    net, words = Chooser(Size()), WordPiece(vocabulary(base))
    net.load_state_dict(torch.load(run / "last.pt", weights_only=True)["net"])
    net.eval()

    def decided(row: Row) -> list[Chosen]:
        encoded = encode(row.situation, words)
        made = batch([(row, encoded)])
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            spoken = net(made.ids, made.parts, made.boxes, made.marks)
        return decide(Said(*(np.asarray(one[0].float()) for one in spoken)), encoded)

    return decided


def examine(told: Iterable[Row], decides: Decides, wrong: int = 0) -> dict[str, Tally]:
    """Prints and returns what was right, by world; the reliability of the chances as well."""
    worlds: dict[str, Tally] = defaultdict(Tally)
    bins: dict[int, list[bool]] = defaultdict(list)
    for row in told:
        first = next(iter(decides(row)), Chosen("ask"))
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
