"""Edge: what the agent sees: the picture, everything it named there, what it aims at. Scales with the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from agent.geometry import Box, Point
from ui.state import Sight
from ui.theme import colours
from ui.wording import sentence

CAPTION = 40
"""Logical pixels under the picture for what it is: two lines."""
GAP, ARM = 4.0, 12.0
"""Logical pixels from a crosshair's middle to where its arms begin and end."""


class Live(QWidget):
    """Draws a sight; the picture is read from the run folder only while it can be seen."""

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
        self._sight = sight
        self._caption = caption
        self._file = folder / sight.frame.file if sight.frame and sight.frame.file else None
        said = sentence(sight.plan) if sight.plan else ""
        self.setAccessibleDescription(" ".join((caption, said, *(element.name for element in sight.elements))))
        if self.isVisible():
            self._load()
            self.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._load()

    def sizeHint(self) -> QSize:
        return QSize(560, 380)

    def paintEvent(self, event: QPaintEvent) -> None:
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
        at, scale = self._placed()
        painter.drawPixmap(at, self._picture, QRectF(self._picture.rect()))
        painter.setPen(QPen(QColor(colours().edge), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(at.adjusted(-0.5, -0.5, 0.5, 0.5))
        mark = QColor(37, 99, 235, 120)
        painter.setPen(QPen(mark, 1))
        for element in self._sight.elements:
            painter.drawRect(_rect(element.box, at, scale))
        self._aim(painter, at, scale)
        painter.setPen(QColor(colours().soft))
        under = QRectF(at.left(), at.bottom() + 6, at.width(), CAPTION)
        painter.drawText(under, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, self._caption)

    def _aim(self, painter: QPainter, at: QRectF, scale: float) -> None:
        """The target in red on white, and the point: to be told apart by shape and weight as well."""
        plan = self._sight.plan
        if plan is None:
            return
        point = getattr(plan.action, "point", None)
        for colour, width in ((QColor("white"), 5.0), (QColor(220, 38, 38), 2.5)):
            painter.setPen(QPen(colour, width))
            if plan.target:
                painter.drawRoundedRect(_rect(plan.target.box, at, scale).adjusted(-3, -3, 3, 3), 3, 3)
            if isinstance(point, Point):
                here = QPointF(at.left() + point.x * scale, at.top() + point.y * scale)
                for way in (QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)):
                    painter.drawLine(here + way * GAP, here + way * ARM)

    def _placed(self) -> tuple[QRectF, float]:
        """Where the picture goes, at the top, and logical pixels per image pixel."""
        size = self._picture.size()
        room = self.size() - QSize(2, 2 + CAPTION)
        scale = min(room.width() / size.width(), room.height() / size.height())
        width, height = size.width() * scale, size.height() * scale
        return QRectF(1 + (room.width() - width) / 2, 1.0, width, height), scale


def _rect(box: Box, at: QRectF, scale: float) -> QRectF:
    return QRectF(at.left() + box.left * scale, at.top() + box.top * scale, box.width * scale, box.height * scale)
