"""Edge: one stop after the other at random moments of a run that acts without rest, by the X server's own clock.

The person is this process: what it presses and moves is heard by the guard as anybody's. All device events are recorded with
the milliseconds that the server gave them, so no program's delay is measured along.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

import msgspec

from agent.hands import control
from agent.machine.virtual import VirtualScreen
from agent.protocol import Entry, Paused, Start, Stop, line
from agent.records import Status
from agent.story.journal import end_of, read
from tests.bench.stopping import BUTTON_RELEASE, CHORD, MOTION, PRESS, RELEASE, Ears, Heard
from tests.desk.product import MODELS
from tests.desk.received import ROOT

IDLE = 30.0
"""Seconds in which one that acts has begun something."""
LIMIT = 240.0
SPREAD, SETTLED = 1.5, 1.7
"""Seconds of a run within which it is stopped; and those before which a hand that leaves the mouse is no taking over."""
BLOCK = 16 * 2**20
"""Bytes that are written to the disk at a time while it is busy."""
AWAY, FAR = (1230, 770), (1231, 771)
"""Where nothing but the person moves the pointer."""
BUTTON_PRESS = 4
WHEEL, THIRD = 7, 3
"""Buttons that only the person uses: the wheel to the right, the right button."""
BUSY = """
import os, sys
while True:
    with open(sys.argv[1], "wb") as file:
        file.write(b"x" * int(sys.argv[2]))
        os.fsync(file.fileno())
"""
LOADS = ("nothing else", "model busy", "disk busy", "panel hung")


class Trial(msgspec.Struct, frozen=True):
    """Milliseconds from the stop to the last event that began something, and to the last that let go; 0 where none came. `held`
    is how many keys and buttons the X server has down afterwards, `told` whether the journal says so."""

    way: str
    load: str
    began: int
    let_go: int
    held: int
    told: bool


class Person:
    """Keys, moves, buttons and the wheel, by XTest; `mine` knows its events again."""

    def __init__(self, display: str) -> None:
        from Xlib import XK
        from Xlib.display import Display

        self._display = Display(display)
        codes = [self._display.keysym_to_keycode(XK.string_to_keysym(name)) for name in (*CHORD, "Shift_R", "F7")]
        self._chord, (self._mark, self._key) = codes[:3], codes[3:]
        self._codes = codes

    def stop_key(self) -> None:
        self._send(*((PRESS, code) for code in self._chord), *((RELEASE, code) for code in self._chord[::-1]))

    def mark(self) -> None:
        """A key that nobody minds: the moment in which a program is told to stop."""
        self._send((PRESS, self._mark), (RELEASE, self._mark))

    def corner(self) -> None:
        self._move(0, 0)

    def key(self) -> None:
        self._send((PRESS, self._key), (RELEASE, self._key))

    def button(self) -> None:
        self._move(*AWAY)
        self._send((BUTTON_PRESS, THIRD), (BUTTON_RELEASE, THIRD))

    def wheel(self) -> None:
        self._send((BUTTON_PRESS, WHEEL), (BUTTON_RELEASE, WHEEL))

    def moves(self) -> None:
        self._move(*AWAY)
        self._move(*FAR)

    def back(self) -> None:
        self._move(640, 700)

    def mine(self, one: Heard) -> bool:
        if one.kind in (PRESS, RELEASE):
            return one.detail in self._codes
        if one.kind in (BUTTON_PRESS, BUTTON_RELEASE):
            return one.detail in (WHEEL, THIRD)
        return (one.x, one.y) in ((0, 0), AWAY, FAR)

    def down(self) -> int:
        """How many keys and buttons are down."""
        pointer = self._display.screen().root.query_pointer()
        return sum(bin(byte).count("1") for byte in self._display.query_keymap()) + bin(pointer.mask & 0x1F00).count("1")

    def close(self) -> None:
        self._display.close()

    def _move(self, x: int, y: int) -> None:
        from Xlib.ext import xtest

        xtest.fake_input(self._display, MOTION, x=x, y=y)
        self._display.sync()

    def _send(self, *events: tuple[int, int]) -> None:
        from Xlib.ext import xtest

        for kind, detail in events:
            xtest.fake_input(self._display, kind, detail)
        self._display.sync()


class Actor:
    """The agent process, and its events as a panel hears them; while it hangs nobody reads them."""

    def __init__(self, environment: Mapping[str, str], load: str) -> None:
        model = ["--model"] if load == "model busy" else []
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.trust.stop.actor", "deskhand", *model],
            env=dict(environment), cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
        )  # fmt: skip
        self._events: list[dict[str, Any]] = []
        self._reads = threading.Event()
        self._reads.set()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        self.hear("ready")

    def tell(self, said: Start | Stop) -> None:
        assert self._process.stdin
        self._process.stdin.write(f"{line(said)}\n")

    def hear(self, *kinds: str) -> dict[str, Any]:
        """The next event of one of these kinds; those before it are forgotten."""
        until = time.monotonic() + LIMIT
        while time.monotonic() < until and (self._events or self._process.poll() is None):
            while self._events:
                one = self._events.pop(0)
                if one["event"] in kinds:
                    return one
            time.sleep(0.005)
        raise RuntimeError(f"The acting process did not say “{kinds[0]}”.")

    def hang(self, on: bool) -> None:
        """Whether the panel hangs."""
        if on:
            self._reads.clear()
        else:
            self._reads.set()

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        self.hang(False)
        self._listener.join()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):  # a line that nobody read any more
                    pipe.close()

    def _listen(self) -> None:
        for said in self._process.stdout or ():
            self._events.append(msgspec.json.decode(said))
            self._reads.wait()


class Place(msgspec.Struct, frozen=True):
    """Where it happens: the person, what is heard of the display, the agent, its data folder."""

    person: Person
    ears: Ears
    actor: Actor
    data: Path


def _signal(place: Place) -> None:
    place.person.mark()
    control.tell("stop", place.data / "run")


def _click(place: Place) -> None:
    """What a click on Stop in the panel, its strip or its tray sends."""
    place.person.mark()
    place.actor.tell(Stop())


WAYS: dict[str, Callable[[Place], None]] = {
    "stop key": lambda place: place.person.stop_key(),
    "deskhand stop": _signal,
    "Stop in the panel, the strip or the tray": _click,
    "corner": lambda place: place.person.corner(),
}
INPUTS: dict[str, Callable[[Place], None]] = {
    "the person presses a key": lambda place: place.person.key(),
    "the person moves the mouse": lambda place: place.person.moves(),
    "the person clicks": lambda place: place.person.button(),
    "the person turns the wheel": lambda place: place.person.wheel(),
}
"""These pause: what is under way is finished first."""


@contextmanager
def placed(load: str, folder: Path) -> Iterator[Place]:
    """A run's place under this load, on a screen of its own."""
    with ExitStack() as stack:
        screen = stack.enter_context(VirtualScreen())
        ears = stack.enter_context(Ears(screen.display))
        stack.enter_context(_window(screen.environment(), folder / "received"))
        (folder / "models").symlink_to(MODELS)
        own = {"DESKHAND_DATA": str(folder), "DESKHAND_CONFIG": str(folder / "config.toml"), "PYTHONPATH": str(ROOT)}
        actor = Actor({**os.environ, **screen.environment(), **own}, load)
        stack.callback(actor.close)
        person = Person(screen.display)
        stack.callback(person.close)
        stack.enter_context(_disk(folder) if load == "disk busy" else nullcontext())
        yield Place(person, ears, actor, folder)


