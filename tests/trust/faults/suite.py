"""Edge: the breaks on screens of their own, gone on with where an earlier run stopped, and their figures."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from agent.machine.virtual import VirtualScreen
from tests.bench.page import share
from tests.trust.again.suite import KEPT
from tests.trust.faults.trials import BREAKS, Trial, tried

KILLS = ("agent killed", "guard killed", "panel killed")
COLUMNS = (
    "", "trials", "nothing held", "`runs verify` good", "gone on with, or was done", "something was in doubt", "done twice",
    "all of it done once",
)  # fmt: skip


def measured() -> str:
    folder = Path(os.environ.get(KEPT, tempfile.gettempdir()))
    return told(collected(folder / "faults.jsonl", {kind: range(count) for kind, (_, count) in BREAKS.items()}))


def collected(file: Path, wanted: dict[str, Iterable[int]]) -> list[Trial]:
    """A trial for each seed of each kind of break, those that are in the file among them."""
    done = {(one.kind, one.seed) for one in kept(file)}
    for kind, seeds in wanted.items():
        left = [seed for seed in seeds if (kind, seed) not in done]
        if left:
            with VirtualScreen() as screen:
                for seed in left:
                    _append(file, tried(kind, seed, screen))
    asked = {(kind, seed) for kind, seeds in wanted.items() for seed in seeds}
    return [one for one in kept(file) if (one.kind, one.seed) in asked]


def kept(file: Path) -> list[Trial]:
    lines = file.read_bytes().splitlines() if file.exists() else []
    return [msgspec.json.decode(line, type=Trial) for line in lines]


def _append(file: Path, trial: Trial) -> None:
    with file.open("ab") as out:
        out.write(msgspec.json.encode(trial) + b"\n")


def told(trials: Sequence[Trial]) -> str:
    """The kills together, and a row a kind of break."""
    kills = [one for one in trials if one.kind in KILLS]
    held, twice = (share(_count(kills, what), len(kills)) for what in ("held", "twice"))
    wrong, good = share(len(kills) - _count(kills, "verified"), len(kills)), share(_count(trials, "good"), len(trials))
    head = (
        f"**{len(kills)} processes killed: something held down afterwards {held}, something done twice {twice}, a journal that "
        f"`runs verify` finds wrong {wrong}.** Of all {len(trials)} breaks everything was as it should be in {good}."
    )
    rows = [_row(kind, [one for one in trials if one.kind == kind]) for kind in BREAKS]
    return "\n".join([head, "", _line(COLUMNS), _line(["---"] * len(COLUMNS)), *rows])


def _row(kind: str, mine: Sequence[Trial]) -> str:
    counts = (len(mine) - _count(mine, "held"), *(_count(mine, what) for what in ("verified", "offered", "doubted", "twice")))
    return _line([kind, *map(str, (len(mine), *counts, _count(mine, "good")))])


def _count(trials: Iterable[Trial], what: str) -> int:
    return sum(bool(getattr(one, what)) for one in trials)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
