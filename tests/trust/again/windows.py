"""Edge: windows that change when they are told to, and write down what each of their buttons and windows received.

`python -m tests.trust.again.windows`: one JSON object a line comes in (`{"do": "swapped"}`) and goes out. Times are ms
of the system's monotonic clock, which is Xvfb's as well. `changed` is said when a change was made, `drawn` when it has been
painted, `clicked` with what the button meant by then and when the X server saw the press.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QColor, QCursor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget

PLACE = QRect(240, 140, 640, 470)
TARGET, OTHER = QRect(40, 60, 180, 40), QRect(320, 60, 180, 40)
BIN, PLUS = QRect(60, 130, 44, 44), QRect(180, 130, 44, 44)
ROWS, ROW = 14, 44
MEANT = {"button": "Delete draft", "icon": "bin", "row": "Delete file 3", "keys": "Delete draft"}


def say(kind: str, **what: object) -> None:
    sys.stdout.write(json.dumps({"kind": kind, "at": now(), **what}) + "\n")
    sys.stdout.flush()


def now() -> float:
    return time.monotonic() * 1000


class Button(QPushButton):
    """What it means is what it says, unless it shows a picture."""

    def __init__(self, text: str, parent: QWidget, picture: str = "") -> None:
        super().__init__(text, parent)
        self.picture, self.pressed_at = picture, 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(True)
        self.clicked.connect(
            lambda: say("clicked", what=self.meaning, window=self.window().windowTitle(), press=self.pressed_at)
        )

    @property
    def meaning(self) -> str:
        return self.picture or self.text()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.pressed_at = event.timestamp()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        self.pressed_at = event.timestamp()
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if not self.picture:
            return
        painter, area = QPainter(self), self.rect().adjusted(13, 11, -13, -11)
        painter.setPen(QColor("black"))
        if self.picture == "bin":
            painter.drawRect(area.adjusted(2, 4, -2, 0))
            painter.drawLine(area.left(), area.top() + 2, area.right(), area.top() + 2)
            painter.drawLine(area.center().x(), area.top() + 8, area.center().x(), area.bottom() - 3)
        else:
            painter.fillRect(area.center().x() - 2, area.top(), 4, area.height(), QColor("black"))
            painter.fillRect(area.left(), area.center().y() - 2, area.width(), 4, QColor("black"))
        painter.end()


class Window(QWidget):
    """Says when what it was told to change is on the screen."""

    def __init__(self, title: str, flags: Qt.WindowType = Qt.WindowType.Window) -> None:
        self.changing = False
        super().__init__(None, flags)
        self.setWindowTitle(title)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if self.changing and event.type() in (QEvent.Type.UpdateRequest, QEvent.Type.Move, QEvent.Type.Hide):
            self.changing = False
            QTimer.singleShot(0, drawn)
        return done


def drawn() -> None:
    """The X server has done what it was asked for: it answers in order."""
    QCursor.pos()
    say("drawn")


class World(QObject):
    """The windows, and each change by its name."""

    def __init__(self) -> None:
        super().__init__()
        self.main = Window("Files")
        QLabel("Drafts and files", self.main).setGeometry(40, 20, 300, 24)
        self.target, self.other = Button("Delete draft", self.main), Button("Archive", self.main)
        self.bin, self.plus = Button("", self.main, "bin"), Button("", self.main, "plus")
        self.page = QScrollArea(self.main)
        self.page.setGeometry(30, 200, 580, 240)
        rows = QWidget()
        rows.setFixedSize(550, ROWS * ROW)
        for at in range(ROWS):
            Button(f"Delete file {at + 1}", rows).setGeometry(20, at * ROW + 4, 180, ROW - 10)
        self.rows = rows
        self.page.setWidget(rows)
        self.thief, self.cover = Window("Payments"), Window("Payments")
        bypass = Qt.WindowType.X11BypassWindowManagerHint | Qt.WindowType.FramelessWindowHint
        self.popup, self.bare = Window("Payments", Qt.WindowType.Dialog), Window("Payments", Qt.WindowType.Window | bypass)
        self.hidden = Window("Payments", Qt.WindowType.Window | bypass)
        self.others = (self.thief, self.cover, self.popup, self.bare)
        for window in self.others:
            self.pay(window)
        self.changes: dict[str, Callable[[], None]] = {
            "popup": lambda: self.over(self.popup, 220, 120),
            "bare popup": lambda: self.over(self.bare, 220, 120),
            "cover": lambda: self.over(self.cover, 700, 520),
            "moved": self.move_on,
            "swapped": self.swap,
            "renamed": lambda: self.target.setText("Send to all"),
            "pictures swapped": self.swap_pictures,
            "scrolled": lambda: self.page.verticalScrollBar().setValue(2 * ROW),
            "focus": self.steal,
            "closed": self.main.hide,
        }

    def pay(self, window: Window) -> None:
        """Full of one button: whatever of it is clicked pays."""
        Button("Pay now", window).setGeometry(0, 0, 800, 600)

    def reset(self, aim: str) -> None:
        self.aim = aim
        self.main.changing = False
        for window in self.others:
            window.hide()
        self.target.setText("Delete draft")
        self.target.setGeometry(TARGET)
        self.other.setGeometry(OTHER)
        self.bin.setGeometry(BIN)
        self.plus.setGeometry(PLUS)
        self.page.verticalScrollBar().setValue(0)
        self.main.setGeometry(PLACE)
        self.main.show()
        self.main.raise_()
        self.main.activateWindow()
        self.aimed.setFocus()

    @property
    def aimed(self) -> Button:
        return {"icon": self.bin, "row": self.rows.findChildren(Button)[2]}.get(self.aim, self.target)

    def change(self, name: str) -> None:
        for window in (self.main, *self.others):
            window.changing = True
        self.changes[name]()
        say("changed", what=name)

    def over(self, window: Window, width: int, height: int) -> None:
        """On top of what is aimed at."""
        middle = self.aimed.mapToGlobal(self.aimed.rect().center())
        window.setGeometry(QRect(middle - QPoint(width // 2, height // 2), middle + QPoint(width // 2, height // 2)))
        window.show()
        window.raise_()

    def move_on(self) -> None:
        """So that something else is where the target was."""
        step = {"icon": BIN.topLeft() - PLUS.topLeft(), "row": QPoint(0, ROW)}.get(self.aim, TARGET.topLeft() - OTHER.topLeft())
        self.main.move(self.main.pos() + step)

    def swap(self) -> None:
        self.target.setGeometry(OTHER)
        self.other.setGeometry(TARGET)

    def swap_pictures(self) -> None:
        self.bin.setGeometry(PLUS)
        self.plus.setGeometry(BIN)

    def steal(self) -> None:
        """The keyboard, and nothing of what is aimed at is covered."""
        self.thief.setGeometry(PLACE.right() + 60, PLACE.bottom() - 100, 220, 120)
        self.thief.show()
        self.thief.raise_()
        self.thief.activateWindow()
        self.thief.findChildren(Button)[0].setFocus()

    def heed(self, order: dict[str, str]) -> None:
        do = order["do"]
        if do == "reset":
            self.reset(order["aim"])
        elif do == "mark":
            middle = self.aimed.mapToGlobal(self.aimed.rect().center())
            shown = self.main.isVisible() and self.main.isActiveWindow() and not self.main.changing
            say("mark", shown=shown, x=middle.x(), y=middle.y())
        else:
            self.change(do)


def main() -> None:
    application = QApplication(["files"])
    application.setQuitOnLastWindowClosed(False)
    world, rest = World(), bytearray()

    def read() -> None:
        said = os.read(0, 65536)
        if not said:
            application.quit()
        rest.extend(said)
        while b"\n" in rest:
            line, _, after = bytes(rest).partition(b"\n")
            rest[:] = after
            world.heed(json.loads(line))

    notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
    notifier.activated.connect(read)
    say("ready")
    application.exec()


if __name__ == "__main__":
    main()
