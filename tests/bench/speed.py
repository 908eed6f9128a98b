"""Edge: how fast and how large: capture, reading, deciding, whole steps, cold start, memory; on a virtual screen."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import mss
import numpy as np
import psutil

from agent import build, places, protocol
from agent.eyes.capture import Screen
from agent.eyes.observe import Eyes
from agent.eyes.windows import open_desktop
from agent.machine.virtual import VirtualScreen
from agent.protocol import Verified
from agent.records import Frame, Step
from agent.settings import Settings
from agent.story import journal
from models.detect import ContourDetector
from models.ocr import RapidReader
from tests.bench.judge import wanted
from tests.desk.desk import Desk, desk
from tests.desk.task import DeskTask

LOOKS = 60
READINGS = 7
Row = tuple[str, str]
"""What was measured, and the figure with its unit."""


def rows(runs: Path) -> Iterator[Row]:
    """Every measure but the desk tasks; `runs` holds journals of judged tasks, for the times of real steps."""
    with _screen("form-send") as made:
        yield from _capture()
        yield from _reading(made)
        yield from _process(made)
    yield from _steps(runs)


@contextmanager
def _screen(name: str) -> Iterator[Desk]:
    """A desk with the application of a task, its display in this process's environment."""
    task: DeskTask = wanted([name])[0]
    before = dict(os.environ)
    with VirtualScreen() as screen, desk(screen.environment(), task.words(0)) as made:
        task.set_up(made)
        os.environ.update(screen.environment())
        try:
            yield made
        finally:
            os.environ.clear()
            os.environ.update(before)


def _timed(act: Callable[[], object], times: int) -> float:
    """The median in seconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def _capture() -> Iterator[Row]:
    """A frame against the bare grab of mss, in turn in one run."""
    desktop = open_desktop()
    screen = Screen(1, desktop)
    try:
        with mss.MSS() as raw:
            bare = _timed(lambda: raw.grab(raw.monitors[1]), LOOKS)
            array = _timed(lambda: _rgb(raw), LOOKS)
        ours = _timed(screen.look, LOOKS)
    finally:
        screen.close()
        desktop.close()
    yield "Capture, bare mss grab", f"{bare * 1e3:.1f} ms"
    yield "Capture, mss grab to an RGB array", f"{array * 1e3:.1f} ms"
    yield (
        "Capture, a `Frame` with window list and own windows masked",
        f"{ours * 1e3:.1f} ms ({ours / bare:.1f} x the bare grab)",
    )


def _rgb(raw: Any) -> object:
    return np.array(raw.grab(raw.monitors[1]))[:, :, 2::-1].copy()


def _reading(made: Desk) -> Iterator[Row]:
    """A form read as a whole by new eyes, and after one typed word by the same eyes."""
    desktop = open_desktop()
    screen = Screen(1, desktop)
    reader, detector = RapidReader(2), ContourDetector()
    reader.read(screen.look().pixels)  # the first call of a network prepares it

    def fresh() -> float:
        eyes = Eyes(RapidReader(2), detector, time.perf_counter)
        eyes._reader.read(np.full((64, 200, 3), 255, np.uint8))
        return eyes.observe(screen.look(), None).seconds

    try:
        whole = statistics.median(fresh() for _ in range(3))
        changed = statistics.median(_after_a_word(made, screen.look, Eyes(reader, detector, time.perf_counter)))
    finally:
        screen.close()
        desktop.close()
    yield "Reading a whole frame (1280 x 800, a form in Chromium)", f"{whole * 1e3:.0f} ms"
    yield "Reading it again after one typed word", f"{changed * 1e3:.0f} ms ({whole / changed:.1f} x quicker)"


def _after_a_word(made: Desk, look: Callable[[], Frame], eyes: Eyes) -> list[float]:
    made.keys("Tab", "shift+Tab")
    seen = eyes.observe(look(), None)
    taken = []
    for number in range(READINGS):
        made.type(f"word{number * 7919} ")
        made.still(0.3)
        seen = eyes.observe(look(), seen)
        taken.append(seen.seconds)
    return taken


def _process(made: Desk) -> Iterator[Row]:
    """The agent process as the panel starts it."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "agent", "serve", "--stdio"],
        env={**os.environ, "DESKHAND_DATA": str(places.data()), "DESKHAND_CONFIG": "/nonexistent/config.toml"},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    with process:
        for line in process.stdout:
            if isinstance(protocol.event(line), protocol.Ready):
                break
        yield "Cold start of the agent process, until it can take a task", f"{time.perf_counter() - began:.1f} s"
        yield "Resident memory then", f"{_resident(process.pid):.0f} MB"
        process.stdin.write(protocol.line(protocol.Start("Click in the field Full name and type “Anna Berg”")) + "\n")
        process.stdin.flush()
        for line in process.stdout:
            if isinstance(protocol.event(line), protocol.Finished):
                break
        yield "Resident memory after a task, guard included", f"{_resident(process.pid):.0f} MB"
        process.stdin.close()


def _resident(pid: int) -> float:
    family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    return sum(one.memory_info().rss for one in family) / 1e6


def _steps(runs: Path) -> Iterator[Row]:
    """The times of every real step of the judged desk tasks."""
    steps = list(_recorded(runs))
    if not steps:
        return
    plan = [step.timing.plan for step in steps if step.plan.tokens]
    tokens = [step.plan.tokens for step in steps if step.plan.tokens]
    whole = [t.observe + t.plan + t.gate + t.act + t.verify for t in (step.timing for step in steps)]
    every = [step.timing.plan for step in steps]
    asked = f"{Settings().model} was asked in {len(plan)}"
    yield f"One decision (n = {len(every)}; {asked})", f"p50 {_p(every, 50) * 1e3:.0f} ms, p95 {_p(every, 95):.2f} s"
    yield f"One decision with {Settings().model} (n = {len(plan)})", f"p50 {_p(plan, 50):.2f} s, p95 {_p(plan, 95):.2f} s"
    yield "Tokens of the prompt of a decision", f"p50 {_p(tokens, 50):.0f}, p95 {_p(tokens, 95):.0f}"
    yield f"One whole step without settling (n = {len(whole)})", f"p50 {_p(whole, 50):.2f} s, p95 {_p(whole, 95):.2f} s"


def _recorded(runs: Path) -> Iterator[Step]:
    for file in runs.rglob(journal.JOURNAL):
        yield from (entry.event.record for entry in journal.read(file.parent) if isinstance(entry.event, Verified))


def _p(values: Sequence[float], share: int) -> float:
    return float(np.percentile(values, share)) if values else 0.0


def loaded() -> str:
    """The machine, in a line."""
    return f"{os.cpu_count()} cores, {psutil.virtual_memory().total / 2**30:.0f} GiB, settings {build.settings().effort} effort"
