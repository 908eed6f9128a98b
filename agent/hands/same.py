"""Pure: is what is about to be pressed still what was looked at? The window on top at a point and the pixels of a place, in the
frame that was decided on and now.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import numpy as np

from agent.action import HoldKey, Key
from agent.eyes.veil import without
from agent.geometry import Box, Monitor, Point, box_to_image
from agent.records import Frame, Pixels, Plan, Window

BESIDE = (90, 14)
"""Pixels at scale 1 to each side of a point that are compared at least: the words of a check box stand beside it."""
MARKED = 17
"""Half the side of the square around a bare point that the panel's mark leaves free, at scale 1."""
SHARE = 0.3
"""Share of the picture from which the panel marks the point instead of the target."""
DIALOG = 0.45
"""Share of the picture below which a window is a dialog: every text in it bears on its buttons."""
LARGEST = (600, 160)
"""Of a list or a text area what is around the point is compared."""
SHADE = 8
"""Difference of a colour up to which a pixel is the same."""
CARET = (3, 8, 40)
"""At scale 1 the width up to which a difference is a blinking caret, and its height. Between a 3 and a 5 there are fewer pixels
than a caret has: what else differs is no caret, be it a single one."""
FULL = 0.85
"""Share of a caret that differs."""


class Place(msgspec.Struct, frozen=True):
    """What must be as it was when something is pressed, in image pixels; no mark of the panel is in the part that is `free`."""

    box: Box
    free: Box


def place(plan: Plan, frame: Frame) -> Place | None:
    """None for a plan that points nowhere; for keys the dialog that they go to."""
    height, width = frame.pixels.shape[:2]
    picture, scale = Box(0, 0, width, height), frame.monitor.density
    if isinstance(plan.action, (Key, HoldKey)):
        return _dialog(frame, picture)
    point = getattr(plan.action, "point", None)
    if point is None:
        return None
    least, most = (_about(point, *size, scale) for size in ((2 * BESIDE[0], 2 * BESIDE[1]), LARGEST))
    whole = least.around(plan.target.box.grown(2)) if plan.target else least
    marked = plan.target is not None and plan.target.box.area < SHARE * picture.area
    free = plan.target.box.grown(1) if plan.target and marked else _about(point, 2 * MARKED, 2 * MARKED, scale)
    return Place(whole.overlap(most).overlap(picture), free)


def alike(frame: Frame, where: Box, now: Pixels, aside: Iterable[Box] = ()) -> bool:
    """Whether a part of the frame looks as it did, a blinking caret and what lies `aside` (image pixels) apart. `now` is that
    part as it is, RGB, uint8, `where.height` x `where.width`."""
    before = frame.pixels[where.top : where.bottom, where.left : where.right]
    differs = (np.abs(before.astype(np.int16) - now) > SHADE).any(axis=2)
    for box in (*aside, *frame.masked, *frame.veiled):
        part = box.moved(-where.left, -where.top)
        differs[max(0, part.top) : max(0, part.bottom), max(0, part.left) : max(0, part.right)] = False
    return not differs.any() or _is_caret(differs, frame.monitor.density)


def beside(marks: Iterable[Box], free: Box, monitor: Monitor) -> list[Box]:
    """Where the panel's marks (screen points) may be in the way of a comparison: around the target, not on it."""
    found = (box_to_image(mark, monitor) for mark in marks)
    return [piece for box in found for piece in without(box, (free,))]


def on_top(windows: Iterable[Window], at: Point) -> int:
    """The id of the window at a screen point, title bars and borders included; 0 where there is none. Windows come top
    first."""
    return next((one.id for one in windows if one.whole.contains(at)), 0)


def _dialog(frame: Frame, picture: Box) -> Place | None:
    """All of a window that is no larger than dialogs are; in a larger one too much moves that keys have nothing to do with."""
    box = box_to_image(frame.window.box, frame.monitor) if frame.window else Box(0, 0, 0, 0)
    return Place(box, box) if 0 < box.area < DIALOG * picture.area else None


def _about(point: Point, width: float, height: float, scale: float) -> Box:
    """A box of this size at scale 1, the point in its middle."""
    wide, high = round(width * scale), round(height * scale)
    return Box(round(point.x) - wide // 2, round(point.y) - high // 2, wide, high)


def _is_caret(differs: np.ndarray, scale: float) -> bool:
    rows, columns = np.nonzero(differs)
    wide, high = int(np.ptp(columns)) + 1, int(np.ptp(rows)) + 1
    is_slim = wide <= CARET[0] * scale and CARET[1] * scale <= high <= CARET[2] * scale
    return is_slim and len(rows) >= FULL * wide * high
