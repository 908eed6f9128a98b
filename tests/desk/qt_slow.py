"""Edge: a field in Qt whose application takes a while to get to each key, as on a machine that does other work.

`python -m tests.desk.qt_slow FILE SECONDS` writes what stands in the field to FILE at each change.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit


class Field(QLineEdit):
    def __init__(self, file: Path, seconds: float) -> None:
        super().__init__()
        self._seconds = seconds
        self.textChanged.connect(lambda text: file.write_text(text, encoding="utf-8"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        time.sleep(self._seconds)
        super().keyPressEvent(event)


def main() -> None:
    application = QApplication([])
    field = Field(Path(sys.argv[1]), float(sys.argv[2]))
    field.setWindowTitle("Slow")
    field.setGeometry(300, 200, 400, 40)
    field.show()
    application.exec()


if __name__ == "__main__":
    main()
