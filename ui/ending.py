"""Edge: how a run ended: the word, the reason, what was seen that shows it, and the way to the report."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame

from agent.protocol import Finished
from agent.records import Result, Status
from ui.marks import Mark
from ui.parts import GAP, button, column, label, restyle, row
from ui.phrases import said
from ui.state import Row, State
from ui.wording import lasting, sentence, status_words, translate

REPORT = "report.html"
LOOKED = 300
"""Milliseconds between two looks for the report, which is made when the run is over."""
SHOWN = 4
"""Items of evidence; all of them are in the report."""
MARKS = {
    Status.DONE: Result.CONFIRMED,
    Status.FAILED: Result.NOT_DONE,
    Status.NEEDS_PERSON: Result.UNVERIFIABLE,
    Status.STOPPED: Result.UNCHANGED,
    Status.OUT_OF_LIMITS: Result.UNCHANGED,
}


class Ending(QFrame):
    """Shown while the last run's end is known; `skilled` carries the run that a skill is to be made of."""

    skilled = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ending")
        self._end: Finished | None = None
        self._page = Path()
        self._mark = Mark(22)
        self._word = label("", 1.15, bold=True)
        self._time = label("", 0.95, soft=True)
        self._answer = label("", 1.1, bold=True)
        self._reason = label()
        self._proof = label("", 0.95)
        self._link = button(self.tr("Open the &report"), self._open, "link")
        texts = column(self._answer, self._reason, self._proof, gap=4)
        self._skill = button(self.tr("&Make a skill of this"), self._wish, "link", self.tr("To run by name, with other values"))
        texts.addLayout(row(self._link, self._skill, 1, gap=GAP * 2))
        whole = column(gap=GAP)
        whole.addLayout(row(self._mark, self._word, self._time))
        whole.addLayout(texts)
        whole.setContentsMargins(14, 10, 14, 8)
        texts.setContentsMargins(30, 0, 0, 0)
        self.setLayout(whole)
        self._looking = QTimer(self, interval=LOOKED)
        self._looking.timeout.connect(self._look)
        self.hide()

    def tell(self, state: State, folder: Path) -> None:
        """`folder` is the run's."""
        end = state.end
        self.setVisible(end is not None)
        if end is None or end is self._end:
            return
        self._end, self._page = end, folder / REPORT
        self._mark.show_result(MARKS[end.status])
        self._word.setText(status_words(end.status))
        self._word.setSizePolicy(self._mark.sizePolicy())
        self._time.setText(self.tr("%n step(s), {0}", "", end.steps).format(lasting(end.seconds)))
        self._answer.setText(end.answer)
        self._answer.setVisible(bool(end.answer))
        reason = said(end.reason)
        self._reason.setText(reason)
        self._reason.setVisible(reason.rstrip(".") != status_words(end.status))
        self._skill.setVisible(end.status is Status.DONE and bool(end.run))
        self._proof.setText("\n".join(f"✓ {_shown(item, state.rows)}" for item in end.evidence[:SHOWN]))
        self._proof.setVisible(bool(end.evidence))
        restyle(self, "good", {Status.DONE: "true", Status.FAILED: "false"}.get(end.status, ""))
        self.setAccessibleName(f"{self._word.text()}. {reason}")
        self._look()
        self._looking.start()

    def _look(self) -> None:
        """The report is there, or will be in a moment."""
        there = self._page.is_file()
        self._link.setEnabled(there)
        if there:
            self._looking.stop()

    def _wish(self) -> None:
        if self._end is not None:
            self.skilled.emit(self._end.run)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._page)))


def _shown(item: str, rows: tuple[Row, ...]) -> str:
    """`Click button Save: appeared: Saved`, in the person's language where the step is known."""
    for one in rows:
        if one.outcome and item == f"{one.plan.sentence}: {one.outcome.evidence}":
            return translate("wording", "{0}: {1}").format(sentence(one.plan), said(one.outcome.evidence))
    return item
