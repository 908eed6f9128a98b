"""Edge: the steps of a run: sentence, how it was judged, how it came out (mark and word), how long it took."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.marks import SIZE, draw
from ui.state import Row, State
from ui.theme import colours
from ui.wording import came_out, lasting, sentence, verdict_words

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
PAD = 12
WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class StepsModel(QAbstractListModel):
    """The rows of a state."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()

    def tell(self, rows: tuple[Row, ...]) -> None:
        """Only what is new is inserted, so that the selection and the scrolling stay."""
        if len(rows) < len(self.rows) or (rows[:1] and self.rows[:1] and rows[0].plan is not self.rows[0].plan):
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        old, self.rows = self.rows, rows
        if len(rows) > len(old):
            self.beginInsertRows(ROOT, len(old), len(rows) - 1)
            self.endInsertRows()
        for at, (before, now) in enumerate(zip(old, rows, strict=False)):
            if before is not now:
                self.dataChanged.emit(self.index(at), self.index(at))

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return sentence(row.plan)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(filter(None, (f"{row.number}", sentence(row.plan), under(row), _took(row))))
        if role == Qt.ItemDataRole.ToolTipRole:
            return under(row)
        return None


class StepDelegate(QStyledItemDelegate):
    """Draws one row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = _row(index)
        head, tail = _fonts(option)
        width = _view_width(option) - SIZE - 3 * PAD - QFontMetrics(tail).horizontalAdvance(_took(row) or "00,0 s") - 8
        tall = _tall(head, sentence(row.plan), width)
        below = _tall(tail, under(row), _view_width(option) - SIZE - 3 * PAD) if under(row) else 0
        return QSize(_view_width(option), tall + (below + 4 if below else 0) + 2 * PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = _row(index)
        head, tail = _fonts(option)
        shades = colours()
        at = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(QColor(shades.mark), 2) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shades.hover))
            painter.drawRoundedRect(QRectF(at).adjusted(1, 1, -1, -1), 7, 7)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top, left = at.top() + PAD, at.left() + 2 * PAD + SIZE
        middle = top + (QFontMetrics(head).height() - SIZE) / 2
        draw(painter, QRectF(at.left() + PAD, middle, SIZE, SIZE), row.outcome)
        took = _took(row)
        aside = QFontMetrics(tail).horizontalAdvance(took or "00,0 s")
        width = at.width() - SIZE - 3 * PAD - aside - 8
        tall = _tall(head, sentence(row.plan), width)
        painter.setFont(head)
        painter.setPen(QColor(shades.ink))
        painter.drawText(QRect(left, top, width, tall), int(WRAP), sentence(row.plan))
        painter.setFont(tail)
        painter.setPen(QColor(shades.soft))
        line = QRect(at.right() - PAD - aside, top, aside + 2, QFontMetrics(head).height())
        painter.drawText(line, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), took)
        painter.drawText(QRect(left, top + tall + 4, at.width() - SIZE - 3 * PAD, 1000), int(WRAP), under(row))
        painter.restore()


class Steps(QListView):
    """The list; `chosen` carries the row the person looks at, None for the newest."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rows = StepsModel()
        self.setModel(self._rows)
        self.setItemDelegate(StepDelegate(self))
        self.setAccessibleName(self.tr("Steps"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(False)
        self.setWordWrap(True)
        self.selectionModel().selectionChanged.connect(lambda *_: self._choose())

    def tell(self, state: State) -> None:
        grew = len(state.rows) > self._rows.rowCount()
        if state.rows is not self._rows.rows:
            self._rows.tell(state.rows)
            self.doItemsLayout()
        if grew:
            self.clearSelection()
            self.scrollToBottom()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.doItemsLayout()

    def _choose(self) -> None:
        picked = self.selectionModel().selectedIndexes()
        self.chosen.emit(self._rows.rows[picked[0].row()] if picked else None)


def under(row: Row) -> str:
    """`You allowed it · Confirmed: appeared: Save`: the second line of a row."""
    if row.outcome is None:
        return verdict_words(row.verdict, row.answer)
    return " · ".join(filter(None, (verdict_words(row.verdict, row.answer), came_out(row.outcome))))


def _row(index: Index) -> Row:
    model = index.model()
    assert isinstance(model, StepsModel)
    return model.rows[index.row()]


def _took(row: Row) -> str:
    return lasting(row.seconds) if row.outcome else ""


def _fonts(option: QStyleOptionViewItem) -> tuple[QFont, QFont]:
    head, tail = QFont(option.font), QFont(option.font)
    tail.setPointSizeF(head.pointSizeF() * 0.9)
    return head, tail


def _tall(font: QFont, text: str, width: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, max(40, width), 10000), int(WRAP), text).height()


def _view_width(option: QStyleOptionViewItem) -> int:
    view = option.widget
    return view.viewport().width() if isinstance(view, QListView) else option.rect.width()
