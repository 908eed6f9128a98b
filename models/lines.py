"""Pure: lines of text as things to click: what a text detector found is cut where menus and columns are, and the single signs
it overlooks (keys of a calculator, headings of a table) are found by their outlines.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from models.model import Bounds, Pixels

CONTRAST = 28
"""Grey levels that ink differs from the ground around it at least."""
FAINT = 10
"""Grey levels of the outline of a check box or a radio button at least: toolkits draw faint ones."""
RULE = 0.9
"""Share of a row of a line that is ink where it is the border of a button and no letters."""
WORD_GAP = 1.6
"""Heights of a small letter between two words of one line at most: titles of a menu bar stand 1.8 and more apart, words of a
monospaced line 1.3."""
LETTER = (2, 15, 22)
"""Pixels at scale 1: the smallest side, the height and the width of a lone sign. Icons are larger."""
NEAR = (5, 4)
"""Pixels across and down at scale 1 within which strokes are one sign: `<-`, `=`, `:`."""
CALM = 3
"""Pixels around a lone sign at scale 1 that show nothing but ground."""
FLAT = 12
"""Grey levels that a ground may vary: buttons are shaded."""
SMALLEST_FRAME = 11
"""Pixels of side at scale 1 of the smallest check box: it is no letter."""
APART, WIDELY = 3, 0.25
"""Pixels between a tick and its label at least, and share of the tick's width: an O in large letters stands closer."""
FRAMED = 0.65
"""Share of each side that a frame or a ring covers at least."""
SHORT = 2.5
"""Times its height that a piece of text is wide at most to be shown with the height of a line around it."""
SOLID = 0.8
"""Share of its box that a dash or a dot fills."""
MARGIN = 3
"""Pixels of ground kept around a line, which recognition needs."""
TALLEST = 18
"""Pixels of height at scale 1 that recognition is shown at least, so that a dot stays a dot."""
Mask = NDArray[np.uint8]


def cut(pixels: Pixels, box: Bounds, scale: float = 1.0) -> list[Bounds]:
    """A line's box as one or several, cut at gaps wider than between two words and drawn in to the ink. A check box or a
    radio button beside the words is left out."""
    left, top, width, height = box
    grey = cv2.cvtColor(np.ascontiguousarray(pixels[top : top + height, left : left + width]), cv2.COLOR_RGB2GRAY)
    contrast = cv2.absdiff(grey, np.full_like(grey, int(np.median(grey))))
    ink = (contrast > CONTRAST).astype(np.uint8)
    ink[ink.mean(axis=1) > RULE] = 0
    gap = WORD_GAP * _letter_height(ink)
    for x, wide in _ticks((contrast > FAINT).astype(np.uint8), scale):
        ink[:, x : x + wide] = 0
    columns, rows = np.flatnonzero(ink.any(axis=0)), np.flatnonzero(ink.any(axis=1))
    if not columns.size:
        return [_grown(box, pixels)]
    breaks = np.flatnonzero(np.diff(columns) > gap)
    starts, ends = columns[[0, *(breaks + 1)]], columns[[*breaks, -1]]
    first, tall = top + int(rows[0]), int(rows[-1] - rows[0]) + 1
    parts = [(left + int(a), first, int(b - a) + 1, tall) for a, b in zip(starts, ends, strict=True)]
    return [_grown(_tall(part, scale) if part[2] <= SHORT * tall else part, pixels) for part in parts]


