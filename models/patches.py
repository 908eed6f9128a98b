"""Pure: plain coloured shapes, which have no border and no word: swatches, dots of a status, pieces of a drawing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from models.frames import centre_in
from models.model import Bounds, Control, Line, Pixels

LEAST, LARGEST = 10, 0.12
"""Pixels of the shorter side at scale 1, and share of the picture."""
SOLID = 0.93
"""Share of its convex outline that a shape fills."""
GREY = 48
"""Difference of the strongest and the weakest of red, green and blue up to which there is no colour."""
STEP = 32
"""Levels of red, green or blue that count as one shade."""
SHADES, MOST = 24, 40
"""Shades looked at, the commonest first, and shapes told."""
SCORE = 0.5
FILLED = 0.5
"""Share of an icon's box from which a shape is what the icon is."""
HUES = (
    (12, "red"),
    (40, "orange"),
    (68, "yellow"),
    (165, "green"),
    (195, "cyan"),
    (255, "blue"),
    (290, "purple"),
    (345, "pink"),
)
"""Degrees on the colour circle up to which a colour has the name; beyond the last it is red again."""
Mask = NDArray[np.uint8]


def patches(pixels: Pixels, lines: Sequence[Line], scale: float = 1.0) -> list[Control]:
    """Shapes of one colour in a picture, `scale` image pixels per point, as icons whose `says` is colour and shape. What holds
    a text is no shape but its ground."""
    found: list[Control] = []
    largest = LARGEST * pixels.shape[0] * pixels.shape[1]
    for mask, left, top in _shades(pixels):
        ground = pixels[top : top + mask.shape[0], left : left + mask.shape[1]]
        for (x, y, width, height), shape in _shapes(mask, LEAST * scale, largest):
            box = (left + x, top + y, width, height)
            if not any(_touches(box, line.box) for line in lines):
                colour = _colour(ground[y : y + height, x : x + width], mask[y : y + height, x : x + width])
                found.append(Control("icon", box, SCORE, says=f"{colour} {shape}".strip()))
    return found[:MOST]


def coloured(controls: Sequence[Control], shapes: Sequence[Control]) -> list[Control]:
    """The controls, icons with the words of the shape that they are, and the shapes that are no part of a control."""
    named = [_with_words(one, shapes) if one.role == "icon" else one for one in controls]
    return [*named, *(one for one in shapes if not any(_touches(one.box, other.box) for other in controls))]


def _with_words(icon: Control, shapes: Sequence[Control]) -> Control:
    """An icon that is nearly all one shape says so."""
    area = FILLED * icon.box[2] * icon.box[3]
    alike = [one for one in shapes if centre_in(one.box, icon.box) and one.box[2] * one.box[3] >= area]
    return msgspec.structs.replace(icon, says=alike[0].says) if alike else icon


def _shades(pixels: Pixels) -> Iterator[tuple[Mask, int, int]]:
    """For each of the commonest shades that are colours, where it is: a mask and its left top corner."""
    if not pixels.size:
        return
    channels = cv2.split(pixels)
    strongest, weakest = (of(of(channels[0], channels[1]), channels[2]) for of in (cv2.max, cv2.min))
    rows, columns = np.nonzero(cv2.subtract(strongest, weakest) > GREY)
    if not rows.size:
        return
    steps = pixels[rows, columns] // STEP
    codes = (steps[:, 0].astype(np.int32) * 8 + steps[:, 1]) * 8 + steps[:, 2]
    counts = np.bincount(codes)
    for code in np.argsort(-counts)[:SHADES]:
        if counts[code] >= LEAST * LEAST:
            down, across = rows[codes == code], columns[codes == code]
            top, left = int(down.min()), int(across.min())
            mask = np.zeros((int(down.max()) - top + 1, int(across.max()) - left + 1), np.uint8)
            mask[down - top, across - left] = 1
            yield mask, left, top


def _shapes(mask: Mask, least: float, largest: float) -> Iterator[tuple[Bounds, str]]:
    """Whole shapes of one shade, large enough to aim at and small enough to be a thing."""
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for outline in outlines:
        x, y, width, height = cv2.boundingRect(outline)
        area, round_it = cv2.contourArea(outline), cv2.contourArea(cv2.convexHull(outline))
        if min(width, height) >= least and width * height <= largest and area >= SOLID * round_it:
            yield (int(x), int(y), int(width), int(height)), _shape(outline, area, width, height)


def _shape(outline: NDArray[np.int32] | cv2.typing.MatLike, area: float, width: int, height: int) -> str:
    """The word for a convex shape; none for what has no plain one."""
    corners = len(cv2.approxPolyDP(outline, 0.04 * cv2.arcLength(outline, True), True))
    if corners == 3:
        return "triangle"
    if area >= 0.92 * width * height:
        return "square" if 0.85 < width / height < 1.18 else "rectangle"
    return "circle" if corners > 5 and abs(area / (width * height) - np.pi / 4) < 0.06 else ""


def _colour(pixels: Pixels, mask: Mask) -> str:
    """The word for the colour of what a mask shows."""
    red, green, blue = (float(one) for one in pixels[mask > 0].mean(axis=0))
    high, low = max(red, green, blue), min(red, green, blue)
    spread = (high - low) or 1.0
    if high == red:
        hue = 60 * ((green - blue) / spread % 6)
    elif high == green:
        hue = 60 * ((blue - red) / spread + 2)
    else:
        hue = 60 * ((red - green) / spread + 4)
    return next((word for most, word in HUES if hue <= most), "red")


def _touches(box: Bounds, other: Bounds) -> bool:
    return centre_in(other, box) or centre_in(box, other)
