"""Edge: the window of what is kept and set: one page at a time, chosen at its left edge."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol, cast

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QStackedWidget, QWidget

from ui.parts import button, column, row
from ui.wording import translate

SIZE = QSize(1040, 680)
"""Logical pixels."""
SIDE = 150
NATIVE = QKeySequence.SequenceFormat.NativeText


PAGES = ("runs", "skills", "models", "settings")


def page_name(page: str) -> str:
    """As a person reads it."""
    known = {
        "runs": translate("shelves", "Runs"),
        "skills": translate("shelves", "Skills"),
        "models": translate("shelves", "Models"),
        "settings": translate("shelves", "Settings"),
    }
    return known.get(page, page)


class Page(Protocol):
    """What every page can do."""

    def refresh(self) -> None: ...


class Shelves(QWidget):
    """Each page has `refresh()`, which is called when it comes into sight."""

    def __init__(self, pages: Mapping[str, QWidget]) -> None:
        super().__init__()
        self.setObjectName("shelves")
        self._pages = dict(pages)
        self._stack = QStackedWidget()
        self._group = QButtonGroup(self)
        self._ways = {name: self._way(name, f"Ctrl+{number}") for number, name in enumerate(pages, start=1)}
        whole = row(self._side(), self._stack, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        for number, (name, page) in enumerate(pages.items(), start=1):
            self._stack.addWidget(page)
            self._bound(f"Ctrl+{number}", partial(self.show_page, name))
        self._bound("Ctrl+W", self.close)
        self.setMinimumSize(840, 560)
        self.resize(SIZE.boundedTo(self.screen().availableGeometry().adjusted(10, 10, -10, -50).size()))

    @property
    def page(self) -> str:
        """The name of the one in sight."""
        return next(name for name, page in self._pages.items() if page is self._stack.currentWidget())

    def show_page(self, name: str) -> None:
        """Brings the window with this page to the front, and the keyboard to the page."""
        self._turn(name)
        self.show()
        self.raise_()
        self.activateWindow()
        self._pages[name].setFocus()

    def _turn(self, name: str) -> None:
        page = self._pages[name]
        self._ways[name].setChecked(True)
        self._stack.setCurrentWidget(page)
        self.setWindowTitle(f"Deskhand – {page_name(name)}")
        cast(Page, page).refresh()

    def _way(self, name: str, key: str) -> QPushButton:
        made = button(page_name(name), partial(self._turn, name), "page", QKeySequence(key).toString(NATIVE))
        made.setCheckable(True)
        self._group.addButton(made)
        return made

    def _side(self) -> QFrame:
        made = QFrame()
        made.setObjectName("side")
        made.setFixedWidth(SIDE)
        made.setAccessibleName(self.tr("Pages"))
        layout = column(*self._ways.values(), 1, gap=4)
        layout.setContentsMargins(10, 16, 10, 16)
        made.setLayout(layout)
        return made

    def _bound(self, keys: str, act: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(act)
