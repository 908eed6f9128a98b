"""Single presses gathered to deeds: clicks, drags, runs of characters, chords; and what is not to be kept is not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from agent.geometry import Point
from agent.recording.inputs import (
    Button,
    Clicked,
    Deed,
    Dragged,
    Gathering,
    Heard,
    Hidden,
    Kept,
    Key,
    Pressed,
    Scrolled,
    Typed,
    Wheel,
)
from tests.screens import screen

FRAME = screen().frame


def key(said: str, at: float = 0.0) -> Key:
    """`ctrl+s`, `A`, `enter`."""
    *held, last = [said] if len(said) == 1 else said.split("+")
    return Key(key=last, held=tuple(held), time=at, frame=FRAME)


def press(x: float, at: float, down: bool = True, button: str = "left") -> Button:
    return Button(point=Point(x, 50), button=button, down=down, time=at, frame=FRAME)


def click(x: float, at: float, button: str = "left") -> list[Heard]:
    return [press(x, at, True, button), press(x, at + 0.05, False, button)]


def wheel(down: int, across: int = 0) -> Wheel:
    return Wheel(point=Point(5, 5), across=across, down=down, time=0.0, frame=FRAME)


def gathered(heard: Sequence[Heard]) -> list[str]:
    """The deeds in a word each."""
    gathering = Gathering()
    deeds = [deed for one in heard for deed in gathering.hear(one)] + gathering.end()
    return [_said(deed) for deed in deeds]


def _said(deed: Deed) -> str:
    match deed:
        case Clicked(button=button, count=count):
            return f"{button} click x{count}"
        case Dragged(point=point, end=end):
            return f"drag {point.x:g}-{end.x:g}"
        case Scrolled(across=across, down=down):
            return f"scroll {across} {down}"
        case Typed(text=text):
            return f"type {text}"
        case Pressed(keys=keys):
            return f"press {keys}"
    return "hidden"


@pytest.mark.parametrize(
    ("heard", "deeds"),
    [
        (["A", "n", "n", "a"], ["type Anna"]),
        (["a", "x", "backspace", "b"], ["type ab"]),
        (["a", "backspace", "tab"], ["press tab"]),
        (["backspace"], ["press backspace"]),
        (["a", "backspace", "backspace"], ["press backspace"]),
        (["a", "tab", "b", "enter"], ["type a", "press tab", "type b", "press enter"]),
        (["a", "left", "b"], ["type a", "press left", "type b"]),
        (["shift+A", "alt_gr+€"], ["type A€"]),
        (["ctrl+shift+S"], ["press ctrl+shift+s"]),
        (["a", "ctrl+z"], ["type a", "press ctrl+z"]),
        (["shift+tab", "esc", "f5"], ["press shift+tab", "press escape", "press f5"]),
        (["a", "volume_up", "b"], ["type ab"]),
        ([], []),
    ],
)
def test_keys(heard: list[str], deeds: list[str]) -> None:
    assert gathered([key(one) for one in heard]) == deeds


@pytest.mark.parametrize(
    ("heard", "deeds"),
    [
        (click(10, 0), ["left click x1"]),
        ([*click(10, 0), *click(12, 0.2)], ["left click x2"]),
        ([*click(10, 0), *click(10, 0.2), *click(10, 0.4)], ["left click x3"]),
        ([*click(10, 0), *click(10, 1.0)], ["left click x1", "left click x1"]),
        ([*click(10, 0), *click(90, 0.2)], ["left click x1", "left click x1"]),
        ([*click(10, 0), *click(10, 0.2, "right")], ["left click x1", "right click x1"]),
        ([press(10, 0), press(90, 0.5, False)], ["drag 10-90"]),
        ([*click(10, 0), press(11, 0.2), press(90, 0.5, False)], ["left click x1", "drag 11-90"]),
        ([press(10, 0, False)], []),
        ([*click(10, 0), key("a"), *click(10, 0.2)], ["left click x1", "type a", "left click x1"]),
        ([wheel(1), wheel(1), wheel(-1), wheel(0, 2)], ["scroll 0 2", "scroll 0 -1", "scroll 2 0"]),
    ],
)
def test_pointer(heard: list[Heard], deeds: list[str]) -> None:
    assert gathered(heard) == deeds


def test_a_click_is_over_when_no_second_one_can_follow() -> None:
    gathering = Gathering()
    for one in click(10, 0):
        gathering.hear(one)
    assert gathering.quiet(0.2) == []
    assert [_said(deed) for deed in gathering.quiet(0.6)] == ["left click x1"]
    assert gathering.end() == []


def test_a_run_of_characters_is_not_over_by_waiting() -> None:
    gathering = Gathering()
    gathering.hear(key("a"))
    assert gathering.quiet(1000) == []


def test_what_was_kept_out_is_one_hidden_deed() -> None:
    kept = Kept(time=0.0, frame=FRAME)
    assert gathered([key("a"), kept, kept, key("x"), key("tab"), key("b")]) == ["type a", "hidden", "press tab", "type b"]


def test_hushed_characters_are_forgotten_at_once() -> None:
    gathering = Gathering()
    gathering.hear(key("s"))
    gathering.hush()
    for one in ("e", "backspace", "c"):
        assert gathering.hear(key(one)) == []
    (deed,) = gathering.end()
    assert isinstance(deed, Hidden)
    assert not hasattr(deed, "text")


def test_a_click_elsewhere_ends_the_hush() -> None:
    gathering = Gathering()
    gathering.hush()
    deeds = [deed for one in [key("s"), *click(10, 0), key("a")] for deed in gathering.hear(one)]
    assert [_said(deed) for deed in [*deeds, *gathering.end()]] == ["hidden", "left click x1", "type a"]
