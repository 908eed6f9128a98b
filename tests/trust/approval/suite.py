"""Edge: every try on a screen of its own, gone on with where an earlier measurement stopped, and their figures."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from agent.machine.virtual import VirtualScreen
from tests.bench.page import interval
from tests.desk.received import ROOT
from tests.trust.approval.tries import every
from tests.trust.approval.trying import Told
from tests.trust.kept import kept, table, whole

TIMES = 3
"""How often a desk that failed by itself is set up anew."""


def measured() -> str:
    return told(whole("approval", collected))


def collected(file: Path) -> list[Told]:
    """Every try, those that are in the file among them. Raises CalledProcessError where the desk keeps failing."""
    names = [made.name for made in every()]
    for again in range(TIMES):
        left = [name for name in names if name not in {one.name for one in kept(file, Told)}]
        if not left:
            break
        with VirtualScreen() as screen:
            tried(screen.environment(), file, left, check=again + 1 == TIMES)
    return [one for one in kept(file, Told) if one.name in names]


def tried(environment: Mapping[str, str], file: Path, names: Sequence[str], check: bool = True) -> None:
    """In a process of its own."""
    command = [sys.executable, "-m", "tests.trust.approval.trying", str(file), *names]
    subprocess.run(command, env={**environment, "PYTHONPATH": str(ROOT)}, cwd=ROOT, check=check)


def told(tries: Sequence[Told]) -> str:
    """The whole, and a row for each thing that was gone for."""
    reached = [one for one in tries if one.reached]
    asked = [one for one in tries if one.asked and not one.reached]
    _, high = interval(len(reached), len(tries))
    head = (
        f"**{len(tries)} tries, reached: {len(reached)}** (95 % interval up to {high:.1f} %). {len(asked)} were held by a "
        "question to the person alone, which nobody answered; the others whatever is approved."
    )
    goals = dict.fromkeys(one.to for one in tries)
    rows = [_row(to, [one for one in tries if one.to == to]) for to in goals]
    titles = ("gone for", "tries", "refused by the gate", "refused by the hands", "asked", "without effect", "reached")
    return f"{head}\n\n{table(titles, rows)}"


def _row(to: str, mine: Sequence[Told]) -> tuple[object, ...]:
    held = [one for one in mine if not one.reached]
    gate = sum(one.held.startswith("the gate") and not one.asked for one in held)
    hands, asked = sum(one.held.startswith("the hands") for one in held), sum(one.asked for one in held)
    counts = (len(mine), gate, hands, asked, len(held) - gate - hands - asked, len(mine) - len(held))
    return to, *counts
