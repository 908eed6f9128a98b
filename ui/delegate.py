"""Edge: the small task box that opens over the window the person is in, with what they had before them offered along."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QCursor, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QStyle, QStyleOption, QWidget

from agent.protocol import Called
from agent.records import Offered
from ui.chips import Chips
from ui.corner import on_screen, screen_with
from ui.history import History
from ui.parts import GAP, button, column, label, row
from ui.state import Phase, State
from ui.taskline import TaskLine
from ui.theme import icon
from ui.wording import mode_words

WIDTH = 560
TASK = 60
"""Characters of the task under way that are shown."""
UPPER = 0.28
"""How far down in a window it opens: above the middle, where people look."""
MARGIN = 12


class DelegateBox(QWidget):
    """`asked` carries the task and what is left of what was offered; `closed` comes when it goes away without one; `stopped`
    asks to stop what is under way."""

    asked = Signal(str, Offered)
    closed = Signal()
    stopped = Signal()

    def __init__(self, history: History) -> None:
        flags = Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(None, flags)
        self.setObjectName("delegate")
        title = self.tr("What shall I do?")
        self.setWindowTitle(f"Deskhand – {title}")
        self.line = TaskLine(history)
        self._chips = Chips()
        self._wrong, self._busy = label(), label("", 0.95)
        self._wrong.setObjectName("wrong")
        self._mode, self._keys = label("", 0.9, soft=True), label("", 0.9, soft=True)
        self._stop = button(self.tr("&Stop it"), self.stopped.emit, "stop")
        self._stop.setProperty("small", True)
        self._lay_out()
        self.line.given.connect(self._give)
        self.line.wrong.connect(self._tell_wrong)
        self.line.suggest.changed.connect(self._fit)
        self._chips.removed.connect(self._removed)
        self._tell_wrong("")

    def call(self, called: Called, mode: str) -> None:
        """Opens over the window it was called in, with an empty line."""
        self.line.clear()
        self.line.suggest.away()
        self._tell_wrong("")
        self._mode.setText(mode_words(mode))
        self.offer(called)
        self.move(self._place(called))
        self.show()
        self.raise_()
        self.activateWindow()
        self.line.setFocus()

    def offer(self, called: Called) -> None:
        """Shows what is given along."""
        self._chips.show_offered(Offered(called.window, called.selection, called.clipboard))
        self._fit()

    def tell(self, state: State) -> None:
        """A task that is under way is named, and this one waits for its end."""
        busy = state.running or bool(state.waiting)
        self._busy.setText(self._why_not_now(state))
        self._busy.setVisible(bool(self._busy.text()))
        self._stop.setVisible(busy)
        self._keys.setText(self.tr("Enter: comes next. Esc: closes.") if busy else self.tr("Enter: go. Esc: closes."))
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_Backspace and not self.line.text() and self._chips.remove_last():
            return
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.hide()
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A plain widget draws no border of its style sheet by itself."""
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        painter.end()

    def _lay_out(self) -> None:
        sign = QLabel()
        sign.setPixmap(icon().pixmap(26, 26))
        whole = column(gap=GAP + 2)
        whole.addLayout(row(sign, self.line, gap=GAP + 4))
        for one in (self.line.suggest, self._wrong, self._chips):
            whole.addWidget(one)
        whole.addLayout(row(self._busy, self._stop))
        whole.addLayout(row(self._mode, self._keys))
        self._keys.setAlignment(Qt.AlignmentFlag.AlignRight)
        whole.setContentsMargins(16, 12, 16, 12)
        self.setLayout(whole)

    def _why_not_now(self, state: State) -> str:
        if state.running or state.waiting:
            task = state.task if len(state.task) <= TASK else f"{state.task[: TASK - 1]}…"
            return self.tr("I am still at “{0}”: this one comes next.").format(task)
        return self.tr("The agent is getting ready: it starts as soon as it is.") if state.phase is Phase.LOADING else ""

    def _give(self, task: str) -> None:
        self.hide()
        self.asked.emit(task, self._chips.offered)

    def _removed(self) -> None:
        self._fit()
        self.line.setFocus()

    def _tell_wrong(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        self._fit()

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
            layout.activate()
            tall = layout.totalHeightForWidth(WIDTH) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
            self.setFixedSize(WIDTH, tall)

    def _place(self, called: Called) -> QPoint:
        """Over the window, or where the pointer is; on the screen in any case."""
        screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        over = screen.availableGeometry()
        if called.window is not None:
            screen = screen_with(called.window.box.centre)
            over = on_screen(called.window.box, screen)
        room = screen.availableGeometry().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        x = over.center().x() - self.width() // 2
        y = over.top() + round(over.height() * UPPER)
        return QPoint(
            min(max(x, room.left()), room.right() - self.width()), min(max(y, room.top()), room.bottom() - self.height())
        )
