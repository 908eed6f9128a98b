"""Pure: boxes and points, and the one way each between image pixels and screen points.

Image pixels count from the top left of a captured picture. Screen points are what the input system speaks: on X11 and
Windows they are pixels of the whole desktop, on macOS they are half of them on a Retina display (`Monitor.scale` 2).
"""

from __future__ import annotations

import msgspec


class Point(msgspec.Struct, frozen=True):
    """A place, in image pixels or in screen points as the holder says."""

    x: float
    y: float


class Box(msgspec.Struct, frozen=True):
    """An upright rectangle in whole pixels: `left <= x < left + width`, `top <= y < top + height`."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.left + self.width

    @property
    def bottom(self) -> int:
        return self.top + self.height

    @property
    def area(self) -> int:
        return max(0, self.width) * max(0, self.height)

    @property
    def centre(self) -> Point:
        return Point(self.left + self.width / 2, self.top + self.height / 2)

    def contains(self, point: Point) -> bool:
        return self.left <= point.x < self.right and self.top <= point.y < self.bottom

    def overlap(self, other: Box) -> Box:
        """The shared rectangle; its `area` is 0 when there is none."""
        left, top = max(self.left, other.left), max(self.top, other.top)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Box(left, top, max(0, right - left), max(0, bottom - top))

    def around(self, other: Box) -> Box:
        """The smallest box that holds both."""
        left, top = min(self.left, other.left), min(self.top, other.top)
        right, bottom = max(self.right, other.right), max(self.bottom, other.bottom)
        return Box(left, top, right - left, bottom - top)

    def iou(self, other: Box) -> float:
        """Intersection over union, 0 to 1."""
        shared = self.overlap(other).area
        return shared / (self.area + other.area - shared) if shared else 0.0

    def grown(self, by: int) -> Box:
        return Box(self.left - by, self.top - by, self.width + 2 * by, self.height + 2 * by)

    def moved(self, dx: int, dy: int) -> Box:
        return Box(self.left + dx, self.top + dy, self.width, self.height)


class Monitor(msgspec.Struct, frozen=True):
    """One display. `box` is in screen points; `scale` is image pixels per point; `number` counts from 1. `density` is how many
    image pixels stand for one of a 96-dpi screen: what a check box is drawn larger by on HiDPI."""

    number: int
    box: Box
    scale: float = 1.0
    density: float = 1.0


def to_screen(point: Point, monitor: Monitor) -> Point:
    """The screen point of a pixel in this monitor's picture, kept inside the monitor."""
    x = monitor.box.left + point.x / monitor.scale
    y = monitor.box.top + point.y / monitor.scale
    return Point(
        min(max(x, monitor.box.left), monitor.box.right - 1),
        min(max(y, monitor.box.top), monitor.box.bottom - 1),
    )


def to_image(point: Point, monitor: Monitor) -> Point:
    """The pixel of this monitor's picture under a screen point; the inverse of `to_screen` inside the monitor."""
    return Point((point.x - monitor.box.left) * monitor.scale, (point.y - monitor.box.top) * monitor.scale)


def box_to_image(box: Box, monitor: Monitor) -> Box:
    """A screen box in this monitor's image pixels, cut to the picture (area 0 when it lies elsewhere)."""
    at = to_image(Point(box.left, box.top), monitor)
    scaled = Box(int(at.x), int(at.y), round(box.width * monitor.scale), round(box.height * monitor.scale))
    whole = Box(0, 0, round(monitor.box.width * monitor.scale), round(monitor.box.height * monitor.scale))
    return scaled.overlap(whole)
