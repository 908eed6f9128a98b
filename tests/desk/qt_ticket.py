"""Edge: a small window in Qt that asks for a name, perhaps for a password, and then, after a while, whether it is sure.

`python -m tests.desk.qt_ticket FILE [--password] [--late SECONDS] [--go TEXT] [--at X,Y,WIDTH,HEIGHT] [--points N]` writes what
was confirmed to FILE as JSON: the name, and how many characters the password had.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFormLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget


class Window(QWidget):
    def __init__(self, given: argparse.Namespace) -> None:
        super().__init__()
        self.setWindowTitle("Ticket")
        self._file, self._late = given.file, given.late
        self._name, self._password, self._said = QLineEdit(), QLineEdit(), QLabel()
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        form = QFormLayout()
        form.addRow("User name", self._name)
        if given.password:
            form.addRow("Password", self._password)
        go = QPushButton(given.go)
        go.clicked.connect(self._ask_later)
        whole = QVBoxLayout(self)
        whole.addLayout(form)
        whole.addWidget(self._said)
        whole.addWidget(go)
        self.setGeometry(*given.at)

    def _ask_later(self) -> None:
        QTimer.singleShot(int(self._late * 1000), self._ask)

    def _ask(self) -> None:
        self._dialog = QDialog(self)
        self._dialog.setWindowTitle("Please confirm")
        inside = QVBoxLayout(self._dialog)
        inside.addWidget(QLabel("Is this right?"))
        sure = QPushButton("Quite sure")
        sure.clicked.connect(self._confirm)
        inside.addWidget(sure)
        self._dialog.resize(320, 140)
        self._dialog.show()

    def _confirm(self) -> None:
        self._dialog.close()
        told = {"name": self._name.text(), "password": len(self._password.text())}
        self._file.write_text(json.dumps(told), encoding="utf-8")
        self._said.setText("The ticket is written.")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("file", type=Path)
    arguments.add_argument("--password", action="store_true")
    arguments.add_argument("--late", type=float, default=0.0)
    arguments.add_argument("--go", default="Send ticket")
    arguments.add_argument("--at", type=lambda text: [int(part) for part in text.split(",")], default=[300, 200, 420, 220])
    arguments.add_argument("--points", type=int, default=0)
    given = arguments.parse_args()
    application = QApplication([])
    if given.points:
        font = application.font()
        font.setPointSize(given.points)
        application.setFont(font)
    window = Window(given)
    window.show()
    application.exec()


if __name__ == "__main__":
    main()
