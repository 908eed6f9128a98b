"""Edge: other settings take effect: colours, words and hotkeys at once, windows and agent anew when nothing is under way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from agent.protocol import Bind
from agent.settings import Settings
from ui.applied import Entailed, entailed, together
from ui.language import speak
from ui.state import changed
from ui.theme import dress

LATER = 1200
"""Milliseconds without another change of settings after which the agent begins anew with them."""


class Renewal(QObject):
    """`bound` carries a Bind for the agent; `windows` asks for the windows anew, True where they are in another language;
    `agent` for another agent process."""

    bound = Signal(object)
    windows = Signal(bool)
    agent = Signal()

    def __init__(self, chosen: Settings, busy: Callable[[], bool], parent: QObject | None = None) -> None:
        """While it is `busy` windows and agent stay as they are."""
        super().__init__(parent)
        self._chosen, self._busy = chosen, busy
        self._due = Entailed()
        self._later = QTimer(self, singleShot=True, interval=LATER)
        self._later.timeout.connect(self._catch_up)

    @property
    def chosen(self) -> Settings:
        """The settings as they are now."""
        return self._chosen

    def apply(self, chosen: Settings) -> None:
        what, self._chosen = entailed(self._chosen, chosen), chosen
        application = QApplication.instance()
        if what.colours and isinstance(application, QApplication):
            dress(application, chosen.theme)
        if what.language and application is not None:
            speak(application, chosen.language)
        if what.keys:
            self.bound.emit(Bind(chosen.stop_key, chosen.delegate_key))
        self._due = together(self._due, what)
        if what.windows:
            QTimer.singleShot(0, self, self._draw_anew)
        if what.agent:
            self._later.start()

    def go_on(self) -> None:
        """With what had to wait, a moment after what was under way."""
        if self._due.windows or self._due.agent:
            self._later.start()

    def _catch_up(self) -> None:
        self._draw_anew()
        if self._due.agent and not self._busy():
            self._due = Entailed()
            self.agent.emit()

    def _draw_anew(self) -> None:
        if self._due.windows and not self._busy():
            language, self._due = self._due.language, changed(self._due, windows=False, language=False)
            self.windows.emit(language)
