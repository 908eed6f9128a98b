"""Pure: waiting until the screen is quiet, instead of a fixed sleep: looking before it is makes runs slower, not faster."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from agent.records import Frame

REACTION = 0.12
"""Seconds before the first look: an application needs them to answer at all."""
GAP = 0.08
"""Seconds between two looks."""
CURSOR = 64 * 3
"""Pixels that may differ in a quiet screen: a blinking text cursor is about 2 x 20 of them, of a picture thinned by 2."""


def settled(
    look: Callable[[], Frame], now: Callable[[], float], sleep: Callable[[float], None], limit: float
) -> tuple[Frame, bool]:
    """The first frame that is like the one before it, and true; the last one and false after `limit` seconds."""
    until = now() + limit
    sleep(REACTION)
    frame = look()
    while now() < until:
        sleep(GAP)
        last, frame = frame, look()
        if alike(last, frame):
            return frame, True
    return frame, False


def alike(one: Frame, other: Frame) -> bool:
    """Whether two frames differ by no more than a blinking cursor."""
    if one.pixels.shape != other.pixels.shape:
        return False
    differs = (one.pixels[::2, ::2] != other.pixels[::2, ::2]).any(axis=2)
    return int(np.count_nonzero(differs)) <= CURSOR
