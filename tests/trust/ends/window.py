"""Edge: a window or a page out of its spec, with what is wrong in it. `python -m tests.trust.ends.window SPEC.json`."""

from __future__ import annotations

import html
import os
import sys
import time
from pathlib import Path

import msgspec
from PySide6.QtCore import QTimer
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QFormLayout, QLabel, QLineEdit, QPushButton, QWidget

from tests.trust.ends.specs import Item, Spec

SHORT = 3
FORGETS = 900
"""Milliseconds for which a field keeps what it was given."""


class Window(QWidget):
    def __init__(self, spec: Spec) -> None:
        super().__init__()
        self._rows, self._said = QFormLayout(self), QLabel("")
        self._rows.setVerticalSpacing(14)
        for item in spec.items:
            self._add(item)
        self._rows.addRow(self._said)
        self.setWindowTitle(spec.title)
        self.setGeometry(260, 160, 560, 420)
        if spec.closes:
            QTimer.singleShot(round(spec.closes * 1000), lambda: os._exit(0))

    def _add(self, item: Item) -> None:
        match item.kind:
            case "field":
                self._rows.addRow(item.label, _field(item))
            case "check":
                self._rows.addRow(_check(item))
            case "select":
                choices = QComboBox()
                choices.addItems(item.says.split("\n"))
                self._rows.addRow(item.label, choices)
            case "button":
                button = QPushButton(item.label)
                button.setEnabled(item.fault != "disabled")
                button.clicked.connect(lambda: self._pressed(item))
                self._rows.addRow(button)
            case _:
                self._rows.addRow(QLabel(item.label))

    def _pressed(self, item: Item) -> None:
        match item.fault:
            case "dies":
                os._exit(1)
            case "hangs":
                time.sleep(3600)
            case "nothing":
                return
            case _:
                self._said.setText(item.says)


def _field(item: Item) -> QLineEdit:
    field = QLineEdit(item.says)
    if item.fault == "digits":
        field.setValidator(QIntValidator())
    if item.fault == "short":
        field.setMaxLength(SHORT)
    field.setReadOnly(item.fault == "fixed")
    if item.fault == "forgets":
        field.textEdited.connect(lambda: QTimer.singleShot(FORGETS, field.clear))
    return field


def _check(item: Item) -> QCheckBox:
    box = QCheckBox(item.label)
    if item.fault == "springs":
        box.clicked.connect(lambda: QTimer.singleShot(FORGETS, lambda: box.setChecked(False)))
    return box


def page(spec: Spec) -> str:
    """The same as a page."""
    rows = "\n".join(f"<p>{_row(number, item)}</p>" for number, item in enumerate(spec.items))
    gone = f"setTimeout(() => document.body.textContent = '', {round(spec.closes * 1000)});" if spec.closes else ""
    return f"""<!doctype html><meta charset="utf-8"><title>{html.escape(spec.title)}</title>
<style>body {{ font: 16px sans-serif; margin: 24px }} label {{ display: inline-block; min-width: 130px }}
button {{ font-size: 16px; padding: 6px 18px }} input[type=text], select {{ font-size: 16px; width: 260px }}</style>
<h2>{html.escape(spec.title)}</h2>{rows}<p id="said"></p>
<script>const say = (text) => {{ document.getElementById("said").textContent = text; }}; {gone}</script>"""


def _row(number: int, item: Item) -> str:
    label, says = html.escape(item.label), html.escape(item.says, quote=True)
    match item.kind:
        case "field":
            return (
                f'<label for="i{number}">{label}</label> <input type="text" id="i{number}" autocomplete="off" {_input(item)}>'
            )
        case "check":
            back = f'onclick="setTimeout(() => this.checked = false, {FORGETS})"' if item.fault == "springs" else ""
            return f'<input type="checkbox" id="i{number}" {back}> <label for="i{number}">{label}</label>'
        case "select":
            options = "".join(f"<option>{html.escape(one)}</option>" for one in item.says.split("\n"))
            return f'<label for="i{number}">{label}</label> <select id="i{number}">{options}</select>'
        case "button":
            return f'<button data-says="{says}" {_button(item)}>{label}</button>'
        case _:
            return label


def _input(item: Item) -> str:
    return {
        "fixed": f'readonly value="{html.escape(item.says, quote=True)}"',
        "digits": """oninput="this.value = this.value.replace(/[^0-9]/g, '')\"""",
        "short": f'maxlength="{SHORT}"',
        "forgets": f"oninput=\"setTimeout(() => this.value = '', {FORGETS})\"",
    }.get(item.fault, "")


def _button(item: Item) -> str:
    return {
        "nothing": "",
        "disabled": "disabled",
        "dies": 'onclick="close(); document.body.remove()"',
        "hangs": 'onclick="while (true) {}"',
    }.get(item.fault, 'onclick="say(this.dataset.says)"')


def main() -> None:
    application = QApplication(["membership"])
    window = Window(msgspec.json.decode(Path(sys.argv[1]).read_bytes(), type=Spec))
    window.show()
    application.exec()


if __name__ == "__main__":
    main()
