"""Edge: how long after the stop key the last event is injected, by the X server's own clock.

A process acts without end with the real guard and the real hands; another, this one, presses the stop key by XTest at a moment
of no rhythm. All device events are recorded with the milliseconds that the server gave them, so no program's delay is measured
along. What only lets go of a key or a button is counted apart: that must come.
"""

from __future__ import annotations

import itertools
import random
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec

from agent.machine.virtual import VirtualScreen
from tests.desk.received import ROOT

TIMES = 250
STOP_KEY = "<ctrl>+<alt>+<esc>"
CHORD = ("Control_L", "Alt_L", "Escape")
LIMIT = 30.0
QUIET = 0.3
"""Seconds without a new event after which none will come: six times the longest gap while acting."""
Row = tuple[str, str]


class Heard(msgspec.Struct, frozen=True):
    """A device event: `at` in the server's milliseconds, `kind` and `detail` as X11 numbers them, where the pointer was."""

    at: int
    kind: int
    detail: int
    x: int = 0
    y: int = 0


class Trial(msgspec.Struct, frozen=True):
    """Milliseconds from the stop key to the last event that began something, and to the last that let go; 0 where none came."""

    began: int
    let_go: int


def rows(times: int = TIMES) -> Iterator[Row]:
    trials = list(tried(times))
    for what, taken in (
        ("the last press, move or scroll", [one.began for one in trials]),
        ("the last release", [one.let_go for one in trials]),
    ):
        cut = statistics.quantiles(taken, n=100)
        yield (
            f"From the stop key to {what}, {len(taken)} trials while it types, pastes, drags, moves and scrolls",
            f"p50 {statistics.median(taken):.0f} ms, p99 {cut[98]:.0f} ms, longest {max(taken)} ms",
        )


def tried(times: int) -> Iterator[Trial]:
    with VirtualScreen() as screen, _actor(screen) as actor, Ears(screen.display) as ears:
        keys = Person(screen.display)
        for _ in range(times):
            _tell(actor, "go")
            time.sleep(random.uniform(0.2, 1.2))
            yield _trial(actor, ears, keys)
        keys.close()


def _trial(actor: subprocess.Popen[str], ears: Ears, keys: Person) -> Trial:
    ears.forget()
    keys.stop()
    _hear(actor, "stopped")
    ears.wait_for_quiet()
    pressed = next(one.at for one in ears.heard if (one.kind, one.detail) == (PRESS, keys.codes[-1]))
    after = [one for one in ears.heard if one.at >= pressed and one.detail not in keys.codes]
    letting_go = [one.at for one in after if one.kind in (RELEASE, BUTTON_RELEASE)]
    began = [one.at for one in after if one.kind not in (RELEASE, BUTTON_RELEASE)]
    return Trial(max(began, default=pressed) - pressed, max(letting_go, default=pressed) - pressed)


PRESS, RELEASE, BUTTON_RELEASE, MOTION = 2, 3, 5, 6
"""X11's numbers of these events."""


class Person:
    """Presses the stop key."""

    def __init__(self, display: str) -> None:
        from Xlib import XK
        from Xlib.display import Display

        self._display = Display(display)
        self.codes = [self._display.keysym_to_keycode(XK.string_to_keysym(name)) for name in CHORD]

    def stop(self) -> None:
        from Xlib.ext import xtest

        for kind, codes in ((PRESS, self.codes), (RELEASE, self.codes[::-1])):
            for code in codes:
                xtest.fake_input(self._display, kind, code)
        self._display.sync()

    def close(self) -> None:
        self._display.close()


class Ears:
    """Every device event on a display, by the RECORD extension."""

    def __init__(self, display: str) -> None:
        from Xlib.display import Display

        self.heard: list[Heard] = []
        self._asking, self._hearing = Display(display), Display(display)
        self._thread = threading.Thread(target=self._listen, daemon=True)

    def __enter__(self) -> Ears:
        from Xlib.ext import record

        events = {"device_events": (PRESS, MOTION), "client_started": False, "client_died": False}
        nothing = dict.fromkeys(("core_requests", "core_replies", "delivered_events", "errors"), (0, 0))
        extensions = dict.fromkeys(("ext_requests", "ext_replies"), (0, 0, 0, 0))
        self._context = self._asking.record_create_context(0, [record.AllClients], [{**nothing, **extensions, **events}])
        self._asking.sync()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._asking.record_disable_context(self._context)
        self._asking.flush()
        self._thread.join(LIMIT)
        self._asking.close()
        self._hearing.close()

    def forget(self) -> None:
        self.heard = []

    def wait_for_quiet(self) -> None:
        count, since = len(self.heard), time.monotonic()
        while time.monotonic() - since < QUIET:
            time.sleep(0.02)
            if len(self.heard) != count:
                count, since = len(self.heard), time.monotonic()

    def _listen(self) -> None:
        self._hearing.record_enable_context(self._context, self._take)

    def _take(self, reply: Any) -> None:
        from Xlib.protocol import rq

        data = reply.data
        while data:
            event, data = rq.EventField(None).parse_binary_value(data, self._hearing.display, None, None)
            self.heard.append(Heard(event.time, event.type, event.detail, event.root_x, event.root_y))


@contextmanager
def _actor(screen: VirtualScreen) -> Iterator[subprocess.Popen[str]]:
    environment = {**screen.environment(), "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.stopping"],
        env=environment, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
    )  # fmt: skip
    try:
        _hear(process, "ready")
        yield process
    finally:
        process.kill()
        process.wait()


def _tell(process: subprocess.Popen[str], word: str) -> None:
    assert process.stdin
    process.stdin.write(f"{word}\n")


def _hear(process: subprocess.Popen[str], word: str) -> None:
    assert process.stdout
    said = process.stdout.readline().strip()
    if said != word:
        raise RuntimeError(f"The acting process said “{said}” where “{word}” was due.")


def act() -> None:
    """The acting process: at each line `go` it acts until it is stopped."""
    from agent.action import Action, Key, LeftClickDrag, MouseMove, Scroll, Type
    from agent.errors import Stopped
    from agent.eyes.capture import Screen
    from agent.eyes.windows import open_desktop
    from agent.geometry import Point
    from agent.hands.act import Hands
    from agent.hands.control import Switch
    from agent.hands.guard import Also, Guard

    def say(word: str) -> None:
        sys.stdout.write(f"{word}\n")
        sys.stdout.flush()

    def heeded() -> bool:
        """As `agent.build` asks."""
        guard.catch_up()
        return switch.stopped()

    switch, desktop = Switch(), open_desktop()
    frame = Screen(1, desktop).look()
    guard = Guard(STOP_KEY, switch.stop, Also(on_person=switch.noticed))  # heard, as in a run; no run is under way
    guard.start()
    hands = Hands(desktop, heeded, guard, switch.paused)
    one, other = Point(300, 300), Point(700, 500)
    deeds: list[Action] = [
        Key("a b c d e f g h j k l m n o p q r s t u w y"),
        LeftClickDrag(one, end=other),
        Type("a text that is pasted", one),
        *(MouseMove(Point(200 + 3 * at, 250 + at)) for at in range(150)),
        Scroll(0, 60, other),
    ]
    say("ready")
    for _ in sys.stdin:
        switch.reset()
        try:
            for deed in itertools.cycle(random.sample(deeds, len(deeds))):
                hands.act(deed, frame)
        except Stopped:
            say("stopped")


if __name__ == "__main__":
    act()
