"""Edge: the window of `agent.selftest.window` from outside, and what the X server says is held down."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from agent import ourselves
from agent.eyes.windows import Desktop
from agent.geometry import Box, Point
from agent.selftest.promise import BrokenError
from agent.selftest.window import SIZE

LIMIT = 60.0
"""Seconds that anything is waited for: a laden machine is slow."""
SLICE = 0.02
BUTTONS = 0x1F00
"""The bits of the pointer's state that are buttons."""


class Pane:
    """A context manager: in between the window is there, drawn, and has the keyboard."""

    def __init__(self, folder: Path, name: str, desktop: Desktop, corner: tuple[int, int]) -> None:
        self._file, self._name, self._desktop = folder / f"{name}.jsonl", name, desktop
        self._corner = corner
        self._process: subprocess.Popen[bytes] | None = None
        self.box = Box(0, 0, 0, 0)
        self._number = 0

    def __enter__(self) -> Pane:
        command = ourselves.command("agent.selftest.window", str(self._file), self._name, *map(str, self._corner))
        self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
        try:
            until(self._found, f"The window {self._name} was not shown")
            self.received()  # so it has drawn itself
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def spot(self, part: tuple[int, int, int, int]) -> Point:
        """The middle of a part of the window, on the screen."""
        left, top, width, height = part
        return Point(self.box.left + left + width // 2, self.box.top + top + height // 2)

    def received(self) -> list[dict[str, Any]]:
        """Everything so far: what was sent before this is called is in it, for a mark is sent after it and waited for."""
        before = self._count()
        self._mark()
        until(lambda: self._count() > before, f"The window {self._name} did not answer")
        return [event for event in self._events() if event["kind"] != "mark"]

    def _events(self) -> list[dict[str, Any]]:
        lines = self._file.read_text("utf-8").splitlines(keepends=True) if self._file.exists() else []
        return [json.loads(line) for line in lines if line.endswith("\n")]

    def _count(self) -> int:
        return sum(event["kind"] == "mark" for event in self._events())

    def _found(self) -> bool:
        for window in self._desktop.windows():
            active = self._desktop.active()
            if window.app == self._name and (window.box.width, window.box.height) == SIZE and active and active.id == window.id:
                self.box, self._number = window.box, window.id
                return True
        return False

    def _mark(self) -> None:
        from Xlib import display
        from Xlib.protocol import event

        there = display.Display()
        try:
            window = there.create_resource_object("window", self._number)
            kind = there.intern_atom("SELFTEST_MARK")
            window.send_event(event.ClientMessage(window=window, client_type=kind, data=(32, [0] * 5)))
            there.sync()
        finally:
            there.close()


class Held:
    """What is down, as the X server has it; a context manager."""

    def __enter__(self) -> Held:
        from Xlib import display

        self._display = display.Display()
        return self

    def __exit__(self, *_: object) -> None:
        self._display.close()

    def count(self) -> int:
        """Keys and buttons."""
        keys = sum(bin(byte).count("1") for byte in self._display.query_keymap())
        return keys + bin(self._display.screen().root.query_pointer().mask & BUTTONS).count("1")


def until(met: Callable[[], bool], otherwise: str, seconds: float = LIMIT) -> float:
    """Waits; how long it took. Raises BrokenError."""
    begun = time.monotonic()
    while not met():
        if time.monotonic() > begun + seconds:
            raise BrokenError(f"{otherwise} within {seconds:.0f} s.")
        time.sleep(SLICE)
    return time.monotonic() - begun
