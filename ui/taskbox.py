"""Edge: where a task is typed. Enter starts it, up and down walk through the tasks typed before."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QComboBox, QFrame, QStyledItemDelegate

from agent.settings import Mode
from ui.history import History
from ui.leaving import leaving_words
from ui.parts import GAP, button, column, label, restyle, row
from ui.state import Phase, State
from ui.taskline import TaskLine
from ui.theme import colours
from ui.wording import mode_words


class Choice(QComboBox):
    """A combo box with an arrow that follows the colours."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(QStyledItemDelegate(self))  # or the style sheet would not reach its lines

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours().soft if self.isEnabled() else colours().faint), 1.6))
        x, y = self.width() - 18.0, self.height() / 2 - 1.5
        painter.drawPolyline(QPolygonF([QPointF(x, y), QPointF(x + 4, y + 4), QPointF(x + 8, y)]))
        painter.end()


class TaskBox(QFrame):
    """The task line with the mode, the model and the start button under it. `asked` carries the task and the mode, `forgot` why
    the task cannot be remembered."""

    asked = Signal(str, str)
    forgot = Signal(str)

    def __init__(self, history: History, mode: Mode, model: str, leaves: str = "") -> None:
        """`leaves` is the host that pictures of the screen go to; empty while they stay here."""
        super().__init__()
        self.setObjectName("taskbox")
        self.setProperty("sheet", True)
        self.line = TaskLine(history)
        self._wrong = label()
        self._wrong.setObjectName("wrong")
        self._mode = self._modes(mode)
        self._leaves = leaves
        self._model = label(self.tr("A model on {0}").format(leaves) if leaves else model, 0.9, soft=True)
        self._model.setAccessibleName(self.tr("Model"))
        here = self.tr("The model that decides. It runs on this computer; nothing leaves it.")
        self._model.setToolTip(leaving_words(leaves) if leaves else here)
        self._start = button(self.tr("&Start"), self.line.give, "main", self.tr("Enter"))
        under = row(self._mode, self._model, self._start, gap=GAP * 2)
        whole = column(self.line, self.line.suggest, self._wrong, gap=GAP)
        whole.addLayout(under)
        whole.setContentsMargins(14, 10, 14, 12)
        self.setLayout(whole)
        self._can = True
        self._tell_wrong("")
        self._history = history
        self.line.given.connect(self._given)
        self.line.wrong.connect(self._tell_wrong)
        self.line.textChanged.connect(lambda _: self._enable())
        self.line.lit.connect(lambda on: restyle(self, "lit", on))
        self._enable()

    def tell(self, state: State) -> None:
        """A task can be typed at any time, and started when nothing runs; an agent that is gone is started with it."""
        self._can = state.phase in (Phase.IDLE, Phase.LOADING, Phase.BROKEN) and not state.waiting
        if state.model and not self._leaves:
            self._model.setText(self.tr("Model: {0}, on this computer").format(state.model))
        self._mode.setEnabled(not state.running)
        self.line.can = self._can
        self._enable()

    def _modes(self, mode: Mode) -> QComboBox:
        box = Choice()
        for part in (box, box.view()):
            part.setAccessibleName(self.tr("How much I ask"))
        for one in ("careful", "step", *(one for one in get_args(Mode) if one not in ("careful", "step"))):
            box.addItem(mode_words(one), one)
        box.setCurrentIndex(box.findData(mode))
        box.setToolTip(self.tr("Passwords, payments and anything that cannot be undone are always asked about."))
        return box

    def _given(self, task: str) -> None:
        self.asked.emit(task, self._mode.currentData())
        if self._history.trouble:
            self.forgot.emit(self._history.trouble)

    def _tell_wrong(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        self._wrong.setAccessibleName(sentence)

    def _enable(self) -> None:
        self._start.setEnabled(self._can and bool(self.line.text().strip()))
