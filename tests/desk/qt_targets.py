"""Edge: a window with a box of each colour that the tiny vision model knows:
`python -m tests.desk.qt_targets FILE SEED LEFT TOP` writes the colour of each that was pressed to FILE, a word a line, and
`beside` where none was. Where the boxes are and how large is drawn by the seed.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from tests.tiny_vision.asked import COLOURS

TITLE = "Targets"
CELL, TOP = (310, 190), 60
"""What a box moves about in, and where the four of them begin."""


class Window(QWidget):
    def __init__(self, file: Path, seed: int) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setFixedSize(2 * CELL[0], 2 * CELL[1] + TOP)
        self._file = file
        QLabel("Press what you were told to.", self).move(12, 10)
        QLineEdit("Nothing else matters here.", self).setGeometry(300, 6, 280, 28)
        drawn = random.Random(seed)
        for at, colour in enumerate(drawn.sample(sorted(COLOURS), len(COLOURS))):
            self._add(colour, at, drawn)

    def _add(self, colour: str, at: int, drawn: random.Random) -> None:
        width, height = drawn.randint(110, 200), drawn.randint(80, 140)
        left = at % 2 * CELL[0] + drawn.randint(10, CELL[0] - width - 10)
        top = at // 2 * CELL[1] + TOP + drawn.randint(5, CELL[1] - height - 5)
        button = QPushButton(self)
        button.setStyleSheet(f"background: rgb{COLOURS[colour]}; border: none;")
        button.setGeometry(left, top, width, height)
        button.clicked.connect(lambda: self._say(colour))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._say("beside")

    def _say(self, word: str) -> None:
        with self._file.open("a", encoding="utf-8") as file:
            file.write(f"{word}\n")


def main() -> None:
    application = QApplication([])
    window = Window(Path(sys.argv[1]), int(sys.argv[2]))
    window.show()
    window.move(int(sys.argv[3]), int(sys.argv[4]))
    application.exec()


if __name__ == "__main__":
    main()
