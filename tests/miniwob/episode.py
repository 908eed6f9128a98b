"""Edge: one task of MiniWoB++ with one seed, from pixels alone: the agent gets the display and the task's sentence.

The page is started, and its reward read, through a pipe to the browser that the agent knows nothing of.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import psutil

from agent import places
from agent.machine.virtual import VirtualScreen
from agent.protocol import Acted, Error, Event, Finished, Ready, Shutdown, Start, Stop, event, line
from tests.desk.desk import Desk, DeskError, desk
from tests.miniwob.devtools import Browser, BrowserError
from tests.miniwob.list import checked
from tests.miniwob.pages import ROOT, Served, folder

SCREEN = (1280, 800)
"""Pixels; a page is drawn at twice its size."""
SCALE = 2
ASIDE = ("1240", "760")
"""Where the pointer rests when an episode begins: beside the page."""
FULL = 0.8
"""A reward that counts as full marks."""
LOADING = 300.0
"""Seconds in which the agent's process must be ready."""
GRACE = 60.0
"""Seconds past its limit after which a run is ended from outside."""
LATE = 1.0
"""Seconds in which a page may still end after the agent did."""
LOOK = 0.1
"""Seconds between two looks at whether the page has ended."""
READY = "document.getElementById('sync-task-cover') && window.core && core.cover_div"
BEGIN = """(() => {
  const style = document.createElement('style');
  style.textContent = '#reward-display, #click-canvas { display: none !important; }';
  document.head.append(style);
  core.EPISODE_MAX_TIME = 36e6;
  window.wobFirst = null;
  const end = core.endEpisode;
  core.endEpisode = function (reward) {
    if (core.EP_TIMER !== null && window.wobFirst === null) window.wobFirst = reward;
    return end.apply(this, arguments);
  };
  Math.seedrandom(SEED);
  core.startEpisodeReal();
  return true;
})()"""
TASK = "(() => { const said = core.getUtterance(); return typeof said === 'string' ? said : said.utterance; })()"
DRAWN = "document.fonts.ready.then(() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(() => r(1)))))"


class HandError(Exception):
    """The agent's process does not come up."""


class Limits(msgspec.Struct, frozen=True):
    """What the agent has for an episode; `config` are lines for its config.toml, on how it decides."""

    steps: int = 20
    seconds: float = 180.0
    config: str = ""


class Ended(msgspec.Struct, frozen=True):
    """How a run ended. `steps` are those that acted, `processor` its processor seconds, `said` its last sentence."""

    status: str
    said: str
    steps: int
    seconds: float
    processor: float


class Played(msgspec.Struct, frozen=True):
    """One episode. `reward` is the page's raw one, 0 where the page did not end (`over`)."""

    task: str
    seed: int
    sentence: str
    reward: float
    over: bool
    ended: Ended

    @property
    def success(self) -> bool:
        return self.reward > 0

    @property
    def full(self) -> bool:
        return self.reward >= FULL


class Stage:
    """The browser on a screen of its own, for episode after episode: each a page loaded anew, in a window as it should be."""

    def __init__(self, made: Desk, served: Served) -> None:
        self.desk = made
        self._served = served
        self._browser: Browser | None = None
        self._numbers = itertools.count()

    @property
    def browser(self) -> Browser:
        """Raises BrowserError when there is none."""
        if self._browser is None:
            raise BrowserError("No browser is open.")
        return self._browser

    def begin(self, task: str, seed: int) -> str:
        """The page of a task, begun; its sentence. Raises NotPublicError, and BrowserError or DeskError when it fails twice."""
        checked(task, seed)
        try:
            self._look_right()
            return self._begun(task, seed)
        except (BrowserError, DeskError):
            self.close()
            self._look_right()
            return self._begun(task, seed)

    def reward(self) -> float | None:
        """The raw reward with which the page ended; None while it has not, and where the browser is gone."""
        try:
            found = self.browser.value("window.wobFirst")
        except BrowserError:
            return None
        return float(found) if isinstance(found, (int, float)) else None

    def close(self) -> None:
        if self._browser is not None:
            self._browser.close()
        self._browser = None

    def _begun(self, task: str, seed: int) -> str:
        self.desk.tool("xdotool", "mousemove", *ASIDE)
        subprocess.run(
            ("xclip", "-selection", "clipboard", "-i", "/dev/null"), env=self.desk.environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False,
        )  # fmt: skip
        self.browser.open(f"{self._served.url(task)}?n={next(self._numbers)}")
        self.browser.until(READY, "the start of a task")
        if not self.browser.value(BEGIN.replace("SEED", json.dumps(seed))):
            raise BrowserError(f"{task} did not begin.")
        self.browser.until("WOB_TASK_READY", "the task")
        self.browser.value(DRAWN)
        return str(self.browser.value(TASK))

    def _look_right(self) -> None:
        """Whatever the last episode left behind is cleared away."""
        if self._browser is not None and not self._is_right():
            self.close()
        if self._browser is None:
            self.desk.clear(())
            self._browser = Browser(self.desk.environment)
            self._browser.until(self._sized(), "its window")
            self.desk.wait(lambda: self.desk.windows() == self._active(), "The browser's window")

    def _is_right(self) -> bool:
        alone = self.desk.windows() == self._active() and self.browser.pages() == 1
        return alone and bool(self.browser.value(self._sized()))

    def _active(self) -> list[str]:
        said = self.desk.tool("xprop", "-root", "_NET_ACTIVE_WINDOW").partition("#")[2].strip()
        return [said.split(",")[0]] if said else []

    def _sized(self) -> str:
        width, height = SCREEN
        return f"innerWidth === {width // SCALE} && innerHeight === {height // SCALE} && devicePixelRatio === {SCALE}"


