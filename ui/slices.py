"""Edge: long work in slices, between which the windows draw and hear; what would need a thread elsewhere.

The work is an iterator whose steps are short. A new one takes the place of one that is under way.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from agent.errors import AgentError

BUDGET = 0.012
"""Seconds of work before the event loop has its turn: less than a frame."""


class Slices(QObject):
    """`came` carries a list of what the work gave in a slice; `over` its end, with a sentence where it went wrong."""

    came = Signal(list)
    over = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Iterator[object] | None = None
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._slice)

    def begin(self, work: Iterator[object]) -> None:
        self._work = work
        self._turn.start()

    def stop(self) -> None:
        self._turn.stop()
        self._work = None

    def _slice(self) -> None:
        until, found, sentence = time.monotonic() + BUDGET, list[object](), ""
        work = self._work
        try:
            while work is not None and time.monotonic() < until:
                found.append(next(work))
        except StopIteration:
            self.stop()
        except AgentError as error:
            self.stop()
            sentence = str(error)
        if found:
            self.came.emit(found)
        if self._work is None and work is not None:
            self.over.emit(sentence)
