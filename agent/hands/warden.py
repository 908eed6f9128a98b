"""Edge: the guard process: hotkeys, the person's input told from the agent's, and a ledger of what is held down.

What it reads and writes is in `agent.hands.guard`. When the pipe closes (a clean end, a crash, kill -9) whatever is still held
is released.
"""

from __future__ import annotations

import os
import queue
import select
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import msgspec

from agent.errors import ActError, AgentError
from agent.eyes.windows import Desktop, open_desktop
from agent.geometry import Point
from agent.hands.guard import CAN_ASK, SAME
from agent.hands.hearing import DELEGATE, STOP, Hands, HotKeys, begin, corners, key_listener, mouse_listener, pointer
from agent.hands.keyboard import open_keyboard
from agent.hands.tally import Tally, What

APART = 0.1
"""Seconds between two reports of the same kind, and between two looks at whose window the pointer is on."""


class Inlet:
    """The agent's lines. `catch_up` takes in what was written before now, so that input is never judged before its
    announcement was read."""

    def __init__(self, source: int, take: Callable[[str], None]) -> None:
        """`source` is a file descriptor."""
        self._source = source
        self._take = take
        self._rest = b""
        self._reading = threading.Lock()
        self.ended = False

    def follow(self) -> None:
        """Takes lines until there are no more."""
        while not self.ended:
            if CAN_ASK:
                select.select([self._source], [], [])
                self.catch_up()
            else:
                self._read()

    def catch_up(self) -> None:
        """Takes what is there. Windows cannot tell, and says itself what was injected."""
        if not CAN_ASK:
            return
        with self._reading:
            while not self.ended and select.select([self._source], [], [], 0)[0]:
                self._read()

    def _read(self) -> None:
        said = os.read(self._source, 65536)
        self.ended = not said
        *lines, self._rest = (self._rest + said).split(b"\n")
        for line in lines:
            self._take(line.decode("utf-8", "replace"))


class Heard(msgspec.Struct, frozen=True):
    """Input of the person: `at` is where the pointer did it, nowhere for a key."""

    what: What
    time: float
    at: Point | None = None


class Watch:
    """Judges what is heard and reports what is the person's, but not what they do in Deskhand's own windows. A pointer that
    they throw into a corner stops."""

    def __init__(self, inlet: Inlet, tally: Tally, say: Callable[[str], None]) -> None:
        self._corners = corners()
        self._inlet = inlet
        self._tally = tally
        self._say = say
        self._found: queue.Queue[Heard] = queue.Queue()

    def hands(self) -> Hands:
        return Hands(self._key, self._button, self._wheel, self._moved)

    def report(self) -> None:
        """For a thread of its own: whose window it is takes the X server some milliseconds, and the hotkeys must not wait."""
        last: dict[str, float] = {}
        with suppress(AgentError):
            desktop = open_desktop()
            while True:
                heard = self._found.get()
                if heard.time - last.get(heard.what, 0.0) < APART:
                    continue
                last[heard.what] = heard.time
                if not _is_ours(desktop, heard):
                    self._say(f"person {heard.what} {heard.time}")

    def _key(self, name: str) -> None:
        self._judge("pressed", None, lambda now: self._tally.pressed(name, now))

    def _button(self, at: Point, name: str) -> None:
        self._judge("clicked", at, lambda now: self._tally.pressed(f"button:{name}", now))

    def _wheel(self, at: Point) -> None:
        self._judge("scrolled", at, lambda now: self._tally.pressed("scroll", now))

    def _moved(self, at: Point) -> None:
        self._judge("moved", at, lambda now: self._tally.moved(at, now))

    def _judge(self, what: What, at: Point | None, is_theirs: Callable[[float], bool]) -> None:
        self._inlet.catch_up()
        now = time.monotonic()
        if not is_theirs(now):
            return
        if what == "moved" and at in self._corners:
            self._say("stop")
        else:
            self._found.put(Heard(what, now, at))


def _is_ours(desktop: Desktop, heard: Heard) -> bool:
    """Done in one of Deskhand's own windows: that is how the person speaks to it."""
    window = desktop.at(heard.at) if heard.at else desktop.active()
    return window is not None and window.id in {own.id for own in desktop.own()}


class Warden:
    """All of the process: `watching` also hears what the person does."""

    def __init__(self, source: int, say: Callable[[str], None], watching: bool) -> None:
        """`source` is the file descriptor of the agent's lines."""
        self._say = say
        self._tally = Tally()
        self._hotkeys = HotKeys(lambda: say("stop"), lambda: say("call"))
        self._inlet = Inlet(source, self._take)
        self._watch = Watch(self._inlet, self._tally, say) if watching else None

    def serve(self, stop_key: str) -> None:
        """To the end of the agent's lines; then lets go of what is held, last pressed first. Raises ActError."""
        keys = open_keyboard()
        said = self._hotkeys.begin(stop_key)
        listeners = self._listeners()
        for listener in listeners:
            begin(listener)
        self._say(f"ready {said}".rstrip())
        self._inlet.follow()
        for name in reversed(self._tally.held):
            _release(keys, name)
        for listener in listeners:
            listener.stop()

    def _listeners(self) -> list[Any]:
        if self._watch is None:
            return [key_listener(self._hotkeys, None)]
        threading.Thread(target=self._watch.report, daemon=True).start()
        hands = self._watch.hands()
        hands.moved(pointer())  # from where the first move will be measured
        return [key_listener(self._hotkeys, hands), mouse_listener(hands)]

    def _take(self, line: str) -> None:
        if line.startswith("bind "):
            self._say(f"bound {self._bound(*line.split(' ')[1:])}".rstrip())
        else:
            self._tally.told(line, time.monotonic())

    def _bound(self, *keys: str) -> str:
        """What could not be bound, in a sentence."""
        wanted = {name: key for name, key in zip((STOP, DELEGATE), keys, strict=True) if key != SAME}
        try:
            self._hotkeys.bind(wanted)
        except ActError as error:
            return str(error)
        return ""


def main() -> None:
    """`python -m agent.hands.warden '<ctrl>+<alt>+<esc>' watch|rest`."""
    writing = threading.Lock()

    def say(line: str) -> None:
        with writing:
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()

    try:
        Warden(sys.stdin.fileno(), say, sys.argv[2:] == ["watch"]).serve(sys.argv[1])
    except ActError as error:
        say(f"failed {error}")


def _release(keys: Any, name: str) -> None:
    if name.startswith("button:"):
        from pynput import mouse

        mouse.Controller().release(getattr(mouse.Button, name.removeprefix("button:")))
    else:
        keys.release(name)


if __name__ == "__main__":
    main()
