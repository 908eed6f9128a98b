"""Edge: the few ways in which this panel makes a label, a button and a box; every control gets its name for screen readers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme import sized

Layout = TypeVar("Layout", bound=QBoxLayout)
GAP = 8
"""Logical pixels between things that belong together; twice that between things that do not."""


def label(text: str = "", factor: float = 1.0, bold: bool = False, soft: bool = False) -> QLabel:
    """Plain text that wraps: what stood on the screen must never be taken for markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setProperty("soft", soft)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    sized(made, factor, bold)
    return made


def button(text: str, act: Callable[[], object], kind: str = "", hint: str = "") -> QPushButton:
    """`kind` is its look in style.qss: `main`, `stop`, `quiet`, `link`; `hint` says more, such as the key."""
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    made.setAccessibleName(text.replace("&", ""))
    made.setAccessibleDescription(hint)
    made.setToolTip(hint)
    made.clicked.connect(lambda _=False: act())
    return made


def row(*widgets: QWidget | int, gap: int = GAP) -> QHBoxLayout:
    """Side by side; a number is a stretch."""
    return _filled(QHBoxLayout(), widgets, gap)


def column(*widgets: QWidget | int, gap: int = GAP) -> QVBoxLayout:
    return _filled(QVBoxLayout(), widgets, gap)


def sheet(name: str = "") -> QFrame:
    """A box with a border."""
    made = QFrame()
    made.setObjectName(name)
    made.setProperty("sheet", not name or name == "taskbox")
    return made


def scrolled(layout: QBoxLayout, name: str) -> QScrollArea:
    """What may be taller than its place; `name` for screen readers."""
    made, inside = QScrollArea(), QWidget()
    inside.setObjectName("scrolled")
    inside.setLayout(layout)
    made.setWidget(inside)
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setAccessibleName(name)
    return made


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Sets a property that style.qss looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _filled(layout: Layout, widgets: tuple[QWidget | int, ...], gap: int) -> Layout:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for one in widgets:
        if isinstance(one, int):
            layout.addStretch(one)
        else:
            layout.addWidget(one)
    return layout
