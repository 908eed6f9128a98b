"""Edge: the line a task is typed in, with what it may become under it: up and down, Tab and Enter choose, Esc lets it be."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from agent.doing.suggest import SLOT, open_slots
from agent.planning.goals import LONGEST_TASK
from ui.history import History
from ui.suggest import Suggest
from ui.theme import sized

MOST = 1_000_000
"""Characters that can be pasted, so that a text that is too long is told and not cut."""


class TaskLine(QLineEdit):
    """One line with a memory; `suggest` is to be laid out under it. `given` carries a task that can be done, `wrong` why what
    stands there cannot, empty once it is typed in again; nothing is given while it `can` not be."""

    given = Signal(str)
    wrong = Signal(str)
    lit = Signal(bool)

    def __init__(self, history: History, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self._open: frozenset[str] = frozenset()
        self.can = True
        self.suggest = Suggest(history)
        self.setObjectName("task")
        self.setMaxLength(MOST)
        self.setAccessibleName(self.tr("Task"))
        self.setPlaceholderText(self.tr("What shall I do?"))
        sized(self, 1.25)
        self.textEdited.connect(self._edited)
        self.suggest.taken.connect(self.put)
        self.returnPressed.connect(self.give)

    def put(self, text: str) -> None:
        """A sentence to go on with; the first thing that it still wants is ready to be typed over."""
        self.suggest.away()
        self.setText(text)
        self._open = frozenset(open_slots(text))
        self.wrong.emit("")
        self._to_slot()
        self.setFocus()

    def give(self) -> None:
        """The task, unless something is wrong with it."""
        if not self.can:
            return
        task = self.text().strip()
        trouble = self._trouble(task)
        if trouble:
            self._to_slot()
            self.wrong.emit(trouble)
            return
        self.suggest.away()
        self._history.add(task)
        self.given.emit(task)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Up:
                if not self.suggest.move_by(-1):
                    self._walk(self._history.older(self.text()))
            case Qt.Key.Key_Down:
                if not self.suggest.move_by(1):
                    self._walk(self._history.newer(self.text()))
            case Qt.Key.Key_Escape if self.suggest.isVisible():
                self.suggest.away()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.suggest.chosen:
                self.suggest.take()
            case Qt.Key.Key_Backspace if not self.text():
                event.ignore()  # whoever is around it may know what to take back
            case _:
                super().keyPressEvent(event)
        self.setAccessibleDescription(self.suggest.chosen)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab takes a suggestion, or goes to the next thing that the sentence still wants."""
        if forward and (self.suggest.take() or self._to_slot()):
            return True
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.lit.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.lit.emit(False)

    def _edited(self, text: str) -> None:
        self.wrong.emit("")
        self.suggest.typed(text)

    def _walk(self, task: str) -> None:
        self.suggest.away()
        self.wrong.emit("")
        self.setText(task)

    def _to_slot(self) -> bool:
        """Selects the next `{slot}` of a suggestion after the selection; whether there is another one."""
        found = [one for one in SLOT.finditer(self.text()) if one[1] in self._open]
        after = [one for one in found if one.start() >= self.cursorPosition()]
        one = next(iter(after or found), None)
        if one is None or one[0] == self.selectedText():
            return False
        self.setSelection(one.start(), len(one[0]))
        return True

    def _trouble(self, task: str) -> str:
        if not task:
            return self.tr("Say what to do first, such as: Open the calculator and enter 12*3")
        if len(task) > LONGEST_TASK:
            much = self.tr("That is {0} characters; a task has at most {1}. Put the text into a file, and say which.")
            return much.format(f"{len(task):,}", f"{LONGEST_TASK:,}")
        left = [one for one in re.findall(r"\{\w+\}", task) if one[1:-1] in self._open]
        return self.tr("Say what {0} is first: type over it.").format(left[0]) if left else ""
