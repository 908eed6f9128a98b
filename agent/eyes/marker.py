"""Edge: the marks that the panel puts on the screen where the next action lands, and how they are kept out of pictures (X11).

They are windows that no window manager knows and that take no input. Their ids stand in a property of the root window. A
picture with their colour at their place is not taken: they are waited for, taken off where the panel does not, and what was
under them is drawn again by the applications.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

import numpy as np

from agent.geometry import Box
from agent.records import Pixels

PROPERTY = "_DESKHAND_MARKS"
OWN = "deskhand"
COLOUR = (221, 37, 39)
"""RGB that a mark is painted with, and hardly anything else."""
LEAST = 40
"""Pixels of it that are a mark, or what is left of one."""
GRACE = 0.25
"""Seconds in which a living panel has taken its marks off."""
SLICE = 0.01


def announce(windows: Sequence[int]) -> bool:
    """Says which windows are marks; whether it could be said. Without that none may be shown."""
    if not sys.platform.startswith("linux") or not os.environ.get("DISPLAY"):
        return False
    from Xlib import Xatom, display, error

    try:
        there = display.Display()
    except (error.DisplayError, OSError):
        return False
    there.screen().root.change_property(there.intern_atom(PROPERTY), Xatom.WINDOW, 32, list(windows))
    there.sync()  # it must be known before the first of them is shown
    there.close()
    return True


def is_seen(pixels: Pixels, places: Sequence[Box]) -> bool:
    """Whether a mark, or what is left of one, is in a picture at one of these places (image pixels)."""
    parts = (pixels[max(0, one.top) : max(0, one.bottom), max(0, one.left) : max(0, one.right)] for one in places)
    return any(int(np.count_nonzero((part == np.array(COLOUR, np.uint8)).all(axis=2))) > LEAST for part in parts)


class Marks:
    """The marks on this display. Use it from one thread."""

    def __init__(self, connection: Any) -> None:
        """`connection` is python-xlib's."""
        self._display = connection
        self._root = connection.screen().root

    def places(self) -> tuple[Box, ...]:
        """Where they are or were last, in screen points."""
        return tuple(box for _, box, _ in self._known())

    def clear(self) -> None:
        """Returns when none is shown; what was under them may not be drawn yet."""
        until = time.monotonic() + GRACE
        while (left := [window for window, _, shown in self._known() if shown]) and time.monotonic() < until:
            time.sleep(SLICE)
        for window in left:  # the panel hangs
            if OWN in (window.get_wm_class() or ()):  # and no other window has its number by now
                window.unmap()
        self._display.sync()

    def _known(self) -> Iterator[tuple[Any, Box, bool]]:
        """Each mark with its place, and whether it is shown."""
        from Xlib import X, error

        told = self._root.get_full_property(self._display.intern_atom(PROPERTY), X.AnyPropertyType)
        for number in told.value if told else ():
            window = self._display.create_resource_object("window", number)
            with suppress(error.BadWindow, error.BadDrawable, AttributeError):  # of a panel that has ended
                area, state = window.get_geometry(), window.get_attributes().map_state
                yield window, Box(area.x, area.y, area.width, area.height), state == X.IsViewable
