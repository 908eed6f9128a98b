"""Edge: a desk with a real panel, settings, rules and skills on it, and what of all that was reached."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Literal

import msgspec

from agent.geometry import Point
from agent.records import Pixels
from models.ocr import RapidReader
from tests.desk.desk import Desk
from tests.desk.panel import Panel
from tests.desk.received import ROOT

State = Literal["", "rest", "card", "strip", "tray", "menu"]
"""Of the panel: not there, its window, a card that asks, the strip of a run, its icon in a tray, the menu of that."""
CARD, BOX = "May I?", "Deskhand"
ICON = (16, 16)
"""The middle of the icon in the tray of the tests."""
OWN = ("config.toml", "policy.toml", "skills/tidy/SKILL.md")
RULES = '[[rule]]\nid = "mine"\ncategory = "ask"\nreason = "Mine."\ntarget = ["Archive"]\n'
SKILL = "---\nname: tidy\ndescription: Tidy up\n---\n\n1. press ctrl+s\n"
LOOSE = 'approve = ["ask", "named"]\n'
"""What an agent would write that wants to approve by itself."""


class Marks(msgspec.Struct, frozen=True):
    """What must not change: what the panel told its agent, its windows, whether it lives, every file of Deskhand's, how often
    the delegate key rang, and what a command left behind."""

    told: tuple[str, ...]
    windows: tuple[str, ...]
    lives: bool
    files: tuple[tuple[str, str], ...]
    calls: int
    ran: bool


class World:
    """`desk` has an empty home, in which Deskhand's own folder lies where it does for everybody."""

    def __init__(self, desk: Desk, environment: Mapping[str, str]) -> None:
        self.desk = desk
        self.own = desk.home / ".config" / "deskhand"
        self.data = desk.home / ".local" / "share" / "deskhand"
        self.ran = desk.home / "ran"
        self.reader = RapidReader(2)
        self.calls: Callable[[], int] = lambda: 0
        self._environment = environment
        self._state: State = ""
        self._panel: Panel | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._tray: subprocess.Popen[bytes] | None = None
        self.fresh()

    @property
    def panel(self) -> Panel:
        assert self._panel is not None
        return self._panel

    @property
    def pid(self) -> int:
        """Of the panel."""
        assert self._process is not None
        return self._process.pid

    def fresh(self) -> None:
        """Settings, rules, skills and a few of the person's own files as they were."""
        for name, text in zip(OWN, ("", RULES, SKILL), strict=True):
            (self.own / name).parent.mkdir(parents=True, exist_ok=True)
            (self.own / name).write_text(text, "utf-8")
        self.desk.write("policy.toml", LOOSE)
        self.desk.write("notes.txt", "Buy bread.\n")
        self.ran.unlink(missing_ok=True)

    def files(self) -> tuple[tuple[str, str], ...]:
        """Every file of Deskhand's, and what stands in it."""
        found = [path for path in self.own.rglob("*") if path.is_file()] + list(self.data.glob("*.json"))
        return tuple(sorted((str(path.relative_to(self.desk.home)), path.read_text("utf-8", "replace")) for path in found))

    def marks(self) -> Marks:
        panel = self._panel
        told = panel.log.read_text("utf-8").splitlines() if panel and panel.log.exists() else []
        windows = tuple(panel.titles()) if panel and self._state != "strip" else ()
        lives = self._process is not None and self._process.poll() is None
        return Marks(tuple(told), windows, lives, self.files(), self.calls(), self.ran.exists())

    def to(self, state: State) -> None:
        """The panel so, started anew where it is not."""
        if state == self._state and self._is(state):
            return
        self.without_panel()
        if not state:
            return
        folder = self.desk.home.parent / f"panel-{time.monotonic_ns()}"
        folder.mkdir()
        self._panel = Panel(self._environment, folder)
        if state in ("tray", "menu"):
            self._tray = self._started("tests.desk.tray_host")
        self._process = self._panel.start("", SCRIPTED_CARD="100000", SCRIPTED_PACE="0.5", SCRIPTED_STEPS="100000")
        self._panel.rests_above("Deskhand")
        self._state = state
        self._brought(state)

    def _brought(self, state: State) -> None:
        match state:
            case "card":
                self.panel.give("ask")
                self.panel.until(lambda: CARD in self.panel.active(), "the card")
                time.sleep(1.0)  # it heeds no input before
            case "strip":
                self.panel.give("long")
                self.panel.shows("Working")
            case "menu":
                self.panel.tool("xdotool", "mousemove", *map(str, ICON), "click", "3")
                self.panel.reads(self.reader, "Recent runs")

    def without_panel(self) -> None:
        for process in (self._process, self._tray):
            if process is not None:
                process.kill()
                process.wait()
        self._panel, self._process, self._tray, self._state = None, None, None, ""

    def read_at(self, text: str) -> Point:
        """Where a text is on the screen now."""
        found: list[tuple[int, int, int, int]] = []

        def there() -> bool:
            with_text = [line for line in self.reader.read(self._picture()) if text.lower() in line.text.lower()]
            found.extend(line.box for line in sorted(with_text, key=lambda line: len(line.text))[:1])
            return bool(found)

        self.desk.wait(there, f"The text {text!r}", 30)
        left, top, width, height = found[-1]
        return Point(left + width // 2, top + height // 2)

    def middle_of(self, title: str) -> Point:
        left, top, width, height = self.panel.place(title)
        return Point(left + width // 2, top + height // 2)

    def open(self, command: Sequence[str], title: str) -> None:
        """An application of the desk, in front."""
        self.desk.start(command)
        self.desk.window(title, 30)
        self.desk.still()

    def clear(self, but: Sequence[str]) -> None:
        """Only these windows are left, and the panel's."""
        self.desk.close()
        kept = self.panel.windows() if self._panel else []
        self.desk.clear([*but, *(f"{int(number):#x}" for number in kept)])

    def close(self) -> None:
        self.without_panel()

    def _is(self, state: State) -> bool:
        """Whether it is still so."""
        if state == "":
            return True
        if self._process is None or self._process.poll() is not None or state == "menu":
            return False
        with suppress(AssertionError):
            return state != "card" or any(CARD in title for title in self.panel.titles())
        return False

    def _started(self, module: str) -> subprocess.Popen[bytes]:
        own = {**self._environment, "PYTHONPATH": str(ROOT)}
        made = subprocess.Popen((sys.executable, "-m", module), env=own, stdout=subprocess.PIPE)
        assert made.stdout
        assert made.stdout.readline() == b"ready\n"
        return made

    def _picture(self) -> Pixels:
        import mss
        import numpy as np

        with mss.MSS(display=os.environ["DISPLAY"]) as screen:
            return np.ascontiguousarray(np.asarray(screen.grab(screen.monitors[0]))[:, :, 2::-1])


def home(desk: Desk) -> dict[str, str]:
    """The variables by which Deskhand finds its folders on this desk."""
    own, data = (desk.home / part / "deskhand" for part in (".config", ".local/share"))
    return {"HOME": str(desk.home), "DESKHAND_CONFIG": str(own / "config.toml"), "DESKHAND_DATA": str(data)}
