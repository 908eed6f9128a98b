"""Edge: waits until our windows are out of the way, and then acts.

The agent looks at the screen as soon as it is told to go on, and types into whatever window has the keyboard. So it is told
only when none of ours has it any more and what was under ours has been drawn again.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

LOOKED = 30
MOST = 600
"""Milliseconds to wait for the keyboard to go elsewhere; on an empty desktop it goes nowhere."""
DRAWN = 250
"""Milliseconds for the applications to draw what was hidden."""


class Aside(QObject):
    """One act at a time: a new one takes the place of one that still waits."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._act: Callable[[], None] | None = None
        self._waited = 0
        self._looking = QTimer(self, interval=LOOKED)
        self._looking.timeout.connect(self._look)
        self._drawing = QTimer(self, singleShot=True, interval=DRAWN)
        self._drawing.timeout.connect(self._go)

    def then(self, act: Callable[[], None]) -> None:
        self._act, self._waited = act, 0
        self._looking.start()

    def never(self) -> None:
        """What was to come is not to come any more."""
        self._act = None
        self._looking.stop()
        self._drawing.stop()

    def _look(self) -> None:
        self._waited += LOOKED
        if QGuiApplication.focusWindow() is None or self._waited >= MOST:
            self._looking.stop()
            self._drawing.start()

    def _go(self) -> None:
        act, self._act = self._act, None
        if act is not None:
            act()
