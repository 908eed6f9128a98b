"""Edge: what stands in the panel before the first task: a few examples, and how to stop."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.parts import GAP, button, column, label, row

INSET = 9
"""Logical pixels by which a quiet button's text stands in."""


class Welcome(QWidget):
    """`picked` carries an example; it is put into the task line, not started."""

    picked = Signal(str)

    def __init__(self, stop_key: str, leaves: str = "") -> None:
        """`leaves` is the host that pictures of the screen go to; empty while they stay here."""
        super().__init__()
        examples = (
            self.tr("Open the calculator, enter 12*3 and press Enter"),
            self.tr("Open Mousepad and type “Hello from Deskhand”"),
            self.tr("In the form, fill in Name with “Anna” and tick News"),
        )
        whole = column(self._title(), gap=2)
        for text in examples:
            made = button(text, partial(self.picked.emit, text), "quiet", self.tr("Puts this into the task line"))
            whole.addLayout(row(made, 1))
        whole.addSpacing(GAP * 2)
        promise = self.tr(
            "I look at the screen, click and type as you would, and ask before anything that matters. "
            "{0} stops me at once, wherever you are. Nothing leaves this computer."
        )
        if leaves:
            promise = self.tr(
                "I look at the screen, click and type as you would, and ask before anything that matters. "
                "{0} stops me at once, wherever you are."
            )
        said = label(promise.format(keys(stop_key)), 0.95, soft=True)
        said.setContentsMargins(INSET, 0, INSET, 0)
        whole.addWidget(said)
        whole.addStretch(1)
        whole.setContentsMargins(0, GAP, 0, 0)
        self.setLayout(whole)

    def _title(self) -> QWidget:
        made = label(self.tr("For example"), soft=True)
        made.setContentsMargins(INSET, 0, INSET, 4)
        return made


def keys(written: str) -> str:
    """`<ctrl>+<alt>+<esc>` as `Ctrl+Alt+Esc`."""
    return "+".join(part.strip("<>").capitalize() for part in written.split("+"))
