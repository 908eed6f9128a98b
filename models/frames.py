"""Pure: level rectangles with sharp borders, as toolkits draw them: the exact place of what has a border."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from models.model import Bounds, Pixels

EDGE = 10
"""Grey levels of a step that counts as a border: toolkits draw faint ones."""
STRAIGHT = 0.8
"""Share of each side of a rectangle that must be border."""
LEAST = 16
"""Pixels of height of buttons and fields at scale 1."""
BORDER = 6
"""Pixels between the outer and the inner outline of one border."""
MOST = 2000
"""Outlines looked at, largest first: beyond it a picture is a pattern, not a form."""
Mask = NDArray[np.uint8]


def frames(pixels: Pixels, scale: float = 1.0) -> list[Bounds]:
    """The rectangles in a picture, `scale` image pixels per point; of two around one border the inner one."""
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
