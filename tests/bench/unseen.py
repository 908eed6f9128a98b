"""Edge: Deskhand judged on applications that nothing was trained or tuned on (`tests/unseen`), by the same judge.

`python -m tests.bench.unseen zim rooms-delete` does those alone and prints the table; it goes on where an earlier run of the
same `--out` stopped.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console

from tests.bench.judge import Judged, Setting, chosen_by, config, judged, told
from tests.bench.page import share
from tests.unseen.catalogue import TASKS
from tests.unseen.task import UnseenTask

KNOWN = {task.id: task for task in TASKS}
TITLES = (
    "application",
    "sentence",
    "passed",
    "said done, was not",
    "steps to the shortest",
    "seconds",
    "processor seconds a success",
)


def wanted(names: Sequence[str]) -> list[UnseenTask]:
    """The tasks with these in their ids; all without any."""
    return [task for task in TASKS if not names or any(name in task.id for name in names)]


def all_judged(tasks: Sequence[UnseenTask], seeds: int, out: Path, setting: Setting) -> Iterator[Judged]:
    """As the desk tasks are; verdicts of tasks that are no more, or not asked for, are left out."""
    asked = {(task.id, seed) for task in tasks for seed in range(seeds)}
    return (one for one in judged(tasks, seeds, out, setting) if (one.task, one.seed) in asked)


def table(found: Sequence[Judged]) -> str:
    """The whole, a row an application and language, and the tasks that passed at least once."""
    passed = [one for one in found if one.passed]
    head = (
        f"**{share(len(passed), len(found))} passed** (95 % interval), {len({one.task for one in found})} of {len(TASKS)} "
        f"tasks. Said done and was not: {sum(one.false_done for one in found)}. Desk failed: "
        f"{sum(one.status == 'desk failed' for one in found)}."
    )
    groups = dict.fromkeys((KNOWN[one.task].application, KNOWN[one.task].language) for one in found)
    rows = [_row(name, language, _those(found, name, language)) for name, language in groups]
    rows += [_row("all", language, _those(found, "", language)) for language in dict.fromkeys(each for _, each in groups)]
    done = ", ".join(dict.fromkeys(one.task for one in passed)) or "none"
    return "\n".join([head, "", _line(TITLES), _line(["---"] * len(TITLES)), *rows, "", f"Passed: {done}."])


def _those(found: Sequence[Judged], name: str, language: str) -> list[Judged]:
    return [one for one in found if name in ("", KNOWN[one.task].application) and language == KNOWN[one.task].language]


def _row(name: str, language: str, mine: Sequence[Judged]) -> str:
    passed = [one for one in mine if one.passed]
    steps = [one.steps / KNOWN[one.task].shortest for one in passed]
    processor = sum(one.processor for one in mine) / len(passed) if passed else None
    return _line(
        (
            name, language, share(len(passed), len(mine)), f"{sum(one.false_done for one in mine) or ''}",
            f"{statistics.mean(steps):.1f}" if steps else "", f"{statistics.median(one.seconds for one in mine):.0f}",
            "" if processor is None else f"{processor:.0f}",
        )
    )  # fmt: skip


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("tasks", nargs="*", help="parts of task ids (default: all)")
    arguments.add_argument("--seeds", type=int, default=1)
    arguments.add_argument("--out", type=Path, default=Path("build/unseen.jsonl"))
    chosen_by(arguments)
    given = arguments.parse_args()
    given.out.parent.mkdir(parents=True, exist_ok=True)
    console, found = Console(stderr=True, width=160), list[Judged]()
    for one in all_judged(wanted(given.tasks), given.seeds, given.out, Setting(config(given))):
        found.append(one)
        console.print(told(one), highlight=False)
    print(table(found))


if __name__ == "__main__":
    main()
