"""What must be as it was in the moment of a press."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from agent.action import Done, Key, LeftClick
from agent.geometry import Box, Monitor, Point
from agent.hands.same import alike, beside, on_top, place
from agent.records import Element, Frame, Pixels, Role, Window
from tests.fakes import click, plan

WHOLE = Monitor(1, Box(0, 0, 1280, 800))
BUTTON = Element(1, Role.BUTTON, "Delete", Box(300, 200, 120, 40))
WHERE = Box(100, 100, 80, 30)


def frame(window: Window | None = None) -> Frame:
    return Frame(np.full((800, 1280, 3), 200, np.uint8), WHOLE, 0.0, window)


def part(*dark: Box) -> Pixels:
    """What is in WHERE now: the grey of the frame, and boxes (of the picture) that are dark."""
    pixels = np.full((WHERE.height, WHERE.width, 3), 200, np.uint8)
    for box in dark:
        inside = box.moved(-WHERE.left, -WHERE.top)
        pixels[inside.top : inside.bottom, inside.left : inside.right] = 20
    return pixels


LETTER, CARET, STROKE = Box(120, 105, 7, 9), Box(120, 105, 1, 20), Box(120, 105, 2, 4)


@pytest.mark.parametrize(
    ("dark", "same"), [((), True), ((LETTER,), False), ((CARET,), True), ((STROKE,), False), ((CARET, LETTER), False)]
)
def test_a_letter_is_a_change_and_a_caret_is_none(dark: tuple[Box, ...], same: bool) -> None:
    assert alike(frame(), WHERE, part(*dark)) is same


@pytest.mark.parametrize("over", ["masked", "veiled"])
def test_what_was_painted_over_is_not_compared(over: str) -> None:
    assert alike(msgspec.structs.replace(frame(), **{over: (LETTER.grown(2),)}), WHERE, part(LETTER))


def test_what_lies_aside_is_not_compared() -> None:
    ring = Box(110, 95, 60, 40)
    assert alike(frame(), WHERE, part(Box(112, 101, 4, 20)), beside((ring,), Box(118, 103, 40, 20), WHOLE))
    assert not alike(frame(), WHERE, part(LETTER), beside((ring,), Box(118, 103, 40, 20), WHOLE))


def test_the_place_is_the_target_and_what_is_beside_its_point() -> None:
    found = place(click(BUTTON), frame())
    assert found is not None
    assert (found.box.overlap(BUTTON.box), found.free) == (BUTTON.box, BUTTON.box.grown(1))
    corner = place(plan(LeftClick(Point(3, 3))), frame())
    assert corner is not None
    assert (corner.box.left, corner.box.top) == (0, 0)
    assert place(plan(Done()), frame()) is None


@pytest.mark.parametrize(("box", "compared"), [(Box(200, 200, 400, 300), True), (Box(0, 0, 1280, 700), False)])
def test_keys_are_compared_by_their_dialog(box: Box, compared: bool) -> None:
    found = place(plan(Key("enter")), frame(Window(1, "Delete?", "files", box)))
    assert (found is not None and found.box == box) is compared
    assert place(plan(Key("enter")), frame()) is None


def test_the_window_on_top() -> None:
    windows = (Window(7, "a", "a", Box(100, 100, 50, 50), bar=20, border=2), Window(8, "b", "b", Box(0, 0, 400, 400)))
    places = ((110, 85), (110, 120), (98, 120), (110, 151), (97, 120), (300, 300), (900, 900))
    assert [on_top(windows, Point(*at)) for at in places] == [7, 7, 7, 7, 8, 8, 0]
