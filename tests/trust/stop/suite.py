"""Edge: the trials of every way under every load, gone on with where an earlier measurement stopped, and their figures."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.page import share
from tests.trust.kept import keep, kept, table, whole
from tests.trust.stop.trials import INPUTS, LOADS, WAYS, Trial, placed, tried

EACH = 64
"""Trials of a way of stopping under a load."""
FEWER = 12
"""Of an input of the person's that pauses."""
BATCH = 40
"""Trials on one screen."""
TIMES = 5
"""How often a screen is set up anew for one load when a trial on it failed by itself."""


def measured() -> str:
    return told(whole("stop", collected))


def collected(file: Path) -> list[Trial]:
    """A batch under each load in turns. Raises RuntimeError where the acting process fails again and again."""
    failed = dict.fromkeys(LOADS, 0)
    while left := {load: ways for load in LOADS if (ways := wanted(load, kept(file, Trial)))}:
        for load, ways in left.items():
            try:
                _batch(load, ways[:BATCH], file)
            except RuntimeError:
                failed[load] += 1
                if failed[load] > TIMES:
                    raise
    return kept(file, Trial)


def wanted(load: str, known: Sequence[Trial]) -> list[str]:
    """The ways that are still to be tried under a load, in turns."""
    counts = {way: sum(one.way == way and one.load == load for one in known) for way in (*WAYS, *INPUTS)}
    whole = {way: EACH if way in WAYS else FEWER for way in counts}
    return [way for at in range(EACH) for way in counts if counts[way] <= at < whole[way]]


def _batch(load: str, ways: Sequence[str], file: Path) -> None:
    with tempfile.TemporaryDirectory() as folder, placed(load, Path(folder)) as place:
        for way in ways:
            keep(file, tried(way, load, place))


def told(trials: Sequence[Trial]) -> str:
    """The whole, and a row a way and a load."""
    stops = [one for one in trials if one.way in WAYS]
    begun = [one.began for one in stops]
    held, told = sum(one.held > 0 for one in trials), sum(one.told for one in trials)
    soon = sum(one <= 100 for one in begun)
    head = (
        f"**{len(stops)} stops: the last press, move or scroll came {_figures(begun)} after it**; within 100 ms "
        f"{share(soon, len(begun))}. Still down afterwards, in {len(trials)} trials with the person's own input: {held}. "
        f"The journal says so: {told} of {len(trials)}."
    )
    titles = ("way", "load", "trials", "last press, move or scroll", "last release", "longest")
    return f"{head}\n\n{table(titles, _rows(trials))}"


def _rows(trials: Sequence[Trial]) -> Iterator[tuple[object, ...]]:
    for way in (*WAYS, *INPUTS):
        for load in LOADS:
            mine = [one for one in trials if (one.way, one.load) == (way, load)]
            if mine:
                begun, let_go = [one.began for one in mine], [one.let_go for one in mine]
                yield way, load, len(mine), _two(begun), _two(let_go), f"{max(*begun, *let_go)} ms"


def _figures(taken: Sequence[int]) -> str:
    return f"p50 {statistics.median(taken):.0f} ms, p99 {_p99(taken):.0f} ms, longest {max(taken)} ms"


def _two(taken: Sequence[int]) -> str:
    return f"p50 {statistics.median(taken):.0f} ms, p99 {_p99(taken):.0f} ms"


def _p99(taken: Sequence[int]) -> float:
    return statistics.quantiles(taken, n=100, method="inclusive")[98] if len(taken) > 1 else float(taken[0])
