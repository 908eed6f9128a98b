"""Edge: what the agent sees: the picture, everything it named there, what it aims at and the pointer's way there. Scales with
the window.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from agent.geometry import Point
from ui import drawing
from ui.drawing import Fitted
from ui.state import Sight
from ui.theme import colours
from ui.wording import sentence

CAPTION = 40
"""Logical pixels under the picture for what it is: two lines."""
NUMBER = 5.5
"""Points of the numbers on the elements."""
MARK = QColor(37, 99, 235, 120)


class Live(QWidget):
    """Draws a sight; the picture is read from the run folder when it is drawn, so what nobody sees and what comes faster than
    it can be drawn is never read."""

    def __init__(self) -> None:
        super().__init__()
        self._sight = Sight()
        self._caption = ""
        self._file: Path | None = None
        self._loaded: Path | None = None
        self._picture = QPixmap()
        self.setMinimumSize(240, 160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("What the agent sees"))

    def show_sight(self, sight: Sight, folder: Path, caption: str) -> None:
        """`folder` is the run's; `caption` says when it was seen."""
        if (sight, caption) == (self._sight, self._caption):
            return
        self._sight = sight
        self._caption = caption
        self._file = folder / sight.frame.file if sight.frame and sight.frame.file else None
        said = sentence(sight.plan) if sight.plan else ""
        names = (f"{element.id} {element.name}" for element in sight.elements)
        self.setAccessibleDescription(" ".join((caption, said, *names)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, 380)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._load()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if self._picture.isNull():
            self._empty(painter)
        else:
            self._draw(painter)
        painter.end()

    def _load(self) -> None:
        if self._file != self._loaded:
            self._loaded = self._file
            self._picture = QPixmap(str(self._file)) if self._file and self._file.is_file() else QPixmap()

    def _empty(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(colours().line), 1))
        painter.setBrush(QColor(colours().sheet))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        painter.setPen(QColor(colours().soft))
        text = self.tr("What I see will be shown here.")
        painter.drawText(self.rect().adjusted(20, 20, -20, -20), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)

    def _draw(self, painter: QPainter) -> None:
        room = QRectF(1, 1, self.width() - 2, self.height() - 2 - CAPTION)
        fitted = Fitted(self._picture.size(), room)
        painter.drawPixmap(fitted.at, self._picture, QRectF(self._picture.rect()))
        painter.setPen(QPen(QColor(colours().edge), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(fitted.at.adjusted(-0.5, -0.5, 0.5, 0.5))
        self._elements(painter, fitted)
        self._aim(painter, fitted)
        painter.setFont(self.font())
        painter.setPen(QColor(colours().soft))
        under = QRectF(fitted.at.left(), fitted.at.bottom() + 6, fitted.at.width(), CAPTION)
        painter.drawText(under, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, self._caption)

    def _elements(self, painter: QPainter, fitted: Fitted) -> None:
        """Frames first, so that no frame runs through a number."""
        painter.setPen(QPen(MARK, 1))
        boxes = [(element.id, fitted.box(element.box)) for element in self._sight.elements]
        for _, box in boxes:
            painter.drawRect(box)
        for number, box in boxes:
            drawing.tag(painter, box.topLeft(), number, NUMBER)

    def _aim(self, painter: QPainter, fitted: Fitted) -> None:
        """The target in red on white, the point, and how the pointer comes there."""
        plan = self._sight.plan
        if plan is None:
            return
        point, end = (getattr(plan.action, name, None) for name in ("point", "end"))
        if plan.target:
            drawing.target(painter, fitted.box(plan.target.box))
        if not isinstance(point, Point):
            return
        for start, to in ((self._sight.came, point), (point, end)):
            if isinstance(start, Point) and isinstance(to, Point):
                drawing.way(painter, fitted.point(start), fitted.point(to))
        drawing.crosshair(painter, fitted.point(end if isinstance(end, Point) else point))
