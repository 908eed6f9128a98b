"""Edge: what is put on the person's own screen while the agent works: a mark where the next action lands, and a thin line
around the screen that says whose hand is at it.

The mark is a window without input, shaped as a ring and an arrow, so that it needs no compositor; no window manager knows it.
It must be in no picture: the agent takes none while it is shown (`agent.eyes.marker`). The line is made of windows like our
others, which are painted over in pictures; it stays from the first look to the last, so that nothing seems to change.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QRegion,
    QScreen,
    QTransform,
)
from PySide6.QtWidgets import QApplication, QWidget

from agent.eyes import marker
from agent.geometry import Box, Monitor, Point, to_screen
from agent.records import Element
from ui.corner import in_points, on_screen, room_of
from ui.drawing import MARK, WHITE

ROOM, THICK, WHITEN = 9, 4, 1.5
"""Logical pixels between a target and its ring, of the ring, and of the white at its edges."""
LEAST = 18
"""Half the side of the ring around a bare point."""
ARROW = 46
"""Logical pixels of the arrow that points at the ring."""
LINE = 3
"""Logical pixels of the line around the screen."""
DASH = 14
NAME = "Deskhand – mark"
WAYS = {45: (1, 1), 135: (-1, 1), 225: (-1, -1), 315: (1, -1)}
"""Where the arrow can lie: degrees by which it is turned, and the corner of the ring that it is beyond."""


class Ring(QWidget):
    """`show_at` puts it around a place; nothing of it takes a click or the keyboard."""

    def __init__(self) -> None:
        flags = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        bypass = Qt.WindowType.X11BypassWindowManagerHint | Qt.WindowType.WindowDoesNotAcceptFocus
        super().__init__(None, flags | bypass | Qt.WindowType.WindowTransparentForInput)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(NAME)
        self.setAccessibleName(self.tr("Where the next action lands"))
        self._ring, self._arrow = QPainterPath(), QPainterPath()
        self._may = QGuiApplication.platformName() == "xcb" and marker.announce([int(self.winId())])

    def show_at(self, place: QRect, screen: QRect) -> None:
        """Around a place on a screen, both in logical pixels of the desktop."""
        if not self._may:
            return
        self.hide()  # the agent may have taken it off
        ring = QRectF(place.adjusted(-ROOM, -ROOM, ROOM, ROOM))
        arrow = _arrow(ring, QRectF(screen))
        whole = ring.united(arrow.boundingRect()).toAlignedRect().adjusted(-2, -2, 2, 2)
        self.setGeometry(whole)
        back = QTransform.fromTranslate(-whole.x(), -whole.y())
        self._ring, self._arrow = back.map(_band(ring)), back.map(arrow)
        shapes = [QRegion(path.toFillPolygon().toPolygon()) for path in (self._ring, self._arrow)]
        self.setMask(shapes[0] | shapes[1])
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(*marker.COLOUR))
        painter.setPen(QPen(WHITE, 2 * WHITEN))
        for path in (self._ring, self._arrow):
            painter.drawPath(path)
        painter.end()


class Edge(QWidget):
    """One side of the line around the screen: whole while the agent acts, in dashes while it waits."""

    def __init__(self) -> None:
        flags = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(None, flags | Qt.WindowType.WindowDoesNotAcceptFocus | Qt.WindowType.WindowTransparentForInput)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_X11NetWmWindowTypeDock)
        self.setWindowTitle(NAME)
        self.setAccessibleName(self.tr("Deskhand is at work"))
        self.waits = False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), MARK)
        along = max(self.width(), self.height())
        for at in range(0, along if self.waits else 0, 2 * DASH):
            across = self.width() >= self.height()
            painter.fillRect(QRect(at, 0, DASH, LINE) if across else QRect(0, at, LINE, DASH), WHITE)
        painter.end()


class Overlay:
    """Both, on the screen that the agent works on."""

    def __init__(self) -> None:
        self._ring = Ring()
        self._edges = [Edge() for _ in range(4)]
        self._room = QRect()

    def begin(self, screen: QScreen) -> None:
        """The line around this screen; nothing where it is there already."""
        room = screen.geometry()
        if self._room == room:
            return
        self._room = room
        across, along = QRect(room.topLeft(), room.size()), QRect(room.topLeft(), room.size())
        across.setHeight(LINE)
        along.setWidth(LINE)
        places = (across, along, across.translated(0, room.height() - LINE), along.translated(room.width() - LINE, 0))
        for edge, place in zip(self._edges, places, strict=True):
            edge.setFixedSize(place.size())
            edge.move(place.topLeft())
            edge.show()

    def wait(self, on: bool) -> None:
        """Whether the agent waits for the person."""
        for edge in self._edges:
            if edge.waits != on:
                edge.waits = on
                edge.update()

    def mark(self, target: Element | None, point: object, monitor: Monitor) -> None:
        """Where a step lands (image pixels); nowhere for one that points at nothing, or under a window of ours."""
        place, screen = landing(target, point, monitor), room_of(monitor)
        if place is None or self._is_covered(on_screen(place.grown(ROOM), screen)):
            self.unmark()
        else:
            self._ring.show_at(on_screen(place, screen), screen.geometry())

    def _is_covered(self, place: QRect) -> bool:
        own = (self._ring, *self._edges)
        windows = (one for one in QApplication.topLevelWidgets() if one.isVisible() and one not in own)
        return any(one.frameGeometry().intersects(place) for one in windows)

    def unmark(self) -> None:
        self._ring.hide()

    def close(self) -> None:
        """For good."""
        for window in (self._ring, *self._edges):
            window.hide()
            window.deleteLater()

    def end(self) -> None:
        self.unmark()
        self._room = QRect()
        for edge in self._edges:
            edge.hide()


def landing(target: Element | None, point: object, monitor: Monitor) -> Box | None:
    """The place of a step in screen points: its target, or what is around its point. A target that fills half of the screen
    would not be seen as one."""
    if target is not None and target.box.area < 0.3 * monitor.box.area * monitor.scale**2:
        return in_points(target.box, monitor)
    if not isinstance(point, Point):
        return None
    at = to_screen(point, monitor)
    return Box(round(at.x) - LEAST, round(at.y) - LEAST, 2 * LEAST, 2 * LEAST)


def _band(ring: QRectF) -> QPainterPath:
    """A rounded frame."""
    outer, inner = QPainterPath(), QPainterPath()
    outer.addRoundedRect(ring, 9, 9)
    inner.addRoundedRect(ring.adjusted(THICK + 2, THICK + 2, -THICK - 2, -THICK - 2), 5, 5)
    return outer.subtracted(inner)


def _arrow(ring: QRectF, screen: QRectF) -> QPainterPath:
    """An arrow that points at the middle of the ring from beyond the corner where there is most room for it."""
    shape = QPolygonF([QPoint(*at) for at in ((0, 0), (18, -13), (18, -5), (ARROW, -5), (ARROW, 5), (18, 5), (18, 13))])
    path = QPainterPath()
    path.addPolygon(shape)
    path.closeSubpath()
    made: list[QPainterPath] = []
    for degrees, (x, y) in WAYS.items():
        corner = QPoint(round(ring.right() if x > 0 else ring.left()), round(ring.bottom() if y > 0 else ring.top()))
        tip = QTransform.fromTranslate(corner.x() + 2 * x, corner.y() + 2 * y)
        made.append(tip.map(QTransform().rotate(degrees).map(path)))
    return next((one for one in made if screen.contains(one.boundingRect())), made[0])
