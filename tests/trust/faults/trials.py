"""Edge: one break after the other under runs of the product, and what is left: keys, buttons, the journal, the way to go on."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import psutil

from agent.errors import AgentError
from agent.machine.virtual import VirtualScreen
from agent.story import resume, runs
from tests.desk.panel import Panel
from tests.desk.received import ROOT
from tests.trust.faults.actor import TASK

LIMIT = 60.0
LET_GO = 10.0
"""Seconds after which what is still down is held."""
EVENTS = 30
"""Events of a run that is not broken; by them, not by time, its breaks are drawn, so that a slow machine breaks as well."""
MORE = 0.4
"""Seconds after an event within which it breaks: as long as it holds a key."""
KILOBYTES = (40, 160)
"""Of a disk that runs full."""
DAYS = 30 * 86400


class Trial(msgspec.Struct, frozen=True):
    """What was left after a break. `last` is the event before it; `held` what stayed down, `verified` whether `runs verify`
    found the journal good, `end` how the broken run ended in its journal; `offered` whether it can be gone on with, or was
    done. `received` is what each button got in the end, the resumed run's clicks among it, `then` how that ended; `doubted`
    whether there was something that may have been done."""

    kind: str
    seed: int
    last: str
    held: int
    verified: bool
    end: str
    offered: bool
    received: dict[str, int]
    then: str = ""
    doubted: bool = False
    says: str = ""

    @property
    def twice(self) -> bool:
        return any(count > 1 for count in self.received.values())

    @property
    def good(self) -> bool:
        """Nothing held, nothing twice, readable, and the task came to its end."""
        once = self.received == {"Delete 1": 1, "Delete 2": 1}
        return not self.held and self.verified and self.offered and once and "done" in (self.end, self.then)


class World:
    """A window on a display, data of its own, and the product to break."""

    def __init__(self, screen: VirtualScreen, folder: Path, stack: ExitStack) -> None:
        self.screen, self.folder, self._stack = screen, folder, stack
        self.log, self.data, self.clock = folder / "log", folder / "data", folder / "clock"
        self.data.mkdir()
        self.runs = self.data / "runs"
        self.show()

    @property
    def environment(self) -> dict[str, str]:
        own = {"DESKHAND_DATA": str(self.data), "DESKHAND_CONFIG": str(self.folder / "config.toml"), "HOME": str(self.folder)}
        return {**self.screen.environment(), **own, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}

    def show(self) -> None:
        """The window, anew where its display went away."""
        known = self._shown()
        self._started([sys.executable, "-m", "tests.trust.faults.pad", str(self.log)])
        until(lambda: self._shown() > known)

    def act(self, *options: str, **environment: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tests.trust.faults.actor", str(self.log), *options]
        return self._started(command, stdout=subprocess.PIPE, **environment)

    def received(self) -> dict[str, int]:
        lines = [json.loads(line) for line in self.log.read_text("utf-8").splitlines()]
        return dict(Counter(one["what"] for one in lines if one["kind"] == "clicked"))

    def newest(self) -> Path:
        return runs.find(self.runs, "last")

    def written(self) -> int:
        """Lines of the newest journal; 0 before there is one."""
        found = sorted(self.runs.glob("*/journal.jsonl")) if self.runs.exists() else []
        return found[-1].read_bytes().count(b"\n") if found else 0

    def verified(self) -> tuple[bool, str]:
        """What the product's own command says."""
        command = [str(Path(sys.executable).with_name("deskhand")), "runs", "verify", "last", "--json"]
        said = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=LIMIT, check=False)
        return said.returncode == 0, json.loads(said.stdout)["says"] if said.stdout else said.stderr.strip()

    def held(self) -> int:
        """Keys and buttons that are down and stay so."""
        with suppress(AssertionError):
            until(lambda: not self.down(), LET_GO)
        return self.down()

    def down(self) -> int:
        from Xlib.display import Display

        there = Display(self.screen.display)
        keys = sum(bin(byte).count("1") for byte in there.query_keymap())
        buttons = bin(there.screen().root.query_pointer().mask & 0x1F00).count("1")
        there.close()
        return keys + buttons

    def _shown(self) -> int:
        return self.log.read_text("utf-8").count('"shown"') if self.log.exists() else 0

    def _started(self, command: list[str], stdout: int = subprocess.DEVNULL, **environment: str) -> subprocess.Popen[bytes]:
        made = subprocess.Popen(
            command,
            env={**self.environment, **environment},
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=stdout,
            stderr=subprocess.DEVNULL,
        )
        self._stack.callback(ended, made)
        return made


