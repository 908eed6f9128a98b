"""Edge: pause, take over and stop, wherever a run is shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ui.parts import button, row
from ui.state import Phase, State
from ui.wording import is_yours


class Controls(QWidget):
    """Shown while something runs. `paused` carries whether to hold still, and whether that is because the person takes over."""

    paused = Signal(bool, bool)
    stopped = Signal()

    def __init__(self, by_key: bool = True) -> None:
        """`by_key` is false in a window that never has the keyboard."""
        super().__init__()
        self._on_hold = self._yours = False
        self._by_key = by_key
        self._take = button("", self._takes, hint=self.tr("You use the mouse and the keyboard, then I go on from there"))
        self._pause = button("", lambda: self.paused.emit(not self._on_hold, False), hint=self.tr("I hold still"))
        self._stop = button(self._named(self.tr("S&top")), self.stopped.emit, "stop")
        for one in (self._take, self._pause, self._stop):
            one.setProperty("small", True)
        self.setLayout(row(self._take, self._pause, self._stop))

    def tell(self, state: State) -> None:
        """While the person has the machine there is one way on, for both would do the same."""
        self._on_hold, self._yours = state.paused, is_yours(state)
        self._say(self._take, self.tr("&Hand back") if self._yours else self.tr("Take o&ver"))
        self._say(self._pause, self.tr("Resum&e") if state.paused else self.tr("&Pause"))
        self._take.setVisible(self._yours or not state.paused)
        self._pause.setVisible(not self._yours)
        for one in (self._take, self._pause):
            one.setEnabled(state.phase is Phase.WORKING and not state.stopping)
        self._stop.setEnabled(not state.stopping)
        self.setVisible(state.running or bool(state.waiting))

    def _takes(self) -> None:
        self.paused.emit(not self._yours, not self._yours)

    def _say(self, one: QPushButton, words: str) -> None:
        one.setText(self._named(words))
        one.setAccessibleName(words.replace("&", ""))

    def _named(self, words: str) -> str:
        return words if self._by_key else words.replace("&", "")
