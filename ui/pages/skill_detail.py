"""Edge: one skill: what it does, its form, its steps; what is wrong with it; its whole text before it is trusted."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QWidget

from agent.doing import skill_shelf
from agent.doing.skill_shelf import Offered, Shown
from agent.errors import AgentError
from ui.marks import Mark
from ui.pages import skill_words
from ui.pages.flow import Flow
from ui.pages.form import Form
from ui.pages.inquiry import Inquiry
from ui.parts import GAP, button, column, label, row, scrolled, sheet

NUMBER, SAID = 6, 4
"""Characters before a step that are its number; sentences that are shown of those by which a skill is known."""
TALL = 260
"""Logical pixels of the text that is read before it is trusted."""


class SkillDetail(QWidget):
    """`runs` carries the values that were given; the other signals are what else the person wants."""

    runs = Signal(dict)
    tabled = Signal()
    filed = Signal()
    foldered = Signal()
    trusted = Signal()

    def __init__(self, back: QWidget) -> None:
        """`back` has the keyboard after a question."""
        super().__init__()
        self.skill: Shown | None = None
        self.offer: Offered | None = None
        self._form: Form | None = None
        self._name = label("", 1.2, bold=True)
        self._says = label()
        self._mark, self._stands = Mark(20), label("", 1.0, bold=True)
        self._facts = label("", 0.95, soft=True)
        self.inquiry = Inquiry(back)
        self._body = column(gap=GAP + 4)
        self._put_together()

    def tell(self, skill: Shown) -> None:
        """Shows this skill; what stands in the form stays when it is the same as before."""
        if skill == self.skill:
            return
        self.skill = skill
        self._name.setText(skill.name)
        self._says.setText(skill.description)
        self._says.setVisible(bool(skill.description))
        self._mark.show_result(skill_words.mark(skill))
        self._stands.setText(skill_words.standing_words(skill))
        self._facts.setText(skill_words.facts(skill))
        self._clear()
        for part in self._parts(skill):
            self._body.addWidget(part)
        self._body.addStretch(1)

    def start(self) -> None:
        """With what stands in the form, once all of it can be used; nothing where it may not run."""
        if self._form is not None and self._form.isEnabled() and self._form.check():
            self.runs.emit(self._form.values())

    def _parts(self, skill: Shown) -> list[QWidget]:
        if skill.mistakes:
            return [_mistakes(skill, self.tr("What is wrong, and how to mend it"))]
        asked = [] if skill.trusted else [self._trust(skill)]
        steps = _listed(self.tr("What it does"), list(map(_step, skill.steps))) if skill.steps else None
        says = _listed(self.tr("Said in the task line, for example"), skill.says[:SAID]) if skill.says else None
        return [*asked, self._run(skill), *filter(None, (steps, says))]

    def _run(self, skill: Shown) -> QWidget:
        """The form with its buttons."""
        self._form = Form(skill.parameters)
        self._form.entered.connect(self.start)
        run = button(self.tr("&Run it"), self.start, "main")
        table = button(self.tr("Run it for each row of a &table…"), self.tabled.emit, "", self.tr("A CSV or XLSX file"))
        buttons = (run, table) if skill.parameters else (run,)
        for one in (run, table, self._form):
            one.setEnabled(skill.runs)
        made = sheet()
        inside = column(self._form, gap=GAP + 6)
        inside.addLayout(Flow(*buttons))
        inside.setContentsMargins(14, 12, 14, 12)
        made.setLayout(inside)
        return made

    def _trust(self, skill: Shown) -> QWidget:
        """Its whole text, to be read first."""
        made = QFrame()
        made.setObjectName("notice")
        changed = self.tr("This skill has changed since you trusted it. Read it again before it runs.")
        new = self.tr("You have not trusted this skill yet. Read it before it runs: it clicks and types as you do.")
        self.offer = _offer(skill)
        text = QPlainTextEdit(self.offer.text if self.offer else "", readOnly=True)
        text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        text.setAccessibleName(self.tr("The text of the skill"))
        text.setMinimumHeight(TALL)
        text.setTabChangesFocus(True)
        inside = column(label(changed if skill.changed else new), text, gap=GAP)
        inside.addLayout(row(button(self.tr("I have read it: tr&ust it"), self.trusted.emit), 1))
        inside.setContentsMargins(14, 12, 14, 12)
        made.setLayout(inside)
        return made

    def _clear(self) -> None:
        self._form = None
        while taken := self._body.takeAt(0):
            if old := taken.widget():
                old.hide()
                old.deleteLater()

    def _put_together(self) -> None:
        self._stands.setWordWrap(False)
        self._stands.setSizePolicy(self._mark.sizePolicy())
        file = button(self.tr("Open the f&ile"), self.filed.emit, "", self.tr("In your editor"))
        folder = button(self.tr("Open the f&older"), self.foldered.emit)
        for one in (file, folder):
            one.setProperty("small", True)
        whole = column(self._name, self._says, gap=GAP)
        whole.addLayout(row(self._mark, self._stands, self._facts))
        whole.addLayout(Flow(file, folder))
        whole.addWidget(self.inquiry)
        self._body.setContentsMargins(0, 0, 6, 0)
        whole.addWidget(scrolled(self._body, self.tr("The skill")), 1)
        self.setLayout(whole)


def _step(line: str) -> str:
    """`   7    wait_for window "Save As"` without its number, its verb in plain words, set in as before."""
    text = line[NUMBER:]
    verb, space, rest = text.lstrip().partition(" ")
    return " " * (len(text) - len(text.lstrip())) + verb.replace("_", " ") + space + rest


def _mistakes(skill: Shown, title: str) -> QWidget:
    """Each with its line, as `deskhand skill check` says them."""
    says = [f"{one.file.rpartition('/')[2]}:{one.line}  {one.says}" if one.line else one.says for one in skill.mistakes]
    return _listed(title, [f"⚠ {one}" for one in says])


def _listed(title: str, lines: Iterable[str]) -> QWidget:
    made = sheet()
    inside = column(label(title, 1.0, bold=True), *(_plain(line) for line in lines), gap=5)
    inside.setContentsMargins(14, 12, 14, 12)
    made.setLayout(inside)
    return made


def _plain(text: str) -> QLabel:
    """Set in by as much as the text is: what belongs to a repeat stands under it."""
    made = label(text.strip())
    made.setContentsMargins((len(text) - len(text.lstrip())) * GAP, 0, 0, 0)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _offer(skill: Shown) -> Offered | None:
    """None for one that went meanwhile, as the next look at the folder tells."""
    try:
        return skill_shelf.offered(skill.folder)
    except AgentError:
        return None
