"""Edge: what the sentence being typed may become, listed under the line: skills and tasks typed before."""

from __future__ import annotations

import time

import msgspec
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from agent.doing.suggest import Suggestions
from ui.history import History
from ui.slices import Slices
from ui.theme import colours

MOST_SKILLS, MOST_TASKS = 4, 3
PAD = 6
FRESH = 30.0
"""Seconds after which the skills are read anew when somebody begins to type: one may have been made or trusted meanwhile."""
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class Offer(msgspec.Struct, frozen=True):
    """`text` goes into the line; `tag` says where it comes from, `says` what it would do."""

    text: str
    tag: str
    says: str = ""


class OffersModel(QAbstractListModel):
    """What is offered at the moment."""

    def __init__(self) -> None:
        super().__init__()
        self.offers: tuple[Offer, ...] = ()

    def tell(self, offers: tuple[Offer, ...]) -> None:
        self.beginResetModel()
        self.offers = offers
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.offers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        offer = self.offers[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(filter(None, (offer.text, offer.tag, offer.says)))
        return None


class Suggest(QListView):
    """Never has the keyboard: the line keeps it and moves the selection here. `taken` carries the text; `changed` when it is of
    another height."""

    taken = Signal(str)
    changed = Signal()

    def __init__(self, history: History) -> None:
        super().__init__()
        self.setObjectName("suggest")
        self._history = history
        self._skills = Suggestions()
        self._offers = OffersModel()
        self._typed, self._read = "", -FRESH
        self._reading = Slices(self)
        self._reading.over.connect(lambda _: self._fill())
        self.setModel(self._offers)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setItemDelegate(_Drawn(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Suggestions"))
        self.clicked.connect(lambda index: self._take(index.row()))
        self.hide()

    def typed(self, text: str) -> None:
        """What stands in the line now, by the person's own hand."""
        self._typed = text
        if time.monotonic() - self._read > FRESH:
            self._read = time.monotonic()
            self._reading.begin(self._skills.read())
        self._fill()

    def away(self) -> None:
        self._typed = ""
        self._offers.tell(())
        self.hide()
        self.changed.emit()

    @property
    def chosen(self) -> str:
        """The text of the one selected; empty when none is."""
        row = self.currentIndex().row()
        return self._offers.offers[row].text if row >= 0 and self.isVisible() else ""

    def move_by(self, rows: int) -> bool:
        """Whether there is one to go to; up from the first one selects none."""
        row = self.currentIndex().row()
        if not self.isVisible() or (row + rows < 0 and row < 0):
            return False
        self.setCurrentIndex(self._offers.index(min(max(row + rows, -1), len(self._offers.offers) - 1)))
        return True

    def take(self) -> bool:
        """Takes the one selected, else the first; whether there was one."""
        if not self.isVisible() or not self._offers.offers:
            return False
        self._take(max(0, self.currentIndex().row()))
        return True

    def _take(self, row: int) -> None:
        text = self._offers.offers[row].text
        self.away()
        self.taken.emit(text)

    def _fill(self) -> None:
        skills = (Offer(one.sentence, one.skill, one.says) for one in self._skills.of(self._typed, MOST_SKILLS))
        tasks = (Offer(task, self.tr("typed before")) for task in self._history.like(self._typed, MOST_TASKS))
        self._offers.tell((*skills, *tasks))
        self.setVisible(bool(self._offers.offers))
        rows = range(len(self._offers.offers))
        self.setFixedHeight(sum(self.sizeHintForRow(row) for row in rows) + 2 * self.frameWidth() + 6)
        self.changed.emit()


class _Drawn(QStyledItemDelegate):
    """The sentence, where it comes from at its right, what it would do under it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        offer = _offer(index)
        head, tail = _fonts(option.font)
        return QSize(200, QFontMetrics(head).height() + (QFontMetrics(tail).height() if offer.says else 0) + 2 * PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        offer, shades = _offer(index), colours()
        head, tail = _fonts(option.font)
        at = option.rect
        painter.save()
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(at, QColor(shades.hover))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(QRect(at.left(), at.top(), 3, at.height()), QColor(shades.mark))
        inner = at.adjusted(PAD + 4, PAD, -PAD - 4, -PAD)
        aside = QFontMetrics(tail).horizontalAdvance(offer.tag)
        first = QRect(inner.left(), inner.top(), inner.width(), QFontMetrics(head).height())
        painter.setFont(tail)
        painter.setPen(QColor(shades.soft))
        painter.drawText(first, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), offer.tag)
        below = inner.adjusted(0, first.height(), 0, 0)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignVCenter), _cut(tail, offer.says, below.width()))
        painter.setFont(head)
        painter.setPen(QColor(shades.ink))
        room = first.width() - aside - 3 * PAD
        painter.drawText(first, int(Qt.AlignmentFlag.AlignVCenter), _cut(head, offer.text, room))
        painter.restore()


def _offer(index: Index) -> Offer:
    model = index.model()
    assert isinstance(model, OffersModel)
    return model.offers[index.row()]


def _fonts(own: QFont) -> tuple[QFont, QFont]:
    tail = QFont(own)
    tail.setPointSizeF(own.pointSizeF() * 0.88)
    return QFont(own), tail


def _cut(font: QFont, text: str, width: int) -> str:
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
