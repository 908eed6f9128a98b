"""Edge: a window with coloured buttons: `python -m tests.desk.qt_colours FILE [LEFT TOP]` writes which was pressed to FILE, a
word a line. One that was pressed goes away.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QPushButton, QWidget

from agent.planning.calibration import COLOURS

TITLE = "Colours"
BUTTONS = {"green": "Green", "red": "Delete", "blue": ""}
"""The colours of the buttons with what stands on each; the blue one bears no name."""


class Window(QWidget):
    def __init__(self, file: Path) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self._file = file
        self._said = QLabel("Nothing was pressed yet.")
        layout = QGridLayout(self)
        layout.setSpacing(48)
        layout.addWidget(self._said, 0, 0, 1, len(BUTTONS))
        for at, (colour, text) in enumerate(BUTTONS.items()):
            layout.addWidget(self._button(colour, text), 1, at)

    def _button(self, colour: str, text: str) -> QPushButton:
        made = QPushButton(text)
        red, green, blue = COLOURS[colour]
        made.setStyleSheet(f"background: rgb({red}, {green}, {blue}); color: white; border: none; font-size: 15px;")
        made.setFixedSize(150, 56)
        made.clicked.connect(lambda: self._pressed(colour, made))
        return made

    def _pressed(self, colour: str, button: QPushButton) -> None:
        with self._file.open("a", encoding="utf-8") as file:
            file.write(f"{colour}\n")
        button.hide()
        self._said.setText(f"You pressed {colour}.")


def main() -> None:
    application = QApplication([])
    window = Window(Path(sys.argv[1]))
    window.show()
    if len(sys.argv) > 3:
        window.move(int(sys.argv[2]), int(sys.argv[3]))
    application.exec()


if __name__ == "__main__":
    main()
