"""Edge: a check box that can be seen in light and in dark; the style's own takes its border from the ground."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox

from ui.theme import colours

BOX, GAP = 18, 8
"""Logical pixels of the box, and between it and its words."""
HOOK = ((0.24, 0.52), (0.43, 0.7), (0.77, 0.32))
"""The tick, in shares of the box."""


class Tick(QCheckBox):
    def sizeHint(self) -> QSize:
        words = self.fontMetrics().size(int(Qt.TextFlag.TextShowMnemonic), self.text())
        return QSize(BOX + GAP + words.width() + 4, max(BOX, words.height()) + 8)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, at: object) -> bool:
        """All of it, as far as its words go."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at = QRectF(2.5, (self.height() - BOX) / 2 + 0.5, BOX - 1, BOX - 1)
        self._box(painter, at)
        painter.setPen(QColor(colours().ink if self.isEnabled() else colours().faint))
        room = QRect(int(at.right()) + GAP, 0, self.width(), self.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextShowMnemonic
        painter.drawText(room, int(flags), self.text())
        painter.end()

    def _box(self, painter: QPainter, at: QRectF) -> None:
        shades, on = colours(), self.isChecked()
        strong = shades.mark if self.isEnabled() else shades.line
        border = strong if on or self.hasFocus() else shades.edge
        painter.setPen(QPen(QColor(border), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(strong if on else shades.sheet))
        painter.drawRoundedRect(at, 4, 4)
        if on:
            painter.setPen(QPen(QColor(shades.onmark if self.isEnabled() else shades.faint), 2))
            hook = [QPointF(at.left() + x * at.width(), at.top() + y * at.height()) for x, y in HOOK]
            painter.drawPolyline(QPolygonF(hook))
        if on and self.hasFocus():
            painter.setPen(QPen(QColor(shades.ink), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(at.adjusted(-1, -1, 1, 1), 5, 5)
