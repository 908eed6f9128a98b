"""Edge: the tray icon: where the agent stands, stop, quit. Without a tray on this desktop it does nothing."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from agent.story.runs import newest
from ui.pages.run_words import end_words, task_words
from ui.shelves import PAGES, page_name
from ui.state import State
from ui.wording import standing

RECENT = 5
LONGEST = 60
"""Runs, and characters of their tasks, in the menu."""


class Tray(QObject):
    """Keeps Deskhand at hand while its window is closed; `paged` carries the name of a page, `picked` that of a recent run."""

    opened = Signal()
    paged = Signal(str)
    picked = Signal(str)
    stopped = Signal()
    quitted = Signal()

    def __init__(self, icon: QIcon, runs: Path, parent: QObject | None = None) -> None:
        """`runs` is the folder of all runs."""
        super().__init__(parent)
        self._runs = runs
        self.menu = QMenu()
        self._standing = self._entry("", lambda: None)
        self._standing.setEnabled(False)
        self._entry(self.tr("Show Deskhand"), self.opened.emit)
        self._stop = self._entry(self.tr("Stop the task"), self.stopped.emit)
        self.menu.addSeparator()
        self.recent = self.menu.addMenu(self.tr("Recent runs"))
        self.recent.aboutToShow.connect(self._list)
        self._pages = [self._entry(page_name(page), partial(self.paged.emit, page)) for page in PAGES]
        self.menu.addSeparator()
        self._entry(self.tr("Quit"), self.quitted.emit)
        self._icon = QSystemTrayIcon(icon, self)
        self._icon.setContextMenu(self.menu)
        self._icon.activated.connect(self._clicked)
        self.there = QSystemTrayIcon.isSystemTrayAvailable()
        if self.there:
            self._icon.show()

    def tell(self, state: State) -> None:
        said = f"{standing(state)}: {state.task}" if state.running else standing(state)
        self._standing.setText(said)
        self._icon.setToolTip(f"Deskhand – {said}")
        self._stop.setEnabled(state.running)
        for one in (self.recent.menuAction(), *self._pages):
            one.setEnabled(not state.running)

    def hide(self) -> None:
        self._icon.hide()

    def _entry(self, text: str, act: object) -> QAction:
        made = QAction(text, self.menu)
        made.triggered.connect(act)
        self.menu.addAction(made)
        return made

    def _list(self) -> None:
        """The last runs, read when they are looked at."""
        self.recent.clear()
        found = newest(self._runs, RECENT)
        for run in found:
            text = f"{task_words(run)[:LONGEST]} ({end_words(run)})".replace("&", "&&")
            self.recent.addAction(text, partial(self.picked.emit, run.name))
        if not found:
            self.recent.addAction(self.tr("None yet")).setEnabled(False)

    def _clicked(self, how: QSystemTrayIcon.ActivationReason) -> None:
        if how is QSystemTrayIcon.ActivationReason.Trigger:
            self.opened.emit()
