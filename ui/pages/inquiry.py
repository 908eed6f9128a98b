"""Edge: a question inside a page, in place of a dialog: a sentence, perhaps a line to fill in or a list to choose from, a yes
and a no; then what came of the answer. Esc is no; Enter in the line or the list is yes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QWidget

from agent.errors import AgentError
from ui.parts import GAP, button, column, label, row
from ui.phrases import said
from ui.taskbox import Choice

Act = Callable[[str], object]
"""Told what stands in the line or was chosen; an AgentError is shown under it and the question stays."""


class Inquiry(QFrame):
    """Hidden while nothing is asked and nothing is told; `gone` when the person is through with it."""

    gone = Signal()

    def __init__(self, back: QWidget) -> None:
        """`back` has the keyboard when it is over."""
        super().__init__()
        self.setObjectName("inquiry")
        self._back = back
        self._act: Act | None = None
        self._text = label()
        self._line = QLineEdit()
        self._line.setAccessibleName(self.tr("Answer"))
        self._list = Choice()
        self._list.setAccessibleName(self.tr("Answer"))
        self._list.view().setAccessibleName(self.tr("Answer"))
        self._wrong = label()
        self._wrong.setObjectName("wrong")
        self._buttons = row()
        self._last: QWidget = self._list
        whole = column(self._text, self._line, gap=GAP)
        whole.addLayout(row(self._list, 1))
        whole.addWidget(self._wrong)
        whole.addLayout(self._buttons)
        whole.setContentsMargins(14, 12, 14, 12)
        self.setLayout(whole)
        self._line.returnPressed.connect(self._go)
        self.hide()

    def ask(self, text: str, go: str, act: Act, kind: str = "main") -> None:
        """A yes-or-no question; the keyboard is on the no."""
        self._show(text, act)
        cancel = self._put(self.tr("&Cancel"), self.away)
        self._put(go, self._go, kind)
        cancel.setFocus()

    def conceal(self) -> None:
        """What is filled in is not shown."""
        self._line.setEchoMode(QLineEdit.EchoMode.Password)

    def fill(self, text: str, go: str, act: Act, line: str, says: str) -> None:
        """A question with a line to fill in, which begins with `line`; `says` is the line's name."""
        self._show(text, act)
        self._line.setText(line)
        self._line.setAccessibleName(says)
        self._line.setPlaceholderText(says)
        self._line.show()
        self._put(self.tr("&Cancel"), self.away)
        self._put(go, self._go, "main")
        self._line.selectAll()
        self._line.setFocus()

    def choose(self, text: str, go: str, act: Act, values: Sequence[str], says: str) -> None:
        """A question with a list to choose from; `says` is the list's name."""
        self._show(text, act)
        for value in values:
            self._list.addItem(value, value)
        for one in (self._list, self._list.view()):
            one.setAccessibleName(says)
        self._list.show()
        self._put(self.tr("&Cancel"), self.away)
        self._put(go, self._go, "main")
        self._list.setFocus()

    def offer(self, text: str, *ways: tuple[str, Callable[[], object]]) -> None:
        """A question with several ways to go on; the last is the usual one."""
        self._show(text, None)
        self._put(self.tr("&Cancel"), self.away)
        made = [self._put(words, act, "main" if act is ways[-1][1] else "") for words, act in ways]
        made[-1].setFocus()

    def tell(self, text: str, *ways: tuple[str, Callable[[], object]]) -> None:
        """How it came out, with what can be done next."""
        self._show(text, None)
        for words, act in ways:
            self._put(words, act)
        self._put(self.tr("&Close"), self.away).setFocus()

    def away(self) -> None:
        """Nothing is asked any more."""
        if not self.isHidden():
            self.hide()
            self._line.clear()
            self._back.setFocus()
            self.gone.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.away()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._list.hasFocus():
            self._go()
        else:
            super().keyPressEvent(event)

    def _go(self) -> None:
        act = self._act
        if act is None:
            return
        try:
            act(self._line.text().strip() if self._list.isHidden() else str(self._list.currentData()))
        except AgentError as error:
            self._wrong.setText(f"⚠ {said(str(error))}")
            self._wrong.show()
            self._line.setFocus()

    def _show(self, text: str, act: Act | None) -> None:
        self._act = act
        self._text.setText(text)
        self.setAccessibleName(text)
        self._line.hide()
        self._list.hide()
        self._list.clear()
        self._line.setEchoMode(QLineEdit.EchoMode.Normal)
        self._wrong.hide()
        self._wrong.setText("")
        while taken := self._buttons.takeAt(0):
            if old := taken.widget():
                old.hide()
                old.deleteLater()
        self._buttons.addStretch(1)
        self._last = self._list
        self.show()

    def _put(self, words: str, act: Callable[[], object], kind: str = "") -> QPushButton:
        made = button(words, act, kind)
        self._buttons.addWidget(made)
        QWidget.setTabOrder(self._last, made)
        self._last = made
        return made
