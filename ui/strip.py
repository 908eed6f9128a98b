"""Edge: what is left of the panel while the agent works: one line in a corner, out of the way, with pause and stop.

It never takes the keyboard, for what the agent types must reach the application; and it moves to another corner when the window
the agent works in is under it.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel

from ui.controls import Controls
from ui.corner import corner
from ui.floating import Floating
from ui.leaving import Leaving
from ui.parts import GAP, button, column, label, row
from ui.phrases import said
from ui.state import Phase, State
from ui.theme import icon
from ui.wording import doing, held_words, lasting, standing, status_words

WIDTH = 460
EDGE = 16
ICON = QSize(26, 26)
MARGINS = 26
SECOND = 1000


class OneLine(QLabel):
    """Text cut with an ellipsis where it does not fit; the whole of it is its tool tip."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._whole = ""

    def show_text(self, text: str) -> None:
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        self.setText(QFontMetrics(self.font()).elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))


class Strip(Floating):
    """Shown while the panel stands aside, and with the end of a task that was delegated; `opened` asks for the panel."""

    opened = Signal()

    def __init__(self, leaves: str = "") -> None:
        """`leaves` is the host that pictures of the screen go to; empty while they stay here."""
        super().__init__()
        self.controls = Controls(by_key=False)
        self._words = OneLine()
        self._words.setSizePolicy(label().sizePolicy())
        self._state = label("", 0.9, soft=True)
        self._state.setWordWrap(False)
        self._open = button(self.tr("Show"), self.opened.emit, hint=self.tr("Open the panel"))
        self._open.setProperty("small", True)
        sign = QLabel()
        sign.setPixmap(icon().pixmap(ICON))
        texts = column(self._words, gap=GAP - 2)
        texts.addLayout(row(self._state, self.controls, self._open))
        texts.addWidget(Leaving(leaves))
        whole = row(sign, gap=GAP + 4)
        whole.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(texts, 1)
        whole.setContentsMargins(MARGINS // 2, 10, MARGINS // 2, 10)
        self.setLayout(whole)
        self.setFixedWidth(max(WIDTH, self._wide()))
        self._seconds = 0
        self._standing = ""
        self._clock = QTimer(self, interval=SECOND)
        self._clock.timeout.connect(self._tick)

    def _wide(self) -> int:
        """With every button and the longest state, so that it stays as wide as it is."""
        self.controls.tell(State(Phase.WORKING))
        longest = f"{standing(State(Phase.ASKING))} · {lasting(599)}"
        words = QFontMetrics(self._state.font()).horizontalAdvance(longest)
        buttons = self.controls.sizeHint().width() + self._open.sizeHint().width()
        margins = MARGINS + ICON.width() + GAP + 4
        return words + buttons + margins + 2 * GAP

    def begin(self) -> None:
        """A run begins: its time counts from now."""
        self._seconds = 0
        self._clock.start()

    def tell(self, state: State) -> None:
        self.controls.tell(state)
        self._standing = status_words(state.end.status) if state.end else standing(state)
        words = _words(state)
        self._words.show_text(words)
        self.setWindowTitle(f"Deskhand – {self._standing}: {words}")
        self._show_time()
        if not state.running:
            self._clock.stop()

    def place(self, room: QRect, avoid: QRect) -> None:
        """The corner of `room` (logical pixels) that hides least of `avoid`; bottom right by preference."""
        at = corner(QSize(self.width(), self.sizeHint().height()), room, avoid, EDGE)
        if at != self.pos():
            self.move(at)

    def _tick(self) -> None:
        self._seconds += 1
        self._show_time()

    def _show_time(self) -> None:
        time = lasting(self._seconds) if self._seconds >= 10 else f"{self._seconds} s"
        self._state.setText(f"{self._standing} · {time}")


def _words(state: State) -> str:
    """What it does, why it holds still, how it came out; the task while it waits for an answer."""
    if state.end is not None:
        return state.end.answer or said(state.end.reason)
    if state.phase in (Phase.STARTING, Phase.WORKING):
        return held_words(state) if state.paused else doing(state)
    return state.task
