"""Edge: the buttons of the mouse, and the screen held still while they go down.

On X11 a press is one with the last look before it: while the server is grabbed no other program can show, move, cover or draw
anything, so what was compared is what is pressed. It is grabbed for some milliseconds, and let go of when this process dies.
Elsewhere the press follows the look as soon as it can.
"""

from __future__ import annotations

import select
import sys
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any, Protocol

import numpy as np

from agent.geometry import Box
from agent.hands.keyboard import Keyboard, X11Keyboard
from agent.records import Pixels

At = tuple[int, ...]
NUMBERS = {"left": 1, "middle": 2, "right": 3}
DEPTH = 32
"""Bits a pixel of the pictures that are compared; all screens of today have them."""

NOWHERE = Box(0, 0, 0, 0)
MANAGER = 0.5
"""Seconds that the window manager may take; one that does not answer is asked once."""


class Still(Protocol):
    """Presses and lets go of buttons at a place in screen points, where the pointer is for none. Use it from one thread."""

    def held(self) -> bool:
        """Whether the screen is held still: nothing else may ask the system anything meanwhile."""
        ...

    def top(self, at: At) -> int:
        """What is on top there, as a number; 0 where it cannot be told, -1 for what takes input and shows nothing."""
        ...

    def area(self, top: int) -> Box:
        """Where that is, in screen points; empty where it cannot be told."""
        ...

    def are_of_one(self, window: int, other: int) -> bool:
        """Whether two windows are of the same program."""
        ...

    def heeded(self) -> None:
        """Returns when the window manager has dealt with the press before, which it may hold back to bring a window up."""
        ...

    def outermost(self, window: int) -> int:
        """What a window is in, as `top` counts it: its frame; 0 where it cannot be told."""
        ...

    def has_keys(self, windows: Collection[int]) -> bool:
        """Whether one of these windows has the keyboard; true where it cannot be told."""
        ...

    def picture(self, box: Box) -> Pixels | None:
        """What is shown there now (screen points), as RGB; none where it cannot be told."""
        ...

    def hold(self) -> Any:
        """A context in which the screen is held still. The keyboard that it was opened with may be used in it."""
        ...

    def press(self, button: str, at: At) -> None: ...

    def release(self, button: str, at: At) -> None: ...


def open_still(keyboard: Keyboard, pointer: Any) -> Still:
    """`pointer` is pyautogui, which presses where the screen cannot be held."""
    if sys.platform.startswith("linux") and isinstance(keyboard, X11Keyboard):
        return XStill(keyboard.connection)
    return NoStill(pointer)


