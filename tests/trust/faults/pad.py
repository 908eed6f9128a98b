"""Edge: a window with buttons that delete and a field to drag in, which writes down what each of them received.

`python -m tests.trust.faults.pad FILE`: `{"kind": "shown", "at": {...}}` first, with the middle of everything in screen points;
then a line for each click and each drag that came to its end.
"""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

COUNT = 2
PLACES = {"Delete 1": (40, 40), "Delete 2": (40, 110)}
FIELD = (300, 40, 280, 180)


class Field(QLabel):
    """Something to drag in."""

    def __init__(self, log: Log, parent: QWidget) -> None:
        super().__init__("drag here", parent)
        self._log = log

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.setText("held")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.setText("dragged")
        self._log("dragged")


class Log:
    """Appends at once."""

    def __init__(self, file: Path) -> None:
        self._file = file.open("a", encoding="utf-8", buffering=1)

    def __call__(self, kind: str, **what: object) -> None:
        self._file.write(json.dumps({"kind": kind, **what}) + "\n")


def main() -> None:
    application = QApplication(["files"])
    log, window = Log(Path(sys.argv[1])), QWidget()
    window.setWindowTitle("Files")
    window.setGeometry(220, 140, 640, 300)
    count = QLabel("0 deleted", window)
    count.setGeometry(40, 200, 200, 24)
    told: list[str] = []

    def clicked(name: str) -> None:
        told.append(name)
        log("clicked", what=name)
        count.setText(f"{len(told)} deleted: {name}")

    widgets: dict[str, QWidget] = {"field": Field(log, window)}
    widgets["field"].setGeometry(*FIELD)
    for name, place in PLACES.items():
        button = QPushButton(name, window)
        button.setGeometry(*place, 160, 40)
        button.clicked.connect(partial(clicked, name))
        widgets[name] = button
    window.show()
    window.activateWindow()

    def shown() -> None:
        log("shown", at={name: one.mapToGlobal(one.rect().center()).toTuple() for name, one in widgets.items()})

    QTimer.singleShot(300, shown)
    application.exec()


if __name__ == "__main__":
    main()
