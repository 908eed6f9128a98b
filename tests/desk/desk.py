"""Edge: a desk to be judged on: applications on one X display, an empty home of their own, and pages from a loopback server.

Everything a check needs is read here from the system (files, windows, clipboard, what the pages sent): never from the agent.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.desk.loopback import Pages

LIMIT = 15.0
"""Seconds an application may take to show what is waited for."""
SLICE = 0.05
CARET = 200
"""Pixels that a blinking caret changes at most."""
FRONT = r"^ +(?:Absolute upper-left [XY]|Width|Height): +(-?\d+)$"
"""What xwininfo says of where a window is: left, top, width, height."""
OWNER = "anna"
"""The home folder's name, which a file manager shows."""
TOOL = 10.0
"""Seconds an X tool may take; a clipboard owner that hangs must not hang the check."""


class DeskError(Exception):
    """The desk itself failed, so that the task says nothing about the agent."""


class Desk:
    """One task's world. `words` are what the seed drew, `display` is an X display, `scale` is 2 on a HiDPI screen."""

    def __init__(self, environment: Mapping[str, str], home: Path, pages: Pages, words: Mapping[str, str]) -> None:
        self.environment = {**environment, "HOME": str(home)}
        self.home = home
        self.pages = pages
        self.words = words
        self.scale = int(environment.get("GDK_SCALE", "1"))
        self._started: list[subprocess.Popen[bytes]] = []

    def start(self, command: Sequence[str]) -> None:
        """Starts an application at home, in a process group that ends with the desk."""
        self._started.append(
            subprocess.Popen(
                command,
                env=self.environment,
                cwd=self.home,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        )

    def close(self) -> None:
        """Ends what was started here with all its children; a second call does nothing."""
        for process in reversed(self._started):
            _signal_group(process.pid, signal.SIGKILL)
            process.wait()
        self._started.clear()

    def write(self, name: str, text: str) -> Path:
        """A file at home, UTF-8."""
        path = self.home / name
        path.write_text(text, encoding="utf-8")
        return path

    def read(self, name: str) -> str | None:
        """What stands in a file at home; None when there is no such file. Undecodable bytes show as U+FFFD."""
        path = self.home / name
        return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else None

    def tool(self, *command: str) -> str:
        """What an X tool prints. Raises DeskError when it fails."""
        try:
            done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=TOOL, check=True)
        except (subprocess.SubprocessError, OSError) as error:
            raise DeskError(f"`{' '.join(command)}` failed: {error}") from error
        return done.stdout

    def titles(self) -> list[str]:
        """The titles of all windows the window manager knows."""
        return [self._title(number) for number in self.windows()]

    def windows(self) -> list[str]:
        """The ids of all windows the window manager knows."""
        return self._property("_NET_CLIENT_LIST")

    def clear(self, but: Sequence[str]) -> None:
        """Ends the programs of all other windows, however they were started; on a screen that is gone there are none."""

        def gone() -> bool:
            left = [number for number in self.windows() if number not in but]
            for number in left:
                with suppress(DeskError):  # it may close by itself meanwhile
                    self.tool("xdotool", "windowkill", number)
            return not left

        try:
            self.windows()
        except DeskError:
            return
        self.wait(gone, "An empty screen")

    def clipboard(self) -> str:
        """The clipboard's text; empty when nobody offers any."""
        try:
            return self.tool("xclip", "-o", "-selection", "clipboard")
        except DeskError:
            return ""

    def wait(self, met: Callable[[], bool], what: str, seconds: float = LIMIT) -> None:
        """Until `met`. Raises DeskError naming `what` was waited for."""
        until = time.monotonic() + seconds
        while not met():
            if time.monotonic() > until:
                raise DeskError(f"{what} did not come in {seconds:g} s; windows: {self.titles()}")
            time.sleep(SLICE)

    def window(self, title: str, seconds: float = LIMIT) -> None:
        """Until a window whose title holds this text is on screen and has the keyboard: a window manager may name it before it
        shows it."""
        self.wait(lambda: title in self.active() and self._on_screen(), f"The window {title!r}", seconds)

    def active(self) -> str:
        """The title of the window with the keyboard; empty when there is none."""
        number = self._property("_NET_ACTIVE_WINDOW")
        return self._title(number[0]) if number else ""

    def front(self) -> tuple[int, int, int, int]:
        """Where the window with the keyboard is, without its frame: left, top, width, height in pixels."""
        number = self._property("_NET_ACTIVE_WINDOW")[0]
        told = self.tool("xwininfo", "-id", number)  # xdotool counts the frame twice
        left, top, width, height = (int(found[1]) for found in re.finditer(FRONT, told, re.MULTILINE))
        return left, top, width, height

    def picture(self) -> NDArray[np.uint8]:
        """The whole screen in grey, uint8, height x width."""
        import mss

        with mss.MSS(display=self.environment["DISPLAY"]) as screen:
            shot = np.asarray(screen.grab(screen.monitors[0]))
        return np.ascontiguousarray(shot[:, :, 1])

    def still(self, seconds: float = 0.6) -> None:
        """Until nothing but a caret or two has changed for so long."""
        picture, since = self.picture(), time.monotonic()

        def calm() -> bool:
            nonlocal picture, since
            now = self.picture()
            if np.count_nonzero(now != picture) > CARET * self.scale**2:
                picture, since = now, time.monotonic()
            return time.monotonic() - since >= seconds

        self.wait(calm, "A screen that stands still")

    def keys(self, *chords: str, pause: float = 0.15) -> None:
        """Presses chords one after the other (`ctrl+s`, `Tab`), as a person would."""
        for chord in chords:
            self.tool("xdotool", "key", "--clearmodifiers", chord)
            time.sleep(pause)

    def type(self, text: str) -> None:
        """Puts text into whatever has the keyboard. xdotool loses line ends and letters outside ASCII, so those are pasted."""
        if text and text.isascii() and "\n" not in text:
            self.tool("xdotool", "type", "--delay", "15", "--", text)
        elif text:
            self.paste(text)
        time.sleep(0.15)

    def paste(self, text: str) -> None:
        """Through the clipboard; a paste at once would bring what was there before."""
        given = subprocess.run(("xclip", "-selection", "clipboard"), env=self.environment, input=text.encode(), check=False)
        if given.returncode:
            raise DeskError("xclip could not take the text")
        self.wait(lambda: self.clipboard() == text, "The text on the clipboard")
        self.keys("ctrl+v")

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Clicks at a point of a 96-dpi screen, scaled to this one."""
        self.tool("xdotool", "mousemove", str(x * self.scale), str(y * self.scale), "click", str(button))
        time.sleep(0.15)

    def _on_screen(self) -> bool:
        """Whether the window with the keyboard is shown, frame and all."""
        try:
            number = self._property("_NET_ACTIVE_WINDOW")
            return bool(number) and "IsViewable" in self.tool("xwininfo", "-id", number[0])
        except DeskError:
            return False  # it closed while it was asked about

    def _title(self, number: str) -> str:
        """Empty for a window that closed while it was asked about."""
        try:
            return self.tool("xdotool", "getwindowname", number).strip()
        except DeskError:
            return ""

    def _property(self, name: str) -> list[str]:
        """The window ids in a property of the root window, none of them 0."""
        said = self.tool("xprop", "-root", name)
        numbers = said.partition("#")[2].replace(",", " ").split()
        return [number for number in numbers if int(number, 16)]


@contextmanager
def desk(environment: Mapping[str, str], words: Mapping[str, str]) -> Iterator[Desk]:
    """A desk on a display, with a new home and page server; all of it is gone afterwards, and whatever the agent opened."""
    with tempfile.TemporaryDirectory(prefix="desk-", ignore_cleanup_errors=True) as folder, Pages(words) as pages:
        home = Path(folder) / OWNER
        home.mkdir()
        made = Desk(environment, home, pages, words)
        there = made.windows()
        try:
            yield made
        finally:
            made.close()
            made.clear(there)


def _signal_group(number: int, what: signal.Signals) -> None:
    try:
        os.killpg(number, what)
    except ProcessLookupError:
        return
