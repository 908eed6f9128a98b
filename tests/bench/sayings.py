"""Edge: how many other wordings of the desk tasks become the same steps as the sentence that the ways were written for.

The wordings (tests/data/sayings) are by somebody who knew neither the rules nor the code: those of the first file were opened
when the ways stood, and rules mended by them; those of the second were opened once, after that. `python -m tests.bench sayings`
needs neither a display nor a model.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from agent.planning.goals import Goal
from agent.planning.ways import stepwise
from agent.words import language
from tests.bench.page import share
from tests.desk.catalogue import TASKS

DATA = Path(__file__).parents[1] / "data" / "sayings"
FILES = {"first": "first, mended by", "second": "second, opened once"}


class Saying(msgspec.Struct, frozen=True):
    """A desk task of seed 0 in other words."""

    task: str
    said: str


def sayings(name: str) -> list[Saying]:
    return [msgspec.json.decode(line, type=Saying) for line in (DATA / f"{name}.jsonl").read_text("utf-8").splitlines()]


def same(one: Saying) -> bool:
    """Whether it becomes the steps of the task's own sentence: the same acts with the same texts, in the same order."""
    task = next(task for task in TASKS if task.id == one.task)
    return acts(stepwise(one.said)) == acts(stepwise(task.instruction(0)))


def acts(steps: Iterable[Goal]) -> list[tuple[object, ...]]:
    """What of steps matters to what is done: how they are worded does not."""
    return [("" if step.keys else step.verb.intent, step.spans, step.keys or step.verb.keys, step.when) for step in steps]


def table() -> str:
    rows = ["| wordings | English | French | both |", "| --- | --- | --- | --- |"]
    for name, told in FILES.items():
        found = sayings(name)
        parts = [[one for one in found if language(one.said) == spoken] for spoken in ("en", "fr")]
        cells = [share(sum(map(same, mine)), len(mine)) for mine in (*parts, found)]
        rows.append(f"| {told} | {' | '.join(cells)} |")
    return "\n".join(rows)
