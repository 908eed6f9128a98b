"""What is known of the windows on a real desktop, while they open, overlap and close."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from agent.errors import CaptureError
from agent.eyes.windows import Desktop, X11Desktop, open_desktop
from agent.geometry import Box, Point
from agent.machine.virtual import VirtualScreen
from tests.desk.desk import Desk
from tests.desk.received import Receiver, middle

COME_AND_GO = """
from pathlib import Path
from Xlib.display import Display
display = Display()
root = display.screen().root
for _ in range(200):
    window = root.create_window(300, 300, 100, 100, 0, display.screen().root_depth)
    window.set_wm_name("brief")
    window.map()
    display.sync()
    window.destroy()
    display.sync()
Path("over").touch()
"""


@pytest.fixture(autouse=True)
def _nothing_left(desk: Desk) -> None:
    """What an earlier test opened may show only now, on a busy machine."""
    desk.clear(())


def test_an_empty_desktop_has_no_windows(desktop: Desktop) -> None:
    assert desktop.windows() == ()
    assert desktop.active() is None
    assert desktop.at(Point(100, 100)) is None
    assert desktop.own() == ()


def test_a_window_is_told_by_title_class_place_and_process(desk: Desk, desktop: Desktop) -> None:
    shown = Receiver(desk, "Fenêtre 你好 😀")
    window = desktop.active()
    assert window is not None
    assert window.title == "Fenêtre 你好 😀"
    assert window.box == Box(200, 150, 800, 500)
    assert desktop.windows() == (window,)
    assert desktop.at(middle(shown.pad)) == window
    assert desktop.at(Point(20, 20)) is None
    assert "tests.desk.receiver" in Path(f"/proc/{window.pid}/cmdline").read_text("utf-8")


def test_the_top_window_is_the_one_under_a_point(desk: Desk, desktop: Desktop) -> None:
    below, above = Receiver(desk, "below"), Receiver(desk, "above")
    at = desktop.at(middle(below.pad))
    assert at is not None
    assert (at.title, [window.title for window in desktop.windows()]) == ("above", ["above", "below"])
    desk.keys("alt+Tab")
    desk.window("below")
    under = desktop.at(middle(above.pad))
    assert under is not None
    assert under.title == "below"


def test_the_title_bar_belongs_to_its_window(desk: Desk, desktop: Desktop) -> None:
    """A click there closes it: ours must not be closed either."""
    shown = Receiver(desk, "deskhand")
    at = desktop.at(Point(shown.pad.left + 100, shown.pad.top - 8))
    assert at is not None
    assert at.id in {window.id for window in desktop.own()}


def test_a_hidden_window_is_not_on_screen(desk: Desk, desktop: Desktop) -> None:
    Receiver(desk, "hidden")
    desk.tool("xdotool", "getactivewindow", "windowminimize")
    desk.wait(lambda: desktop.windows() == (), "The hidden window")


@pytest.mark.parametrize(("name", "ours"), [("deskhand", True), ("Deskhand", True), ("deskhander", False)])
def test_our_own_windows_are_known_by_their_class(desk: Desk, desktop: Desktop, name: str, ours: bool) -> None:
    Receiver(desk, name)
    assert [window.title for window in desktop.own()] == ([name] if ours else [])


def test_a_dialog_is_active_in_its_own_right(desk: Desk, desktop: Desktop) -> None:
    desk.start(("mousepad", "--disable-server"))
    desk.window("Mousepad")
    desk.keys("ctrl+o")
    desk.window("Open File")
    active = desktop.active()
    assert active is not None
    assert (active.title, active.app) == ("Open File", "Mousepad")


def test_windows_that_close_meanwhile_are_left_out(desk: Desk, desktop: Desktop) -> None:
    """Asked about all the while that two hundred of them open and close."""
    desk.start((sys.executable, "-c", COME_AND_GO))
    asked = 0
    while not (desk.home / "over").exists():
        desktop.windows()
        desktop.active()
        asked += 1
    assert asked > 20


def test_a_dead_server_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with VirtualScreen() as made:
        monkeypatch.setenv("DISPLAY", made.display)
        desktop = open_desktop()
        assert desktop.windows() == ()
        made.close()
        for ask in (desktop.windows, desktop.active, desktop.own, lambda: desktop.at(Point(1, 1))):
            with pytest.raises(CaptureError, match=r"The display went away.*--virtual"):
                ask()
        desktop.close()


def test_an_answer_that_broke_off_does_not_hang_the_next(desk: Desk, environment: dict[str, str]) -> None:
    shown = Receiver(desk, "there")
    known = X11Desktop()
    broken = known._display.display
    broken.socket = Torn(broken.socket)
    known.windows()
    assert [window.title for window in known.windows()] == ["there"]
    assert known.at(middle(shown.pad)) == known.active()
    known.close()


class Torn:
    """A connection whose third answer goes wrong."""

    def __init__(self, whole: Any) -> None:
        self._whole = whole
        self._left = 3

    def recv(self, size: int) -> bytes:
        self._left -= 1
        if self._left == 0:
            raise AttributeError("torn")
        return bytes(self._whole.recv(size))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._whole, name)
