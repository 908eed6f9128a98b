"""Edge: watches a person: pointer and keys as they come, each with the screen as it was just before. Keys that go to a window
or a field whose typing is the person's own (`agent.recording.privacy`) are not kept.
"""

from __future__ import annotations

import os
import queue
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Protocol

import msgspec
import numpy as np

from agent.eyes.settle import alike
from agent.geometry import Point, to_image
from agent.hands.ears import Ears
from agent.recording import aims
from agent.recording.inputs import (
    Button,
    Clicked,
    Deed,
    Dragged,
    Gathering,
    Heard,
    Hidden,
    Kept,
    Key,
    Pressed,
    Scrolled,
    Typed,
    Wheel,
)
from agent.recording.privacy import PASSWORD, Discretion, filled_field
from agent.recording.watched import Act, Watched, focused
from agent.records import Frame, Observation, Window
from agent.stages import Eyes

SETTLES = 3.0
"""Seconds that the screen may take to come to rest at the end."""
SWITCHES = "alt+tab"
"""Keys that led to our terminal when they come last."""
LISTEN = 0.1
"""Seconds between two looks at whether it is over."""


class Looks(Protocol):
    """What `agent.recording.lookout` is to this module."""

    def before(self, moment: float) -> Frame: ...

    def fresh(self) -> Frame: ...

    def active(self) -> Window | None: ...

    def check(self) -> None: ...


