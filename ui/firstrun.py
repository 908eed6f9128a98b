"""Edge: the first steps: what Deskhand is, whether all it needs is there, the model, the hotkeys, and a first task to watch."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QWidget

from agent import places
from agent.settings import Settings
from ui.firststeps import CheckStep, KeysStep, ModelStep, TryStep, WelcomeStep
from ui.parts import GAP, button, column, label, row
from ui.state import State
from ui.stock import Stock
from ui.theme import sized

MARK = "welcomed"
SIDE = 205
"""Logical pixels for the list of steps."""


def marker() -> Path:
    """Says that the first steps were taken or skipped."""
    return places.data() / MARK


def due() -> bool:
    """Whether this is a first start: nothing was set, nothing was skipped."""
    return not marker().exists() and not places.config_file().exists()


class FirstRun(QWidget):
    """`changed` carries other settings; `asked` a task for the practice window; `over` when it is finished or skipped."""

    changed = Signal(object)
    asked = Signal(str)
    over = Signal()

    def __init__(self, chosen: Settings, stock: Stock) -> None:
        super().__init__()
        self.setObjectName("firstrun")
        self.setWindowTitle(self.tr("Deskhand – First steps"))
        self._keys, self._try = KeysStep(), TryStep(chosen.language)
        self._steps = (WelcomeStep(chosen.stop_key), CheckStep(), ModelStep(stock), self._keys, self._try)
        self._stack = QStackedWidget()
        self._signs = [QLabel() for _ in self._steps]
        self._skip = button(self.tr("&Skip"), self.finish, "link", self.tr("Everything can be set later."))
        self._back = button(self.tr("&Back"), lambda: self.go(self._stack.currentIndex() - 1))
        self._next = button("", self._forward, "main")
        self._keys.changed.connect(self.changed.emit)
        self._try.asked.connect(self.asked.emit)
        self._lay_out()
        for keys in ("Return", "Enter"):
            QShortcut(QKeySequence(keys), self, self._entered)
        self.go(0)

    @property
    def step(self) -> int:
        """From 0."""
        return self._stack.currentIndex()

    def go(self, number: int) -> None:
        """To this step, from 0."""
        number = min(max(number, 0), len(self._steps) - 1)
        self._stack.setCurrentIndex(number)
        last = number == len(self._steps) - 1
        self._next.setText(self.tr("&Finish") if last else self.tr("&Next"))
        self._next.setAccessibleName(self._next.text().replace("&", ""))
        self._back.setEnabled(number > 0)
        self._skip.setVisible(not last)
        self._steps[number].begin()
        self._mark(number)
        (self._steps[number].first() or self._next).setFocus()

    def tell(self, state: State) -> None:
        """The agent's state, for the first task."""
        self._try.tell(state)

    def finish(self) -> None:
        """Never asked again by itself."""
        self._try.end()
        marker().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        marker().touch()
        self.hide()
        self.over.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing it is skipping it."""
        event.ignore()
        self.finish()

    def _entered(self) -> None:
        """Enter presses the button that has the keyboard."""
        focused = self.focusWidget()
        (focused if isinstance(focused, QPushButton) else self._next).click()

    def _forward(self) -> None:
        if self._stack.currentIndex() == len(self._steps) - 1:
            self.finish()
        else:
            self.go(self._stack.currentIndex() + 1)

    def _mark(self, number: int) -> None:
        """The list of steps: a sign and a weight, not a colour alone."""
        for at, (sign, step) in enumerate(zip(self._signs, self._steps, strict=True)):
            shape = "✓" if at < number else "●" if at == number else "○"
            sign.setText(f"{shape}  {step.title}")
            sized(sign, 1.0, bold=at == number)
        self.setAccessibleDescription(
            self.tr("Step {0} of {1}: {2}").format(number + 1, len(self._steps), self._steps[number].title)
        )

    def _lay_out(self) -> None:
        for step in self._steps:
            step.setLayout(column(label(step.title, 1.4, bold=True), step.whole(), gap=GAP * 2))
            self._stack.addWidget(step)
        side = column(*self._signs, 1, gap=GAP + 6)
        side.setContentsMargins(0, 6, 0, 0)
        aside = QWidget()
        aside.setLayout(side)
        aside.setFixedWidth(SIDE)
        body = row(aside, self._stack, gap=GAP * 3)
        whole = column(gap=GAP * 2)
        whole.addLayout(body, 1)
        whole.addLayout(row(self._skip, 1, self._back, self._next))
        whole.setContentsMargins(26, 24, 26, 20)
        self.setLayout(whole)
        self.setWindowFlag(Qt.WindowType.Window)
        self.setMinimumSize(680, 440)
        self.resize(860, 540)