def lone_signs(pixels: Pixels, found: Sequence[Bounds], scale: float = 1.0) -> list[Bounds]:
    """Boxes of single signs on calm ground outside the lines `found`. `scale` is image pixels per point (2 on HiDPI)."""
    grey: Mask = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    ink = (cv2.absdiff(grey, cv2.medianBlur(grey, 21)) > CONTRAST).astype(np.uint8)
    for left, top, width, height in found:
        ink[max(0, top) : top + height, max(0, left) : left + width] = 0
    across, down = (round(part * scale) for part in NEAR)
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((down, across), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    boxes = [(int(x), int(y), int(w), int(h)) for x, y, w, h, _ in stats[1:] if _is_small(int(w), int(h), scale)]
    alone = [box for box in boxes if _is_calm(grey, box, scale) and not _is_frame(ink, box, scale)]
    return [_grown(_tall(box, scale), pixels) for box in alone]


def stroke(pixels: Pixels, box: Bounds) -> str:
    """`-` or `.` where a lone sign is no more than that, told by its shape: recognition needs more to go by. Else empty."""
    left, top, width, height = box
    grey = cv2.cvtColor(np.ascontiguousarray(pixels[top : top + height, left : left + width]), cv2.COLOR_RGB2GRAY)
    ink = cv2.absdiff(grey, np.full_like(grey, int(np.median(grey)))) > CONTRAST
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not rows.size or ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].mean() < SOLID:
        return ""
    tall, wide = int(rows[-1] - rows[0]) + 1, int(columns[-1] - columns[0]) + 1
    if wide >= 2 * tall and tall <= height / 4:
        return "-"
    return "." if max(wide, tall) <= height / 4 else ""


def _letter_height(ink: Mask) -> float:
    """The height of a small letter such as x: a quarter of the letters are as low."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    heights = stats[1:, cv2.CC_STAT_HEIGHT]
    letters = heights[heights >= 4]
    return float(np.percentile(letters, 25)) if letters.size else float(ink.shape[0])


def _ticks(ink: Mask, scale: float) -> list[tuple[int, int]]:
    """Left and width of the frames, rings and discs of the size of a tick that stand apart from the letters."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    boxes = [(int(x), int(y), int(w), int(h)) for x, y, w, h, _ in stats[1:] if _is_frame(ink, (x, y, w, h), scale)]
    return [(x, w) for x, _, w, _ in boxes if not _beside(ink, x, w)]


def _beside(ink: Mask, x: int, wide: int) -> bool:
    """Whether there is ink close to a sign, as between the letters of a word."""
    near = max(APART, round(WIDELY * wide))
    return bool(ink[:, max(0, x - near) : x].any() or ink[:, x + wide : x + wide + near].any())


def _is_small(width: int, height: int, scale: float) -> bool:
    smallest, tallest, widest = (size * scale for size in LETTER)
    return smallest <= height <= tallest and smallest <= width <= widest


def _is_calm(grey: Mask, box: Bounds, scale: float) -> bool:
    """Whether a sign stands apart: the ground all around it is of one grey. What touches a border does not."""
    left, top, width, height = box
    wide = round(CALM * scale)
    if left < wide or top < wide:
        return False
    ring = grey[top - wide : top + height + wide, left - wide : left + width + wide]
    edge = np.concatenate([ring[:2].ravel(), ring[-2:].ravel(), ring[:, :2].ravel(), ring[:, -2:].ravel()])
    return bool(int(edge.max()) - int(edge.min()) <= FLAT)


def _is_frame(ink: Mask, box: Bounds, scale: float) -> bool:
    """Whether a sign is as large as a check box or a radio button and has ink along all its sides."""
    left, top, width, height = box
    if min(width, height) < SMALLEST_FRAME * scale or abs(width - height) > 2 * scale:
        return False
    mine = ink[top : top + height, left : left + width]
    sides = (mine[:2].any(axis=0), mine[-2:].any(axis=0), mine[:, :2].any(axis=1), mine[:, -2:].any(axis=1))
    return all(side.mean() > FRAMED for side in sides) or _is_ring(mine)


def _is_ring(mine: Mask) -> bool:
    height, width = mine.shape
    y, x = np.mgrid[:height, :width]
    radius = np.hypot(x - (width - 1) / 2, y - (height - 1) / 2) / (min(width, height) / 2)
    return bool(mine[(radius > 0.8) & (radius <= 1.0)].mean() > 0.6)


def _tall(box: Bounds, scale: float) -> Bounds:
    """At least as high as a line of text, about its middle."""
    missing = max(0, round(TALLEST * scale) - box[3])
    return (box[0], box[1] - missing // 2, box[2], box[3] + missing)


def _grown(box: Bounds, pixels: Pixels) -> Bounds:
    left, top = max(0, box[0] - MARGIN), max(0, box[1] - MARGIN)
    right, bottom = min(pixels.shape[1], box[0] + box[2] + MARGIN), min(pixels.shape[0], box[1] + box[3] + MARGIN)
    return (left, top, right - left, bottom - top)
