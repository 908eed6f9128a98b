"""Edge: the gate's rules to be read: what is asked about, by which words, and why; and the person's own file of rules."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from agent import places
from agent.errors import AgentError
from agent.gating import rulebook
from agent.gating.policy import Rule
from ui.pages.lists import Search
from ui.parts import GAP, button, column, label, row
from ui.phrases import said
from ui.wording import translate

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
PADDING = 26
"""Logical pixels of style.qss around a text, and a little more."""


class RuleRow(msgspec.Struct, frozen=True):
    """A rule in words."""

    kind: str
    matches: str
    why: str
    words: str


def category_words(category: str) -> str:
    """What becomes of a step that a rule is about."""
    return {
        "hand_over": translate("rules", "You do it"),
        "ask": translate("rules", "Always asked"),
        "named": translate("rules", "Asked unless the task says so"),
    }[category]


def matches(rule: Rule) -> str:
    """What a rule looks at, each with the English and French words."""
    parts = (
        (translate("rules", "acts on: {0}"), rule.target),
        (translate("rules", "does: {0}"), tuple(map(_spaced, rule.does))),
        (translate("rules", "says yes to any question, but: {0}"), tuple(map(_spaced, rule.answers))),
        (translate("rules", "in a dialog about: {0}"), rule.around),
        (translate("rules", "near: {0}"), rule.near),
        (translate("rules", "typed: {0}"), tuple(map(_typed, rule.typed))),
        (translate("rules", "keys: {0}"), rule.keys),
        (translate("rules", "application: {0}"), rule.app),
        (translate("rules", "window: {0}"), rule.window),
        (translate("rules", "but not: {0}"), rule.unless),
    )
    return "\n".join(text.format(", ".join(word.replace("*", "…") for word in words)) for text, words in parts if words)


def _spaced(acts: str) -> str:
    """Verbs and nouns so that a line can be broken between them."""
    return acts.replace("/", ", ")


def _typed(word: str) -> str:
    known = {
        "@password": translate("rules", "what looks like a password"),
        "@card": translate("rules", "a card number"),
        "@iban": translate("rules", "a bank account number"),
        "@command": translate("rules", "a command"),
    }
    return known.get(word, word)


class Rules(QAbstractTableModel):
    """The rows of those rules in which all words stand that were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._all: list[RuleRow] = []
        self._rows: list[RuleRow] = []

    def tell(self, rules: Sequence[Rule]) -> None:
        order = ("hand_over", "ask", "named")
        ranked = sorted(rules, key=lambda rule: order.index(rule.category))
        self._all = [_row(rule) for rule in ranked]
        self.search("")

    def search(self, asked: str) -> None:
        wanted = asked.casefold().split()
        self.beginResetModel()
        self._rows = [one for one in self._all if all(word in one.words for word in wanted)]
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            one = self._rows[index.row()]
            return (one.kind, one.why, one.matches)[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and way is Qt.Orientation.Horizontal:
            return (self.tr("What happens"), self.tr("Why"), self.tr("When it matches"))[section]
        return None


class RuleDelegate(QStyledItemDelegate):
    """Rows as tall as their texts: the style's own reckoning forgets its padding."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        room = QRect(0, 0, max(40, option.rect.width() - PADDING), 10_000)
        text = str(index.data() or "")
        tall = QFontMetrics(option.font).boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height()
        return QSize(option.rect.width(), tall + PADDING)


class RulesPage(QWidget):
    """A window of its own, opened from the settings."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rules")
        self.setWindowTitle(self.tr("Deskhand – Rules"))
        self._rules = Rules()
        self._table = QTableView()
        self._search = Search(self.tr("Search the rules"), self._table)
        self._search.textChanged.connect(self._sought)
        self._count, self._own, self._wrong = label("", soft=True), label(), label()
        self._wrong.setObjectName("wrong")
        self._dress()
        self._lay_out()
        for keys in ("Esc", "Ctrl+W"):
            QShortcut(QKeySequence(keys), self, self.close)

    def open(self) -> None:
        self.refresh()
        self.show()
        self.raise_()
        self.activateWindow()
        self._search.setFocus()

    def refresh(self) -> None:
        trouble, own = "", 0
        try:
            own = len(rulebook.own().rule)
            rules = rulebook.policy().rule
        except AgentError as error:
            trouble, rules = str(error), rulebook.shipped().rule
        self._rules.tell(rules)
        self._sought(self._search.text())
        self._own.setText(self.tr("%n rule(s) of your own, in {0}", "", own).format(places.policy_file()))
        self._wrong.setText(f"⚠ {said(trouble)}")
        self._wrong.setVisible(bool(trouble))

    def _sought(self, text: str) -> None:
        self._rules.search(text)
        self._count.setText(self.tr("%n rule(s)", "", self._rules.rowCount()))
        self._table.resizeRowsToContents()

    def _open_own(self) -> None:
        try:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(rulebook.begun())))
            self.refresh()
        except AgentError as error:
            self._wrong.setText(f"⚠ {said(str(error))}")
            self._wrong.show()

    def _dress(self) -> None:
        table = self._table
        table.setModel(self._rules)
        table.setAccessibleName(self.tr("Rules"))
        table.setWordWrap(True)
        table.setItemDelegate(RuleDelegate(table))
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        for at, width in enumerate((150, 260)):
            table.setColumnWidth(at, width)
        head.setStretchLastSection(True)

    def _lay_out(self) -> None:
        intro = self.tr("Text on the screen can make me stricter, never looser. Your own rules add to these.")
        self._count.setSizePolicy(button("", lambda: None).sizePolicy())
        whole = column(label(intro), gap=GAP + 4)
        whole.addLayout(row(self._search, self._count, gap=GAP * 2))
        whole.addWidget(self._table)
        whole.addWidget(self._wrong)
        whole.addLayout(row(self._own, button(self.tr("Open &my rules"), self._open_own), gap=GAP * 2))
        whole.setContentsMargins(18, 16, 18, 16)
        self.setLayout(whole)
        self.setMinimumSize(640, 400)
        self.resize(940, 620)


def _row(rule: Rule) -> RuleRow:
    kind, why, when = category_words(rule.category), said(rule.reason), matches(rule)
    return RuleRow(kind, when, why, " ".join((kind, why, when, rule.id)).casefold())
