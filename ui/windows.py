"""Edge: the windows that are always there, out of sight or not. Each shows the state and nothing else, so that all can be made
anew in other words.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from agent.machine import remote
from agent.settings import Settings
from ui.calling import Calling
from ui.chore import Chore
from ui.history import History
from ui.panel import Panel
from ui.recording import Recording
from ui.state import State
from ui.theme import icon
from ui.tray import Tray
from ui.underway import Underway

QUIETLY = Qt.WidgetAttribute.WA_ShowWithoutActivating


class Windows:
    """The panel, what is shown while a run is on, the small task box, the tray, and what is shown while a chore is recorded."""

    def __init__(self, chosen: Settings, history: History, runs: Path, parent: QObject) -> None:
        """`runs` is the folder of all runs."""
        self._history, self._runs, self._parent = history, runs, parent
        self._make(chosen)

    @property
    def in_the_way(self) -> list[QWidget]:
        """Those that stand aside for a run."""
        return [self.panel, *self.underway.windows]

    def tell(self, state: State) -> None:
        for one in (self.panel, self.underway, self.calling, self.tray):
            one.tell(state)

    @contextmanager
    def anew(self, chosen: Settings) -> Iterator[None]:
        """Others in their place; those in sight stay where they are, with what is typed. In between they are connected and told
        the state."""
        panel, others, front = self.panel, (self.tray, self.recording), QApplication.activeWindow()
        for parts in (self.underway, self.calling):
            parts.close()
        self.tray.hide()
        self._make(chosen)
        self.panel.box.line.setText(panel.box.line.text())
        yield
        self.panel.restoreGeometry(panel.saveGeometry())
        self.panel.setAttribute(QUIETLY, front is not panel)  # the person may be typing elsewhere
        self.panel.setVisible(panel.isVisible())
        self.panel.setAttribute(QUIETLY, False)
        if front is not None and front is not panel:
            front.raise_()
        gone(panel)
        for other in others:
            other.deleteLater()

    def _make(self, chosen: Settings) -> None:
        self.panel = Panel(chosen, self._history, self._runs)
        self.underway = Underway(self._runs, self._parent, remote.leaving(chosen))
        self.calling = Calling(self._history, self._parent)
        self.tray = Tray(icon(), self._runs, self._parent)
        self.recording = Recording(chosen.stop_key, self._parent)


def gone(window: QWidget) -> None:
    """Away for good, with what it had under way."""
    window.hide()
    for chore in window.findChildren(Chore):
        chore.end()
    window.deleteLater()
