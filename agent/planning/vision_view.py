"""Pure: what a vision model is shown of a screen, and where in the picture of the screen its points lie."""

from __future__ import annotations

import cv2
import msgspec
import numpy as np

from agent.geometry import Box, Point
from agent.planning.calibration import STRAIGHT, Aim
from agent.records import Pixels
from models.dialects.dialect import Dialect, Size, Spot

LEAST = 64
"""Pixels of the shorter side of a part that is shown alone: less says nothing of what is around."""


class View(msgspec.Struct, frozen=True):
    """A part of a picture, `area` in its pixels, and that part as it is sent."""

    area: Box
    picture: Pixels

    @property
    def size(self) -> Size:
        return self.picture.shape[1], self.picture.shape[0]

    def point(self, spot: Spot, aim: Aim = STRAIGHT) -> Point:
        """The image pixel that a model means that says this spot, kept inside the area."""
        across, down = self.area.width / self.size[0], self.area.height / self.size[1]
        x = self.area.left + (spot[0] - aim.dx) * across
        y = self.area.top + (spot[1] - aim.dy) * down
        return Point(
            min(max(x, float(self.area.left)), self.area.right - 1.0),
            min(max(y, float(self.area.top)), self.area.bottom - 1.0),
        )


def whole(pixels: Pixels) -> Box:
    """All of a picture."""
    return Box(0, 0, pixels.shape[1], pixels.shape[0])


def view(pixels: Pixels, area: Box, dialect: Dialect) -> View:
    """This area of a picture at the size that a family wants."""
    size = dialect.size(area.width, area.height)
    part = pixels[area.top : area.bottom, area.left : area.right]
    if size == (area.width, area.height):
        return View(area, np.ascontiguousarray(part))
    kind = cv2.INTER_AREA if size[0] * size[1] < area.area else cv2.INTER_CUBIC
    return View(area, np.asarray(cv2.resize(part, size, interpolation=kind), np.uint8))


def inside(area: Box, pixels: Pixels) -> Box:
    """An area that can be shown alone: inside the picture and not too small, about where it was."""
    bounds = whole(pixels)
    width = min(max(area.width, LEAST), bounds.width)
    height = min(max(area.height, LEAST), bounds.height)
    left = round(area.centre.x - width / 2)
    top = round(area.centre.y - height / 2)
    return Box(min(max(left, 0), bounds.width - width), min(max(top, 0), bounds.height - height), width, height)


def about(point: Point, area: Box, share: float, pixels: Pixels) -> Box:
    """The part of an area, this share of each side, around a point."""
    width, height = round(area.width * share), round(area.height * share)
    return inside(Box(round(point.x - width / 2), round(point.y - height / 2), width, height), pixels)
