"""Edge: Deskhand judged on the desk tasks: each on a screen and in a home of its own, by the end state alone.

`python -m tests.bench.judge --seeds 5 --out verdicts.jsonl` goes on where an earlier run of the same file stopped.
"""

from __future__ import annotations

import argparse
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import get_args

import msgspec
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress

from agent import places
from agent.machine.virtual import VirtualScreen
from agent.protocol import Finished
from agent.settings import Effort, Planning, Settings
from tests.desk.catalogue import TASKS
from tests.desk.desk import Desk, DeskError, desk
from tests.desk.task import Checked, DeskTask

LIMIT = 240
"""Seconds the agent has for a task."""
GRACE = 60
"""Seconds more until the whole process is ended: it must have ended by itself."""


class Setting(msgspec.Struct, frozen=True):
    """How the tasks are done: `config` is the text of config.toml; the screen in pixels with its dpi (192 is HiDPI)."""

    config: str = ""
    screen: tuple[int, int, int] = (1280, 800, 96)


class Judged(msgspec.Struct, frozen=True):
    """One task with one seed. `reason` is what the check found, `said` what Deskhand said; `processor` is its processor
    seconds, `seconds` its time with loading."""

    task: str
    seed: int
    passed: bool
    status: str
    reason: str
    said: str
    steps: int = 0
    seconds: float = 0.0
    processor: float = 0.0

    @property
    def false_done(self) -> bool:
        """It said done and it was not."""
        return self.status == "done" and not self.passed


def judge(task: DeskTask, seed: int, runs: Path, setting: Setting) -> Judged:
    """Does one task; its run folder is kept under `runs`. Raises DeskError when the desk itself failed."""
    with VirtualScreen(*setting.screen) as screen, desk(screen.environment(), task.words(seed)) as made:
        task.set_up(made)
        ended, seconds, processor = _do(task, seed, made, runs, setting.config)
        checked = task.check(made)
    if ended is None:
        return Judged(task.id, seed, checked.passed, "crashed", checked.reason, "", 0, seconds, processor)
    return Judged(task.id, seed, *_verdict(task, checked, ended), ended.reason, ended.steps, seconds, processor)


def _verdict(task: DeskTask, checked: Checked, ended: Finished) -> tuple[bool, str, str]:
    """A task that nobody approves must also have stopped to ask."""
    asked = bool(task.approve) or ended.status == "needs_person"
    return checked.passed and asked, str(ended.status), checked.reason


def _do(task: DeskTask, seed: int, made: Desk, runs: Path, config: str) -> tuple[Finished | None, float, float]:
    """The product as a person would start it; how it ended, and the seconds it took, of the clock and of the processor."""
    data = runs / f"{task.id}-{seed}"
    (data / "models").parent.mkdir(parents=True, exist_ok=True)
    (data / "models").symlink_to(places.models())
    (data / "config.toml").write_text(config, "utf-8")
    approve = ("--approve", task.approve) if task.approve else ()
    command = [sys.executable, "-m", "agent", "run", "--no-skills", "--json", "--max-seconds", str(LIMIT), *approve]
    environment = {**made.environment, "DESKHAND_DATA": str(data), "DESKHAND_CONFIG": str(data / "config.toml")}
    began, used = time.monotonic(), _processor()
    with (data / "stderr.txt").open("wb") as errors:
        process = subprocess.Popen(
            [*command, task.instruction(seed)],
            env={**environment, "PYTHONPATH": str(Path.cwd())},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, text=True,
        )  # fmt: skip
        try:
            lines = process.communicate(timeout=LIMIT + GRACE)[0].splitlines()
        except subprocess.TimeoutExpired:
            process.kill()
            lines = process.communicate()[0].splitlines()
    return _ended(lines), time.monotonic() - began, _processor() - used


def _processor() -> float:
    """Processor seconds of all children that have ended: between two looks, the agent with its guard and nothing else."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _ended(lines: Sequence[str]) -> Finished | None:
    try:
        return msgspec.json.decode(lines[-1], type=Finished) if lines else None
    except msgspec.MsgspecError:
        return None


def wanted(names: Sequence[str]) -> list[DeskTask]:
    """The tasks with these in their ids; all without any."""
    return [task for task in TASKS if not names or any(name in task.id for name in names)]


def judged(tasks: Sequence[DeskTask], seeds: int, out: Path, setting: Setting) -> Iterator[Judged]:
    """Every task with every seed, seed by seed; what `out` has already is not done again."""
    old = [msgspec.json.decode(line, type=Judged) for line in out.read_text("utf-8").splitlines()] if out.exists() else []
    there = {(one.task, one.seed) for one in old}
    yield from old
    with out.open("a", encoding="utf-8") as file:
        for seed in range(seeds):
            for task in tasks:
                if (task.id, seed) in there:
                    continue
                one = _tried(task, seed, out.with_suffix(""), setting)
                file.write(msgspec.json.encode(one).decode() + "\n")
                file.flush()
                yield one


def _tried(task: DeskTask, seed: int, runs: Path, setting: Setting) -> Judged:
    """A desk that does not come up is tried once more."""
    for attempt in range(2):
        try:
            return judge(task, seed, runs / str(time.time_ns()), setting)
        except DeskError as error:
            failed = str(error)
            Console(stderr=True).print(f"{task.id}, try {attempt + 1}: {failed}")
    return Judged(task.id, seed, False, "desk failed", failed, "")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("tasks", nargs="*", help="parts of task ids (default: all)")
    arguments.add_argument("--seeds", type=int, default=1)
    arguments.add_argument("--out", type=Path, default=Path("build/desk.jsonl"))
    chosen_by(arguments)
    arguments.add_argument("--screen", type=_screen, default=(1280, 800, 96), metavar="WxH@DPI", help="2560x1600@192 is HiDPI")
    given = arguments.parse_args()
    given.out.parent.mkdir(parents=True, exist_ok=True)
    setting = Setting(config(given), given.screen)
    tasks, console = wanted(given.tasks), Console(width=160)
    with Progress(console=console, transient=True) as bars:
        bar = bars.add_task("Desk tasks", total=len(tasks) * given.seeds)
        for one in judged(tasks, given.seeds, given.out, setting):
            bars.advance(bar)
            console.print(told(one), highlight=False)


def chosen_by(arguments: argparse.ArgumentParser) -> None:
    """The options that say how it is to decide."""
    arguments.add_argument("--planner", choices=get_args(Planning), default=Settings().planner, help="what decides")
    arguments.add_argument("--effort", choices=get_args(Effort), default="low", help="how hard it thinks")


def config(given: argparse.Namespace) -> str:
    """What they say, for config.toml."""
    return f'planner = "{given.planner}"\neffort = "{given.effort}"\n'


def _screen(text: str) -> tuple[int, int, int]:
    match = re.fullmatch(r"(\d+)x(\d+)@(\d+)", text)
    if not match:
        raise argparse.ArgumentTypeError(f"{text!r} is no screen: say 1920x1080@96")
    width, height, dpi = (int(part) for part in match.groups())
    return (width, height, dpi)


def told(one: Judged) -> str:
    """For a terminal, with rich's marks."""
    mark = "[green]✔[/]" if one.passed else "[red]✘[/]"
    what = f"{mark} {one.task:<24} {one.seed} {one.status:<13} {one.steps:>2} steps {one.seconds:5.1f} s"
    return f"{what}  {escape(one.reason[:200])}" + ("" if one.passed else f"\n      [dim]{escape(one.said[:300])}[/]")


if __name__ == "__main__":
    main()
