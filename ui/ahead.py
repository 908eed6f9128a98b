"""Edge: the steps that come next, on the picture and in words beside it, to be approved at once."""

from __future__ import annotations

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from agent.records import Card
from ui.parts import GAP, column, label, row
from ui.picture import Picture
from ui.wording import ahead_words

LIST = 250
"""Logical pixels of the list beside the picture."""


class AheadView(QWidget):
    """Shown for a card that lists steps."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = Picture()
        self._list = column(gap=GAP + 2)
        beside = QWidget()
        beside.setLayout(self._list)
        beside.setFixedWidth(LIST)
        self.setLayout(row(self._picture, beside, gap=GAP * 2))

    def show_steps(self, card: Card, shown: QPixmap, width: int) -> None:
        """`width` is all there is, in logical pixels."""
        self._picture.setVisible(not shown.isNull())
        if not shown.isNull():
            self._picture.show_steps(shown, card.steps, width - LIST - GAP * 2)
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for step in card.steps:
            line = label(f"{step.number}.  {ahead_words(step)}", 1.05)
            line.setAccessibleName(line.text())
            self._list.addWidget(line)
        self._list.addWidget(self._whole())
        self._list.addStretch(1)

    def _whole(self) -> QLabel:
        return label(self.tr("I stop at the first that is not as shown here."), 0.9, soft=True)
