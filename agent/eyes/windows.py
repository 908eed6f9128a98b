"""Edge: the windows on the desktop (X11, by the EWMH hints that window managers set). Elsewhere nothing is known of them."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Protocol

import msgspec

from agent.errors import CaptureError
from agent.eyes.marker import Marks
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
        """The top window under a screen point, its title bar included."""
        ...

    def own(self) -> tuple[Window, ...]:
        """Deskhand's own windows, title bars included."""
        ...

    def is_ours(self, point: Point) -> bool:
        """Whether what would take a click at a screen point is Deskhand's: its menus and its icon in a tray too, which are no
        windows of the window manager's."""
        ...

    def marks(self) -> tuple[Box, ...]:
        """Where the panel's marks are or were last, in screen points."""
        ...

    def unmark(self) -> None:
        """Takes the panel's marks off the screen."""
        ...

    def raise_(self, window: Window) -> bool:
        """Asks for it to come to the front; whether it is there."""
        ...

    def density(self) -> float:
        """Pixels that stand for one of a 96-dpi screen: 1, or 2 on HiDPI, or between."""
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

    def is_ours(self, point: Point) -> bool:
        return False

    def marks(self) -> tuple[Box, ...]:
        return ()

    def unmark(self) -> None:
        return None

    def raise_(self, window: Window) -> bool:
        return False

    def density(self) -> float:
        return 1.0

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
        from Xlib import X, error

        self._x, self._error = X, error
        self._connect()

    def active(self) -> Window | None:
        with self._asking():
            ids = self._property(self._root, "_NET_ACTIVE_WINDOW")
            return self._window(ids[0]) if ids and ids[0] else None

    def windows(self) -> tuple[Window, ...]:
        with self._asking():
            stacked = self._property(self._root, "_NET_CLIENT_LIST_STACKING")
            return tuple(filter(None, (self._window(number) for number in reversed(stacked))))

    def at(self, point: Point) -> Window | None:
        return next((window for window in self.windows() if window.whole.contains(point)), None)

    def own(self) -> tuple[Window, ...]:
        return tuple(msgspec.structs.replace(one, box=one.whole) for one in self.windows() if _is_own(one.app, one.pid))

    def is_ours(self, point: Point) -> bool:
        """Down to the innermost window: an icon in a tray is a window within another program's. The marks let clicks through,
        which the server heeds here too."""
        x, y, here = round(point.x), round(point.y), self._root
        with self._asking(), suppress(self._error.BadWindow):
            while child := here.translate_coords(self._root, x, y).child:
                here, names, pid = child, child.get_wm_class(), self._property(child, "_NET_WM_PID")
                if _is_own(names[1] if names else "", pid[0] if pid else 0):
                    return True
        return False

    def marks(self) -> tuple[Box, ...]:
        with self._asking():
            return self._marks.places()

    def unmark(self) -> None:
        with self._asking():
            self._marks.clear()

    def raise_(self, window: Window) -> bool:
        """By the EWMH message of a pager, which window managers heed; one that is minimised comes back too."""
        from Xlib.protocol import event

        with self._asking():
            if window.id not in self._property(self._root, "_NET_CLIENT_LIST"):
                return False
            asked = self._display.intern_atom("_NET_ACTIVE_WINDOW")
            there = self._display.create_resource_object("window", window.id)
            message = event.ClientMessage(window=there, client_type=asked, data=(32, [2, self._x.CurrentTime, 0, 0, 0]))
            self._root.send_event(message, event_mask=self._x.SubstructureRedirectMask | self._x.SubstructureNotifyMask)
            self._display.flush()
        return True

    def density(self) -> float:
        """By `Xft.dpi`, which desktops set for their toolkits; else by what the X server says of the screen."""
        with self._asking():
            found = self._root.get_full_property(self._display.intern_atom("RESOURCE_MANAGER"), self._x.AnyPropertyType)
        said = re.search(rb"^Xft\.dpi:\s*(\d+)", found.value if found else b"", re.MULTILINE)
        screen = self._display.screen()
        dpi = float(said[1]) if said else screen.width_in_pixels * 25.4 / max(1, screen.width_in_mms)
        return min(4.0, max(1.0, round(dpi / 24) / 4))

    def close(self) -> None:
        with suppress(self._error.ConnectionClosedError, OSError):  # the server may have ended first
            self._display.close()

    def _connect(self) -> None:
        from Xlib import display

        try:
            self._display = display.Display()
        except (self._error.DisplayError, OSError) as failed:
            raise CaptureError(
                f"The display {os.environ['DISPLAY']} cannot be reached ({failed}): see that it runs, and XAUTHORITY is right."
            ) from failed
        self._root = self._display.screen().root
        self._marks = Marks(self._display)

    def _renew(self) -> None:
        """Another connection where something broke off inside of python-xlib: it takes for granted that whoever waited for an
        answer is waiting still, and the next to ask would wait for ever."""
        below = self._display.display
        if below.recv_active and not below.socket_error:
            below.socket.close()
            self._connect()

    @contextmanager
    def _asking(self) -> Iterator[None]:
        try:
            self._renew()
            yield
        except (self._error.ConnectionClosedError, OSError) as failed:
            raise CaptureError("The display went away: the X server has ended. Log in again, or use --virtual.") from failed

    def _window(self, number: int) -> Window | None:
        """None for a window that closed while it was asked about, or is not shown."""
        self._renew()
        window = self._display.create_resource_object("window", number)
        try:
            if window.get_attributes().map_state != self._x.IsViewable:
                return None
            area = window.get_geometry()
            corner = window.translate_coords(self._root, 0, 0)
            names = window.get_wm_class()
            pid = self._property(window, "_NET_WM_PID")
            title = self._title(window)
            extents = self._property(window, "_NET_FRAME_EXTENTS")
        except (self._error.BadWindow, self._error.BadDrawable, AttributeError):
            return None
        box = Box(-corner.x, -corner.y, area.width, area.height)
        left, right, bar, bottom = extents if len(extents) == 4 else (0, 0, 0, 0)
        return Window(number, title, names[1] if names else "", box, pid[0] if pid else 0, bar, max(left, right, bottom))

    def _property(self, window: Any, name: str) -> tuple[int, ...]:
        found = window.get_full_property(self._display.intern_atom(name), self._x.AnyPropertyType)
        return tuple(found.value) if found else ()

    def _title(self, window: Any) -> str:
        found = window.get_full_property(self._display.intern_atom("_NET_WM_NAME"), self._x.AnyPropertyType)
        raw = found.value if found else window.get_wm_name() or ""
        return raw.decode("utf-8", "replace") if isinstance(raw, bytes) else str(raw)


def _is_own(app: str, pid: int) -> bool:
    return app.lower() == OWN_CLASS or bool(pid and pid in (os.getpid(), os.getppid()))


def no_display() -> str:
    """Why there is no screen, and the mend."""
    if os.environ.get("WAYLAND_DISPLAY"):
        return "This is a Wayland session without X: log in with “Xorg”, or use --virtual for a screen of its own."
    return "There is no display (DISPLAY is not set): run inside a desktop session, or use --virtual for a screen of its own."
