"""Edge: the tray icon: where the agent stands, stop, quit. Without a tray on this desktop it does nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from ui.state import State
from ui.wording import standing


class Tray(QObject):
    """Keeps Deskhand at hand while its window is closed."""

    opened = Signal()
    stopped = Signal()
    quitted = Signal()

    def __init__(self, icon: QIcon, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._menu = QMenu()
        self._standing = self._entry("", lambda: None)
        self._standing.setEnabled(False)
        self._entry(self.tr("Show Deskhand"), self.opened.emit)
        self._stop = self._entry(self.tr("Stop the task"), self.stopped.emit)
        self._menu.addSeparator()
        self._entry(self.tr("Quit"), self.quitted.emit)
        self._icon = QSystemTrayIcon(icon, self)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._clicked)
        self.there = QSystemTrayIcon.isSystemTrayAvailable()
        if self.there:
            self._icon.show()

    def tell(self, state: State) -> None:
        said = f"{standing(state)}: {state.task}" if state.running else standing(state)
        self._standing.setText(said)
        self._icon.setToolTip(f"Deskhand – {said}")
        self._stop.setEnabled(state.running)

    def hide(self) -> None:
        self._icon.hide()

    def _entry(self, text: str, act: object) -> QAction:
        made = QAction(text, self._menu)
        made.triggered.connect(act)
        self._menu.addAction(made)
        return made

    def _clicked(self, how: QSystemTrayIcon.ActivationReason) -> None:
        if how is QSystemTrayIcon.ActivationReason.Trigger:
            self.opened.emit()
