"""Edge: pause, resume and stop, wherever a run is shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.parts import button, row
from ui.state import Phase, State


class Controls(QWidget):
    """Two buttons; shown while something runs."""

    paused = Signal(bool)
    stopped = Signal()

    def __init__(self, by_key: bool = True) -> None:
        """`by_key` is false in a window that never has the keyboard."""
        super().__init__()
        self._on_hold = False
        self._by_key = by_key
        self._pause = button("", lambda: self.paused.emit(not self._on_hold))
        self._stop = button(self._named(self.tr("S&top")), self.stopped.emit, "stop")
        for one in (self._pause, self._stop):
            one.setProperty("small", True)
        self.setLayout(row(self._pause, self._stop))

    def tell(self, state: State) -> None:
        self._on_hold = state.paused
        words = self.tr("Resum&e") if state.paused else self.tr("&Pause")
        self._pause.setText(self._named(words))
        self._pause.setAccessibleName(words.replace("&", ""))
        self._pause.setEnabled(state.phase is Phase.WORKING and not state.stopping)
        self._stop.setEnabled(not state.stopping)
        self.setVisible(state.running or bool(state.waiting))

    def _named(self, words: str) -> str:
        return words if self._by_key else words.replace("&", "")
