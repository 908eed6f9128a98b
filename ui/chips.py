"""Edge: what a task is given along, as chips that can be taken away by mouse and keyboard."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from agent.records import Offered, Window
from ui.parts import button, column, label, row

SHOWN, WHOLE = 46, 600
"""Characters on a chip, and in its tool tip."""


class Chip(QFrame):
    """One thing offered; `removed` when the person takes it away."""

    removed = Signal()

    def __init__(self, what: str, text: str, remove: str) -> None:
        super().__init__()
        self.setObjectName("chip")
        said = " ".join(text.split())
        words = label(f"{what}: {said if len(said) <= SHOWN else said[: SHOWN - 1] + '…'}", 0.92)
        words.setWordWrap(False)
        words.setSizePolicy(QWidget().sizePolicy())
        self.setToolTip(text[:WHOLE])
        self.setAccessibleName(words.text())
        cross = button("×", self.removed.emit, "cross", remove)
        cross.setAccessibleName(remove)
        layout = row(words, cross, gap=2)
        layout.setContentsMargins(10, 2, 4, 2)
        self.setLayout(layout)


class Chips(QWidget):
    """`offered` is what is left of what was shown; `removed` when something was taken away."""

    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.offered = Offered()
        self._chips: list[Chip] = []
        self._under = column(gap=6)
        self.setLayout(self._under)

    def show_offered(self, offered: Offered) -> None:
        self.offered = offered
        self._draw()

    def remove_last(self) -> bool:
        """Whether there was one."""
        left = [name for name in ("window", "selection", "clipboard") if getattr(self.offered, name)]
        if left:
            self._remove(left[-1])
        return bool(left)

    def _draw(self) -> None:
        for old in self._chips:
            self._under.removeWidget(old.parentWidget() or old)
            old.hide()
            old.deleteLater()
        self._chips = []
        window, selection, clipboard = self.offered.window, self.offered.selection, self.offered.clipboard
        self._add("window", self.tr("Window"), _title(window), self.tr("Leave out the window"))
        self._add("selection", self.tr("Selection"), selection and f"“{selection.strip()}”", self.tr("Leave out the selection"))
        self._add("clipboard", self.tr("Clipboard"), clipboard and f"“{clipboard.strip()}”", self.tr("Leave out the clipboard"))
        self.setVisible(bool(self._chips))

    def _add(self, name: str, what: str, text: str, remove: str) -> None:
        if text:
            chip = Chip(what, text, remove)
            chip.removed.connect(lambda: self._remove(name))
            self._chips.append(chip)
            self._under.addLayout(row(chip, 1))

    def _remove(self, name: str) -> None:
        empty = Offered()
        kept = {one: getattr(self.offered, one) for one in ("window", "selection", "clipboard")}
        self.offered = Offered(**{**kept, name: getattr(empty, name)})
        self._draw()
        self.removed.emit()


def _title(window: Window | None) -> str:
    return (window.title or window.app) if window else ""
