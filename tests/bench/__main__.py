"""Edge: `python -m tests.bench [desk] [speed]` measures and writes docs/benchmarks.md; both without a name.

The desk tasks go on where an earlier run stopped (build/bench/desk.jsonl); `--fresh` begins anew.
"""

from __future__ import annotations

import argparse
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from tests.bench import page, speed
from tests.bench.judge import Judged, Setting, judged, wanted

PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"
OUT = Path(__file__).parents[2] / "build" / "bench" / "desk.jsonl"


def desk(seeds: int) -> str:
    """The desk tasks with a bar; the verdicts as Markdown."""
    tasks, done = wanted([]), list[Judged]()
    OUT.parent.mkdir(parents=True, exist_ok=True)
    with Progress(console=Console(stderr=True)) as bars:
        bar = bars.add_task("Desk tasks", total=len(tasks) * seeds)
        for one in judged(tasks, seeds, OUT, Setting()):
            done.append(one)
            passed = sum(one.passed for one in done)
            bars.update(bar, advance=1, description=f"Desk tasks ({passed} of {len(done)} passed)")
    return page.verdicts(done)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("measures", nargs="*", metavar="MEASURE", help="desk, speed (default: both)")
    arguments.add_argument("--seeds", type=int, default=5, help="of the desk tasks (default: 5)")
    arguments.add_argument("--fresh", action="store_true", help="forget earlier verdicts of the desk tasks")
    given = arguments.parse_args()
    if given.fresh:
        shutil.rmtree(OUT.parent, ignore_errors=True)
    measures: dict[str, Callable[[], str]] = {
        "desk": lambda: desk(given.seeds),
        "speed": lambda: page.table(speed.rows(OUT.with_suffix(""))),
    }
    unknown = [name for name in given.measures if name not in measures]
    if unknown:
        arguments.error(f"no measure is called {unknown[0]}: there are {', '.join(measures)}")
    for name in given.measures or measures:
        text = f"{measures[name]()}\n\nMeasured {time.strftime('%Y-%m-%d')} on {speed.loaded()}."
        PAGE.write_text(page.placed(PAGE.read_text("utf-8"), name, text), "utf-8")
        Console().print(text, markup=False, highlight=False)


if __name__ == "__main__":
    main()
