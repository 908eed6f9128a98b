"""Edge: the breaks on screens of their own, gone on with where an earlier run stopped, and their figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from agent.machine.virtual import VirtualScreen
from tests.bench.page import share
from tests.trust.faults.trials import BREAKS, Trial, tried
from tests.trust.kept import keep, kept, table, whole

KILLS = ("agent killed", "guard killed", "panel killed")
COLUMNS = (
    "", "trials", "nothing held", "`runs verify` good", "gone on with, or was done", "something was in doubt", "done twice",
    "all of it done once",
)  # fmt: skip


def measured() -> str:
    return told(whole("faults", lambda file: collected(file, {kind: range(count) for kind, (_, count) in BREAKS.items()})))


def collected(file: Path, wanted: dict[str, Iterable[int]]) -> list[Trial]:
    """A trial for each seed of each kind of break, those that are in the file among them."""
    done = {(one.kind, one.seed) for one in kept(file, Trial)}
    for kind, seeds in wanted.items():
        left = [seed for seed in seeds if (kind, seed) not in done]
        if left:
            with VirtualScreen() as screen:
                for seed in left:
                    keep(file, tried(kind, seed, screen))
    asked = {(kind, seed) for kind, seeds in wanted.items() for seed in seeds}
    return [one for one in kept(file, Trial) if (one.kind, one.seed) in asked]


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
    return f"{head}\n\n{table(COLUMNS, rows)}"


def _row(kind: str, mine: Sequence[Trial]) -> tuple[object, ...]:
    counts = (len(mine) - _count(mine, "held"), *(_count(mine, what) for what in ("verified", "offered", "doubted", "twice")))
    return kind, len(mine), *counts, _count(mine, "good")


def _count(trials: Iterable[Trial], what: str) -> int:
    return sum(bool(getattr(one, what)) for one in trials)
