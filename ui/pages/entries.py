"""Edge: one setting on the page: its title, its field, what is wrong with it, and a note."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QLineEdit, QSizePolicy, QSpinBox, QWidget

from ui.keyfield import KeyField
from ui.pages.fields import Kind, Shaped, value_words
from ui.parts import GAP, button, column, label, row
from ui.phrases import said
from ui.taskbox import Choice
from ui.theme import colours
from ui.wording import translate

MOST = 1_000_000
WAIT = 500
"""Milliseconds after the last change of a number before it counts."""
INSET = (8, 0, 8, 0)
"""Logical pixels around a number: a style sheet's padding does not reach it."""
TITLE = 240
"""Logical pixels for the titles, so that the fields stand under each other."""


class Picked(Choice):
    """Is not changed by scrolling the page over it, as the numbers are not."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Switch(QCheckBox):
    """With a tick of our own: a style sheet has none that follows the colours."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "switch")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours().onmark), 2))
            y = self.height() / 2
            painter.drawPolyline(QPolygonF([QPointF(5, y), QPointF(8, y + 3.5), QPointF(13.5, y - 4)]))
            painter.end()


class Whole(QSpinBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Number(QDoubleSpinBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Entry(QWidget):
    """`changed` carries the key and the new value."""

    changed = Signal(str, object)

    def __init__(self, shape: Shaped) -> None:
        super().__init__()
        self.key, self.group = shape.field.key, shape.field.group
        self._shape = shape
        title = translate("settings", shape.field.title)
        self._note = label(translate("settings", shape.field.note) if shape.field.note else "", 0.92, soft=True)
        self._wrong = label()
        self._wrong.setObjectName("wrong")
        self._show: Callable[[object], object] = lambda _: None
        self.field = MAKERS[shape.kind](self, title)
        self.field.setObjectName(self.key)
        if not isinstance(self.field, KeyField):
            self.field.setAccessibleName(title)
        self.field.setAccessibleDescription(self._note.text() or self.field.accessibleDescription())
        self._note.setVisible(bool(self._note.text()))
        self._wrong.hide()
        self._lay_out(title)

    def show_value(self, value: object) -> None:
        """Without saying that it changed."""
        before = self.field.blockSignals(True)
        self._show(value)
        self.field.blockSignals(before)

    def tell(self, trouble: str) -> None:
        """What is wrong, beside the field; empty when nothing is."""
        self._wrong.setText(f"⚠ {said(trouble)}")
        self._wrong.setVisible(bool(trouble))

    def note(self, text: str) -> None:
        """Other words under the field."""
        self._note.setText(text)
        self._note.setVisible(bool(text))
        self.field.setAccessibleDescription(text)

    def offer(self, values: Sequence[str], closed: Collection[str] = ()) -> None:
        """Other values to choose from; those `closed` are shown and cannot be chosen."""
        box = self.field
        assert isinstance(box, Picked)
        chosen, before = box.currentData(), box.blockSignals(True)
        box.clear()
        for value in values:
            box.addItem(value_words(self.key, value), value)
        for number in (number for number, value in enumerate(values) if value in closed):
            box.setItemData(number, 0, Qt.ItemDataRole.UserRole - 1)  # Qt's own way to shut one
        box.setCurrentIndex(box.findData(chosen))
        box.blockSignals(before)

    def choice(self, title: str) -> QWidget:
        made = Picked()
        made.view().setAccessibleName(title)
        for value in self._shape.values:
            made.addItem(value_words(self.key, value), value)
        made.currentIndexChanged.connect(lambda _: self._say(made.currentData()))
        self._show = lambda value: made.setCurrentIndex(made.findData(value))
        return made

    def whole(self, title: str) -> QWidget:
        made = Whole()
        made.setRange(int(self._shape.least), MOST)
        return self._number(made)

    def number(self, title: str) -> QWidget:
        made = Number()
        made.setDecimals(1)
        made.setRange(self._shape.least, MOST)
        return self._number(made)

    def switch(self, title: str) -> QWidget:
        made = Switch()
        made.toggled.connect(self._say)
        self._show = lambda value: made.setChecked(bool(value))
        return made

    def keys(self, title: str) -> QWidget:
        made = KeyField(title)
        made.pressed_keys.connect(self._say)
        self._show = lambda value: made.show_keys(str(value))
        return made

    def names(self, title: str) -> QWidget:
        made = QLineEdit()
        made.editingFinished.connect(lambda: self._say(tuple(filter(None, map(str.strip, made.text().split(","))))))
        self._show = lambda value: made.setText(", ".join(value) if isinstance(value, (tuple, list)) else "")
        return made

    def text(self, title: str) -> QWidget:
        made = QLineEdit()
        made.editingFinished.connect(lambda: self._say(made.text().strip()))
        self._show = lambda value: made.setText(str(value))
        return made

    def _number(self, made: QSpinBox | QDoubleSpinBox) -> QWidget:
        """A number counts when it has been left alone for a moment: 30 is not 3 on the way."""
        if line := made.lineEdit():
            line.setTextMargins(*INSET)
        unit = self._shape.field.unit
        made.setSuffix(f" {translate('settings', unit)}" if unit else "")
        made.setAccelerated(True)
        rest = QTimer(self, singleShot=True, interval=WAIT)
        rest.timeout.connect(lambda: self._say(made.value()))
        made.valueChanged.connect(lambda _: rest.start())

        def show(value: object) -> None:
            if not rest.isActive() and isinstance(value, (int, float)):
                made.setValue(value)  # type: ignore[arg-type]

        self._show = show
        return made

    def _say(self, value: object) -> None:
        self.changed.emit(self.key, value)

    def _lay_out(self, title: str) -> None:
        said = label(title)
        said.setFixedWidth(TITLE)
        said.setBuddy(self.field)
        wide = self._shape.kind in ("names", "text")
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        beside = row(said, self.field, *(() if wide else (1,)), gap=GAP * 2)
        below = column(self._wrong, self._note, gap=2)
        below.setContentsMargins(TITLE + GAP * 2, 0, 0, 0)
        whole = column(gap=2)
        whole.addLayout(beside)
        whole.addLayout(below)
        self.setLayout(whole)


MAKERS: Mapping[Kind, Callable[[Entry, str], QWidget]] = {
    "choice": Entry.choice,
    "whole": Entry.whole,
    "number": Entry.number,
    "switch": Entry.switch,
    "keys": Entry.keys,
    "names": Entry.names,
    "text": Entry.text,
}


def acting(title: str, words: str, act: Callable[[], object], note: str = "") -> tuple[QWidget, Callable[[str], None]]:
    """A row with a button in place of a field, and what tells how it came out."""
    made, said = QWidget(), label(title)
    said.setFixedWidth(TITLE)
    outcome = label(note, 0.92, soft=True)
    whole = column(gap=2)
    whole.addLayout(row(said, button(words, act), 1, gap=GAP * 2))
    below = column(outcome)
    below.setContentsMargins(TITLE + GAP * 2, 0, 0, 0)
    whole.addLayout(below)
    made.setLayout(whole)
    outcome.setVisible(bool(note))

    def tell(text: str) -> None:
        outcome.setText(text)
        outcome.setVisible(bool(text))

    return made, tell
