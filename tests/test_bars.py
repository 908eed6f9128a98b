"""Title bars: each window's free piece can be taken hold of; covered ones cannot."""

from __future__ import annotations

import msgspec
import pytest

from agent.eyes.bars import bars, on_title_bar, title_bar
from agent.geometry import Box
from agent.records import Frame, Window
from tests.fakes import frame


def window(number: int, box: Box, bar: int = 20, title: str = "") -> Window:
    return Window(number, title or f"Window {number}", "app", box, bar=bar)


def shown(*windows: Window) -> Frame:
    """These windows, top first; the first has the keyboard."""
    return msgspec.structs.replace(frame(), windows=windows, window=windows[0] if windows else None)


BACK = window(2, Box(100, 60, 300, 200))


@pytest.mark.parametrize(
    ("front", "box"),
    [
        (Box(0, 300, 50, 50), Box(100, 40, 300, 20)),
        (Box(0, 60, 250, 100), Box(250, 40, 150, 20)),
        (Box(200, 30, 60, 100), Box(260, 40, 140, 20)),
        (Box(90, 30, 320, 100), None),
        (Box(100, 30, 270, 100), None),
        (Box(100, 80, 300, 100), Box(100, 40, 300, 20)),
    ],
)
def test_widest_free_piece(front: Box, box: Box | None) -> None:
    found = {element.text: element.box for element in bars(shown(window(1, front), BACK))}
    assert found.get("Window 2") == box


def test_active_window_says_so() -> None:
    first, second = bars(shown(window(1, Box(0, 300, 100, 50)), BACK))
    assert (first.name, second.name) == ("window Window 1 (active)", "window Window 2")


@pytest.mark.parametrize("hidden", [window(1, Box(0, 50, 100, 50), bar=0), window(1, Box(0, 50, 100, 50), title=" ")])
def test_no_bar_or_no_title_is_no_element(hidden: Window) -> None:
    assert bars(shown(hidden)) == []


def test_window_off_the_monitor_is_no_element() -> None:
    assert bars(shown(window(1, Box(2000, 2000, 100, 50)))) == []


@pytest.mark.parametrize(
    ("box", "on"),
    [
        (Box(110, 45, 20, 10), True),
        (Box(110, 65, 20, 10), False),
        (Box(500, 300, 20, 10), False),
        (Box(350, 45, 20, 10), False),
    ],
)
def test_on_title_bar_of_the_window_on_top(box: Box, on: bool) -> None:
    over = window(1, Box(340, 30, 100, 100))
    assert on_title_bar(box, shown(over, BACK)) is on
    assert title_bar(BACK) == Box(100, 40, 300, 20)
