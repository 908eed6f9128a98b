"""Edge: a window in Qt of a layout (tests.desk.layouts) that writes down all that is done in it.

`python -m tests.desk.qt_layout LAYOUT.json FILE`: a JSON object a line, `{"did": key}` or `{"typed": key, "text": all of it}`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from tests.desk.layouts import OTHER, SAID, Item, Layout

LOOKS = {
    "plain": "",
    "dark": "QWidget { background: #23262b; color: #e6e6e6 }"
    " QPushButton, QLineEdit { border: 1px solid #8a8f98; padding: 5px }",
    "round": "QPushButton { border: 1px solid #3a7; border-radius: 11px; background: #dff5ea; padding: 8px 22px }"
    " QLineEdit { border: 1px solid #3a7; border-radius: 8px; padding: 6px }",
}


class Window(QWidget):
    def __init__(self, layout: Layout, file: Path) -> None:
        super().__init__()
        self.setWindowTitle("Layout")
        self._right, self._file, self._said = layout.right, file, QLabel("Nothing yet.")
        whole = QVBoxLayout(self)
        whole.setSpacing(14)
        for row in layout.rows:
            inside = QHBoxLayout()
            for item in row:
                for widget in self._made(item):
                    inside.addWidget(widget)
            inside.addStretch()
            whole.addLayout(inside)
        whole.addWidget(self._said)
        whole.addStretch()
        self.setGeometry(*layout.at)

    def _made(self, item: Item) -> tuple[QWidget, ...]:
        match item.kind:
            case "field":
                field = QLineEdit()
                field.setMinimumWidth(260)
                field.textChanged.connect(lambda text: self._told(typed=item.key, text=text))
                return QLabel(item.label), field
            case "check":
                box = QCheckBox(item.label)
                box.clicked.connect(lambda: self._did(item.key))
                return (box,)
            case "button":
                button = QPushButton(item.label)
                button.clicked.connect(lambda: self._did(item.key))
                return (button,)
            case "link":
                link = QLabel(f'<a href="x">{item.label}</a>')
                link.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
                link.linkActivated.connect(lambda: self._did(item.key))
                return (link,)
        return (QLabel(item.label),)

    def _did(self, key: str) -> None:
        self._told(did=key)
        self._said.setText(SAID if key == self._right else OTHER)

    def _told(self, **what: str) -> None:
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(what) + "\n")


def main() -> None:
    layout = msgspec.json.decode(Path(sys.argv[1]).read_bytes(), type=Layout)
    application = QApplication([])
    application.setFont(QFont(layout.font, layout.points))
    application.setStyleSheet(LOOKS[layout.look])
    window = Window(layout, Path(sys.argv[2]))
    window.show()
    application.exec()


if __name__ == "__main__":
    main()
