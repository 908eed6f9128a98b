"""Edge: every impossible task by the product, with the default planner and with the chooser, and how it ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from tests.bench.judge import Judged, Setting, judged
from tests.bench.page import interval
from tests.trust.ends.tasks import every
from tests.trust.kept import table, whole

PLANNERS = ("elements", "chooser")
STEPS = 10
BROKEN = "desk failed"


def measured() -> str:
    return told({planner: whole(f"ends-{planner}", partial(collected, planner=planner)) for planner in PLANNERS})


def collected(file: Path, planner: str, names: Sequence[str] = ()) -> list[Judged]:
    """Each task once, those that are in the file among them."""
    tasks = [task for task in every() if not names or task.id in names]
    ids = {task.id for task in tasks}
    return [one for one in judged(tasks, 1, file, Setting(settings(planner))) if one.task in ids]


def settings(planner: str) -> str:
    return f'planner = "{planner}"\nmax_steps = {STEPS}\nanswer_seconds = 2\nyield_to_person = false\n'


def told(found: dict[str, list[Judged]]) -> str:
    heads = [_head(planner, [one for one in mine if one.status != BROKEN]) for planner, mine in found.items()]
    titles = ("planner", "tasks", "said done", "failed", "asked", "out of steps or time", "ended otherwise")
    rows = [_row(planner, mine) for planner, mine in found.items()]
    false = [f"{planner}: {one.task}" for planner, mine in found.items() for one in mine if one.status == "done"]
    said = ["", f"Said done: {'; '.join(false)}."] if false else []
    return "\n".join([*heads, "", table(titles, rows), *said])


def _head(planner: str, mine: Sequence[Judged]) -> str:
    done = sum(one.status == "done" for one in mine)
    _, high = interval(done, len(mine))
    return f"- `{planner}`: **{len(mine)} impossible tasks, said done: {done}** (95 % interval up to {high:.1f} %)."


def _row(planner: str, mine: Sequence[Judged]) -> tuple[object, ...]:
    counts = Counter(one.status for one in mine)
    known = [counts.pop(status, 0) for status in ("done", "failed", "needs_person", "out_of_limits")]
    return planner, len(mine), *known, sum(counts.values())
