"""Edge: the receiver window (tests.desk.receiver) from outside: what it received of what was done."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from agent.geometry import Box, Point
from tests.desk.desk import Desk

ROOT = Path(__file__).parents[2]
Events = list[dict[str, Any]]


class Receiver:
    """A receiver window, started and shown."""

    def __init__(self, desk: Desk, name: str = "receiver", *options: str) -> None:
        self._desk = desk
        self._file = desk.home / f"{name}-{time.monotonic_ns()}.jsonl"
        command = (sys.executable, "-m", "tests.desk.receiver", str(self._file), "--name", name, *options)
        desk.start(("env", f"PYTHONPATH={ROOT}", *command))
        desk.wait(lambda: self._has("shown"), f"The window {name}", 60)
        shown = next(event for event in self.events() if event["kind"] == "shown")
        self.pad, self.text = (Box(*shown[name], *shown["size"]) for name in ("pad", "text"))
        if "--bare" not in options:
            desk.window(name)

    def events(self) -> Events:
        """All events so far, oldest first."""
        lines = self._file.read_text("utf-8").splitlines(keepends=True) if self._file.exists() else []
        found = [json.loads(line) for line in lines if line.endswith("\n")]
        assert not [event for event in found if event["kind"] == "fault"], found
        return found

    def after(self, do: Callable[[], object], mark: Sequence[str] = ("key", "F12")) -> Events:
        """What came of `do`: X keeps the order of events, so all of it is there when a mark sent after it is."""
        before = self.events()
        do()
        self._desk.tool("xdotool", *mark)
        self._desk.wait(lambda: _marks(self.events()) > _marks(before), f"The mark after {self.events()[-3:]}")
        new = self.events()[len(before) :]
        return [event for event in new if event.get("key") != "f12" and event.get("button") != "back"]

    def typed(self, do: Callable[[], object]) -> str:
        """What stands in the text area after `do`."""
        self.after(do)
        return next((str(event["text"]) for event in reversed(self.events()) if event["kind"] == "text"), "")

    def quiet(self) -> bool:
        """Whether the moving pad has come to rest."""
        return self._has("quiet")

    def _has(self, kind: str) -> bool:
        return any(event["kind"] == kind for event in self.events())


def _marks(events: Events) -> int:
    """The text area tells only presses, the pad releases as well; two quick clicks are a double one."""
    return sum(
        (e.get("key") == "f12" and e["kind"] in ("down", "key")) or (e.get("button") == "back" and e["kind"] != "release")
        for e in events
    )


def middle(box: Box) -> Point:
    return Point(round(box.centre.x), round(box.centre.y))
