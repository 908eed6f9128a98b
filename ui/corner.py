"""Edge: where a small window goes so that it hides least of what matters."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication, QScreen

from agent.geometry import Box, Monitor, Point, to_screen


def corner(size: QSize, room: QRect, avoid: QRect, gap: int) -> QPoint:
    """The corner of `room` that hides least of `avoid` (all logical pixels); bottom right by preference."""
    places = [
        QRect(x, y, size.width(), size.height())
        for y in (room.bottom() - size.height() - gap, room.top() + gap)
        for x in (room.right() - size.width() - gap, room.left() + gap)
    ]
    return min(places, key=lambda place: _area(place.intersected(avoid))).topLeft()


def room_of(monitor: Monitor | None) -> QScreen:
    """The screen that shows this monitor's middle; the first where it is not known."""
    return screen_with(monitor.box.centre) if monitor is not None else QGuiApplication.primaryScreen()


def screen_with(point: Point) -> QScreen:
    """The screen on which a screen point lies; the first where there is none."""
    screens = QGuiApplication.screens()
    return next((one for one in screens if _native(one).contains(point)), QGuiApplication.primaryScreen())


def on_screen(box: Box, screen: QScreen) -> QRect:
    """A box in screen points (native pixels on X11) as logical pixels of this screen."""
    ratio, at = screen.devicePixelRatio(), screen.geometry().topLeft()
    left, top = (box.left - at.x()) / ratio + at.x(), (box.top - at.y()) / ratio + at.y()
    return QRect(round(left), round(top), round(box.width / ratio), round(box.height / ratio))


def in_points(box: Box, monitor: Monitor) -> Box:
    """A box in image pixels of this monitor's picture, in screen points."""
    at = to_screen(Point(box.left, box.top), monitor)
    return Box(int(at.x), int(at.y), round(box.width / monitor.scale), round(box.height / monitor.scale))


def _native(screen: QScreen) -> Box:
    ratio, at = screen.devicePixelRatio(), screen.geometry()
    return Box(at.x(), at.y(), round(at.width() * ratio), round(at.height() * ratio))


def _area(box: QRect) -> int:
    return max(0, box.width()) * max(0, box.height())
