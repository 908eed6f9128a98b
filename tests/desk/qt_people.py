"""Edge: an address book in Qt whose dialogs come late and whose rows all have the same button.

`python -m tests.desk.qt_people FILE [--wide]` writes what was added, and whom Edit was pressed for, to FILE, a line each.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QGridLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

PEOPLE = ("Marie", "Boris", "Chiara")
LATE = 1500
"""Milliseconds until the dialog comes."""


class Window(QWidget):
    """Two fields, Add person, and a row for each of those who are there already."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.setWindowTitle("People")
        self._file = file
        self._name, self._city, self._said = QLineEdit(), QLineEdit(), QLabel("Nobody was added yet.")
        form = QFormLayout()
        form.addRow("Full name", self._name)
        form.addRow("City", self._city)
        add = QPushButton("Add person")
        add.clicked.connect(lambda: QTimer.singleShot(LATE, self._ask))
        form.addRow(add)
        form.addRow(self._said)
        whole = QVBoxLayout(self)
        whole.addLayout(form)
        whole.addLayout(self._rows())

    def _rows(self) -> QGridLayout:
        rows = QGridLayout()
        rows.setVerticalSpacing(24)
        for at, name in enumerate(PEOPLE):
            edit = QPushButton("Edit")
            edit.clicked.connect(lambda _=False, name=name: self._edited(name))
            rows.addWidget(QLabel(name), at, 0)
            rows.addWidget(edit, at, 1)
        return rows

    def _ask(self) -> None:
        """Yes writes it down."""
        box = QMessageBox(self)
        box.setWindowTitle("Sure")
        box.setText(f"Keep {self._name.text()} in the book?")
        box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
        if box.exec() == QMessageBox.StandardButton.Yes:
            self._write(f"{self._name.text()},{self._city.text()}")
            self._said.setText(f"{self._name.text()} is in the book.")
            self._name.clear()
            self._city.clear()

    def _edited(self, name: str) -> None:
        self._write(f"edit {name}")
        self._said.setText(f"Editing {name} now.")

    def _write(self, line: str) -> None:
        with self._file.open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("file", type=Path)
    arguments.add_argument("--wide", action="store_true")
    given = arguments.parse_args()
    application = QApplication([])
    window = Window(given.file)
    window.resize(900 if given.wide else 420, 520 if given.wide else 360)
    window.show()
    application.exec()


if __name__ == "__main__":
    main()
