"""Edge: the page of runs: browsed, searched, done again, made into skills, deleted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from agent.protocol import Start
from agent.recording import skill_keep
from agent.story import runs
from agent.story.runs import Run
from ui.chore import Chore
from ui.ending import REPORT
from ui.pages import run_words
from ui.pages.lists import Line, Listing, Search, matching
from ui.pages.run_detail import RunDetail
from ui.pages.sides import empty, sides
from ui.parts import column, label
from ui.phrases import said
from ui.slices import Slices

PAUSE = 120
"""Milliseconds that a choice stands before its run is read, so that holding an arrow key stays smooth."""


class RunsPage(QWidget):
    """`asked` carries a Start; `skill` the name of a skill to look at."""

    asked = Signal(object)
    skill = Signal(str)

    def __init__(self, folder: Path) -> None:
        """`folder` is where all runs are kept."""
        super().__init__()
        self._folder = folder
        self._runs: dict[str, Run] = {}
        self._lines: dict[str, Line] = {}
        self._coming: dict[str, Run] = {}
        self._told: dict[str, Run] = {}
        self._shown: Run | None = None
        self._wish, self._skilled, self._loaded = "", False, False
        self._list = Listing(self.tr("Runs"), several=True)
        self._search = Search(self.tr("Search the runs"), self._list)
        self._sum = label("", 0.9, soft=True)
        self._detail = RunDetail(self._list)
        self._none = empty()
        self._pages = QStackedWidget()
        self._reading, self._report = Slices(self), Chore(self)
        self._waiting = QTimer(self, singleShot=True, interval=PAUSE)
        self._put_together()
        self._connect()
        self.setFocusProxy(self._search)

    def refresh(self) -> None:
        """Reads the folder anew; what was shown stays until then."""
        self._coming = {}
        self._reading.begin(runs.each(self._folder))

    def show_run(self, name: str, skilled: bool = False) -> None:
        """Chooses a run once it is read; `skilled` also asks for the name of a skill to be made of it."""
        self._wish, self._skilled = name, skilled
        self._search.clear()
        self.refresh()

    def _came(self, found: list[Run]) -> None:
        """The first of many are shown at once, where nothing is shown yet."""
        self._coming.update((one.name, one) for one in found)
        if len(self._coming) > len(self._runs):
            self._runs = {**self._runs, **self._coming}
            self._fill()

    def _over(self, wrong: str) -> None:
        self._runs = self._coming
        self._lines = {name: line for name, line in self._lines.items() if name in self._runs}
        self._fill(wrong)
        if self._wish in self._runs:
            self._list.select([self._wish])
        elif not self._loaded or not self._list.picked():
            self._list.select(self._list.first())
        self._loaded = True
        self._choose()
        if self._skilled and self._wish in self._runs:
            self._ask_name(self._wish)
        self._wish, self._skilled = "", False

    def _fill(self, wrong: str = "") -> None:
        """The lines that are searched for."""
        self._lines = {name: self._line(run) for name, run in sorted(self._runs.items(), reverse=True)}
        asked = self._search.text()
        found = matching(self._lines.values(), asked)
        self._list.tell(found)
        size = run_words.size_words(sum(self._runs[line.key].size for line in found))
        self._sum.setText(f"{run_words.runs_words(len(found))}, {size}")
        nothing = self.tr("No run matches “{0}”.").format(asked)
        first = self.tr("No runs yet. Every task I do is kept here, step by step, with pictures.")
        self._none.setText(said(wrong) or (nothing if asked else first))
        if not found:
            self._pages.setCurrentWidget(self._none)

    def _line(self, run: Run) -> Line:
        """Made once for each run, unless it has changed."""
        known = self._lines.get(run.name)
        fresh = known is None or self._told.get(run.name) != run
        self._told[run.name] = run
        return run_words.line(run) if known is None or fresh else known

    def _chosen(self) -> list[Run]:
        return [self._runs[key] for key in self._list.picked() if key in self._runs]

    def _choose(self) -> None:
        """Shows what is chosen."""
        chosen = self._chosen()
        if len(chosen) == 1 and chosen[0] != self._shown:
            self._detail.tell(chosen[0], self._folder / chosen[0].name)
        elif len(chosen) > 1:
            self._detail.several(chosen)
        self._shown = chosen[0] if len(chosen) == 1 else None
        if chosen:
            self._pages.setCurrentWidget(self._detail)
        elif not self._list.count():
            self._pages.setCurrentWidget(self._none)

    def _look_for(self, asked: str) -> None:
        """The first that is found is shown."""
        self._fill()
        self._list.select(self._list.first() if asked.strip() else self._list.picked())
        self._waiting.start()

    def _changed(self) -> None:
        self._detail.inquiry.hide()
        self._waiting.start()

    def _again(self) -> None:
        run = self._chosen()[0]
        text = self.tr("I do the steps of “{0}” again, where I find them on the screen as it is now. I ask as I did then.")
        start = Start(run.task or run.name, replay=run.name)
        self._detail.inquiry.ask(
            text.format(run_words.task_words(run)), self.tr("&Yes, do it again"), lambda _: self.asked.emit(start)
        )

    def _resume(self) -> None:
        run = self._chosen()[0]
        self.asked.emit(Start(run.task, resume=run.name))

    def _ask_name(self, run: str) -> None:
        task = self._runs[run].task if run in self._runs else ""
        text = self.tr("What shall the skill be called? Small letters, digits and single - between them.")
        name = skill_keep.name_for(task) if task else ""
        self._detail.inquiry.fill(
            text, self.tr("&Make the skill"), partial(self._make, run), name, self.tr("Name of the skill")
        )

    def _make(self, run: str, name: str) -> None:
        """Raises AgentError, which is shown beside the name."""
        made = skill_keep.from_run(self._folder / run, name)
        text = "\n".join((self.tr("The skill is written: {0}").format(made.file), *(f"⚠ {said(one)}" for one in made.warns)))
        self._detail.inquiry.tell(text, (self.tr("&Look at it"), partial(self.skill.emit, made.name)))

    def _ask_delete(self) -> None:
        chosen = self._chosen()
        if not chosen:
            return
        size = run_words.size_words(sum(run.size for run in chosen))
        text = self.tr("Delete {0} with all pictures ({1})? This cannot be undone.").format(
            run_words.runs_words(len(chosen)), size
        )
        names = [run.name for run in chosen]
        self._detail.inquiry.ask(text, self.tr("&Yes, delete"), lambda _: self._delete(names), "stop")

    def _delete(self, names: Sequence[str]) -> None:
        """Raises AgentError, which is shown beside the question."""
        try:
            runs.delete(self._folder, names)
            self._wish = self._list.near(names)
        finally:
            self.refresh()
        self._detail.inquiry.away()

    def _open_report(self) -> None:
        """The page of the run, made first where it was never made."""
        chosen = self._chosen()
        if len(chosen) != 1:
            return
        folder = self._folder / chosen[0].name
        if (folder / REPORT).is_file():
            _open(folder / REPORT)
        elif not self._report.running:
            self._report.start("runs", "report", folder.name)

    def _reported(self, code: int, words: str) -> None:
        """`words` is the page, or what went wrong."""
        if code == 0:
            _open(Path(words))
        else:
            self._detail.inquiry.tell(f"⚠ {said(words)}")

    def _connect(self) -> None:
        self._reading.came.connect(self._came)
        self._reading.over.connect(self._over)
        self._search.textChanged.connect(self._look_for)
        self._list.chosen.connect(self._changed)
        self._list.deleting.connect(self._ask_delete)
        self._list.opening.connect(self._open_report)
        self._waiting.timeout.connect(self._choose)
        self._report.ended.connect(self._reported)
        self._detail.again.connect(self._again)
        self._detail.resumed.connect(self._resume)
        self._detail.skilled.connect(lambda: self._ask_name(self._chosen()[0].name))
        self._detail.reported.connect(self._open_report)
        self._detail.foldered.connect(lambda: _open(self._folder / self._chosen()[0].name))
        self._detail.deleted.connect(self._ask_delete)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self._search.setFocus)

    def _put_together(self) -> None:
        for one in (self._none, self._detail):
            self._pages.addWidget(one)
        left = column(self._search, self._list, self._sum)
        left.setStretch(1, 1)
        self.setLayout(sides(left, self._pages))


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
