"""Pointer and keys as a person uses them are heard as they were meant, under the keyboard layout of the moment."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from agent.geometry import Point
from agent.hands.ears import Ears
from tests.desk.desk import Desk

LIMIT = 10.0


class Notes:
    """What was heard, a word each."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def key(self, key: str, held: tuple[str, ...]) -> None:
        self.heard.append("+".join((*held, key)))

    def button(self, point: Point, button: str, down: bool) -> None:
        self.heard.append(f"{button} {'down' if down else 'up'} {point.x:g} {point.y:g}")

    def wheel(self, point: Point, across: int, down: int) -> None:
        self.heard.append(f"wheel {across} {down}")

    def until(self, count: int) -> list[str]:
        """So many of them."""
        until = time.monotonic() + LIMIT
        while len(self.heard) < count:
            assert time.monotonic() < until, self.heard
            time.sleep(0.02)
        return self.heard


@pytest.fixture
def notes(desk: Desk) -> Iterator[Notes]:
    made = Notes()
    with Ears(made.key, made.button, made.wheel):
        yield made
    desk.tool("setxkbmap", "us")
    desk.tool("xdotool", "mousemove", "5", "5", "click", "1", "key", "F12")
    desk.wait(lambda: not _listeners(), "The end of the listeners' threads")


def _listeners() -> list[threading.Thread]:
    """pynput's threads, which end with the next event."""
    return [
        one for one in threading.enumerate() if {kind.__module__.partition(".")[0] for kind in type(one).__mro__} & {"pynput"}
    ]


@pytest.mark.parametrize(
    ("layout", "pressed", "heard"),
    [
        ("us", ("a", "shift+a", "space", "period"), ["a", "shift+A", " ", "."]),
        ("fr", ("eacute", "ccedilla", "1", "q"), ["é", "ç", "shift+1", "q"]),
        ("fr", ("dead_circumflex", "e", "x"), ["ê", "x"]),
        ("fr", ("ISO_Level3_Shift+e",), ["€"]),
        ("de", ("udiaeresis", "ssharp", "z"), ["ü", "ß", "z"]),
        ("ru", ("Cyrillic_a", "Cyrillic_ya"), ["а", "я"]),
        ("us", ("Return", "Tab", "shift+Tab", "BackSpace", "Page_Down", "F5"),
         ["enter", "tab", "shift+tab", "backspace", "page_down", "f5"]),
        ("us", ("ctrl+s", "ctrl+shift+s", "alt+F4", "super+d"), ["ctrl+s", "ctrl+shift+S", "alt+f4", "super+d"]),
        ("us", ("Caps_Lock", "a", "Caps_Lock", "b"), ["A", "b"]),
        ("us", ("KP_5", "KP_Enter"), ["5", "enter"]),
    ],
)  # fmt: skip
def test_keys(notes: Notes, desk: Desk, layout: str, pressed: tuple[str, ...], heard: list[str]) -> None:
    desk.tool("setxkbmap", layout)
    desk.tool("xdotool", "key", "--delay", "40", *pressed)
    assert notes.until(len(heard)) == heard


def test_buttons_and_the_wheel(notes: Notes, desk: Desk) -> None:
    desk.tool("xdotool", "mousemove", "30", "40", "click", "1", "click", "3", "click", "4", "click", "5", "click", "5")
    assert notes.until(7) == [
        "left down 30 40", "left up 30 40", "right down 30 40", "right up 30 40", "wheel 0 -1", "wheel 0 1", "wheel 0 1",
    ]  # fmt: skip
