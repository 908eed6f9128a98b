"""Edge: the buttons of the card: yes, skip, stop, yes to this kind, change."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from agent.records import Card, Decision, Reply
from ui.parts import GAP, button, column, row


class AnswerButtons(QWidget):
    """`said` carries the reply; `changing` whether the step is being changed, `picking` asks for another target."""

    said = Signal(Reply)
    changing = Signal(bool)
    picking = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._on = self._kind_fits = self._change_fits = False
        self._yes_words = ""
        self._yes = button("", lambda: self.said.emit(Reply.YES), "main", self.tr("Ctrl+Enter"))
        self._skip = button(self.tr("&Skip"), lambda: self.said.emit(Reply.SKIP), hint=self.tr("Esc"))
        self._stop = button(self.tr("S&top the task"), lambda: self.said.emit(Reply.STOP), "stop")
        self._kind = button("", lambda: self.said.emit(Reply.YES_KIND))
        self._change = button("", lambda: self.changing.emit(not self._on))
        self._pick = button(self.tr("&Pick another target…"), self.picking.emit, hint=self.tr("On the picture of the screen"))
        whole = column(gap=GAP)
        whole.addLayout(row(self._yes, self._skip, 1, self._stop))
        whole.addLayout(row(self._change, self._pick, self._kind, 1))
        self.setLayout(whole)

    @property
    def are_changing(self) -> bool:
        return self._on

    def show_card(self, card: Card, can_change: bool) -> None:
        mine = card.verdict.decision is Decision.HAND_OVER
        yes = self.tr("I have &done it") if mine else self.tr("&Allow once")
        yes = self.tr("&Answer") if card.verdict.rule == "question" else yes
        self._yes_words = self.tr("&Allow these steps") if card.steps[1:] else yes
        previews = (self.tr("Allow all previews of this tas&k"), self.tr("You are not shown any other preview in this task."))
        kinds = (self.tr("Allow this &kind for this task"), self.tr("What this rule is about is not asked again in this task."))
        words, hint = previews if card.steps else kinds
        _name(self._kind, words)
        self._kind.setToolTip(hint)
        self._kind.setAccessibleDescription(hint)
        self._kind_fits = card.verdict.category == "named"
        self._change_fits = can_change
        self.change(False, False)

    def change(self, on: bool, can_pick: bool) -> None:
        """Turns to what can be done while the step is being changed, and back."""
        self._on = on
        _name(self._yes, self.tr("&Do it so") if on else self._yes_words)
        _name(self._change, self.tr("Leave as it &was") if on else self.tr("&Change…"))
        self._pick.setVisible(on and can_pick)
        self._kind.setVisible(self._kind_fits and not on)
        self._change.setVisible(self._change_fits)

    def enable(self, on: bool) -> None:
        for one in (self._yes, self._skip, self._stop, self._kind, self._change, self._pick):
            one.setEnabled(on)

    def allow(self, on: bool) -> None:
        """Whether yes can be said."""
        self._yes.setEnabled(on)

    def rest(self) -> None:
        """The keyboard to what does least; while the step is being changed to doing it so."""
        (self._yes if self._on else self._skip).setFocus(Qt.FocusReason.OtherFocusReason)


def _name(one: QPushButton, words: str) -> None:
    one.setText(words)
    one.setAccessibleName(words.replace("&", ""))
