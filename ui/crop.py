"""Edge: the part of a picture around a target, as it is shown on the card."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from agent.geometry import Box, Point
from agent.records import Element
from ui import drawing

AROUND = 60
"""Image pixels shown around a target."""


def around(shown: QPixmap, at: Point, target: Element | None) -> QPixmap:
    """What is around a place that the person picked, with a crosshair on it."""
    box = (target.box if target else Box(int(at.x), int(at.y), 1, 1)).grown(AROUND)
    room = QRect(box.left, box.top, box.width, box.height).intersected(shown.rect())
    part = shown.copy(room)
    painter = QPainter(part)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing.crosshair(painter, QPointF(at.x - room.left() + 0.5, at.y - room.top() + 0.5))
    painter.end()
    return part


def scaled(shown: QPixmap, most: QSize, ratio: float) -> QPixmap:
    """No larger than `most` logical pixels on a screen of this ratio; never enlarged."""
    room = QSize(round(most.width() * ratio), round(most.height() * ratio))
    if shown.width() > room.width() or shown.height() > room.height():
        shown = shown.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    made = QPixmap(shown)
    made.setDevicePixelRatio(ratio)
    return made
