"""Edge: the screen of the last seconds, looked at again and again in a thread of its own: reading takes longer than a person's
next click.
"""

from __future__ import annotations

import threading
from collections import deque
from contextlib import suppress

import msgspec
import numpy as np

from agent.errors import AgentError, CaptureError
from agent.eyes.capture import Screen
from agent.eyes.windows import open_desktop
from agent.records import Frame, Window

EVERY = 0.05
"""Seconds between two looks at the screen: one who knows what comes clicks a tenth of a second after it."""
RECENT = 40
"""Looks that are kept: what happened is heard within two seconds even on a machine that is busy."""
REACTION = 0.05
"""Seconds that an event may be heard late, and an application may already have answered it."""


class Lookout:
    """A context manager: looks between the two ends."""

    def __init__(self, monitor: int) -> None:
        self._monitor = monitor
        self._frames: deque[Frame] = deque(maxlen=RECENT)
        self._changed = threading.Condition()
        self._over = threading.Event()
        self._error: AgentError | None = None
        self._desktop = open_desktop()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Lookout:
        """Returns when there is a first look. Raises CaptureError."""
        self._thread.start()
        self.fresh()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join(5)
        self._desktop.close()

    def before(self, moment: float) -> Frame:
        """The screen as it was just before a moment; the oldest known when that is too long ago."""
        with self._changed:
            frames = list(self._frames)
        return next((frame for frame in reversed(frames) if frame.time < moment - REACTION), frames[0])

    def fresh(self) -> Frame:
        """The next look. Raises CaptureError when there is none."""
        with self._changed:
            last = self._frames[-1] if self._frames else None
            came = self._changed.wait_for(lambda: self._error or (self._frames and self._frames[-1] is not last), 10)
            if self._error:
                raise self._error
            if not came:
                raise CaptureError("The screen was not seen for 10 seconds: is the machine very busy? Record again.")
            return self._frames[-1]

    def active(self) -> Window | None:
        """The window with the keyboard at this moment, asked from the thread that hears keys; None when it cannot be told."""
        with suppress(CaptureError):
            return self._desktop.active()
        return None

    def check(self) -> None:
        """Raises CaptureError when the screen cannot be seen any more."""
        if self._error:
            raise self._error
        if not self._thread.is_alive():
            raise CaptureError("The screen cannot be seen any more: the display has ended, or a monitor went away.")

    def _run(self) -> None:
        try:
            desktop = open_desktop()
            screen = Screen(self._monitor, desktop)
            while not self._over.wait(EVERY):
                self._add(screen.look())
            screen.close()
            desktop.close()
        except AgentError as error:
            with self._changed:
                self._error = error
                self._changed.notify_all()

    def _add(self, frame: Frame) -> None:
        """Pictures that are alike are kept once."""
        last = self._frames[-1] if self._frames else None
        if last is not None and np.array_equal(last.pixels, frame.pixels):
            frame = msgspec.structs.replace(frame, pixels=last.pixels)
        with self._changed:
            self._frames.append(frame)
            self._changed.notify_all()
