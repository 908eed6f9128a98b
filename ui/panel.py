"""Edge: the main window: the task on top, under it where the agent stands, what it did and what it sees."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from agent.machine import remote
from agent.settings import Settings
from ui.ending import Ending
from ui.history import History
from ui.leaving import Leaving
from ui.live import Live
from ui.notice import Notice
from ui.parts import GAP, column, sheet
from ui.standing import Standing
from ui.state import Phase, Row, State
from ui.steps import Steps
from ui.taskbox import TaskBox
from ui.ways import Ways
from ui.welcome import Welcome
from ui.wording import sentence, standing

SMALL = QSize(760, 430)
"""Logical pixels before the first run, when there is little to show."""
SIZE = QSize(920, 640)
NARROW = 720
"""Logical pixels of width below which the picture goes under the steps."""


class Panel(QWidget):
    """Shows a state; its parts say what the person wants. `closing` when the window is closed; `skilled` carries a run that a
    skill is to be made of."""

    closing = Signal()
    skilled = Signal(str)

    def __init__(self, chosen: Settings, history: History, runs: Path) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setWindowTitle("Deskhand")
        self._runs = runs
        self._state = State()
        self._picked: Row | None = None
        host = remote.leaving(chosen)
        self.box = TaskBox(history, chosen.mode, chosen.model, host)
        self.standing = Standing()
        self.notice = Notice()
        self.ways = Ways()
        self._ending = Ending()
        self._welcome = Welcome(chosen.stop_key, host)
        self._steps = Steps()
        self._live = Live()
        self._split = self._splitter()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._welcome)
        self._pages.addWidget(self._split)
        parts = (Leaving(host), self.box, self.notice, self.standing, self._ending, self._pages, self.ways)
        whole = column(*parts, gap=GAP + 4)
        whole.setStretch(parts.index(self._pages), 1)
        whole.setContentsMargins(16, 16, 16, 10)
        self.setLayout(whole)
        self._welcome.picked.connect(self._try)
        self._steps.chosen.connect(self._pick)
        self._ending.skilled.connect(self.skilled.emit)
        self.setMinimumSize(600, 320)
        self._grow(SMALL)

    def tell(self, state: State) -> None:
        ended = state.end is not None and self._state.end is None
        self._state = state
        folder = self._runs / state.run
        if not state.rows:
            self._picked = None
        for part in (self.box, self.standing, self.notice, self._steps, self.ways):
            part.tell(state)
        self._ending.tell(state, folder)
        if state.run and self._pages.currentIndex() == 0:
            self._pages.setCurrentIndex(1)
            self._grow(SIZE.expandedTo(self.size()))
        self._show()
        self.setWindowTitle(f"Deskhand – {standing(state)}" if state.running or state.phase is Phase.LOADING else "Deskhand")
        if ended:
            self.again()

    def again(self) -> None:
        """The last task that was typed stands in the task line, ready to be started again or typed over."""
        if self._state.typed:
            self.box.line.setText(self._state.task)
        self.box.line.selectAll()
        self.box.line.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= NARROW
        self._split.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.closing.emit()

    def _splitter(self) -> QSplitter:
        split = QSplitter(Qt.Orientation.Horizontal)
        listed = sheet()
        listed.setLayout(column(self._steps))
        listed.setMinimumSize(220, 120)
        split.addWidget(listed)
        split.addWidget(self._live)
        split.setSizes([380, 500])
        split.setHandleWidth(GAP * 2)
        split.setChildrenCollapsible(False)
        return split

    def _try(self, example: str) -> None:
        self.box.line.setText(example)
        self.box.line.setFocus()

    def _pick(self, row: Row | None) -> None:
        self._picked = row
        self._show()

    def _show(self) -> None:
        """The sight of the step that was picked; else the agent's own."""
        sight = self._picked.sight if self._picked else self._state.sight
        self._live.show_sight(sight, self._runs / self._state.run, self._caption())

    def _caption(self) -> str:
        """What the picture shows."""
        if self._picked:
            return self.tr("Before step {0}: {1}").format(self._picked.number, sentence(self._picked.plan))
        if self._state.end:
            return self.tr("At the end. Choose a step to see where it was done.")
        return self.tr("Now") if self._state.running else self.tr("The last look")

    def _grow(self, size: QSize) -> None:
        """So large, and on the screen, as far as it allows."""
        room = self.screen().availableGeometry().adjusted(10, 10, -10, -50)
        self.resize(size.boundedTo(room.size()))
        if self.windowHandle():
            right, bottom = room.right() - self.width(), room.bottom() - self.height()
            self.move(min(self.x(), right), min(self.y(), bottom))
