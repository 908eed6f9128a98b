"""Edge: something went wrong: one sentence, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ui.parts import GAP, button, label, row
from ui.phrases import said
from ui.state import Phase, State


class Notice(QFrame):
    """Shown while there is trouble."""

    restart = Signal()
    dismissed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._text = label()
        self._restart = button(self.tr("Restart the a&gent"), self.restart.emit)
        self._dismiss = button(self.tr("&Dismiss"), self.dismissed.emit)
        sign = label("⚠", 1.3)
        sign.setSizePolicy(self._restart.sizePolicy())
        layout = row(sign, self._text, self._restart, self._dismiss, gap=GAP + 2)
        layout.setStretch(1, 1)
        layout.setContentsMargins(14, 10, 12, 10)
        self.setLayout(layout)
        self.hide()

    def tell(self, state: State) -> None:
        silent = self.tr("The agent has said nothing for a while. It may only be slow.")
        text = said(state.trouble) or (silent if state.silent else "")
        gone = state.phase is Phase.BROKEN
        self._text.setText(text)
        self._restart.setVisible(gone or state.silent or state.odd)
        self._dismiss.setVisible(not gone)
        self.setVisible(bool(text))
        self.setAccessibleName(text)
