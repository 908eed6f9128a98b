"""Edge: the screen as pictures (mss)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from typing import Any

import numpy as np

from agent.errors import CaptureError
from agent.eyes.marker import is_seen
from agent.eyes.windows import Desktop, no_display
from agent.geometry import Box, Monitor, box_to_image
from agent.records import Frame, Pixels, Window

MASK = 128
"""The grey that is painted over our own windows: nothing is read there and nothing is shown to a model."""
DRAWN = 3.0
"""Seconds for which an application may take to draw again what was under a mark; one that hangs may never do so."""
SLICE = 0.03
TRIES = 5
"""Pictures taken until no window came, went or moved meanwhile; one that never rests is seen all the same."""


class Screen:
    """Looks at one monitor. Use it from one thread."""

    def __init__(self, number: int, desktop: Desktop) -> None:
        """`number` counts from 1. Raises CaptureError when there is no screen or no such monitor."""
        if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
            raise CaptureError(no_display())
        self._desktop = desktop
        self._number = number
        self._mss = _opened()
        self.monitor()

    def monitors(self) -> tuple[Monitor, ...]:
        """Every monitor, in screen points, with its scale."""
        density = self._desktop.density()
        return tuple(
            Monitor(at, Box(one["left"], one["top"], one["width"], one["height"]), scale := self._scale(one), scale * density)
            for at, one in enumerate(self._mss.monitors[1:], start=1)
        )

    def monitor(self) -> Monitor:
        """The one looked at. Raises CaptureError when it is not there (any more)."""
        known = self.monitors()
        if not 1 <= self._number <= len(known):
            there = ", ".join(str(one.number) for one in known) or "none"
            raise CaptureError(f"Monitor {self._number} is not there (there are: {there}): plug it in or set `monitor`.")
        return known[self._number - 1]

    def look(self) -> Frame:
        """The monitor as it is now, our own windows painted over. Raises CaptureError."""
        # mss lists the monitors once, and one may have been unplugged or moved since; opening anew costs 3 ms.
        self._mss.close()
        self._mss = _opened()
        monitor = self.monitor()
        pixels, windows = self._with_windows(monitor)
        if not pixels[::40, ::40].std() and _locked():
            raise CaptureError("The screen is locked: unlock it and start again.")
        masked = tuple(filter(lambda box: box.area, (box_to_image(w.box, monitor) for w in self._desktop.own())))
        for box in masked:
            pixels[box.top : box.bottom, box.left : box.right] = MASK
        return Frame(pixels, monitor, time.time(), self._desktop.active(), masked, windows)

    def _with_windows(self, monitor: Monitor) -> tuple[Pixels, tuple[Window, ...]]:
        """The picture, and the windows as they were before and after it: one that went meanwhile would be in the picture, and
        nothing would say whose it was."""
        windows = self._desktop.windows()
        for _ in range(TRIES):
            before, pixels = windows, self._unmarked(monitor)
            windows = self._desktop.windows()
            if [(one.id, one.box) for one in before] == [(one.id, one.box) for one in windows]:
                break
        return pixels, windows

    def _unmarked(self, monitor: Monitor) -> Pixels:
        """Without the panel's marks, which show where the next action lands, and without what is left of them until the
        application under them has drawn itself again."""
        until = time.monotonic() + DRAWN
        while True:
            pixels = self.region(monitor.box)
            places = [box_to_image(box, monitor) for box in self._desktop.marks()]
            if not is_seen(pixels, places) or time.monotonic() > until:
                return pixels
            self._desktop.unmark()
            time.sleep(SLICE)

    def region(self, box: Box) -> Pixels:
        """A part of the desktop in screen points, as RGB. Raises CaptureError."""
        import mss

        where = {"left": box.left, "top": box.top, "width": box.width, "height": box.height}
        try:
            shot = self._mss.grab(where)
        except (mss.ScreenShotError, OSError, AssertionError) as error:  # mss asserts when X is gone
            raise CaptureError(f"The screen cannot be captured ({error}): is it locked, or was a monitor unplugged?") from error
        import cv2

        # One pass in native code; indexing [..., 2::-1] would copy pixel by pixel and cost more than the grab itself.
        bgra = np.frombuffer(shot.raw, np.uint8).reshape(shot.height, shot.width, 4)
        return np.asarray(cv2.cvtColor(bgra, cv2.COLOR_BGRA2RGB), np.uint8)

    def close(self) -> None:
        self._mss.close()

    def _scale(self, one: dict[str, Any]) -> float:
        """Image pixels per screen point: 2 on a Retina Mac, where mss speaks points; 1 where both are pixels."""
        if sys.platform == "darwin":
            return float(self._mss.grab({**one, "width": 1, "height": 1}).width)
        return 1.0


def _opened() -> Any:
    import mss

    try:
        return mss.MSS()
    except (mss.ScreenShotError, OSError, AssertionError) as error:  # mss asserts when X is gone
        shown = os.environ.get("DISPLAY", "")
        raise CaptureError(f"The display {shown} cannot be captured ({error}): log in again, or use --virtual.") from error


def _locked() -> bool:
    """Whether the session says it is locked (systemd-logind); asked only when the screen shows one flat colour."""
    session = os.environ.get("XDG_SESSION_ID")
    if not session or shutil.which("loginctl") is None:
        return False
    asked = ["loginctl", "show-session", session, "--property=LockedHint", "--value"]
    said = subprocess.run(asked, capture_output=True, text=True, timeout=5, check=False)
    return said.stdout.strip() == "yes"
