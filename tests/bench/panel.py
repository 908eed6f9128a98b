"""Edge: the panel measured from outside: to its first paint, at rest, its memory, from the hotkey to a box that can be typed
in, and the frames that it draws while a run is live.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import mss
import numpy as np
import psutil

from agent import places
from agent.machine.virtual import VirtualScreen
from tests.bench.speed import Row
from tests.desk.panel import Panel

STARTS, CALLS = 5, 20
REST, LIVE = 60.0, 10.0
"""Seconds of idleness, and of frames."""
BOX = "What shall I do?"
STRIP_SHOW = (-42, 42)
CHORD = ("Control_L", "Alt_L", "space")


def rows() -> Iterator[Row]:
    """Every measure, on a virtual screen with an agent that plays a script, and the hotkey with the real one."""
    with VirtualScreen() as screen, tempfile.TemporaryDirectory(prefix="panel-") as folder:
        environment = screen.environment()
        yield from _first_paint(environment, Path(folder))
        yield from _at_rest(environment, Path(folder))
        yield from _live(environment, Path(folder))
        yield from _called(environment, Path(folder))


def _panel(environment: dict[str, str], folder: Path) -> Panel:
    return Panel(environment, Path(tempfile.mkdtemp(dir=folder)))


def _first_paint(environment: dict[str, str], folder: Path) -> Iterator[Row]:
    """From the start of the process until the middle of the screen, which was black, is not."""
    taken = []
    for _ in range(STARTS):
        panel = _panel(environment, folder)
        with mss.MSS(display=environment["DISPLAY"]) as screen:
            spot = {"left": 640, "top": 330, "width": 4, "height": 4}
            began = time.perf_counter()
            panel.start()
            while not np.asarray(screen.grab(spot))[:, :, :3].any():
                time.sleep(0.002)
            taken.append(time.perf_counter() - began)
        panel.close()
        panel.until(lambda: not panel.titles(), "an empty screen")  # noqa: B023 - called at once
    yield f"Start of the panel to its first paint (n = {STARTS})", f"{statistics.median(taken):.2f} s"


def _at_rest(environment: dict[str, str], folder: Path) -> Iterator[Row]:
    panel = _panel(environment, folder)
    process = psutil.Process(panel.start().pid)
    panel.rests()
    time.sleep(5)
    before = process.cpu_times()
    time.sleep(REST)
    after = process.cpu_times()
    used = after.user + after.system - before.user - before.system
    yield f"Processor time of the panel in {REST:.0f} s at rest, its window shown", f"{used * 1e3:.0f} ms ({used / REST:.2%})"
    yield "Memory of the panel process, before a task", _memory(process)
    panel.give("Fill in the letter")
    panel.hears("start")
    panel.rests()
    yield "Memory of the panel process, after one", _memory(process)
    panel.close()


def _memory(process: psutil.Process) -> str:
    told = process.memory_full_info()
    return f"{told.rss / 1e6:.0f} MB, of which its own {told.uss / 1e6:.0f} MB"


def _live(environment: dict[str, str], folder: Path) -> Iterator[Row]:
    """Pictures of 1280 x 800 with 150 elements come as quick as they can be drawn, or at 30 a second."""
    for name, pace in (("as quick as they come", "0.001"), ("30 a second", "0.0333")):
        panel = _panel(environment, folder)
        process = psutil.Process(panel.start(SCRIPTED_PACE=pace).pid)
        panel.rests()
        panel.give("frames")
        panel.shows("Working")
        panel.until(lambda: panel.active() != "Deskhand", "the strip alone")  # noqa: B023 - called at once
        time.sleep(2.0)
        panel.click("Working", *STRIP_SHOW)
        time.sleep(2.0)
        used = process.cpu_times().user
        drawn = _drawn(panel)
        share = (process.cpu_times().user - used) / LIVE
        yield f"Frames drawn in a live view, {name}", f"{drawn:.0f} a second, {share:.0%} of a core"
        panel.close()


def _drawn(panel: Panel) -> float:
    """How often the right half of the panel changes in a second."""
    left, top, width, height = panel.place("Working")
    part = {"left": left + width // 2, "top": top + height // 2, "width": width // 2 - 20, "height": height // 2 - 60}
    seen, changes = b"", 0
    with mss.MSS(display=panel.environment["DISPLAY"]) as screen:
        until = time.perf_counter() + LIVE
        while time.perf_counter() < until:
            now = bytes(screen.grab(part).raw)
            changes += now != seen
            seen = now
    return changes / LIVE


def _called(environment: dict[str, str], folder: Path) -> Iterator[Row]:
    """The real hotkey, heard by the real agent's guard, over an xterm with something selected elsewhere."""
    from Xlib import XK, X, display
    from Xlib.ext import xtest

    panel = _panel(environment, folder)
    models = panel.data / "models"
    models.mkdir(parents=True)
    for file in places.models().glob("*.*"):
        (models / file.name).symlink_to(file)
    panel.start(DESKHAND_AGENT="")
    panel.shows("Getting ready")
    panel.rests()
    there = display.Display(environment["DISPLAY"])
    codes = [there.keysym_to_keycode(XK.string_to_keysym(name)) for name in CHORD]
    taken = []
    for _ in range(CALLS):
        began = time.perf_counter()
        for kind, order in ((X.KeyPress, codes), (X.KeyRelease, codes[::-1])):
            for code in order:
                xtest.fake_input(there, kind, code)
        there.sync()
        while BOX not in _active(there):
            time.sleep(0.001)
        taken.append(time.perf_counter() - began)
        panel.keys("Escape")
        panel.until(lambda: BOX not in panel.active(), "the end of the box")
        time.sleep(0.3)
    there.close()
    panel.close()
    p50, p95 = np.percentile(taken, (50, 95)) * 1e3
    yield f"From the hotkey to a box with the keyboard (n = {CALLS})", f"p50 {p50:.0f} ms, p95 {p95:.0f} ms"


def _active(there: Any) -> str:
    """The title of the window with the keyboard."""
    from Xlib import X, error

    told = there.screen().root.get_full_property(there.intern_atom("_NET_ACTIVE_WINDOW"), X.AnyPropertyType)
    try:
        window = there.create_resource_object("window", told.value[0]) if told and told.value[0] else None
        found = window and window.get_full_property(there.intern_atom("_NET_WM_NAME"), X.AnyPropertyType)
    except error.BadWindow:
        return ""
    return found.value.decode("utf-8", "replace") if found else ""


if __name__ == "__main__":
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    for what, figure in rows():
        sys.stdout.write(f"{what}: {figure}\n")
        sys.stdout.flush()