class Watch:
    """Hears, looks, and tells each deed once it is over and read."""

    def __init__(self, lookout: Looks, eyes: Eyes, discretion: Discretion, stop_key: str) -> None:
        """`stop_key` as a chord: it is ours to hear."""
        self._lookout, self._eyes, self._discretion, self._stop_key = lookout, eyes, discretion, stop_key
        self._heard: queue.SimpleQueue[Heard] = queue.SimpleQueue()
        self._gathering = Gathering()
        self._known: tuple[tuple[int, str], str] = ((0, ""), "")
        self._reason = ""
        self._acts: list[Act] = []
        self._family = _family()
        self._left: Frame | None = None
        self._theirs: Frame | None = None
        self._last: Observation | None = None
        self._rest = lookout.fresh()
        self._first = self._observed(self._rest)

    def ears(self) -> Ears:
        return Ears(self.on_key, self.on_button, self.on_wheel)

    def acts(self, over: Callable[[], bool]) -> Iterator[Act]:
        """Each act, until it is `over` and everything heard is told. Raises CaptureError, ModelError."""
        while not over():
            self._lookout.check()
            with suppress(queue.Empty):
                yield from self._told(self._heard.get(timeout=LISTEN))
            if self._heard.empty():
                yield from self._understood(self._gathering.quiet(time.time()), self._lookout.before(time.time()))
        self._rest = self._settled()
        while not self._heard.empty():
            yield from self._told(self._heard.get())
        yield from self._understood(self._gathering.end(), self._left or self._rest)

    def so_far(self) -> Watched:
        """What is told already; the last act's end is not known yet."""
        return Watched(_light(self._first), tuple(self._acts), _light(self._last or self._first))

    def watched(self) -> Watched:
        """All of it, when it is over."""
        if self._acts and self._left and getattr(self._acts[-1].deed, "keys", "") == SWITCHES:
            self._acts.pop()
        last = self._observed(self._left or self._rest)
        return Watched(_light(self._first), tuple(self._acts), _light(last))

    def on_key(self, key: str, held: tuple[str, ...]) -> None:
        """From the listener's thread: what is nobody's business goes no further than here."""
        now = time.time()
        frame = self._lookout.before(now)
        there = msgspec.structs.replace(frame, window=self._lookout.active())  # it may have come after that look
        if self._is_ours(there.window):
            self._heard.put(Key(key="", time=now, frame=there))
        elif self._handed(there):
            self._heard.put(Kept(time=now, frame=there))
        else:
            self._heard.put(Key(key=key, held=held, time=now, frame=frame))

    def on_button(self, point: Point, button: str, down: bool) -> None:
        now = time.time()
        self._heard.put(Button(point=point, button=button, down=down, time=now, frame=self._lookout.before(now)))

    def on_wheel(self, point: Point, across: int, down: int) -> None:
        now = time.time()
        self._heard.put(Wheel(point=point, across=across, down=down, time=now, frame=self._lookout.before(now)))

    def _handed(self, frame: Frame) -> str:
        """Why this window's typing is the person's own; asked of the rules once for each title."""
        window = frame.window
        known = (window.id, window.title) if window else (0, "")
        if self._known[0] != known:
            self._known = known, self._discretion.window(window, frame.monitor)
        return self._known[1]

    def _told(self, heard: Heard) -> Iterator[Act]:
        """`_left` is the screen as it was when the person turned to our terminal, which now stands over it."""
        yield from self._understood(self._gathering.hear(heard), heard.frame)
        if not self._is_ours(heard.frame.window):
            self._theirs, self._left = heard.frame, None
        elif isinstance(heard, Key):
            self._left = self._left or self._theirs

    def _understood(self, deeds: list[Deed], after: Frame) -> Iterator[Act]:
        """Deeds as acts; `after` is the screen when the last of them was over."""
        for deed in deeds:
            if self._in_ours(deed):
                self._left = self._left or deed.frame
            elif not (isinstance(deed, Pressed) and deed.keys == self._stop_key):
                act = self._act(deed, after)
                self._acts.append(act)
                yield act

    def _act(self, deed: Deed, after: Frame) -> Act:
        """Read, and with what is secret left out."""
        seen = self._observed(deed.frame)
        reason = ""
        if isinstance(deed, Typed):
            reason = self._secret(deed, seen, self._observed(after))
        elif isinstance(deed, Hidden):
            reason = self._handed(deed.frame) or self._handed(after) or self._reason or PASSWORD
        elif isinstance(deed, Clicked):
            self._reason = self._discretion.field(aims.hit(deed.point, seen), seen)
            if self._reason:
                self._gathering.hush()
        hidden = Hidden(frame=deed.frame, ended=deed.ended) if reason else deed
        light = msgspec.structs.replace(hidden, frame=_light(seen).frame)
        return Act(light, _light(seen), reason)

    def _secret(self, deed: Typed, seen: Observation, after: Observation) -> str:
        so_far = Watched(seen, (*self._acts, Act(deed, seen)), after)
        field = focused(so_far, len(self._acts)) or filled_field(deed.text, seen, after)
        return self._discretion.typed(deed.text, field, seen, after)

    def _in_ours(self, deed: Deed) -> bool:
        """Whether it was done to the terminal that we run in, or to a window of ours."""
        if isinstance(deed, Clicked | Dragged | Scrolled):
            at, frame = to_image(deed.point, deed.frame.monitor), deed.frame
            return self._is_ours(aims.window_at(deed.point, frame)) or any(box.contains(at) for box in frame.masked)
        return self._is_ours(deed.frame.window)

    def _is_ours(self, window: Window | None) -> bool:
        return window is not None and (str(window.id) == os.environ.get("WINDOWID") or window.pid in self._family)

    def _observed(self, frame: Frame) -> Observation:
        self._last = self._eyes.observe(frame, self._last)
        return self._last

    def _settled(self) -> Frame:
        """The screen at rest."""
        until = time.time() + SETTLES
        frame = self._lookout.fresh()
        while time.time() < until:
            last, frame = frame, self._lookout.fresh()
            if alike(last, frame):
                break
        return frame


def _light(seen: Observation) -> Observation:
    """Without its picture, whose size alone is needed: an hour's pictures would not fit into memory."""
    blank = np.broadcast_to(np.zeros(1, np.uint8), seen.frame.pixels.shape)
    return msgspec.structs.replace(seen, frame=msgspec.structs.replace(seen.frame, pixels=blank))


def _family() -> set[int]:
    """Our own process and those that started it."""
    import psutil

    with suppress(psutil.Error):
        return {os.getpid(), *(process.pid for process in psutil.Process().parents())}
    return {os.getpid()}
