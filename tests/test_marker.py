"""The panel's marks are known in a picture by their colour, and only at their places."""

from __future__ import annotations

import numpy as np
import pytest

from agent.eyes.marker import COLOUR, LEAST, is_seen
from agent.geometry import Box


@pytest.mark.parametrize(
    ("place", "seen"),
    [
        (Box(10, 10, 30, 30), True),
        (Box(0, 0, 15, 15), False),
        (Box(60, 60, 30, 30), False),
        (Box(-500, -500, 30, 30), False),
        (Box(-5, -5, 200, 200), True),
    ],
)
def test_a_mark_is_seen_at_its_place(place: Box, seen: bool) -> None:
    pixels = np.zeros((100, 100, 3), np.uint8)
    pixels[12 : 12 + LEAST // 2, 12:15] = COLOUR
    assert is_seen(pixels, [place]) is seen


def test_a_colour_that_is_nearly_the_same_is_no_mark() -> None:
    pixels = np.full((50, 50, 3), COLOUR, np.uint8)
    pixels[:, :, 0] -= 1
    assert not is_seen(pixels, [Box(0, 0, 50, 50)])
    assert not is_seen(pixels, [])