@contextmanager
def stage(pages: Path | None = None) -> Iterator[Stage]:
    """On those of the package, unless others are given. Raises PagesError when they cannot be had."""
    with Served(pages or folder()) as served, VirtualScreen(*SCREEN) as screen, desk(screen.environment(), {}) as made:
        opened = Stage(made, served)
        try:
            yield opened
        finally:
            opened.close()


class Hand:
    """The agent in a process of its own, for episode after episode; started when there is something to do."""

    def __init__(self, made: Desk, data: Path, limits: Limits) -> None:
        """`data` takes its settings and runs."""
        self._desk = made
        self._data = data
        self._limits = limits
        self._process: subprocess.Popen[str] | None = None
        self._told: queue.Queue[Event | None] = queue.Queue()

    def do(self, task: str, over: Callable[[], bool]) -> Ended:
        """Does a task until the agent says that it has ended, or `over` says that the page has. Raises HandError."""
        process = self._ready()
        before, began = _processor(process.pid), time.monotonic()
        self._tell(process, Start(task))
        last, acted = self._watched(process, over)
        seconds, processor = time.monotonic() - began, _processor(process.pid) - before
        match last:
            case Finished():
                return Ended(str(last.status), last.reason, acted, seconds, processor)
            case Error():
                return Ended("error", last.message, acted, seconds, processor)
        self.close()
        return Ended("crashed", "", acted, seconds, processor)

    def close(self) -> None:
        if self._process is None:
            return
        with contextlib.suppress(OSError):
            self._tell(self._process, Shutdown())
        try:
            self._process.wait(GRACE / 4)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def _watched(self, process: subprocess.Popen[str], over: Callable[[], bool]) -> tuple[Event | None, int]:
        """The last event of a run, None when there was none in time; how many acts there were."""
        until, told, acted = time.monotonic() + self._limits.seconds + GRACE, False, 0
        while time.monotonic() < until:
            if not told and over():
                self._tell(process, Stop())
                told = True
            try:
                one = self._told.get(timeout=LOOK)
            except queue.Empty:
                continue
            acted += isinstance(one, Acted)
            if one is None or isinstance(one, (Finished, Error)):
                return one, acted
        return None, acted

    def _ready(self) -> subprocess.Popen[str]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._process = self._started()
        self._told = queue.Queue()
        threading.Thread(target=_listen, args=(self._process, self._told), daemon=True).start()
        until = time.monotonic() + LOADING
        while time.monotonic() < until:
            one = self._told.get(timeout=LOADING)
            if isinstance(one, Ready):
                return self._process
            if one is None:
                break
        raise HandError(f"The agent did not start: see {self._data / 'stderr.txt'}.")

    def _started(self) -> subprocess.Popen[str]:
        self._data.mkdir(parents=True, exist_ok=True)
        if not (self._data / "models").exists():
            (self._data / "models").symlink_to(places.models())
        limits, config = self._limits, self._data / "config.toml"
        config.write_text(
            f'approve = ["ask", "named"]\nyield_to_person = false\n{limits.config}'
            f"max_steps = {limits.steps}\nmax_seconds = {limits.seconds}\n",
            "utf-8",
        )
        own = {"DESKHAND_DATA": str(self._data), "DESKHAND_CONFIG": str(config), "PYTHONPATH": str(ROOT)}
        with (self._data / "stderr.txt").open("ab") as said:
            return subprocess.Popen(
                [sys.executable, "-m", "tests.miniwob.agent_process"],
                env={**self._desk.environment, **own}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said, text=True,
                encoding="utf-8",
            )  # fmt: skip

    def _tell(self, process: subprocess.Popen[str], what: Start | Stop | Shutdown) -> None:
        assert process.stdin
        process.stdin.write(line(what) + "\n")
        process.stdin.flush()


def play(on: Stage, hand: Hand, task: str, seed: int) -> Played:
    """One episode. Raises NotPublicError, BrowserError, DeskError, HandError."""
    sentence = on.begin(task, seed)
    ended = hand.do(sentence, lambda: on.reward() is not None)
    until = time.monotonic() + LATE
    while (reward := on.reward()) is None and time.monotonic() < until:
        time.sleep(LOOK)
    return Played(task, seed, sentence, reward or 0.0, reward is not None, ended)


def _listen(process: subprocess.Popen[str], told: queue.Queue[Event | None]) -> None:
    """In a thread of its own; None when the process has ended."""
    assert process.stdout
    for text in process.stdout:
        told.put(event(text))
    told.put(None)


def _processor(number: int) -> float:
    """Processor seconds of a process and its children so far; of those that are gone, none."""
    used = 0.0
    with contextlib.suppress(psutil.Error):
        process = psutil.Process(number)
        for one in (process, *process.children(recursive=True)):
            with contextlib.suppress(psutil.Error):
                times = one.cpu_times()
                used += times.user + times.system
    return used
