"""Edge: the windows on the desktop (X11, by the EWMH hints that window managers set). Elsewhere nothing is known of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from agent.errors import CaptureError
from agent.geometry import Box, Point
from agent.records import Window

OWN_CLASS = "deskhand"
"""WM_CLASS of every window of ours; a window of our own processes counts too."""


class Desktop(Protocol):
    """What can be known of the windows."""

    def active(self) -> Window | None:
        """The window with the keyboard."""
        ...

    def windows(self) -> tuple[Window, ...]:
        """Those on screen, top first."""
        ...

    def at(self, point: Point) -> Window | None:
        """The top window under a screen point."""
        ...

    def own(self) -> tuple[Window, ...]:
        """Deskhand's own windows."""
        ...

    def close(self) -> None: ...


class NoDesktop:
    """Where the system does not tell."""

    def active(self) -> Window | None:
        return None

    def windows(self) -> tuple[Window, ...]:
        return ()

    def at(self, point: Point) -> Window | None:
        return None

    def own(self) -> tuple[Window, ...]:
        return ()

    def close(self) -> None:
        return None


def open_desktop() -> Desktop:
    """This session's desktop. Raises CaptureError when there is no display to ask."""
    return X11Desktop() if sys.platform.startswith("linux") else NoDesktop()


class X11Desktop:
    """Asks the X server each time: windows come and go."""

    def __init__(self) -> None:
        if not os.environ.get("DISPLAY"):
            raise CaptureError(no_display())
        from Xlib import X, display, error

        self._x, self._error = X, error
        try:
            self._display = display.Display()
        except (error.DisplayError, OSError) as failed:
            raise CaptureError(
                f"The display {os.environ['DISPLAY']} cannot be reached ({failed}): see that it runs and that XAUTHORITY is right."
            ) from failed
        self._root = self._display.screen().root

    def active(self) -> Window | None:
        with self._asking():
            ids = self._property(self._root, "_NET_ACTIVE_WINDOW")
            return self._window(ids[0]) if ids and ids[0] else None

    def windows(self) -> tuple[Window, ...]:
        with self._asking():
            stacked = self._property(self._root, "_NET_CLIENT_LIST_STACKING")
            return tuple(filter(None, (self._window(number) for number in reversed(stacked))))

    def at(self, point: Point) -> Window | None:
        return next((window for window in self.windows() if window.box.contains(point)), None)

    def own(self) -> tuple[Window, ...]:
        family = {os.getpid(), os.getppid()}
        return tuple(w for w in self.windows() if w.app.lower() == OWN_CLASS or (w.pid and w.pid in family))

    def close(self) -> None:
        self._display.close()

    @contextmanager
    def _asking(self) -> Iterator[None]:
        try:
            yield
        except (self._error.ConnectionClosedError, OSError) as failed:
            raise CaptureError("The display went away: the X server has ended. Log in again, or use --virtual.") from failed

    def _window(self, number: int) -> Window | None:
        """None for a window that closed while it was asked about, or is not shown."""
        window = self._display.create_resource_object("window", number)
        try:
            if window.get_attributes().map_state != self._x.IsViewable:
                return None
            area = window.get_geometry()
            corner = window.translate_coords(self._root, 0, 0)
            names = window.get_wm_class()
            pid = self._property(window, "_NET_WM_PID")
            title = self._title(window)
        except (self._error.BadWindow, self._error.BadDrawable, AttributeError):
            return None
        box = Box(-corner.x, -corner.y, area.width, area.height)
        return Window(number, title, names[1] if names else "", box, pid[0] if pid else 0)

    def _property(self, window: Any, name: str) -> tuple[int, ...]:
        found = window.get_full_property(self._display.intern_atom(name), self._x.AnyPropertyType)
        return tuple(found.value) if found else ()

    def _title(self, window: Any) -> str:
        found = window.get_full_property(self._display.intern_atom("_NET_WM_NAME"), self._x.AnyPropertyType)
        raw = found.value if found else window.get_wm_name() or ""
        return raw.decode("utf-8", "replace") if isinstance(raw, bytes) else str(raw)


def no_display() -> str:
    """Why there is no screen, and the mend."""
    if os.environ.get("WAYLAND_DISPLAY"):
        return "This is a Wayland session without X: log in with “Xorg”, or use --virtual for a screen of its own."
    return "There is no display (DISPLAY is not set): run inside a desktop session, or use --virtual for a screen of its own."