def until(met: Callable[[], object], seconds: float = LIMIT) -> None:
    end = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.02)


def ended(process: subprocess.Popen[bytes]) -> None:
    """With all its children."""
    with suppress(psutil.Error):
        for child in psutil.Process(process.pid).children(recursive=True):
            child.kill()
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            pipe.close()
    process.wait()


class Told:
    """What a process says in JSON lines, read while it lasts."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process, self._rest = process, b""
        self.events: list[dict[str, Any]] = []

    def hear(self, seconds: float) -> bool:
        """For so long; false once it has ended."""
        end = time.monotonic() + seconds
        assert self._process.stdout
        while (left := end - time.monotonic()) > 0:
            if select.select([self._process.stdout], [], [], left)[0]:
                said = os.read(self._process.stdout.fileno(), 65536)
                if not said:
                    return False
                *lines, self._rest = (self._rest + said).split(b"\n")
                self.events += map(json.loads, lines)
        return True

    def moment(self, random: Random, events: int = EVENTS) -> None:
        """A while after one of so many events, drawn at random."""
        count, end = len(self.events) + random.randrange(1, events), time.monotonic() + LIMIT
        while len(self.events) < count and time.monotonic() < end and self.hear(0.005):
            pass
        self.hear(random.uniform(0, MORE))

    def to_the_end(self) -> None:
        end = time.monotonic() + 2 * LIMIT
        while time.monotonic() < end and self.hear(0.5):
            pass

    @property
    def last(self) -> str:
        return str(self.events[-1]["event"]) if self.events else ""

    @property
    def status(self) -> str:
        return str(self.events[-1]["status"]) if self.last == "finished" else ""

    @property
    def reason(self) -> str:
        return str(self.events[-1]["reason"]) if self.last == "finished" else ""


Break = Callable[[World, Random], Told]


def killed_agent(world: World, random: Random) -> Told:
    process = world.act()
    told = Told(process)
    told.moment(random)
    process.kill()
    told.to_the_end()
    return told


def killed_guard(world: World, random: Random) -> Told:
    return _child_killed(world.act(), "agent.hands.warden", random)


def killed_model(world: World, random: Random) -> Told:
    return _child_killed(world.act("--model"), "models.vision_process", random)


def _child_killed(process: subprocess.Popen[bytes], module: str, random: Random) -> Told:
    told = Told(process)
    told.moment(random)
    last = told.last
    with suppress(psutil.Error):
        for child in psutil.Process(process.pid).children(recursive=True):
            if module in " ".join(child.cmdline()):
                child.kill()
    told.to_the_end()
    told.events = told.events if last == "finished" else [*told.events[:-1], {**told.events[-1], "before": last}]
    return told


def killed_panel(world: World, random: Random) -> Told:
    """With the agent as its child, which must end by itself."""
    (world.folder / "panel").mkdir()
    panel = Panel(world.environment, world.folder / "panel")
    actor = f"{sys.executable} -m tests.trust.faults.actor {world.log} --serve"
    process = panel.start("", DESKHAND_AGENT=actor, DESKHAND_DATA=str(world.data))
    try:
        panel.rests()
        children = psutil.Process(process.pid).children(recursive=True)
        panel.give(TASK)
        count = random.randrange(1, EVENTS)
        until(lambda: world.written() >= count)
        time.sleep(random.uniform(0, MORE))
        process.kill()
        process.wait()
        until(lambda: not any(child.is_running() and child.status() != psutil.STATUS_ZOMBIE for child in children))
    finally:
        ended(process)
    told = Told.__new__(Told)
    told.events = _kept(world)
    return told


def full_disk(world: World, random: Random) -> Told:
    """What was kept is on a small disk, which is larger when the run is gone on with."""
    size = random.randrange(*KILOBYTES)
    subprocess.run(("mount", "-o", f"remount,size={size}k", str(world.runs)), check=True)
    told = Told(world.act())
    told.to_the_end()
    subprocess.run(("mount", "-o", "remount,size=64m", str(world.runs)), check=True)
    return told


def restarted_screen(world: World, random: Random) -> Told:
    """The X server is killed, and another one started in which the window is shown again."""
    told = Told(world.act())
    told.moment(random)
    server = next(one for one in world.screen._started if "Xvfb" in str(one.args))
    server.kill()
    told.to_the_end()
    world.screen.close()
    world.screen.__enter__()
    world.show()
    return told


def set_clock(world: World, random: Random) -> Told:
    """The wall clock jumps by up to a month, forward or back, and back again later."""
    world.clock.write_text("0")
    told = Told(world.act(LD_PRELOAD=str(shim()), FAULT_CLOCK=str(world.clock)))
    for _ in range(2):
        told.moment(random, EVENTS // 2)
        world.clock.write_text(str(random.randrange(-DAYS, DAYS)))
    told.to_the_end()
    return told


def torn_journal(world: World, random: Random) -> Told:
    """The agent is killed, and the last line is what a crash leaves: half a line, zeros, or anything."""
    told = killed_agent(world, random)
    file = world.newest() / "journal.jsonl"
    if told.last != "finished":
        tails = (
            file.read_bytes().splitlines()[-1][: random.randrange(1, 80)],
            b"\0" * random.randrange(1, 4096),
            random.randbytes(90),
        )
        with file.open("ab") as journal:
            journal.write(random.choice(tails).replace(b"\n", b""))
    return told


BREAKS: dict[str, tuple[Break, int]] = {
    "agent killed": (killed_agent, 100),
    "guard killed": (killed_guard, 60),
    "panel killed": (killed_panel, 40),
    "disk full": (full_disk, 12),
    "X server restarted": (restarted_screen, 8),
    "model process killed": (killed_model, 8),
    "clock set": (set_clock, 8),
    "last line torn": (torn_journal, 12),
}
"""Each break, and how often it is tried."""


def shim() -> Path:
    """The library that sets the clock, compiled once."""
    made = Path(tempfile.gettempdir()) / f"deskhand-clock-{os.getuid()}.so"
    source = Path(__file__).with_name("clock.c")
    if not made.exists() or made.stat().st_mtime < source.stat().st_mtime:
        subprocess.run(("gcc", "-shared", "-fPIC", "-O1", "-o", str(made), str(source)), check=True)
    return made


@contextmanager
def world_for(kind: str, screen: VirtualScreen) -> Iterator[World]:
    """With a small disk of its own where one is to run full: on it lies the folder of runs alone."""
    with tempfile.TemporaryDirectory(prefix="faults-", ignore_cleanup_errors=True) as folder, ExitStack() as stack:
        world = World(screen, Path(folder), stack)
        if kind == "disk full":
            world.runs.mkdir()
            subprocess.run(("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(world.runs)), check=True)
            stack.callback(subprocess.run, ("umount", "-l", str(world.runs)), check=True)
        yield world


def tried(kind: str, seed: int, screen: VirtualScreen) -> Trial:
    with world_for(kind, screen) as world:
        told = BREAKS[kind][0](world, Random(f"{kind}:{seed}"))
        held = world.held()
        verified, says = world.verified()
        return _gone_on_with(world, told, Trial(kind, seed, _before(told), held, verified, _end(world), False, {}, says=says))


def _gone_on_with(world: World, told: Told, trial: Trial) -> Trial:
    """The same, and how the rest of the task went."""
    change = msgspec.structs.replace
    if trial.end == "done":
        return change(trial, offered=True, received=world.received())
    try:
        found = resume.left(world.runs, world.newest())
    except AgentError as error:
        return change(trial, received=world.received(), says=f"{trial.says} {error} {told.reason}")
    rest = Told(world.act("--resume", "last"))
    rest.to_the_end()
    doubted = found.past.doubtful is not None
    return change(
        trial, offered=True, received=world.received(), then=rest.status, doubted=doubted, held=trial.held + world.held(),
        says=f"{trial.says} {told.reason} {rest.reason}",
    )  # fmt: skip


def _before(told: Told) -> str:
    last = told.events[-1] if told.events else {}
    return str(last.get("before") or last.get("event", ""))


def _end(world: World) -> str:
    return next((run.status for run in runs.newest(world.runs, 1)), "")


def _kept(world: World) -> list[dict[str, Any]]:
    """The events of the newest journal, as a process that speaks tells them."""
    text = (world.newest() / "journal.jsonl").read_bytes()
    return [json.loads(line)["event"] for line in text[: text.rfind(b"\n") + 1].splitlines()]
