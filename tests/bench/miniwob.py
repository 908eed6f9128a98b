"""Edge: Deskhand on the public part of MiniWoB++, from pixels alone: an episode a task and seed, by the page's own reward.

`python -m tests.bench miniwob [TASK or FAMILY ...] --seeds 5` goes on where an earlier run of the same `--out` stopped.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec
from rich.console import Console
from rich.progress import Progress

from tests.bench.judge import chosen_by, config
from tests.bench.page import share
from tests.desk.desk import DeskError
from tests.miniwob.devtools import BrowserError
from tests.miniwob.episode import Hand, HandError, Limits, Played, play, stage
from tests.miniwob.list import FAMILIES, SEEDS, TASKS, NotPublicError, checked, wanted
from tests.miniwob.pages import PagesError

Play = Callable[[str, int], Played]
TITLES = "| task | reward over 0 | full marks | steps | seconds | processor |\n| --- | --- | --- | --- | --- | --- |"


def measured(seeds: int, out: Path) -> str:
    """The whole list with the first seeds."""
    return asked(["--seeds", str(seeds)], out)[0]


def asked(arguments: Sequence[str], out: Path) -> tuple[str, bool]:
    """The table of what the command line asks for, and whether that is the whole list."""
    given = _given(arguments, out / "miniwob.jsonl")
    if given.fresh:
        given.out.unlink(missing_ok=True)
    seeds = range(given.first, given.first + given.seeds)
    try:
        tasks = wanted(given.tasks)
        for seed in seeds:
            checked(tasks[0], seed)
        found = _watched([(task, seed) for seed in seeds for task in tasks], given)
    except (NotPublicError, PagesError, BrowserError, DeskError, HandError) as error:
        sys.exit(str(error))
    return table(found), len(tasks) == len(TASKS)


def _given(arguments: Sequence[str], out: Path) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench miniwob", description=__doc__)
    parser.add_argument("tasks", nargs="*", metavar="TASK", help="tasks or families (default: all)")
    parser.add_argument("--seeds", "--times", type=int, default=5, help="how many (default 5)")
    parser.add_argument(
        "--first", type=int, default=0, metavar="SEED", help=f"to begin with, {SEEDS.start} to {SEEDS.stop - 1}"
    )
    parser.add_argument("--out", type=Path, default=out)
    chosen_by(parser)
    parser.add_argument("--steps", type=int, default=20, help="that the agent has for an episode")
    parser.add_argument("--seconds", type=float, default=180.0, help="that it has")
    parser.add_argument("--fresh", action="store_true", help="forget what earlier runs found")
    return parser.parse_args(arguments)


def _watched(pairs: Sequence[tuple[str, int]], given: argparse.Namespace) -> list[Played]:
    """All of them; a line each on standard error, and a bar."""
    console, done = Console(stderr=True, width=160), list[Played]()
    with Progress(console=console, transient=True) as bars:
        bar = bars.add_task("MiniWoB++", total=len(pairs))
        for one in played(pairs, given.out, Limits(given.steps, given.seconds, config(given))):
            done.append(one)
            console.print(told(one), markup=False, highlight=False)
            good = sum(one.success for one in done)
            bars.update(bar, advance=1, description=f"MiniWoB++ ({good} of {len(done)} good)")
    return done


def played(pairs: Sequence[tuple[str, int]], out: Path, limits: Limits) -> Iterator[Played]:
    """One browser and one agent for all that `out` does not have yet. Raises as `stage` and `play`."""
    old = there(out)
    if all(pair in old for pair in pairs):
        yield from (old[pair] for pair in pairs)
        return
    with stage() as on:
        hand = Hand(on.desk, out.with_suffix("") / str(time.time_ns()), limits)
        try:
            yield from kept(pairs, out, lambda task, seed: play(on, hand, task, seed))
        finally:
            hand.close()


def kept(pairs: Sequence[tuple[str, int]], out: Path, play: Play) -> Iterator[Played]:
    """Every task with every seed; each is written down, and what `out` has already is not done again."""
    out.parent.mkdir(parents=True, exist_ok=True)
    old = there(out)
    with out.open("a", encoding="utf-8") as file:
        for pair in pairs:
            if pair in old:
                yield old[pair]
                continue
            one = play(*pair)
            file.write(msgspec.json.encode(one).decode() + "\n")
            file.flush()
            yield one


def there(out: Path) -> dict[tuple[str, int], Played]:
    """What was done already."""
    lines = out.read_text("utf-8").splitlines() if out.exists() else []
    return {(one.task, one.seed): one for one in (msgspec.json.decode(line, type=Played) for line in lines)}


def told(one: Played) -> str:
    """One line."""
    mark = "✔" if one.full else "~" if one.success else "✘"
    took = f"{one.ended.steps:>2} steps {one.ended.seconds:5.1f} s"
    return f"{mark} {one.task:<20} {one.seed:>2} {one.reward:+.2f} {one.ended.status:<13} {took}  {one.sentence[:80]}"


def table(found: Sequence[Played]) -> str:
    """The whole, then a row a family and under it one a task."""
    success, full = sum(one.success for one in found), sum(one.full for one in found)
    tasks, seeds = len({one.task for one in found}), len({one.seed for one in found})
    over = sum(one.over for one in found)
    head = (
        f"**Reward over 0 in {share(success, len(found))}**, full marks (0.8 and more) in {share(full, len(found))}; {tasks} "
        f"tasks x {seeds} seeds, Wilson's 95 % intervals. {over} pages ended; where one did not, the reward is 0."
    )
    rows = [row for family, names in FAMILIES.items() for row in _rows(family, names, found)]
    return "\n".join([head, "", TITLES, *rows])


def _rows(family: str, names: Sequence[str], found: Sequence[Played]) -> list[str]:
    """None where nothing of the family was played."""
    mine = {name: [one for one in found if one.task == name] for name in names}
    all_of_it = [one for ones in mine.values() for one in ones]
    if not all_of_it:
        return []
    return [_row(f"**{family}**", all_of_it), *(_row(name, ones) for name, ones in mine.items() if ones)]


def _row(name: str, mine: Sequence[Played]) -> str:
    steps, seconds, processor = (
        statistics.median(getattr(one.ended, figure) for one in mine) for figure in ("steps", "seconds", "processor")
    )
    success, full = sum(one.success for one in mine), sum(one.full for one in mine)
    return f"| {name} | {share(success, len(mine))} | {share(full, len(mine))} | {steps:g} | {seconds:.1f} | {processor:.1f} |"
