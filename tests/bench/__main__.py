"""Edge: `python -m tests.bench [MEASURE ...]` measures and writes docs/benchmarks.md; all of them without a name.

What takes long goes on where an earlier run stopped (build/bench/*.jsonl); `--fresh` begins the named ones anew.
`python -m tests.bench miniwob [TASK ...]` takes tasks or families, and writes the page only when all tasks were asked for.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress

from tests.bench import gate, healing, miniwob, overhead, page, panel, routing, sayings, skills, speed, stopping, unseen, vision
from tests.bench.judge import Setting, judged, wanted

PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"
SAFETY = PAGE.parent / "safety.md"
ELSEWHERE = {"gate": SAFETY}
"""Measures that stand on another page."""
OUT = Path(__file__).parents[2] / "build" / "bench"
T = TypeVar("T")


def desk(times: int) -> str:
    """The desk tasks, once for each seed."""
    tasks = wanted([])
    found = judged(tasks, times, _kept("desk"), Setting())
    return page.verdicts(_watched("Desk tasks", found, len(tasks) * times, lambda one: one.passed))


def new_applications(times: int) -> str:
    """The unseen tasks, once for each seed."""
    tasks = unseen.wanted([])
    found = unseen.all_judged(tasks, times, _kept("unseen"), Setting())
    return unseen.table(_watched("Unseen tasks", found, len(tasks) * times, lambda one: one.passed))


def library(times: int) -> str:
    """The chores of the skills of the library, each on so many desks."""
    chores = skills.chosen([])
    found = skills.all_tried(chores, range(times), _kept("skills"))
    return skills.table(_watched("Chores", found, len(chores) * times, lambda one: one.passed))


def changed(times: int) -> str:
    """Every case once: its changes are drawn by its name."""
    cases = healing.cases()
    found = healing.all_tried(_kept("healing"), cases)
    return healing.table(
        _watched("Changed windows", found, len(cases), lambda one: healing.Ended.DONE in (one.plain, one.model))
    )


def cost(times: int) -> str:
    count = times * len(overhead.CHORES)
    found = overhead.all_timed(times, _kept("overhead"))
    return overhead.table(_watched("Timed chores", found, count, lambda one: True))


def _kept(name: str) -> Path:
    OUT.mkdir(parents=True, exist_ok=True)
    return OUT / f"{name}.jsonl"


def _watched(what: str, found: Iterable[T], total: int, good: Callable[[T], bool]) -> Sequence[T]:
    """All of them, with a bar that says how many are good."""
    done: list[T] = []
    with Progress(console=Console(stderr=True)) as bars:
        bar = bars.add_task(what, total=total)
        for one in found:
            done.append(one)
            bars.update(bar, advance=1, description=f"{what} ({sum(map(good, done))} of {len(done)} good)")
    return done


MEASURES: dict[str, Callable[[int], str]] = {
    "desk": desk,
    "gate": lambda times: gate.figures(OUT / "gate"),
    "unseen": new_applications,
    "skills": library,
    "healing": changed,
    "miniwob": lambda times: miniwob.measured(times, OUT),
    "overhead": cost,
    "panel": lambda times: page.table(panel.rows()),
    "routing": lambda times: routing.table(),
    "sayings": lambda times: sayings.table(),
    "speed": lambda times: page.table(speed.rows(OUT / "desk")),
    "stopping": lambda times: page.table(stopping.rows(times)),
    "vision": lambda times: page.table(vision.rows(times)),
}
TIMES = {"desk": 5, "miniwob": 5, "skills": 10, "overhead": overhead.TIMES, "stopping": stopping.TIMES, "vision": vision.TIMES}
"""How often each is done, where no number is given."""


def main() -> None:
    if sys.argv[1:2] == ["miniwob"]:
        figures, whole = miniwob.asked(sys.argv[2:], OUT)
        _told("miniwob", figures, whole)
        return
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("measures", nargs="*", metavar="MEASURE", help=f"{', '.join(MEASURES)} (default: all)")
    arguments.add_argument("--times", "--seeds", type=int, help="how often (default: desk 5, miniwob 5, skills 10, overhead 5)")
    arguments.add_argument("--fresh", action="store_true", help="forget what earlier runs found")
    given = arguments.parse_args()
    unknown = [name for name in given.measures if name not in MEASURES]
    if unknown:
        arguments.error(f"no measure is called {unknown[0]}: there are {', '.join(MEASURES)}")
    for name in given.measures or MEASURES:
        if given.fresh:
            _kept(name).unlink(missing_ok=True)
            shutil.rmtree(OUT / name, ignore_errors=True)
        _told(name, MEASURES[name](given.times or TIMES.get(name, 1)))


def _told(name: str, figures: str, whole: bool = True) -> None:
    """Printed, and where it is `whole` put on the page."""
    text = f"{figures}\n\nMeasured {time.strftime('%Y-%m-%d')} on {speed.loaded()}."
    if whole:
        where = ELSEWHERE.get(name, PAGE)
        where.write_text(page.placed(where.read_text("utf-8"), name, text), "utf-8")
    Console().print(text, markup=False, highlight=False)


if __name__ == "__main__":
    main()
