"""Edge: a form made of a skill's parameters: a field each with what it is, and what is wrong with what stands in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from agent.doing import skill_shelf
from agent.doing.skill_shelf import Wanted
from ui.parts import GAP, button, column, label, restyle, row
from ui.phrases import said
from ui.taskbox import Choice
from ui.tick import Tick
from ui.wording import translate

TALLEST = 6
"""Lines of a text after which it scrolls."""


class Words(QPlainTextEdit):
    """A text that grows with its lines. Enter is `entered`, Shift+Enter a new line, Tab the next field."""

    entered = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        lines = min(TALLEST, max(1, round(self.document().size().height())))
        return QSize(200, lines * self.fontMetrics().lineSpacing() + 2 * (GAP + 1))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enters and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class Field(QWidget):
    """One parameter. `entered` when Enter is pressed in it."""

    entered = Signal()

    def __init__(self, wanted: Wanted) -> None:
        super().__init__()
        self.wanted = wanted
        self.name = wanted.name
        self._read: Callable[[], str] = lambda: ""
        self._wrong = label("", 0.95)
        self._wrong.setObjectName("wrong")
        self._wrong.hide()
        self._asked = False
        box = self._box()
        self._control = box
        title = label(field_name(wanted.name), 1.0, bold=True)
        title.setBuddy(box)
        box.setAccessibleName(field_name(wanted.name))
        box.setAccessibleDescription(wanted.description)
        whole = column(title, gap=3)
        whole.addLayout(self._with_choice(box))
        whole.addWidget(self._wrong)
        if hint := hint_words(wanted):
            whole.addWidget(label(hint, 0.9, soft=True))
        self.setLayout(whole)

    def text(self) -> str:
        return self._read()

    def check(self) -> bool:
        """Whether it can be used as it is; says what is wrong from now on, as it is typed."""
        self._asked = True
        wrong = skill_shelf.complaint(self.wanted, self.text())
        self._wrong.setText(f"⚠ {said(wrong)}" if wrong else "")
        self._wrong.setVisible(bool(wrong))
        restyle(self._control, "wrong", bool(wrong))
        about = " ".join(filter(None, (said(wrong) if wrong else "", self.wanted.description)))
        self._control.setAccessibleDescription(about)
        return not wrong

    def take_focus(self) -> None:
        self._control.setFocus()

    def _box(self) -> QWidget:
        """The control that a value of this kind wants."""
        wanted = self.wanted
        if wanted.choices:
            return self._choices()
        if wanted.kind == "boolean":
            return self._tick()
        if wanted.kind in ("string", "array") and not skill_shelf.path_of(wanted):
            return self._words()
        return self._line()

    def _choices(self) -> Choice:
        box = Choice()
        for one in skill_shelf.choices_of(self.wanted):
            box.addItem(one, one)
        if default := skill_shelf.default_of(self.wanted):
            box.setCurrentIndex(box.findData(default))
        box.view().setAccessibleName(field_name(self.name))
        self._read = lambda: str(box.currentData())
        return box

    def _tick(self) -> Tick:
        box = Tick(self.tr("Yes"))
        box.setChecked(bool(self.wanted.default))
        self._read = lambda: "true" if box.isChecked() else "false"
        return box

    def _words(self) -> Words:
        box = Words()
        box.setPlaceholderText(_example(self.wanted))
        box.setPlainText(skill_shelf.default_of(self.wanted) or "")
        self._read = box.toPlainText
        box.textChanged.connect(self._typed)
        box.entered.connect(self.entered.emit)
        box.left.connect(self._left)
        return box

    def _line(self) -> QLineEdit:
        box = QLineEdit()
        box.setPlaceholderText(_example(self.wanted))
        box.setText(skill_shelf.default_of(self.wanted) or "")
        self._read = box.text
        box.textChanged.connect(self._typed)
        box.returnPressed.connect(self.entered.emit)
        box.editingFinished.connect(self._left)
        return box

    def _with_choice(self, box: QWidget) -> QHBoxLayout:
        """With a button beside it where it is a path."""
        kind = skill_shelf.path_of(self.wanted)
        if not kind or not isinstance(box, QLineEdit):
            return row(box)
        choose = button(self.tr("Choose…"), lambda: self._choose(box, kind), "", self.tr("Choose on this computer"))
        choose.setAccessibleName(f"{choose.text()} ({field_name(self.name)})")
        choose.setProperty("small", True)
        return row(box, choose)

    def _choose(self, box: QLineEdit, kind: str) -> None:
        title = field_name(self.name)
        path = (
            QFileDialog.getExistingDirectory(self, title) if kind == "folder" else QFileDialog.getOpenFileName(self, title)[0]
        )
        if path:
            box.setText(path)

    def _typed(self) -> None:
        if self._asked:
            self.check()

    def _left(self) -> None:
        """What was typed is looked at when the person goes on; an empty field is not complained about before it is sent."""
        if self.text().strip():
            self.check()


class Form(QWidget):
    """All parameters of a skill; `entered` when Enter is pressed in a field."""

    entered = Signal()

    def __init__(self, wanted: Sequence[Wanted]) -> None:
        super().__init__()
        self._fields = [Field(one) for one in wanted]
        for field in self._fields:
            field.entered.connect(self.entered.emit)
        self.setLayout(column(*self._fields, gap=GAP + 6))

    def check(self) -> bool:
        """Whether all of it can be used; the keyboard goes to the first field that cannot."""
        wrong = [field for field in self._fields if not field.check()]
        if wrong:
            wrong[0].take_focus()
        return not wrong

    def values(self) -> dict[str, str]:
        """What was given; an empty field leaves its default."""
        return {field.name: field.text() for field in self._fields if field.text().strip()}


def field_name(name: str) -> str:
    """`display_name` as `Display name`."""
    words = name.strip("_").replace("_", " ")
    return words[:1].upper() + words[1:]


def hint_words(wanted: Wanted) -> str:
    """What it is, and how a list is written."""
    listed = translate("form", "Several, with commas between them.") if wanted.kind == "array" else ""
    about = wanted.description.rstrip(".")
    return " ".join(filter(None, (f"{about}." if about else "", listed)))


def _example(wanted: Wanted) -> str:
    examples = skill_shelf.examples_of(wanted)
    return translate("form", "such as {0}").format(examples[0]) if examples else ""
