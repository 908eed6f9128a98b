"""Pure: level rectangles with sharp borders, as toolkits draw them: the exact place of what has a border."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from models.model import Bounds, Line, Pixels

EDGE = 10
"""Grey levels of a step that counts as a border: toolkits draw faint ones."""
STRAIGHT = 0.8
"""Share of each side of a rectangle that must be border."""
LEAST = 16
"""Pixels of height of buttons and fields at scale 1."""
BORDER = 6
"""Pixels between the outer and the inner outline of one border."""
AREA = (120, 60)
"""Least width and height of a field of several lines, in pixels at scale 1."""
ROW = 3
"""Texts on one level from which they are a row of things."""
ARROWS = frozenset("VvYy▾▼﹀ˇ")
"""What the arrow of a drop-down list is read as."""
MARKS = ARROWS | frozenset("xX×√✓✔☑●•oO0")
"""What the mark in a check box or a radio button is read as."""
MOST = 2000
"""Outlines looked at, largest first: beyond it a picture is a pattern, not a form."""
Mask = NDArray[np.uint8]


def frames(pixels: Pixels, scale: float = 1.0) -> list[Bounds]:
    """The rectangles in a picture, `scale` image pixels per point; of two around one border the inner one. A picture
    too small for any has none."""
    if min(pixels.shape[:2]) < LEAST:
        return []
    found = edges(np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8))
    return innermost([box for box in outlines(found) if is_frame(found, box, scale)])


def edges(grey: Mask) -> Mask:
    """Where neighbours differ, closed over one-pixel gaps."""
    across = cv2.absdiff(grey[:-1, 1:], grey[:-1, :-1])
    down = cv2.absdiff(grey[1:, :-1], grey[:-1, :-1])
    steps = (np.maximum(across, down) >= EDGE).astype(np.uint8)
    return np.asarray(cv2.copyMakeBorder(steps, 0, 1, 0, 1, cv2.BORDER_CONSTANT, value=0), np.uint8)


def outlines(steps: Mask) -> list[Bounds]:
    """The boxes of all outlines, the largest first."""
    contours, _ = cv2.findContours(steps, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    boxes = {cv2.boundingRect(contour) for contour in contours}
    large = sorted((box for box in boxes if min(box[2:]) >= 8), key=lambda box: -box[2] * box[3])
    return [(int(x), int(y), int(w), int(h)) for x, y, w, h in large[:MOST]]


def is_frame(steps: Mask, box: Bounds, scale: float) -> bool:
    """A rectangle whose four sides are border, of the size of a button, a field or a text area."""
    x, y, width, height = box
    if height < LEAST * scale or width < LEAST * scale:
        return False
    inset = round(4 * scale)
    part = steps[y : y + height, x : x + width]
    sides = (
        part[:3, inset:-inset].any(axis=0),
        part[-3:, inset:-inset].any(axis=0),
        part[inset:-inset, :3].any(axis=1),
        part[inset:-inset, -3:].any(axis=1),
    )
    return all(side.size and side.mean() >= STRAIGHT for side in sides)


def innermost(boxes: list[Bounds]) -> list[Bounds]:
    """Of boxes drawn around one another at the distance of a border, the inner one."""
    kept = np.empty((0, 4), np.int32)
    for box in sorted(boxes, key=lambda box: box[2] * box[3]):
        if not near(box, kept).any():
            kept = np.vstack([kept, np.array([box], np.int32)])
    return [(int(x), int(y), int(w), int(h)) for x, y, w, h in kept]


def near(box: Bounds, others: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which of the others have all four sides within the width of a border of this box's."""
    ends = np.hstack([others[:, :2], others[:, :2] + others[:, 2:]])
    near: NDArray[np.bool_] = (
        np.abs(ends - np.array(corners(box))).max(axis=1, initial=0) <= BORDER if len(others) else np.zeros(0, bool)
    )
    return near


def corners(box: Bounds) -> tuple[int, int, int, int]:
    """Left, top, right, bottom."""
    return (box[0], box[1], box[0] + box[2], box[1] + box[3])


def areas(rectangles: Sequence[Bounds], taken: Sequence[Bounds], lines: Sequence[Line], scale: float = 1.0) -> list[Bounds]:
    """The rectangles in which text may be written: large, with no control (`taken`) in them, and no texts side by side."""
    large = [box for box in rectangles if box[3] >= AREA[1] * scale and box[2] >= AREA[0] * scale]
    free = [box for box in large if not any(centre_in(one, box) for one in taken)]
    return [box for box in leaves(free) if not is_panel(box, lines)]


def leaves(boxes: list[Bounds]) -> list[Bounds]:
    """Boxes that hold no two others: what holds them is a panel, a group or a window."""
    if not boxes:
        return []
    all_of = np.array(boxes)
    left, top, right, bottom = all_of[:, 0], all_of[:, 1], all_of[:, 0] + all_of[:, 2], all_of[:, 1] + all_of[:, 3]
    x, y = (left + right) / 2, (top + bottom) / 2
    held = [int(((x >= b[0]) & (x < b[0] + b[2]) & (y >= b[1]) & (y < b[1] + b[3])).sum()) for b in boxes]
    return [box for box, count in zip(boxes, held, strict=True) if count <= 2]


def is_panel(box: Bounds, lines: Sequence[Line]) -> bool:
    """Whether texts stand side by side in it: menu bars, tool bars, lists; a field has one text a row."""
    inside = [line.box for line in lines if centre_in(line.box, box) and line.text not in MARKS]
    return any(sum(level(one, other) for other in inside) >= ROW for one in inside) or any(
        one is not other and level(one, other) and other[0] - one[0] - one[2] > one[3] for one in inside for other in inside
    )


def level(one: Bounds, other: Bounds) -> bool:
    """Whether two boxes are in one row."""
    return abs(one[1] + one[3] / 2 - other[1] - other[3] / 2) < 0.5 * one[3]


def centre_in(inner: Bounds, outer: Bounds) -> bool:
    """Whether the middle of one box is in another."""
    x, y = inner[0] + inner[2] / 2, inner[1] + inner[3] / 2
    return outer[0] <= x < outer[0] + outer[2] and outer[1] <= y < outer[1] + outer[3]
