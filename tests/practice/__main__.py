"""Edge: Deskhand judged on the practice tasks, by the same judge as the desk tasks.

`python -m tests.practice library club-add --out build/practice.jsonl` does those alone, prints passed and total for each
application and language, and goes on where an earlier run of the same `--out` stopped.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from tests.bench.judge import Judged, Setting, chosen_by, config, judged, told
from tests.practice.catalogue import TASKS
from tests.practice.task import PracticeTask

KNOWN = {task.id: task for task in TASKS}


def wanted(names: Sequence[str]) -> list[PracticeTask]:
    """The tasks with these in their ids; all without any."""
    return [task for task in TASKS if not names or any(name in task.id for name in names)]


def table(found: Sequence[Judged]) -> str:
    """A line an application and language, then each language, then all."""
    groups = dict.fromkeys((KNOWN[one.task].application, KNOWN[one.task].language) for one in found)
    lines = [_line(f"{name}, {language}", _those(found, name, language)) for name, language in groups]
    lines += [_line(f"all, {each}", _those(found, "", each)) for each in dict.fromkeys(each for _, each in groups)]
    lines.append(_line("all, each step said", [one for one in found if "-steps" in one.task]))
    return "\n".join([*lines, _line("all", found)])


def _those(found: Sequence[Judged], name: str, language: str) -> list[Judged]:
    return [one for one in found if name in ("", KNOWN[one.task].application) and language == KNOWN[one.task].language]


def _line(what: str, mine: Sequence[Judged]) -> str:
    false = sum(one.false_done for one in mine)
    return f"{what:<22} {sum(one.passed for one in mine):>3}/{len(mine)}" + (f"  said done, was not: {false}" if false else "")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("tasks", nargs="*", help="parts of task ids (default: all)")
    arguments.add_argument("--seeds", type=int, default=1)
    arguments.add_argument("--out", type=Path, default=Path("build/practice.jsonl"))
    arguments.add_argument("--list", action="store_true", help="only print the ids and sentences")
    chosen_by(arguments)
    given = arguments.parse_args()
    tasks, console = wanted(given.tasks), Console(stderr=True, width=160)
    if given.list:
        print("\n".join(f"{task.id:<26} {seed}  {task.instruction(seed)}" for seed in range(given.seeds) for task in tasks))
        return
    given.out.parent.mkdir(parents=True, exist_ok=True)
    asked, found = {(task.id, seed) for task in tasks for seed in range(given.seeds)}, list[Judged]()
    for one in judged(tasks, given.seeds, given.out, Setting(config(given))):
        if (one.task, one.seed) in asked:
            found.append(one)
            console.print(told(one), highlight=False)
    print(table(found))


if __name__ == "__main__":
    main()
