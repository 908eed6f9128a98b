"""Edge: a small window without a frame that stays on top, can be dragged away, and never takes the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOption, QWidget


class Floating(QWidget):
    """What the person or the agent types must reach the application under it."""

    def __init__(self) -> None:
        flags = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint
        super().__init__(None, flags | Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setObjectName("strip")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """It can be dragged away."""
        if event.button() is Qt.MouseButton.LeftButton and (window := self.windowHandle()):
            window.startSystemMove()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A plain widget draws no border of its style sheet by itself."""
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        painter.end()
