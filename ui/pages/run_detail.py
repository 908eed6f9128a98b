"""Edge: one run as it went: the task, how it ended and what shows it, every step with its picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from agent.protocol import Entry
from agent.story import journal
from agent.story.runs import Run
from ui import state as fold
from ui.live import Live
from ui.marks import Mark
from ui.pages import run_words
from ui.pages.flow import Flow
from ui.pages.inquiry import Inquiry
from ui.parts import GAP, button, column, label, row, sheet
from ui.phrases import said
from ui.slices import Slices
from ui.state import Row, State
from ui.steps import Steps
from ui.wording import lasting, sentence

LEAST = 70
"""Logical pixels of the steps, and of the picture, in a low window."""


class RunDetail(QWidget):
    """Shows one run, or how many are chosen. Its signals are what the person wants with it."""

    again = Signal()
    resumed = Signal()
    skilled = Signal()
    reported = Signal()
    foldered = Signal()
    deleted = Signal()

    def __init__(self, back: QWidget) -> None:
        """`back` has the keyboard after a question."""
        super().__init__()
        self._state, self._folder = State(), Path()
        self._task = label("", 1.2, bold=True)
        self._mark, self._ended = Mark(20), label("", 1.0, bold=True)
        self._facts = label("", 0.95, soft=True)
        self._reason = label()
        self.inquiry = Inquiry(back)
        self._steps, self._live = Steps(), Live()
        self._reading = Slices(self)
        self._reading.came.connect(self._came)
        self._reading.over.connect(self._over)
        self._steps.chosen.connect(self._show)
        self._put_together()

    def tell(self, run: Run, folder: Path) -> None:
        """Shows this run; its steps come as they are read."""
        self._folder = folder
        self._one(True)
        self._task.setText(run_words.task_words(run))
        self._mark.show_result(run_words.mark(run))
        self._ended.setText(run_words.end_words(run))
        self._facts.setText(" · ".join((run_words.when(run.began), run_words.size_words(run.size))))
        self._reason.hide()
        self._resume.setVisible(run_words.goes_on(run))
        self._set(State())
        for one in self._for_whole:
            one.setEnabled(run.status != run_words.BROKEN)
        self._reading.begin(journal.told(folder))

    def several(self, runs: list[Run]) -> None:
        """Shows how many are chosen, which is all that can be said of them together."""
        self._reading.stop()
        self._one(False)
        self._resume.hide()
        self._task.setText(self.tr("{0} chosen").format(run_words.runs_words(len(runs))))
        self._facts.setText(run_words.size_words(sum(run.size for run in runs)))
        self._reason.hide()

    def _came(self, entries: list[Entry]) -> None:
        state = self._state
        for entry in entries:
            state = fold.told(state, entry.event)
        self._set(state)

    def _over(self, wrong: str) -> None:
        """All of it is read, or as much as reads."""
        end = self._state.end
        reason = said(end.reason) if end else ""
        reason = "" if reason.rstrip(".") == self._ended.text() else reason
        texts = [f"⚠ {said(wrong)}" if wrong else "", end.answer if end else "", reason]
        self._reason.setText("\n".join(filter(None, texts)))
        self._reason.setVisible(bool(self._reason.text()))
        self._steps.scrollToTop()
        if end:
            facts = (run_words.steps_words(end.steps), lasting(end.seconds), self._facts.text())
            self._facts.setText(" · ".join(facts))

    def _set(self, state: State) -> None:
        self._state = state
        self._steps.tell(state)
        self._show(None)

    def _show(self, picked: Row | None) -> None:
        """The picture of a step; the last one seen where none is chosen."""
        caption = self.tr("Before step {0}: {1}").format(picked.number, sentence(picked.plan)) if picked else ""
        self._live.show_sight(picked.sight if picked else self._state.sight, self._folder, caption or self.tr("The last look"))

    def _one(self, one: bool) -> None:
        for part in (self._mark, self._ended, self._split, *self._for_one):
            part.setVisible(one)

    def _put_together(self) -> None:
        again = button(self.tr("Do it a&gain"), self.again.emit, "", self.tr("The same steps, looked for and checked anew"))
        told = self.tr("With what is left of it; what may have been done already is asked about")
        self._resume = button(self.tr("Go o&n with it"), self.resumed.emit, "", told)
        skilled = button(self.tr("Make a &skill of it"), self.skilled.emit, "", self.tr("To run by name, with other values"))
        report = button(self.tr("Re&port"), self.reported.emit, "", self.tr("Open the report"))
        folder = button(self.tr("F&older"), self.foldered.emit, "", self.tr("Open the folder"))
        delete = button(self.tr("&Delete…"), self.deleted.emit, "", self.tr("Delete"))
        self._for_one = (again, skilled, report, folder)
        self._for_whole = (again, skilled, report)
        for one in (*self._for_one, self._resume, delete):
            one.setProperty("small", True)
        self._ended.setWordWrap(False)
        self._ended.setSizePolicy(self._mark.sizePolicy())
        whole = column(self._task, gap=GAP)
        whole.addLayout(row(self._mark, self._ended, self._facts))
        whole.addWidget(self._reason)
        whole.addLayout(Flow(self._resume, *self._for_one, delete))
        whole.addWidget(self.inquiry)
        whole.addWidget(self._splitter(), 1000)
        whole.addStretch(1)
        self.setLayout(whole)

    def _splitter(self) -> QSplitter:
        self._split = QSplitter(Qt.Orientation.Vertical)
        listed = sheet()
        listed.setLayout(column(self._steps))
        listed.setMinimumHeight(LEAST)
        self._live.setMinimumHeight(LEAST)
        self._split.addWidget(listed)
        self._split.addWidget(self._live)
        self._split.setSizes([240, 280])
        self._split.setHandleWidth(GAP + 4)
        self._split.setChildrenCollapsible(False)
        return self._split
