"""Edge: the text that a step would type, which can be changed where it stands; a secret as dots."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from agent.records import Card, Decision
from ui.parts import column, label
from ui.wording import DOTS, SECRET, typed_words

LINES = 4
"""Most lines that are shown at once while it is changed."""
LONGEST = 600
"""Characters shown of a text that is not being changed."""


def is_secret(card: Card) -> bool:
    """Whether the text must not be read over somebody's shoulder: by reference, or of the kind that is the person's to type."""
    return bool(card.typed) and (SECRET.search(card.typed) is not None or card.verdict.decision is Decision.HAND_OVER)


class Typed(QFrame):
    """`changed` when it was edited."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("sheet", True)
        self._text = ""
        self._title = label(self.tr("This text will be typed:"), 0.9, soft=True)
        self._shown = label()
        self._edit = QPlainTextEdit()
        self._edit.setTabChangesFocus(True)
        self._edit.setAccessibleName(self.tr("The text to type instead"))
        for one in (self._shown, self._edit):
            one.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        layout = column(self._title, self._shown, self._edit, gap=2)
        layout.setContentsMargins(10, 8, 10, 8)
        self.setLayout(layout)
        self._edit.textChanged.connect(self.changed.emit)

    def show_card(self, card: Card) -> None:
        secret = is_secret(card)
        self._text = "" if secret else card.typed
        said = card.typed if len(card.typed) <= LONGEST else f"{card.typed[:LONGEST]}…"
        self._shown.setText((typed_words(card.typed) if SECRET.search(card.typed) else DOTS) if secret else said)
        self.edit(False)
        self.setVisible(bool(card.typed))

    @property
    def can_change(self) -> bool:
        return bool(self._text)

    def edit(self, on: bool) -> None:
        """Starts with the text as it is, or goes back to it."""
        self._title.setText(self.tr("This text will be typed instead:") if on else self.tr("This text will be typed:"))
        self._edit.setPlainText(self._text)
        lines = min(LINES, self._text.count("\n") + 1 + len(self._text) // 50)
        self._edit.setFixedHeight(self._edit.fontMetrics().lineSpacing() * lines + 30)
        self._shown.setVisible(not on)
        self._edit.setVisible(on)
        if on:
            self._edit.setFocus()
            self._edit.selectAll()

    @property
    def text(self) -> str:
        """As it stands now."""
        return self._text if self._edit.isHidden() else self._edit.toPlainText()

    @property
    def is_other(self) -> bool:
        return self.text != self._text
