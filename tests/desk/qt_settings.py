"""Edge: a settings window in Qt, as applications have them: check boxes, radio buttons, a field, a list, Apply.

`python -m tests.desk.qt_settings FILE [--french]` writes what was applied to FILE as JSON; nothing before Apply.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)


@dataclass(frozen=True)
class Labels:
    """What the window says; the keys of the two mappings are what the file says."""

    title: str
    checks: Mapping[str, str]
    sizes: Mapping[str, str]
    size: str
    name: str
    language: str
    apply: str
    close: str
    applied: str


ENGLISH = Labels(
    "Settings",
    {"autosave": "Save automatically", "sounds": "Play sounds", "backup": "Keep a backup copy"},
    {"small": "Small", "normal": "Normal", "large": "Large"},
    "Text size", "Display name", "Language", "Apply", "Close", "Settings applied.",
)  # fmt: skip
FRENCH = Labels(
    "Paramètres",
    {"autosave": "Enregistrer automatiquement", "sounds": "Jouer les sons", "backup": "Garder une copie"},
    {"small": "Petite", "normal": "Moyenne", "large": "Grande"},
    "Taille du texte", "Nom affiché", "Langue", "Appliquer", "Fermer", "Paramètres appliqués.",
)  # fmt: skip
START = {"autosave": False, "sounds": True, "backup": False}


class Window(QWidget):
    """Reads its widgets only when Apply is pressed."""

    def __init__(self, labels: Labels, file: Path) -> None:
        super().__init__()
        self.setWindowTitle(labels.title)
        self._labels, self._file = labels, file
        self._checks = {key: QCheckBox(text) for key, text in labels.checks.items()}
        self._sizes = {key: QRadioButton(text) for key, text in labels.sizes.items()}
        self._name = QLineEdit()
        self._language = QComboBox()
        self._language.addItems(["English", "Français", "Deutsch"])
        self._said = QLabel()
        self._fill()

    def _fill(self) -> None:
        for key, box in self._checks.items():
            box.setChecked(START[key])
        self._sizes["normal"].setChecked(True)
        form = QFormLayout()
        form.addRow(self._labels.name, self._name)
        form.addRow(self._labels.language, self._language)
        whole = QVBoxLayout(self)
        whole.addLayout(form)
        for box in self._checks.values():
            whole.addWidget(box)
        whole.addWidget(self._size_group())
        whole.addWidget(self._said)
        whole.addLayout(self._buttons())

    def _size_group(self) -> QGroupBox:
        group = QGroupBox(self._labels.size)
        one = QButtonGroup(self)
        inside = QHBoxLayout(group)
        for button in self._sizes.values():
            one.addButton(button)
            inside.addWidget(button)
        return group

    def _buttons(self) -> QHBoxLayout:
        apply, close = QPushButton(self._labels.apply), QPushButton(self._labels.close)
        apply.clicked.connect(self._apply)
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(close)
        row.addWidget(apply)
        return row

    def _apply(self) -> None:
        chosen: dict[str, object] = {key: box.isChecked() for key, box in self._checks.items()}
        chosen |= {"size": next(key for key, button in self._sizes.items() if button.isChecked())}
        chosen |= {"name": self._name.text(), "language": self._language.currentText()}
        self._file.write_text(json.dumps(chosen, ensure_ascii=False), encoding="utf-8")
        self._said.setText(self._labels.applied)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("file", type=Path)
    arguments.add_argument("--french", action="store_true")
    given = arguments.parse_args()
    application = QApplication([])
    window = Window(FRENCH if given.french else ENGLISH, given.file)
    window.resize(460, 340)
    window.show()
    application.exec()


if __name__ == "__main__":
    main()
