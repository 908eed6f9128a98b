"""Edge: a window that writes down every event it receives, so that intended and received can be compared.

`python -m tests.desk.receiver FILE [--name deskhand] [--moving SECONDS] [--picture PNG] [--bare]`: a pad for keys and clicks on
the left, a text area on the right; one JSON object a line. It is ready when it has written `{"kind": "shown"}`. A bare window
is none of the window manager's, which otherwise keeps alt+click for itself.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEvent, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QWidget

MOUSE = {
    QEvent.Type.MouseButtonPress: "press",
    QEvent.Type.MouseButtonRelease: "release",
    QEvent.Type.MouseButtonDblClick: "double",
    QEvent.Type.MouseMove: "move",
}
KEYS = {QEvent.Type.KeyPress: "down", QEvent.Type.KeyRelease: "up"}
FRAME = 40
"""Milliseconds between two pictures of the moving pad."""


class Log:
    """Appends to the file at once: the process may be killed."""

    def __init__(self, file: Path) -> None:
        self._file = file.open("a", encoding="utf-8", buffering=1)

    def __call__(self, kind: str, **what: object) -> None:
        self._file.write(json.dumps({"kind": kind, **what}, ensure_ascii=False) + "\n")


class Pad(QWidget):
    """Keys, buttons, moves and wheel; nothing of it is acted on, so that Tab is an event like any other."""

    def __init__(self, log: Log, moving: float, picture: str) -> None:
        super().__init__()
        self._log, self._moving, self._clock = log, moving * 1000, QElapsedTimer()
        self._picture = QPixmap(picture)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._move)

    def move_on(self) -> None:
        self._clock.start()
        self._timer.start(FRAME)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() in MOUSE:
            at = event.globalPosition()
            button = str(event.button().name).removesuffix("Button").lower()
            self._log(
                MOUSE[event.type()],
                button=button,
                modifiers=held(event),
                x=round(at.x()),
                y=round(at.y()),
                time=event.timestamp(),
            )
            return True
        if isinstance(event, QKeyEvent) and event.type() in KEYS:
            if not event.isAutoRepeat():
                self._log(KEYS[event.type()], key=key(event), modifiers=held(event), text=event.text(), time=event.timestamp())
            return True
        if isinstance(event, QWheelEvent):
            self._log("wheel", dx=event.angleDelta().x(), dy=event.angleDelta().y(), modifiers=held(event))
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        painter.drawPixmap(0, 0, self._picture)
        if self._moving:
            at = int(self._clock.elapsed() / 4) % 200 if self._timer.isActive() else 0
            painter.fillRect(QRect(at, 40, 60, 60), QColor("navy"))

    def _move(self) -> None:
        if self._clock.elapsed() > self._moving:
            self._timer.stop()
            self._log("quiet")
        self.update()


class Text(QPlainTextEdit):
    """What stands in it, at each change; keys and the mouse do here what they do in any text area."""

    def __init__(self, log: Log) -> None:
        super().__init__()
        self._log = log
        self.textChanged.connect(lambda: log("text", text=self.toPlainText()))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._log("key", key=key(event), modifiers=held(event))
        return super().event(event)


def key(event: QKeyEvent) -> str:
    try:
        return Qt.Key(event.key()).name.removeprefix("Key_").lower()
    except ValueError:  # a letter that Qt has no name for
        return chr(event.key())


def held(event: QMouseEvent | QKeyEvent | QWheelEvent) -> list[str]:
    known = {"ctrl": "Control", "shift": "Shift", "alt": "Alt", "super": "Meta"}
    return [name for name, flag in known.items() if event.modifiers() & Qt.KeyboardModifier[f"{flag}Modifier"]]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("file", type=Path)
    arguments.add_argument("--name", default="receiver")
    arguments.add_argument("--moving", type=float, default=0.0)
    arguments.add_argument("--picture", default="")
    arguments.add_argument("--bare", action="store_true")
    given = arguments.parse_args()
    application = QApplication([given.name])
    application.setApplicationName(given.name)
    log, window = Log(given.file), QWidget()
    sys.excepthook = lambda kind, error, trace: log("fault", says=repr(error))
    pad, text = Pad(log, given.moving, given.picture), Text(log)
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(pad, 1)
    row.addWidget(text, 1)
    window.setWindowTitle(given.name)
    window.setWindowFlag(Qt.WindowType.X11BypassWindowManagerHint, given.bare)
    window.setGeometry(200, 150, 800, 500)
    window.show()
    pad.setFocus()
    if given.moving:
        pad.move_on()
    corner = [(widget.mapToGlobal(widget.rect().topLeft()).toTuple()) for widget in (pad, text)]
    QTimer.singleShot(0, lambda: log("shown", pad=corner[0], text=corner[1], size=pad.size().toTuple()))
    application.exec()


if __name__ == "__main__":
    main()
