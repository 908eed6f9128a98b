"""Edge: the person calls: the small box opens where they are, and what they ask for while something else is under way waits in
line.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from agent.protocol import Called, Start
from agent.records import Offered, Status
from ui.delegate import DelegateBox
from ui.history import History
from ui.state import Phase, State


class Calling(QObject):
    """`asked` carries a Start for now; `held` asks to hold still while the box has the keyboard, and to go on after it;
    `stopped` to stop what is under way; `over` when the box went away without a task."""

    asked = Signal(object)
    held = Signal(bool)
    stopped = Signal()
    over = Signal()

    def __init__(self, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = State()
        self._line: list[Start] = []
        self._holds = False
        self._box = DelegateBox(history)
        self._box.asked.connect(self._asked)
        self._box.closed.connect(self._closed)
        self._box.stopped.connect(self.stopped.emit)

    @property
    def is_open(self) -> bool:
        return self._box.isVisible()

    def call(self, called: Called, mode: str) -> None:
        """Opens the box; called again it begins anew with what is before the person now."""
        working = self._state.phase in (Phase.STARTING, Phase.WORKING) and not self._state.paused
        if working and not self._holds:
            self._holds = True
            self.held.emit(True)
        self._box.tell(self._state)
        self._box.call(called, mode)

    def tell(self, state: State) -> None:
        self._state = state
        if not state.running:
            self._holds = False
        if self.is_open:
            self._box.tell(state)

    def next(self) -> Start | None:
        """What waited for the end that the state tells; nothing begins by itself after a stop or a crash."""
        end = self._state.end
        goes_on = end is not None and end.status is not Status.STOPPED
        return self._line.pop(0) if self._line and goes_on and not self.is_open else None

    def left(self) -> list[str]:
        """The tasks that waited and do not begin, which wait no longer."""
        left, self._line = [start.task for start in self._line], []
        return left

    def close(self) -> None:
        """For good."""
        self._box.hide()
        self._box.deleteLater()
        self.deleteLater()

    def hide(self) -> None:
        self._box.hide()

    def _asked(self, task: str, offered: Offered) -> None:
        start = Start(task, context=offered)
        if self._state.running or self._state.waiting:
            self._line.append(start)
            self._let_go()
        else:
            self.asked.emit(start)

    def _closed(self) -> None:
        self._let_go()
        self.over.emit()

    def _let_go(self) -> None:
        if self._holds:
            self._holds = False
            self.held.emit(False)
