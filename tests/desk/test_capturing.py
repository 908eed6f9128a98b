"""Looking at a real screen: colours, regions, monitors, our own windows masked; and what fails says its mend."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest

from agent.errors import CaptureError
from agent.eyes.capture import MASK, Screen
from agent.eyes.windows import Desktop, open_desktop
from agent.geometry import Box
from agent.machine.virtual import VirtualScreen
from tests.desk.desk import Desk, desk
from tests.desk.received import Receiver

SIZE = (240, 320)


@pytest.fixture
def other(monkeypatch: pytest.MonkeyPatch) -> Iterator[VirtualScreen]:
    """A screen to take apart."""
    with VirtualScreen() as made:
        monkeypatch.setenv("DISPLAY", made.display)
        yield made


@pytest.fixture
def seen(other: VirtualScreen) -> Iterator[Screen]:
    desktop = open_desktop()
    made = Screen(1, desktop)
    yield made
    made.close()
    desktop.close()


def xrandr(*arguments: str) -> None:
    subprocess.run(("xrandr", *arguments), check=True, capture_output=True)


def drawn() -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """A picture in which no two colours are alike, RGB."""
    y, x = np.mgrid[: SIZE[0], : SIZE[1]]
    return np.stack([x % 256, y, (x // 2 + y) % 256], axis=2).astype(np.uint8)


def test_the_colours_are_the_ones_drawn(desk: Desk, looking: Screen, desktop: Desktop, tmp_path: Path) -> None:
    picture, file = drawn(), tmp_path / "drawn.png"
    cv2.imwrite(str(file), picture[:, :, ::-1])
    shown = Receiver(desk, "drawn", "--picture", str(file))
    desk.tool("xdotool", "mousemove", "5", "700")
    desk.still()
    left, top = shown.pad.left, shown.pad.top
    frame = looking.look()
    assert np.array_equal(frame.pixels[top : top + SIZE[0], left : left + SIZE[1]], picture)
    assert np.array_equal(looking.region(Box(left + 7, top + 11, 50, 30)), picture[11:41, 7:57])
    assert frame.window == desktop.active()
    assert not frame.masked


def test_our_own_windows_are_masked_with_their_frame(desk: Desk, looking: Screen) -> None:
    own = Receiver(desk, "deskhand")
    frame = looking.look()
    [box] = frame.masked
    assert (frame.pixels[box.top : box.bottom, box.left : box.right] == MASK).all()
    assert box.left <= own.pad.left
    assert box.bottom >= own.pad.bottom
    assert box.top < own.pad.top - 10, "its title bar has buttons"
    assert not (frame.pixels == MASK).all()


def test_another_window_is_not_masked(desk: Desk, looking: Screen) -> None:
    Receiver(desk, "deskhander")
    assert looking.look().masked == ()


def test_a_monitor_is_its_part_of_the_screen(other: VirtualScreen) -> None:
    xrandr("--setmonitor", "A", "600/100x800/100+0+0", "screen")
    xrandr("--setmonitor", "B", "680/100x700/100+600+100", "none")
    desktop = open_desktop()
    seen = Screen(2, desktop)
    assert [one.box for one in seen.monitors()] == [Box(0, 0, 600, 800), Box(600, 100, 680, 700)]
    frame = seen.look()
    assert (frame.monitor.number, frame.pixels.shape) == (2, (700, 680, 3))
    seen.close()
    desktop.close()


def test_a_window_on_another_monitor_masks_nothing(other: VirtualScreen) -> None:
    xrandr("--setmonitor", "A", "100/100x800/100+0+0", "screen")
    xrandr("--setmonitor", "B", "1180/100x800/100+100+0", "none")
    desktop = open_desktop()
    seen = Screen(1, desktop)
    with desk(other.environment(), {}) as there:
        Receiver(there, "deskhand")
        assert seen.look().masked == ()
    seen.close()
    desktop.close()


def test_a_monitor_unplugged_mid_run_is_said(other: VirtualScreen) -> None:
    xrandr("--setmonitor", "A", "640/100x800/100+0+0", "screen")
    xrandr("--setmonitor", "B", "640/100x800/100+640+0", "none")
    desktop = open_desktop()
    seen = Screen(2, desktop)
    assert seen.look().monitor.box == Box(640, 0, 640, 800)
    xrandr("--delmonitor", "B")
    with pytest.raises(CaptureError, match=r"Monitor 2 is not there \(there are: 1\): plug it in or set `monitor`"):
        seen.look()
    seen.close()
    desktop.close()


def test_a_monitor_that_moved_is_followed(other: VirtualScreen, seen: Screen) -> None:
    xrandr("--setmonitor", "A", "640/100x400/100+640+400", "screen")
    assert seen.look().monitor.box == Box(640, 400, 640, 400)


def test_a_monitor_that_never_was_is_said(desktop: Desktop) -> None:
    with pytest.raises(CaptureError, match=r"Monitor 7 is not there \(there are: 1\)"):
        Screen(7, desktop)


def test_a_dead_server_is_said(other: VirtualScreen, seen: Screen) -> None:
    seen.look()
    other.close()
    with pytest.raises(CaptureError, match="log in again, or use --virtual"):
        seen.look()


@pytest.mark.parametrize("hint", ["yes", "no"])
def test_a_locked_screen_is_said(hint: str, seen: Screen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As systemd-logind says it; asked only of a screen that shows one colour."""
    asked = tmp_path / "loginctl"
    asked.write_text(f"#!/bin/sh\n[ $2 = 7 ] && echo {hint}\n", "utf-8")
    asked.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setenv("XDG_SESSION_ID", "7")
    if hint == "no":
        seen.look()
        return
    with pytest.raises(CaptureError, match="The screen is locked: unlock it"):
        seen.look()


def test_no_display_is_said(monkeypatch: pytest.MonkeyPatch, desktop: Desktop) -> None:
    monkeypatch.delenv("DISPLAY")
    for opened in (open_desktop, lambda: Screen(1, desktop)):
        with pytest.raises(CaptureError, match=r"DISPLAY is not set.*--virtual"):
            opened()


def test_wayland_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    with pytest.raises(CaptureError, match=r"Wayland session.*Xorg.*--virtual"):
        open_desktop()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_display_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch, desktop: Desktop) -> None:
    """python-xlib leaves the sockets open on which it tried."""
    monkeypatch.setenv("DISPLAY", ":987")
    with pytest.raises(CaptureError, match=":987 cannot be reached"):
        open_desktop()
    with pytest.raises(CaptureError, match=":987 cannot be captured"):
        Screen(1, desktop)
