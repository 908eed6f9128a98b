"""Edge: the marks that say how a step or a run went: a shape each, so that the colour only repeats it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from agent.records import Outcome, Result
from ui.theme import colours

SIZE = 18
"""Logical pixels of a mark."""
SHAPES = {
    Result.CONFIRMED: ("good", ((0.28, 0.52), (0.44, 0.68), (0.73, 0.35))),
    Result.UNCHANGED: ("warn", ((0.28, 0.5), (0.72, 0.5))),
    Result.NOT_DONE: ("bad", ((0.33, 0.33), (0.67, 0.67), (0.5, 0.5), (0.67, 0.33), (0.33, 0.67))),
}


def draw(painter: QPainter, at: QRectF, outcome: Outcome | None) -> None:
    """A tick, a dash, a cross, a ring with a dot for what is not certain, three dots for what is under way."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    result = outcome.result if outcome else None
    if result in SHAPES:
        colour, points = SHAPES[result]
        _disc(painter, at, getattr(colours(), colour))
        pen = QPen(QColor(colours().sheet), at.width() * 0.12)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF([_in(at, *point) for point in points]))
    elif result is Result.UNVERIFIABLE:
        painter.setPen(QPen(QColor(colours().soft), at.width() * 0.1))
        painter.drawEllipse(at.adjusted(1.5, 1.5, -1.5, -1.5))
        painter.setBrush(QColor(colours().soft))
        painter.drawEllipse(_in(at, 0.5, 0.5), at.width() * 0.08, at.width() * 0.08)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours().mark))
        for x in (0.2, 0.5, 0.8):
            painter.drawEllipse(_in(at, x, 0.5), at.width() * 0.1, at.width() * 0.1)
    painter.restore()


class Mark(QWidget):
    """A mark as a widget of its own."""

    def __init__(self, size: int = SIZE) -> None:
        super().__init__()
        self.setFixedSize(size, size)
        self._outcome: Outcome | None = None

    def show_result(self, result: Result) -> None:
        self._outcome = Outcome(result, "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw(painter, QRectF(self.rect()), self._outcome)
        painter.end()


def _disc(painter: QPainter, at: QRectF, colour: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(at)


def _in(at: QRectF, x: float, y: float) -> QPointF:
    return QPointF(at.left() + x * at.width(), at.top() + y * at.height())
