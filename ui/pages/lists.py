"""Edge: a list to search and choose from: a mark, a title, and a line under it; made anew from lines, the choice kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)

from agent.records import Outcome, Result
from ui.marks import SIZE, draw
from ui.theme import colours

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
PAD, BETWEEN = 11, 3
"""Logical pixels around a row's texts, and between its two lines."""


class Line(msgspec.Struct, frozen=True):
    """One row. `words` are what a search looks in; `result` is the mark, none where nothing needs one; `says` is what the mark
    means, for those who do not see it."""

    key: str
    title: str
    under: str
    words: str = ""
    result: Result | None = None
    says: str = ""


def matching(lines: Iterable[Line], asked: str) -> list[Line]:
    """Those in which every word that was asked for stands somewhere."""
    wanted = asked.casefold().split()
    return [line for line in lines if all(word in line.words for word in wanted)]


class Search(QLineEdit):
    """A line to search with; Down goes on to the list."""

    def __init__(self, says: str, found: QWidget) -> None:
        super().__init__()
        self._found = found
        self.setPlaceholderText(says)
        self.setAccessibleName(says)
        self.setClearButtonEnabled(True)
        for one in self.findChildren(QToolButton):
            one.setAccessibleName(self.tr("Clear the search"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._found.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class Lines(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []

    def tell(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(filter(None, (line.title, line.says, line.under)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.title
        return None


class LineDelegate(QStyledItemDelegate):
    """Draws one row; all are equally tall."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        head, tail = _fonts(option.font)
        return QSize(100, QFontMetrics(head).height() + QFontMetrics(tail).height() + BETWEEN + 2 * PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, Lines)
        line, at = model.lines[index.row()], option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _ground(painter, option)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        left = at.left() + PAD
        if line.result is not None:
            draw(painter, QRectF(left, at.center().y() - SIZE / 2, SIZE, SIZE), Outcome(line.result, ""))
            left += SIZE + PAD
        head, tail = _fonts(option.font)
        top, width = at.top() + PAD, at.right() - PAD - left
        _text(painter, head, QRect(left, top, width, QFontMetrics(head).height()), line.title, colours().ink)
        below = top + QFontMetrics(head).height() + BETWEEN
        _text(painter, tail, QRect(left, below, width, QFontMetrics(tail).height()), line.under, colours().soft)
        painter.restore()


class Listing(QListView):
    """`chosen` when other rows are selected; `deleting` and `opening` are what the Delete and Enter keys mean here."""

    chosen = Signal()
    deleting = Signal()
    opening = Signal()

    def __init__(self, says: str, several: bool = False) -> None:
        super().__init__()
        self._lines = Lines()
        self.setModel(self._lines)
        self.setItemDelegate(LineDelegate(self))
        self.setAccessibleName(says)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    def tell(self, lines: Sequence[Line]) -> None:
        """Other lines; what was selected and is still there stays so."""
        if self._lines.lines == list(lines):
            return
        before, held = self.picked(), self.selectionModel().blockSignals(True)
        self._lines.tell(lines)
        self.select(before)
        self.selectionModel().blockSignals(held)
        if self.picked() != before:
            self.chosen.emit()

    def picked(self) -> list[str]:
        """The keys of the selected lines, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self._lines.lines[row].key for row in rows]

    def select(self, keys: Iterable[str]) -> None:
        """These lines, the first of them in sight."""
        wanted, flags = set(keys), QItemSelectionModel.SelectionFlag
        rows = [row for row, line in enumerate(self._lines.lines) if line.key in wanted]
        self.selectionModel().clearSelection()
        for row in rows:
            self.selectionModel().select(self._lines.index(row), flags.Select)
        if rows:
            self.selectionModel().setCurrentIndex(self._lines.index(rows[0]), flags.NoUpdate)
            self.scrollTo(self._lines.index(rows[0]))
        self.viewport().update()

    def first(self) -> list[str]:
        """The key of the first line, if there is one."""
        return [line.key for line in self._lines.lines[:1]]

    def count(self) -> int:
        return self._lines.rowCount()

    def near(self, keys: Sequence[str]) -> str:
        """The line to go on with once these are gone: the one below them, else above; nothing when none is left."""
        rows = [row for row, line in enumerate(self._lines.lines) if line.key in keys]
        left = [line.key for line in self._lines.lines[max(rows, default=0) :] if line.key not in keys]
        left += [line.key for line in reversed(self._lines.lines) if line.key not in keys]
        return left[0] if left else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Delete:
                self.deleting.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.opening.emit()
            case _:
                super().keyPressEvent(event)


def _ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """What is chosen lies on a tint with a bar at its edge; where the keyboard is has a border."""
    if not option.state & QStyle.StateFlag.State_Selected:
        return
    at, shades = QRectF(option.rect).adjusted(1, 1, -1, -1), colours()
    focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
    painter.setPen(QPen(QColor(shades.mark), 2) if focused else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(shades.hover))
    painter.drawRoundedRect(at, 7, 7)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(shades.mark))
    painter.drawRoundedRect(QRectF(at.left() + 1, at.top() + 10, 3, at.height() - 20), 1.5, 1.5)


def _text(painter: QPainter, font: QFont, at: QRect, text: str, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    cut = QFontMetrics(font).elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, at.width())
    painter.drawText(at, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), cut)


def _fonts(font: QFont) -> tuple[QFont, QFont]:
    head, tail = QFont(font), QFont(font)
    tail.setPointSizeF(head.pointSizeF() * 0.9)
    return head, tail
