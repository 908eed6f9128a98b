"""Edge: a small window to practise on: a field and a button that answers. Nothing in it matters.

It is a process of its own with another window class than Deskhand's, so that the agent may work in it as in any application.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFormLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.language import speak

CLASS = "practice"
SHOWN = 300
"""Milliseconds in which the window manager has shown it."""
NAME = "Anna"
"""Who is greeted."""


class Practice(QWidget):
    """Says hello to whoever stands in its field."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Practice"))
        self._name = QLineEdit()
        self._name.setAccessibleName(self.tr("Name"))
        greet = QPushButton(self.tr("Greet"))
        self._answer = QLabel(self.tr("Nobody was greeted yet."))
        form = QFormLayout()
        form.addRow(self.tr("Name"), self._name)
        whole = QVBoxLayout()
        whole.addLayout(form)
        whole.addWidget(greet)
        whole.addWidget(self._answer)
        whole.addStretch(1)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(16)
        self.setLayout(whole)
        greet.clicked.connect(self._greet)
        self.resize(460, 220)

    def _greet(self) -> None:
        name = self._name.text().strip()
        self._answer.setText(self.tr("Hello {0}!").format(name) if name else self.tr("Nobody was greeted yet."))


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code."""
    parser = argparse.ArgumentParser("python -m ui.practice", description="A window to practise on.")
    parser.add_argument("--language", default="", help="en or fr (default: the system's)")
    given = parser.parse_args(arguments)
    application = QApplication([CLASS])
    application.setApplicationName(CLASS)
    application.setStyle("Fusion")
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    speak(application, given.language)
    window = Practice()
    window.show()
    window.raise_()
    window.activateWindow()
    QTimer.singleShot(SHOWN, lambda: print("shown", flush=True))  # noqa: T201 - for whoever started it
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
