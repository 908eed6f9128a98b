"""Edge: the ways from the panel to what is kept and set: a small button for each page."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.parts import button, row
from ui.state import State
from ui.wording import translate


class Ways(QWidget):
    """`chosen` carries the name of a page. While the agent works none is open, for it must have the keyboard to itself."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        # Other letters than on the pages' own buttons: here the task line, Start and the report have keys too.
        pages = {
            "runs": translate("ways", "R&uns"),
            "skills": translate("ways", "S&kills"),
            "models": translate("ways", "Mode&ls"),
            "settings": translate("ways", "Sett&ings"),
        }
        self._buttons = [button(words, partial(self.chosen.emit, page), "way") for page, words in pages.items()]
        self.setLayout(row(1, *self._buttons, gap=2))

    def tell(self, state: State) -> None:
        for one in self._buttons:
            one.setEnabled(not state.running)