class XStill:
    """By XTest on the connection that holds the grab: the server serves no other."""

    def __init__(self, connection: Any) -> None:
        """`connection` is python-xlib's."""
        from Xlib import X, error
        from Xlib.ext import xtest

        self._x, self._error, self._inject = X, error, xtest.fake_input
        self._display = connection
        self._root = connection.screen().root
        self._held = False
        self._mine: Any = None
        self._answers = True

    def held(self) -> bool:
        return self._held

    def top(self, at: At) -> int:
        found = self._root.translate_coords(self._root, *at).child
        if not found:
            return 0
        try:
            return -1 if found.get_attributes().win_class == self._x.InputOnly else int(found.id)
        except self._error.BadWindow:
            return 0

    def area(self, top: int) -> Box:
        if top <= 0:
            return NOWHERE
        try:
            found = self._display.create_resource_object("window", top).get_geometry()
        except self._error.BadDrawable:
            return NOWHERE
        return Box(found.x, found.y, found.width, found.height)

    def are_of_one(self, window: int, other: int) -> bool:
        """Their numbers begin with that of the connection that made them."""
        mask = self._display.display.info.resource_id_mask
        return window > 0 and other > 0 and window & ~mask == other & ~mask

    def heeded(self) -> None:
        """Asked for the frame of a window of ours (EWMH), it answers after what came before."""
        from Xlib.protocol import event

        if not self._answers:
            return
        mine, asked = self._asking(), self._display.intern_atom("_NET_REQUEST_FRAME_EXTENTS")
        message = event.ClientMessage(window=mine, client_type=asked, data=(32, [0] * 5))
        self._root.send_event(message, event_mask=self._x.SubstructureRedirectMask | self._x.SubstructureNotifyMask)
        self._display.flush()
        self._answers = self._answered(mine)

    def _asking(self) -> Any:
        """A window that is never shown, made once."""
        if self._mine is None:
            mask = self._x.PropertyChangeMask
            self._mine = self._root.create_window(0, 0, 1, 1, 0, self._x.CopyFromParent, event_mask=mask)
        return self._mine

    def _answered(self, mine: Any) -> bool:
        """Whether it answered at all."""
        until = time.monotonic() + MANAGER
        while (left := until - time.monotonic()) > 0:
            if not self._display.pending_events():
                select.select([self._display.fileno()], [], [], left)
                continue
            said = self._display.next_event()
            if said.type == self._x.PropertyNotify and said.window == mine:
                return True
        return False

    def outermost(self, window: int) -> int:
        return self._line(self._display.create_resource_object("window", window))[-1] if window else 0

    def has_keys(self, windows: Collection[int]) -> bool:
        """A toolkit may give it to a window within its own."""
        found = self._display.get_input_focus().focus
        return found in (self._x.NONE, self._x.PointerRoot) or not set(windows).isdisjoint(self._line(found))

    def _line(self, window: Any) -> list[int]:
        """A window, what it is in, and so on to what stands on the bare screen; 0 at the end where it closed meanwhile."""
        line = []
        while window and window.id != self._root.id:
            line.append(int(window.id))
            try:
                window = window.query_tree().parent
            except self._error.BadWindow:
                return [*line, 0]
        return line or [0]

    def picture(self, box: Box) -> Pixels | None:
        try:
            took = self._root.get_image(box.left, box.top, box.width, box.height, self._x.ZPixmap, 0xFFFFFFFF)
        except self._error.BadMatch:  # a screen of another size by now
            return None
        if len(took.data) * 8 != box.area * DEPTH:
            return None
        bgrx = np.frombuffer(took.data, np.uint8).reshape(box.height, box.width, 4)
        return np.ascontiguousarray(bgrx[:, :, 2::-1])

    @contextmanager
    def hold(self) -> Iterator[None]:
        self._display.grab_server()
        self._held = True
        try:
            yield
        finally:
            self._held = False
            self._display.ungrab_server()
            self._display.sync()

    def press(self, button: str, at: At) -> None:
        self._send(self._x.ButtonPress, button, at)

    def release(self, button: str, at: At) -> None:
        self._send(self._x.ButtonRelease, button, at)

    def _send(self, kind: int, button: str, at: At) -> None:
        if at:
            self._inject(self._display, self._x.MotionNotify, x=at[0], y=at[1])
        self._inject(self._display, kind, NUMBERS[button])
        self._display.sync()


class NoStill:
    """Where the system offers no such thing."""

    def __init__(self, pointer: Any) -> None:
        self._pointer = pointer

    def held(self) -> bool:
        return False

    def top(self, at: At) -> int:
        return 0

    def area(self, top: int) -> Box:
        return NOWHERE

    def are_of_one(self, window: int, other: int) -> bool:
        return False

    def heeded(self) -> None:
        return None

    def outermost(self, window: int) -> int:
        return 0

    def has_keys(self, windows: Collection[int]) -> bool:
        return True

    def picture(self, box: Box) -> Pixels | None:
        return None

    @contextmanager
    def hold(self) -> Iterator[None]:
        yield

    def press(self, button: str, at: At) -> None:
        self._pointer.mouseDown(*at, button=button)

    def release(self, button: str, at: At) -> None:
        self._pointer.mouseUp(*at, button=button)
