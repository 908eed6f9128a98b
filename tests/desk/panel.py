"""Edge: the panel as a person has it: a process of its own on a screen, driven with keys and clicks from another process.

Its agent is `tests.desk.scripted_agent` unless told otherwise. Anything on its standard error fails the test: Qt warns there.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from models.model import Bounds
from models.ocr import RapidReader

ROOT = Path(__file__).parents[2]
LIMIT = 60.0
"""Seconds a window may take on a machine that does other work as well."""
SLICE = 0.05
MARK = "Deskhand – mark"
SCRIPTED = f"{sys.executable} -m tests.desk.scripted_agent"
TASK = "Fill in the letter"


class Panel:
    """`data` is its data folder; `log` holds the lines its scripted agent received."""

    def __init__(self, environment: Mapping[str, str], folder: Path) -> None:
        self.data, self.log = folder / "data", folder / "received"
        self.config, self._errors = folder / "config.toml", folder / "errors"
        own = {"DESKHAND_DATA": str(self.data), "DESKHAND_CONFIG": str(self.config), "PYTHONPATH": str(ROOT)}
        self.environment = {**environment, **own, "DESKHAND_AGENT": SCRIPTED, "SCRIPTED_LOG": str(self.log), "LANG": "C.UTF-8"}
        self._started: list[subprocess.Popen[bytes]] = []

    def start(self, config: str | None = "", *arguments: str, **environment: str) -> subprocess.Popen[bytes]:
        """Starts it without waiting, with these settings; with the file as it is for None."""
        if config is not None:
            self.config.write_text(config)
        with self._errors.open("ab") as errors:
            process = subprocess.Popen(
                (sys.executable, "-m", "ui", *arguments), env={**self.environment, **environment}, cwd=ROOT, stderr=errors
            )
        self._started.append(process)
        return process

    def open(self, config: str = "", **environment: str) -> None:
        """Starts it and waits until its agent is ready."""
        self.start(config, **environment)
        self.rests()

    def close(self) -> None:
        for process in self._started:
            process.terminate()
            process.wait(10)

    def errors(self) -> str:
        return self._errors.read_text() if self._errors.exists() else ""

    def give(self, task: str) -> None:
        """Types a task and presses Enter."""
        self.type(task)
        self.keys("Return")

    def type(self, text: str) -> None:
        self.tool("xdotool", "type", "--delay", "12", "--", text)

    def keys(self, *chords: str) -> None:
        self.tool("xdotool", "key", *chords)

    def click(self, title: str, x: int, y: int) -> None:
        """At a place in the window of this title; counted from the right and the bottom where negative."""
        left, top, width, height = self.place(title)
        x, y = left + x % width, top + y % height
        self.tool("xdotool", "mousemove", str(x), str(y), "click", "1")

    def place(self, title: str) -> tuple[int, int, int, int]:
        """Left, top, width and height of the window of this title."""
        return self.area(self._windows(title)[0])

    def area(self, number: str) -> tuple[int, int, int, int]:
        """The same of a window by its id."""
        said = self.tool("xdotool", "getwindowgeometry", "--shell", number)
        found = dict(line.split("=") for line in said.splitlines())
        return int(found["X"]), int(found["Y"]), int(found["WIDTH"]), int(found["HEIGHT"])

    def shows(self, title: str) -> None:
        """Until a window with this in its title is shown."""
        self.until(lambda: bool(self._windows(title)), f"the window {title!r}")

    def rests(self) -> None:
        """Until the panel alone is shown, with nothing under way, and has the keyboard."""
        self.until(lambda: self.titles() == ["Deskhand"] and self.active() == "Deskhand", "the panel at rest")

    def rests_above(self, title: str) -> None:
        """Until this window has the keyboard, whatever else there is."""
        self.until(lambda: self.active() == title, f"the window {title!r} with the keyboard")

    def titles(self) -> list[str]:
        """The titles of the windows of class `deskhand`, without the marks on the screen."""
        return [title for title in map(self._title, self.windows()) if title != MARK]

    def windows(self) -> list[str]:
        return self.tool("xdotool", "search", "--onlyvisible", "--class", "^deskhand$").split()

    def active(self) -> str:
        """The title of the window with the keyboard."""
        number = self.tool("xprop", "-root", "_NET_ACTIVE_WINDOW").rpartition(" ")[2].strip()
        return self._title(number) if number.startswith("0x") and int(number, 16) else ""

    def received(self, kind: str) -> list[dict[str, Any]]:
        """The commands of this kind that the scripted agent got."""
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        return [one for one in map(json.loads, lines) if one["command"] == kind]

    def hears(self, kind: str, count: int = 1) -> dict[str, Any]:
        """The command of this kind that the scripted agent got last, when it got so many."""
        self.until(lambda: len(self.received(kind)) >= count, f"the command {kind!r}")
        return self.received(kind)[-1]

    def until(self, met: Callable[[], bool], what: str) -> None:
        until = time.monotonic() + LIMIT
        while not met():
            assert time.monotonic() < until, f"{what} did not come; shown: {self.titles()}, errors: {self.errors()}"
            time.sleep(SLICE)

    def press(self, reader: RapidReader, text: str, right: int = 0) -> None:
        """Clicks on a text on the screen, once it is there, or so many pixels right of where it begins."""
        found: list[Bounds | None] = [None]

        def there() -> bool:
            found.append(self.find(reader, text))
            return found[-1] is not None

        self.until(there, f"the text {text!r}")
        assert found[-1] is not None
        left, top, width, height = found[-1]
        self.tool("xdotool", "mousemove", str(left + (right or width // 2)), str(top + height // 2), "click", "1")

    def find(self, reader: RapidReader, text: str) -> Bounds | None:
        """Where a text is on the screen now, by its letters and digits; the shortest line that has it."""
        lines = [line for line in reader.read(self.picture()) if _letters(text) in _letters(line.text)]
        return min(lines, key=lambda line: len(line.text)).box if lines else None

    def reads(self, reader: RapidReader, *texts: str) -> None:
        """Until all of these can be read on the screen, by their letters and digits."""

        def there() -> bool:
            seen = self.read(reader)
            return all(_letters(text) in seen for text in texts)

        self.until(there, f"the texts {texts}")

    def read(self, reader: RapidReader) -> str:
        """The letters and digits on the screen."""
        return "".join(_letters(line.text) for line in reader.read(self.picture()))

    def picture(self) -> Any:
        """The screen, uint8, height x width x RGB."""
        import mss
        import numpy as np

        with mss.MSS(display=self.environment["DISPLAY"]) as screen:
            return np.ascontiguousarray(np.asarray(screen.grab(screen.monitors[0]))[:, :, 2::-1])

    def tool(self, *command: str) -> str:
        """What an X tool prints; nothing when it finds nothing."""
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=20, check=False).stdout

    def _windows(self, title: str) -> list[str]:
        return [number for number in self.windows() if title in self._title(number)]

    def _title(self, number: str) -> str:
        return self.tool("xdotool", "getwindowname", number).strip()


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def offscreen() -> QApplication:
    """The one application of this process, on no screen: for what needs Qt and no display."""
    known = QApplication.instance()
    return known if isinstance(known, QApplication) else QApplication(["deskhand", "-platform", "offscreen"])
