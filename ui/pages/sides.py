"""Edge: what pages share: a list at the left, what is chosen in it at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QSplitter, QWidget

from ui.parts import GAP, label, row

LEFT, RIGHT = 320, 560
"""Logical pixels."""


def sides(left: QLayout, right: QWidget) -> QHBoxLayout:
    """Two parts with a border to move between them."""
    split, listed = QSplitter(Qt.Orientation.Horizontal), QWidget()
    listed.setLayout(left)
    listed.setMinimumWidth(200)
    right.setMinimumWidth(380)
    for part in (listed, right):
        split.addWidget(part)
    split.setSizes([LEFT, RIGHT])
    split.setStretchFactor(1, 1)
    split.setHandleWidth(GAP * 2)
    split.setChildrenCollapsible(False)
    whole = row(split)
    whole.setContentsMargins(16, 16, 16, 16)
    return whole


def empty() -> QLabel:
    """What stands where there is nothing to show."""
    made = label("", 1.05, soft=True)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setContentsMargins(40, 40, 40, 40)
    return made
