"""Waiting for a quiet screen: two looks alike, a cursor may blink, and there is a limit."""

from __future__ import annotations

import numpy as np
import pytest

from agent.eyes.settle import REACTION, alike, settled
from agent.records import Frame
from tests.fakes import FakeClock, frame


def picture(shade: int, width: int = 640) -> Frame:
    return frame(np.full((400, width, 3), shade, np.uint8))


def with_mark(width: int, height: int) -> Frame:
    pixels = np.full((400, 640, 3), 220, np.uint8)
    pixels[100 : 100 + height, 200 : 200 + width] = 0
    return frame(pixels)


def test_first_of_two_alike_is_taken() -> None:
    clock, looks = FakeClock(), [picture(1), picture(2), picture(3), picture(3)]
    left = list(looks)
    seen, quiet = settled(lambda: left.pop(0), clock.now, clock.sleep, 5.0)
    assert (seen is looks[3], quiet, left) == (True, True, [])
    assert clock.slept[0] == REACTION


def test_screen_that_never_rests_is_taken_at_the_limit() -> None:
    clock, shades = FakeClock(), iter(range(1, 250))
    seen, quiet = settled(lambda: picture(next(shades)), clock.now, clock.sleep, 2.0)
    assert not quiet
    assert clock.time - 1000.0 == pytest.approx(2.0, abs=0.1)
    assert seen.pixels[0, 0, 0] == next(shades) - 1


def test_no_time_at_all_is_one_look() -> None:
    clock, looks = FakeClock(), [picture(1)]
    assert settled(lambda: looks.pop(0), clock.now, clock.sleep, 0.0)[1] is False


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (picture(220), True),
        (picture(221), False),
        (picture(220, 600), False),
        (with_mark(2, 20), True),
        (with_mark(40, 40), False),
    ],
)
def test_alike(other: Frame, same: bool) -> None:
    assert alike(picture(220), other) is same
