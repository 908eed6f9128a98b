"""Edge: the trials on a screen of their own, gone on with where an earlier run stopped, and their figures."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from agent.machine.virtual import VirtualScreen
from tests.bench.page import share
from tests.desk.received import ROOT
from tests.trust.again.trials import MOMENTS, Trial
from tests.trust.kept import kept, table, whole

TRIALS = 600
BATCH = 50
"""Trials that one process does."""
Row = tuple[str, Sequence[Trial]]


def measured() -> str:
    return told(whole("again", lambda file: collected(file, range(TRIALS))))


def collected(file: Path, seeds: Sequence[int]) -> list[Trial]:
    """A trial for each seed, those that are in the file among them."""
    done = {one.seed for one in kept(file, Trial)}
    left = [seed for seed in seeds if seed not in done]
    with VirtualScreen() as screen:
        for at in range(0, len(left), BATCH):
            tried(screen.environment(), file, left[at : at + BATCH])
    return [one for one in kept(file, Trial) if one.seed in set(seeds)]


def tried(environment: dict[str, str], file: Path, seeds: Sequence[int]) -> None:
    """In a process of its own, with an empty home."""
    with tempfile.TemporaryDirectory() as home:
        own = {"DESKHAND_DATA": f"{home}/data", "DESKHAND_CONFIG": f"{home}/config.toml", "HOME": home, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "tests.trust.again.trials", str(file), *map(str, seeds)]
        subprocess.run(command, env={**environment, **own}, cwd=ROOT, check=True)


def told(trials: Sequence[Trial]) -> str:
    """The whole, and a row a moment and a kind of change."""
    changed, calm = ([one for one in trials if (one.change == "nothing") is calm] for calm in (False, True))
    unseen = [one for one in changed if one.unseen]
    wrong = [one for one in changed if one.wrong and not one.unseen]
    before = [one for one in unseen if one.press > one.changed]
    longest = max((one.press - one.changed for one in before), default=0.0)
    right = sum(bool(one.received) and not one.wrong for one in calm)
    head = (
        f"**{len(changed)} approvals, each with a change put in its way: pressed although it was on the screen "
        f"{share(len(wrong), len(changed))}.** {len(unseen)} were received by something else, but pressed before the change "
        f"could be seen: {len(unseen) - len(before)} before it was made and heeded by the window after it, {len(before)} up to "
        f"{longest:.0f} ms after it was made, before it was drawn. Without a change the approved target was pressed "
        f"{right} of {len(calm)} times."
    )
    rows: list[Row] = [(moment, [one for one in changed if one.moment == moment]) for moment in MOMENTS]
    kinds = sorted({one.change for one in changed})
    rows += [(kind, [one for one in changed if one.change == kind]) for kind in kinds]
    titles = (
        "",
        "trials",
        "asked again, or nothing pressed",
        "what was approved",
        "pressed before it was drawn",
        "wrong",
    )
    return f"{head}\n\n{table(titles, (_row(*row) for row in rows))}"


def _row(name: str, mine: Sequence[Trial]) -> tuple[object, ...]:
    nothing = sum(not one.received for one in mine)
    unseen = sum(one.unseen for one in mine)
    wrong = sum(one.wrong for one in mine) - unseen
    return name, len(mine), nothing, len(mine) - nothing - unseen - wrong, unseen, wrong
