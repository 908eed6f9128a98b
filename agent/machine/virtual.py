"""Edge: a screen of one's own. Xvfb with a window manager and a session bus, so that an agent (or a test) works on real
applications without touching the person's display. All of it ends with this process.
"""

from __future__ import annotations

import ctypes
import os
import select
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from typing import Any

from agent.errors import CaptureError

START = 15.0
"""Seconds the X server may take to come up."""
PR_SET_PDEATHSIG = 1
NEEDED = {"Xvfb": "xvfb", "openbox": "openbox", "dbus-daemon": "dbus"}
"""Programs and the Debian packages they are in."""
INHERITED = ("PATH", "LANG", "LC_ALL", "USER", "LOGNAME", "SHELL", "HOME", "TMPDIR", "XDG_DATA_DIRS")


class VirtualScreen:
    """`with VirtualScreen(1280, 800) as screen: ...`; sizes in pixels. From 192 dpi on, toolkits draw at twice the size."""

    def __init__(self, width: int = 1280, height: int = 800, dpi: int = 96) -> None:
        self._size = (width, height)
        self._dpi = dpi
        self._started: list[subprocess.Popen[bytes]] = []
        self._bus = ""
        self.display = ""

    def __enter__(self) -> VirtualScreen:
        for program, package in NEEDED.items():
            if shutil.which(program) is None:
                raise CaptureError(f"{program} is not installed: `sudo apt-get install -y {package}` brings it.")
        try:
            self._bus = self._address(["dbus-daemon", "--session", "--print-address=1", "--nofork"])
            self.display = f":{self._number()}"
            self._start(["openbox", "--sm-disable"])
            self._wait_for_manager()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def environment(self) -> dict[str, str]:
        """What a program needs to appear on this screen, and nothing of the person's own session."""
        known = {name: os.environ[name] for name in INHERITED if name in os.environ}
        scale = "2" if self._dpi >= 192 else "1"
        return known | {
            "DISPLAY": self.display,
            "DBUS_SESSION_BUS_ADDRESS": self._bus,
            "XDG_SESSION_TYPE": "x11",
            "GDK_BACKEND": "x11",
            "QT_QPA_PLATFORM": "xcb",
            "GDK_SCALE": scale,
            "QT_SCALE_FACTOR": scale,
            "NO_AT_BRIDGE": "1",
        }

    def close(self) -> None:
        """Ends what was started here, last first; a second call does nothing."""
        for process in reversed(self._started):
            process.terminate()
        for process in self._started:
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._started.clear()

    def _number(self) -> int:
        """Starts Xvfb on a display number of its own choosing and returns it."""
        width, height = self._size
        reading, writing = os.pipe()
        server = [
            "Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-dpi", str(self._dpi),
            "-nolisten", "tcp", "-noreset", "+extension", "RANDR",
        ]  # fmt: skip
        self._start(server, passed=(writing,))
        os.close(writing)
        with os.fdopen(reading) as said:
            ready, _, _ = select.select([said], [], [], START)
            number = said.readline().strip() if ready else ""
        if not number:
            raise CaptureError(f"Xvfb did not come up within {START:.0f} s: see whether /tmp is writable and not full.")
        return int(number)

    def _address(self, bus: list[str]) -> str:
        process = self._start(bus, stdout=subprocess.PIPE)
        assert process.stdout is not None
        with process.stdout as said:
            address = said.readline().decode().strip()
        if not address:
            raise CaptureError("The session bus did not start: `sudo apt-get install -y dbus` mends it.")
        return address

    def _start(
        self, command: list[str], passed: tuple[int, ...] = (), stdout: int = subprocess.DEVNULL
    ) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            command,
            env=self.environment(),
            pass_fds=passed,
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_die_with_parent,  # noqa: PLW1509 - one prctl call, no lock is taken
        )
        self._started.append(process)
        return process

    def _wait_for_manager(self) -> None:
        """Until the window manager looks after windows: openbox announces itself some milliseconds before, and a window that is
        shown meanwhile is sometimes forgotten. So a window of one pixel is shown until it is taken up, and taken away again."""
        from Xlib import X, display

        there = display.Display(self.display)
        try:
            root = there.screen().root
            probe = root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
            self._until(lambda: _taken_up(probe))
            probe.destroy()
            clients = there.intern_atom("_NET_CLIENT_LIST")
            self._until(lambda: not root.get_full_property(clients, X.AnyPropertyType).value)
        finally:
            there.close()

    def _until(self, met: Callable[[], bool]) -> None:
        until = time.monotonic() + START
        while not met():
            if time.monotonic() > until:
                raise CaptureError("The window manager did not come up on the virtual screen.")
            time.sleep(0.02)


def _taken_up(window: Any) -> bool:
    """Whether the window manager gave the window a frame; asked for again until it does."""
    window.map()
    tree = window.query_tree()
    return bool(tree.parent != tree.root)


def _die_with_parent() -> None:
    """In the child: Linux ends it when this process goes, kill -9 included."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