def tried(way: str, load: str, place: Place) -> Trial:
    place.person.back()
    place.actor.tell(Start("Work"))
    run = str(place.actor.hear("started")["run"])
    place.actor.hear("decided")
    time.sleep(random.uniform(0, SPREAD) + (SETTLED if way in INPUTS else 0))
    place.actor.hang(load == "panel hung")
    _amid(place.ears)
    place.ears.forget()
    (WAYS | INPUTS)[way](place)
    place.ears.wait_for_quiet()
    held = place.person.down()
    place.actor.hang(False)
    if way not in INPUTS:
        place.actor.hear("finished")
    elif place.actor.hear("paused", "finished")["event"] == "paused":
        place.ears.wait_for_quiet()
        held = place.person.down()
        place.actor.tell(Stop())
        place.actor.hear("finished")
    return measured(way, load, place, held, _is_told(way, read(place.data / "runs" / run)))


def _amid(ears: Ears) -> None:
    """Returns while something is being injected. Raises RuntimeError where nothing is: that would be stopped at once."""
    ears.forget()
    until = time.monotonic() + IDLE
    while not ears.heard:
        if time.monotonic() > until:
            raise RuntimeError("The acting process does nothing that could be stopped.")
        time.sleep(0.001)
    time.sleep(random.uniform(0, 0.03))


def measured(way: str, load: str, place: Place, held: int, told: bool) -> Trial:
    """From the person's first event on."""
    heard = place.ears.heard
    pressed = next(one.at for one in heard if place.person.mine(one) and one.kind not in (RELEASE, BUTTON_RELEASE))
    after = [one for one in heard if one.at >= pressed and not place.person.mine(one)]
    letting_go = [one.at for one in after if one.kind in (RELEASE, BUTTON_RELEASE)]
    began = [one.at for one in after if one.kind not in (RELEASE, BUTTON_RELEASE)]
    last, let_go = max(began, default=pressed) - pressed, max(letting_go, default=pressed) - pressed
    return Trial(way, load, last, let_go, held, told)


def _is_told(way: str, entries: tuple[Entry, ...]) -> bool:
    end = end_of(entries)
    paused = any(isinstance(one.event, Paused) and one.event.reason == "person" for one in entries)
    return end is not None and end.status is Status.STOPPED and (paused or way not in INPUTS)


@contextmanager
def _window(environment: Mapping[str, str], file: Path) -> Iterator[None]:
    """What all that is done goes into; a bare screen has menus that letters open."""
    command = (sys.executable, "-m", "tests.desk.receiver", str(file))
    with subprocess.Popen(command, env={**environment, "PYTHONPATH": str(ROOT)}, cwd=ROOT) as process:
        try:
            until = time.monotonic() + LIMIT
            while not (file.exists() and '"shown"' in file.read_text("utf-8")) and time.monotonic() < until:
                time.sleep(0.05)
            yield
        finally:
            process.kill()


@contextmanager
def _disk(folder: Path) -> Iterator[None]:
    """The disk that the journal lies on, written to and waited for without end."""
    with subprocess.Popen([sys.executable, "-c", BUSY, str(folder / "busy"), str(BLOCK)]) as process:
        try:
            yield
        finally:
            process.kill()
