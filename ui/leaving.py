"""Edge: a line that stands in a window all the time that pictures of the screen go to another machine."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from ui.parts import GAP, label, row
from ui.wording import translate


class Leaving(QFrame):
    """Hidden where nothing leaves."""

    def __init__(self, host: str) -> None:
        """`host` is where they go; empty when nowhere."""
        super().__init__()
        self.setObjectName("leaving")
        text = leaving_words(host) if host else ""
        words = label(text, 0.95, bold=True)
        words.setToolTip(translate("leaving", "A model on that machine looks at them. The settings turn it off."))
        layout = row(words, gap=GAP)
        layout.setContentsMargins(12, 5, 12, 5)
        self.setLayout(layout)
        self.setAccessibleName(text)
        self.setVisible(bool(host))


def leaving_words(host: str) -> str:
    return translate("leaving", "Screenshots go to {0}").format(host)
