"""Edge: a picture of the screen as it was when a card was made: with the steps that come next numbered on it, or to pick
another target from.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from agent.gating.change import under
from agent.geometry import Point
from agent.records import Ahead, Element
from ui import drawing
from ui.drawing import Fitted
from ui.parts import GAP, button, column, label, row
from ui.theme import colours
from ui.wording import element_words

STEP, STRIDE = 1, 12
"""Image pixels that an arrow key moves the crosshair by, and with Shift."""
LOUPE = QSize(210, 140)
"""Logical pixels of the enlarged part around the crosshair."""
LARGER = 3.0
SHARE = 0.92
"""Of the screen that the picker takes."""
APART = 22.0
"""Logical pixels between two numbers of steps in one place."""


def picture(file: Path | None) -> QPixmap:
    """Empty where there is none."""
    return QPixmap(str(file)) if file and file.is_file() else QPixmap()


class Picture(QWidget):
    """The frozen frame with a numbered mark for each step."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()
        self._steps: tuple[Ahead, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("The screen, with the next steps numbered where they would be done"))

    def show_steps(self, shown: QPixmap, steps: Sequence[Ahead], width: int) -> None:
        self._picture, self._steps = shown, tuple(steps)
        tall = round(width * shown.height() / max(1, shown.width()))
        self.setFixedSize(width, tall)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        fitted = Fitted(self._picture.size(), QRectF(self.rect()))
        painter.drawPixmap(fitted.at, self._picture, QRectF(self._picture.rect()))
        painter.setPen(QPen(QColor(colours().edge), 1))
        painter.drawRect(fitted.at.adjusted(0.5, 0.5, -0.5, -0.5))
        for step in self._steps:
            if step.target:
                drawing.target(painter, fitted.box(step.target.box))
        placed: list[QPointF] = []
        for step in self._steps:
            if (at := self._place(step, fitted, placed)) is not None:
                placed.append(at)
                drawing.badge(painter, at, step.number)
        painter.end()

    def _place(self, step: Ahead, fitted: Fitted, taken: Sequence[QPointF]) -> QPointF | None:
        """Left of its target, beside the numbers that are there already."""
        where = step.point or (step.target.box.centre if step.target else None)
        if where is None:
            return None
        at = (
            QPointF(fitted.box(step.target.box).left() - APART / 2, fitted.point(where).y())
            if step.target
            else fitted.point(where)
        )
        while any(max(abs(other.x() - at.x()), abs(other.y() - at.y())) < APART for other in taken):
            at += QPointF(APART, 0)
        return QPointF(min(max(at.x(), 14), self.width() - 14), min(max(at.y(), 14), self.height() - 14))


class Aim(QWidget):
    """The frame with a crosshair that a click or the arrow keys move."""

    moved = Signal()
    taken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()
        self.point = Point(0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("The screen: click the target, or move the crosshair with the arrow keys"))

    def begin(self, shown: QPixmap, at: Point) -> None:
        self._picture = shown
        self._put(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        far = STRIDE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
        ways = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        key = Qt.Key(event.key())
        if key in ways:
            x, y = ways[key]
            self._put(Point(self.point.x + x * far, self.point.y + y * far))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._put(self._fitted().pixel(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.taken.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        fitted = self._fitted()
        painter.drawPixmap(fitted.at, self._picture, QRectF(self._picture.rect()))
        here = fitted.point(Point(self.point.x + 0.5, self.point.y + 0.5))
        drawing.crosshair(painter, here, 1.4)
        self._loupe(painter, fitted, here)
        painter.end()

    def _fitted(self) -> Fitted:
        return Fitted(self._picture.size(), QRectF(self.rect()))

    def _put(self, point: Point) -> None:
        size = self._picture.size()
        x, y = min(max(point.x, 0), size.width() - 1), min(max(point.y, 0), size.height() - 1)
        self.point = Point(x, y)
        self.moved.emit()
        self.update()

    def _loupe(self, painter: QPainter, fitted: Fitted, here: QPointF) -> None:
        """What is around the crosshair, enlarged, in the corner away from it."""
        left = here.x() > fitted.at.center().x()
        x = fitted.at.left() + 10 if left else fitted.at.right() - LOUPE.width() - 10
        room = QRectF(x, fitted.at.top() + 10, LOUPE.width(), LOUPE.height())
        size = QPointF(LOUPE.width(), LOUPE.height()) / (fitted.scale * LARGER)
        around = QRectF(self.point.x + 0.5 - size.x() / 2, self.point.y + 0.5 - size.y() / 2, size.x(), size.y())
        painter.fillRect(room, QColor(colours().line))
        painter.save()
        painter.setClipRect(room)
        painter.drawPixmap(room, self._picture, around)
        drawing.crosshair(painter, room.center())
        painter.restore()
        painter.setPen(QPen(QColor(colours().ink), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(room)


class Picker(QWidget):
    """A window of its own, large; `picked` carries the place in image pixels, `closed` comes without one."""

    picked = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        flags = Qt.WindowType.Dialog | Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint
        super().__init__(None, flags | Qt.WindowType.WindowCloseButtonHint | Qt.WindowType.WindowStaysOnTopHint)
        self.setObjectName("card")
        title = self.tr("Pick the target")
        self.setWindowTitle(f"Deskhand – {title}")
        self._elements: tuple[Element, ...] = ()
        self._aim = Aim()
        self._named = label("", 1.1, bold=True)
        self._count = label("", 0.9, soft=True)
        self._take = button(self.tr("&Take this"), self._taken, "main", self.tr("Enter"))
        back = button(self.tr("&Back"), self._back, hint=self.tr("Esc"))
        how = label(self.tr("Click the target, or use the arrow keys (Shift: faster). Enter takes it."), 0.95, soft=True)
        whole = column(how, self._aim, gap=GAP)
        whole.setStretch(1, 1)
        words = column(self._named, self._count, gap=0)
        under = row(gap=GAP)
        under.addLayout(words, 1)
        for one in (back, self._take):
            under.addWidget(one)
        whole.addLayout(under)
        whole.setContentsMargins(14, 10, 14, 12)
        self.setLayout(whole)
        self._aim.moved.connect(self._name)
        self._aim.taken.connect(self._taken)

    def begin(self, shown: QPixmap, elements: Sequence[Element], at: Point, room: QRect) -> None:
        """`at` is where the crosshair begins, in image pixels; `room` is the screen in logical pixels."""
        self._elements = tuple(elements)
        self._aim.begin(shown, at)
        self.resize(round(room.width() * SHARE), round(room.height() * SHARE) - 30)
        self.move(room.center() - QPointF(self.width() / 2, self.height() / 2 + 15).toPoint())
        self.show()
        self.raise_()
        self.activateWindow()
        self._aim.setFocus()

    def tell_left(self, words: str) -> None:
        """How long there is to answer."""
        self._count.setText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._back()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self._back()

    def _name(self) -> None:
        found = under(self._aim.point, self._elements)
        at = self.tr("The point {0}, {1}").format(int(self._aim.point.x), int(self._aim.point.y))
        words = element_words(found) if found else at
        self._named.setText(words)
        self._aim.setAccessibleDescription(words)

    def _taken(self) -> None:
        self.hide()
        self.picked.emit(self._aim.point)

    def _back(self) -> None:
        self.hide()
        self.closed.emit()
