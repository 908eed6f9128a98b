"""Edge: the page of skills: searched, read, run with a form, trusted, recorded."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from agent.doing import skill_shelf
from agent.doing.skill_shelf import Shown
from agent.errors import AgentError
from agent.protocol import Start
from agent.recording import skill_keep
from ui.pages import skill_words
from ui.pages.inquiry import Inquiry
from ui.pages.lists import Listing, Search, matching
from ui.pages.sides import empty, sides
from ui.pages.skill_detail import SkillDetail
from ui.parts import button, column, label, row
from ui.phrases import said
from ui.slices import Slices
from ui.welcome import keys
from ui.wording import translate

NEW = 2
"""The number of the page for a skill that is to be recorded."""


class SkillsPage(QWidget):
    """`asked` carries the Starts wanted, one after the other; `recorded` the name of a skill to be recorded."""

    asked = Signal(list)
    recorded = Signal(str)

    def __init__(self, stop_key: str) -> None:
        super().__init__()
        self._stop_key = keys(stop_key)
        self._skills: dict[str, Shown] = {}
        self._coming: dict[str, Shown] = {}
        self._wish, self._loaded = "", False
        self._after: Callable[[], object] = lambda: None
        self._list = Listing(self.tr("Skills"))
        self._search = Search(self.tr("Search the skills"), self._list)
        self._record = button(self.tr("Recor&d…"), self._ask_record, "", self.tr("Watch a chore once and make a skill of it"))
        self._sum = label("", 0.9, soft=True)
        self.detail = SkillDetail(self._list)
        self._new = Inquiry(self._list)
        self._none = empty()
        self._pages = QStackedWidget()
        self._reading = Slices(self)
        self._put_together()
        self._connect()
        self.setFocusProxy(self._search)

    def refresh(self) -> None:
        """Reads the folders anew; what was shown stays until then."""
        self._coming = {}
        self._reading.begin(skill_shelf.each())

    def show_skill(self, name: str) -> None:
        """Chooses a skill once it is read."""
        self._wish = name
        self.detail.inquiry.hide()
        self._search.clear()
        self.refresh()

    def told(self, name: str, file: Path | None, wrong: str) -> None:
        """How the recording of a skill ended: its file, or what went wrong."""
        if file is None:
            self.refresh()
            self._pages.setCurrentIndex(NEW)
            self._new.tell(f"⚠ {said(wrong)}", (self.tr("Record &again"), self._ask_record))
            return
        self.show_skill(name)
        text = self.tr("The skill is written: {0}").format(file)
        more = self.tr("What you typed is now a value that you can change each time.")
        self._after = lambda: self.detail.inquiry.tell(f"{text}\n{more}", (self.tr("&Edit it"), partial(_open, file)))

    def _came(self, found: list[Shown]) -> None:
        for one in found:
            self._coming = skill_shelf.laid(self._coming, one)
        if len(self._coming) > len(self._skills):
            self._skills = {**self._skills, **self._coming}
            self._fill()

    def _over(self, wrong: str) -> None:
        self._skills = self._coming
        self._fill(wrong)
        if self._wish in self._skills:
            self._list.select([self._wish])
        elif self._new.isHidden() and not (self._loaded and self._list.picked()):
            self._list.select(self._list.first())
        self._loaded = True
        self._wish = ""
        self._choose()
        after, self._after = self._after, lambda: None
        after()

    def _fill(self, wrong: str = "") -> None:
        """The lines that are searched for."""
        asked = self._search.text()
        found = matching((skill_words.line(one) for _, one in sorted(self._skills.items())), asked)
        found.sort(key=lambda line: asked.casefold() not in line.title)  # those called so stand first
        self._list.tell(found)
        self._sum.setText(translate("skills", "%n skill(s)", "", len(found)))
        self._none.setText(said(wrong) or self.tr("No skill matches “{0}”.").format(asked))
        if not found:
            self._pages.setCurrentWidget(self._none)

    def _chosen(self) -> Shown | None:
        return next((self._skills[key] for key in self._list.picked() if key in self._skills), None)

    def _choose(self) -> None:
        chosen = self._chosen()
        if not self._new.isHidden():
            return
        if chosen is not None:
            self.detail.tell(chosen)
            self._pages.setCurrentWidget(self.detail)
        elif not self._list.count():
            self._pages.setCurrentWidget(self._none)

    def _look_for(self, asked: str) -> None:
        """The first that is found is shown."""
        self._fill()
        self._list.select(self._list.first() if asked.strip() else self._list.picked())
        self._choose()

    def _open_of(self, name: str) -> None:
        """Something in the folder of the skill that is shown."""
        if skill := self.detail.skill:
            _open(skill.folder / name)

    def _changed(self) -> None:
        self.detail.inquiry.hide()
        self._new.hide()
        self._choose()

    def _run(self, values: dict[str, str]) -> None:
        if skill := self.detail.skill:
            self.asked.emit([_start(skill, values)])

    def _ask_table(self) -> None:
        """A file whose rows are runs; asked about once more before it begins."""
        skill = self.detail.skill
        title = self.tr("A table whose columns are {0}").format(
            ", ".join(one.name for one in skill.parameters) if skill else ""
        )
        kinds = self.tr("Tables (*.csv *.xlsx)")
        file = QFileDialog.getOpenFileName(self, title, filter=kinds)[0]
        if skill is None or not file:
            return
        try:
            rows = skill_shelf.rows(skill.parameters, Path(file))
        except AgentError as error:
            self.detail.inquiry.tell(f"⚠ {said(str(error))}")
            return
        self._confirm(skill, rows)

    def _confirm(self, skill: Shown, rows: tuple[dict[str, str], ...]) -> None:
        starts = [_start(skill, row, f" ({number}/{len(rows)})") for number, row in enumerate(rows, start=1)]
        first = ", ".join(f"{name} = {value}" for name, value in rows[0].items()) if rows else ""
        text = translate("skills", "Run it %n time(s), row by row, until one does not end well? The first: {0}.", "", len(rows))
        if not first:
            self.detail.inquiry.tell(self.tr("No column of that table is called like something this skill wants."))
            return
        self.detail.inquiry.ask(text.format(first), self.tr("&Yes, run it"), lambda _: self.asked.emit(starts))

    def _ask_record(self) -> None:
        text = self.tr(
            "I watch while you do a chore once, and write it down: clicks, keys and what you type, and the windows that come. "
            "Passwords are never kept. {0} or Stop on the small window ends it. What shall the skill be called?"
        )
        self._pages.setCurrentIndex(NEW)
        example = self.tr("Small letters, digits and single -, such as save-a-note")
        self._new.fill(text.format(self._stop_key), self.tr("&Start watching"), self._begin, "", example)

    def _begin(self, name: str) -> None:
        """Raises AgentError, which is shown beside the name."""
        skill_keep.free(name)
        self._new.away()
        self.recorded.emit(name)

    def _trust(self) -> None:
        if self.detail.offer is None:
            return
        try:
            skill_shelf.trust(self.detail.offer)
        except AgentError as error:
            self.detail.inquiry.tell(f"⚠ {said(str(error))}")
        self.refresh()

    def _connect(self) -> None:
        self._reading.came.connect(self._came)
        self._reading.over.connect(self._over)
        self._search.textChanged.connect(self._look_for)
        self._list.chosen.connect(self._changed)
        self._list.opening.connect(self.detail.start)
        self._new.gone.connect(self._choose)
        self.detail.runs.connect(self._run)
        self.detail.tabled.connect(self._ask_table)
        self.detail.trusted.connect(self._trust)
        self.detail.filed.connect(partial(self._open_of, "SKILL.md"))
        self.detail.foldered.connect(partial(self._open_of, "."))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self._search.setFocus)

    def _put_together(self) -> None:
        new = QWidget()
        new.setLayout(column(label(self.tr("Record a skill"), 1.2, bold=True), self._new, 1))
        for one in (self._none, self.detail, new):
            self._pages.addWidget(one)
        left = column()
        left.addLayout(row(self._search, self._record))
        left.addWidget(self._list, 1)
        left.addWidget(self._sum)
        self.setLayout(sides(left, self._pages))


def _start(skill: Shown, values: dict[str, str], which: str = "") -> Start:
    """`which` says which of several it is."""
    given = ", ".join(f"{name}={value}" for name, value in values.items())
    task = f"Skill {skill.name}" + (f" with {given}" if given else "") + which
    return Start(task, skill=skill.name, values=values)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
