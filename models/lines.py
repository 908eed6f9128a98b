"""Pure: where text stands on a screen, by classical vision.

Screens are not photographs: glyphs are sharp, level and apart from the borders around them. So connected components of
glyph size, joined along the line, find text in some 20 ms where a neural text detector takes a second on two cores, and what
recognition then says of a picture that was no text is told by its low score.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from models.model import Bounds, Pixels

CONTRAST = 24
"""Grey levels that ink differs from the ground around it at least."""
GLYPH = (5, 64)
"""Pixels of height of a glyph, smallest and largest, at scale 1."""
WIDEST = 6.0
"""Times its height a component may be wide: a word written without gaps (joined letters) is below it, a rule above."""
WORD_GAP = 0.75
"""Heights between two glyphs of one line: the gap between words is about 0.3, between menu titles 1 and more."""
SPECK = 4
"""Pixels of height up to which a component alone is a dot, an accent or a hyphen."""
SMALLEST_FRAME = 9
"""Pixels of side of the smallest check box."""
HOLLOW = 0.02
"""Share of its inside that a frame may cover."""
FRAMED = 0.65
"""Share of each side that a frame covers at least; the rest is its rounded corners."""
MARGIN = 2
"""Pixels of ground kept around a line, which recognition needs."""

Boxes = NDArray[np.int32]
"""n x 4: left, top, right, bottom in pixels."""


def text_lines(pixels: Pixels, scale: float = 1.0) -> list[Bounds]:
    """Boxes of what looks like runs of text, in reading order. `scale` is image pixels per point (2 on HiDPI)."""
    glyphs = _glyphs(_ink(pixels), scale)
    height, width = pixels.shape[:2]
    lines = [_grown(box, width, height) for box in _joined(glyphs) if _is_line(box, scale)]
    return sorted(lines, key=lambda box: (box[1] + box[3] // 2, box[0]))


def _ink(pixels: Pixels) -> NDArray[np.uint8]:
    """Pixels that differ from the ground around them, dark on light or light on dark."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    ground = cv2.medianBlur(grey, 21)
    ink: NDArray[np.uint8] = (cv2.absdiff(grey, ground) > CONTRAST).astype(np.uint8)
    return ink


def _glyphs(ink: NDArray[np.uint8], scale: float) -> Boxes:
    """Boxes of the components that could be glyphs, dots and accents, or short words; rules and frames are left out."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    left, top, width, height, area = (stats[:, i] for i in range(5))
    tall = height <= GLYPH[1] * scale
    short_enough = width <= np.maximum(height, 3 * scale) * WIDEST
    upright_rule = (height > 20 * scale) & (height > 12 * width)
    solid = (area > 0.85 * width * height) & (np.minimum(width, height) >= 8 * scale)
    keep = tall & short_enough & ~upright_rule & ~solid & (area >= 2)
    keep[0] = False  # the ground
    boxes: Boxes = np.stack([left, top, left + width, top + height], axis=1).astype(np.int32)
    for number in np.flatnonzero(keep & (np.minimum(width, height) >= SMALLEST_FRAME * scale)):
        mine = _part(labels, boxes[number], int(number))
        keep[number] = not _is_frame(mine) and not (_is_ring(mine) and _apart(boxes[number], boxes[keep], scale))
    return boxes[keep]


def _part(labels: NDArray[np.int32], box: NDArray[np.int32], number: int) -> NDArray[np.bool_]:
    """One component in its box."""
    left, top, right, bottom = box.tolist()
    mine: NDArray[np.bool_] = labels[top:bottom, left:right] == number
    return mine


def _is_ring(mine: NDArray[np.bool_]) -> bool:
    """Whether a component is a circle, or a disc with a ring: radio buttons, and the letter O."""
    height, width = mine.shape
    if abs(height - width) > 2:
        return False
    y, x = np.mgrid[:height, :width]
    radius = np.hypot(x - (width - 1) / 2, y - (height - 1) / 2) / (min(width, height) / 2)
    return bool(mine[(radius > 0.8) & (radius <= 1.0)].mean() > 0.6 and mine[radius > 1.15].mean() < 0.15)


def _apart(box: NDArray[np.int32], others: Boxes, scale: float) -> bool:
    """Whether nothing on its level stands as near as the next letter of a word would."""
    level = (others[:, 1] < box[3]) & (others[:, 3] > box[1])
    gap = np.maximum(others[:, 0] - box[2], box[0] - others[:, 2])
    inside = (others[:, 0] >= box[0]) & (others[:, 2] <= box[2])
    return not bool((level & ~inside & (gap < 4 * scale)).any())


def _is_frame(mine: NDArray[np.bool_]) -> bool:
    """Whether a component runs along all four sides of its box and is hollow, as check boxes and fields are and letters are not."""
    if mine[3:-3, 3:-3].mean() > HOLLOW:
        return False
    sides = (mine[:2].any(axis=0), mine[-2:].any(axis=0), mine[:, :2].any(axis=1), mine[:, -2:].any(axis=1))
    return all(side.mean() > FRAMED for side in sides)


def _joined(glyphs: Boxes) -> list[Bounds]:
    """Glyphs of like height on one level, near each other, joined from left to right."""
    lines: list[list[int]] = []
    open_lines: list[list[int]] = []
    for left, top, right, bottom in glyphs[np.argsort(glyphs[:, 0], kind="stable")].tolist():
        tallest = GLYPH[1]
        open_lines = [line for line in open_lines if left - line[2] <= tallest * WORD_GAP]
        fits = [line for line in open_lines if _same_line(line, left, top, bottom)]
        if fits:
            line = max(fits, key=lambda line: min(line[3], bottom) - max(line[1], top))
            line[1], line[2], line[3] = min(line[1], top), max(line[2], right), max(line[3], bottom)
        else:
            lines.append([left, top, right, bottom])
            open_lines.append(lines[-1])
    return [(left, top, right - left, bottom - top) for left, top, right, bottom in _dotted(lines)]


def _dotted(lines: list[list[int]]) -> list[list[int]]:
    """Dots and accents that became lines of their own, put back on the letters below or above them."""
    small = [line for line in lines if line[3] - line[1] <= SPECK]
    whole = [line for line in lines if line[3] - line[1] > SPECK]
    for left, top, right, bottom in small:
        for line in whole:
            near = max(line[1] - bottom, top - line[3]) <= 0.4 * (line[3] - line[1])
            if near and left >= line[0] - 2 * SPECK and right <= line[2] + 2 * SPECK:
                line[:] = min(line[0], left), min(line[1], top), max(line[2], right), max(line[3], bottom)
                break
    return whole


def _same_line(line: list[int], left: int, top: int, bottom: int) -> bool:
    """Whether a glyph goes on a line: close enough, on its level, and not of another size of type altogether."""
    tall, other = line[3] - line[1], bottom - top
    if left - line[2] > max(tall, other) * WORD_GAP:
        return False
    shared = min(line[3], bottom) - max(line[1], top)
    return shared > 0.4 * min(tall, other) and max(tall, other) <= 2.5 * max(min(tall, other), 5)


def _is_line(box: Bounds, scale: float) -> bool:
    """Tall enough to be read, and no lone upright stroke (the text cursor)."""
    _, _, width, height = box
    return GLYPH[0] * scale <= height and width > 2 * scale


def _grown(box: Bounds, width: int, height: int) -> Bounds:
    left, top = max(0, box[0] - MARGIN), max(0, box[1] - MARGIN)
    right, bottom = min(width, box[0] + box[2] + MARGIN), min(height, box[1] + box[3] + MARGIN)
    return (left, top, right - left, bottom - top)
