"""Edge: what is drawn on a picture of the screen: where something is, where it is aimed at, numbers, the pointer's way.

Each is white under its colour, so that it can be seen on any screen, and has a shape of its own, so that the colour only
repeats.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from agent.geometry import Box, Point

AIM, MARK = QColor(220, 38, 38), QColor(37, 99, 235)
WHITE = QColor("white")
GAP, ARM = 4.0, 12.0
"""Logical pixels from a crosshair's middle to where its arms begin and end."""
HEAD = 9.0
"""Length of an arrow's head."""
SHORT = 24.0
"""A way shorter than this is not drawn: the target says enough."""
COLOURS = ((WHITE, 2.5), (AIM, 0.0))
"""What is drawn first, and how much wider."""


class Fitted:
    """A picture laid into a room: image pixels to logical ones and back."""

    def __init__(self, size: QSize, room: QRectF) -> None:
        self.scale = min(room.width() / max(1, size.width()), room.height() / max(1, size.height()))
        width, height = size.width() * self.scale, size.height() * self.scale
        self.at = QRectF(room.left() + (room.width() - width) / 2, room.top(), width, height)

    def point(self, point: Point) -> QPointF:
        return QPointF(self.at.left() + point.x * self.scale, self.at.top() + point.y * self.scale)

    def box(self, box: Box) -> QRectF:
        return QRectF(self.point(Point(box.left, box.top)), self.point(Point(box.right, box.bottom)))

    def pixel(self, place: QPointF) -> Point:
        """The image pixel at a place, whole and inside the picture as long as the place is."""
        return Point(int((place.x() - self.at.left()) / self.scale), int((place.y() - self.at.top()) / self.scale))


def target(painter: QPainter, at: QRectF) -> None:
    """A rounded frame around it."""
    for colour, more in COLOURS:
        painter.setPen(QPen(colour, 2.5 + more))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(at.adjusted(-3, -3, 3, 3), 3, 3)


def crosshair(painter: QPainter, at: QPointF, size: float = 1.0) -> None:
    for colour, more in COLOURS:
        painter.setPen(QPen(colour, 2.5 + more))
        for way in (QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)):
            painter.drawLine(at + way * GAP * size, at + way * ARM * size)


def way(painter: QPainter, start: QPointF, end: QPointF) -> None:
    """A thin line from where the pointer was, with a dot there and an arrow head before the target."""
    long = math.hypot(end.x() - start.x(), end.y() - start.y())
    if long < SHORT:
        return
    one = (end - start) / long
    tip = end - one * (ARM + 2)
    across = QPointF(-one.y(), one.x())
    head = QPolygonF([tip, tip - one * HEAD + across * HEAD * 0.45, tip - one * HEAD - across * HEAD * 0.45])
    for colour, more in COLOURS:
        painter.setPen(QPen(colour, 1.4 + more, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawLine(start, tip - one * HEAD * 0.8)
        painter.setBrush(colour)
        painter.drawPolygon(head)
        painter.drawEllipse(start, 2.5, 2.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def tag(painter: QPainter, corner: QPointF, number: int, points: float) -> None:
    """A small number at the top left of a thing, beside it so that it hides none of its text."""
    font = QFont(painter.font())
    font.setPointSizeF(points)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(str(number)) + 3
    at = QRectF(max(0.0, corner.x() - width), corner.y(), width, metrics.capHeight() + 3)
    painter.fillRect(at, QColor(37, 99, 235, 215))
    painter.setPen(WHITE)
    painter.drawText(at, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, str(number))


def badge(painter: QPainter, middle: QPointF, number: int) -> None:
    """A number of a step in a disc."""
    painter.setPen(QPen(WHITE, 2))
    painter.setBrush(AIM)
    painter.drawEllipse(middle, 11, 11)
    font = QFont(painter.font())
    font.setBold(True)
    font.setPixelSize(13)
    painter.setFont(font)
    painter.drawText(QRectF(middle.x() - 12, middle.y() - 12, 24, 24), Qt.AlignmentFlag.AlignCenter, str(number))
    painter.setBrush(Qt.BrushStyle.NoBrush)
