"""Edge: the page of settings: each is applied and written at once, into the file that the command line reads as well."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QWidget

from agent import ourselves
from agent.errors import AgentError
from agent.machine import autostart, preferences
from ui.chore import Chore
from ui.pages.deciding import DecidingPart
from ui.pages.entries import Entry, acting
from ui.pages.fields import Field, Group, Shaped, group_words, shaped
from ui.pages.inquiry import Inquiry
from ui.pages.rules import RulesPage
from ui.pages.server import ServerPart
from ui.parts import GAP, button, column, label, row, scrolled, sheet
from ui.phrases import said
from ui.preference import Preference

GROUPS: tuple[Group, ...] = ("work", "look", "keys", "deciding", "server", "privacy", "apps", "more")
LOGIN = "start_at_login"
WIDEST = 820
"""Logical pixels up to which a line of a form is followed by the eye."""


class SettingsPage(QWidget):
    """`changed` carries the settings after a change; `welcome` asks for the first steps again."""

    changed = Signal(object)
    welcome = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._preference = Preference()
        self._file = self._preference.file
        self._entries = {one.field.key: self._entry(one) for one in shaped()}
        self._entries[LOGIN] = self._login()
        self._open = button(self.tr("&Open the file"), lambda: _show_file(self._file))
        self._aside = button(self.tr("&Keep a copy and begin with the defaults"), self._ask_aside)
        self._broken, self._complaint = QFrame(), label()
        self._inquiry = Inquiry(self)
        self._server = ServerPart(self._preference, self._entries["remote_url"], self._inquiry)
        self._server.changed.connect(self._changed_server)
        self._deciding = DecidingPart(self._entries["planner"], self._entries["pointer"])
        self._rules = RulesPage()
        self._pruning = Chore(self)
        self._pruning.ended.connect(self._pruned)
        self._lay_out()

    def refresh(self) -> None:
        """The file as it is now: it may have been edited elsewhere."""
        trouble = self._preference.read()
        self._show_trouble(trouble)
        for key, entry in self._entries.items():
            entry.setEnabled(not trouble and (key != LOGIN or autostart.possible()))
            entry.show_value(self._value(key))
            entry.tell("")
        self._deciding.tell(self._preference.settings)
        self._rules.refresh()

    def _value(self, key: str) -> object:
        return autostart.is_on() if key == LOGIN else self._preference.value(key)

    def _entry(self, shape: Shaped) -> Entry:
        made = Entry(shape)
        made.changed.connect(self._change)
        return made

    def _login(self) -> Entry:
        there = autostart.possible()
        note = "" if there else self.tr("Not there yet on this system.")
        return self._entry(Shaped(Field(LOGIN, "look", self.tr("Start at login"), note), "switch"))

    def _change(self, key: str, value: object) -> None:
        if key == LOGIN:
            self._switch_login(bool(value))
            return
        if key == "remote_url":
            self._server.change(str(value))
            return
        before = self._preference.settings
        if self._preference.changed(self._entries[key], value) and self._preference.settings != before:
            self._deciding.tell(self._preference.settings)
            self.changed.emit(self._preference.settings)

    def _changed_server(self, settings: object) -> None:
        self._entries["remote_model"].show_value(self._value("remote_model"))
        self._deciding.tell(self._preference.settings)
        self.changed.emit(settings)

    def _switch_login(self, on: bool) -> None:
        try:
            autostart.switch(on, ourselves.command("ui", "--tray"))
            self._entries[LOGIN].tell("")
        except AgentError as error:
            self._entries[LOGIN].tell(str(error))

    def _show_trouble(self, trouble: str) -> None:
        self._complaint.setText(said(trouble))
        self._broken.setVisible(bool(trouble))
        self._broken.setAccessibleName(trouble)

    def _ask_aside(self) -> None:
        text = self.tr("The file is renamed and stays beside the new one. All settings become the defaults.")
        self._inquiry.ask(text, self.tr("Rename it &now"), lambda _: self._set_aside())

    def _set_aside(self) -> None:
        kept = preferences.set_aside(self._file)
        self.refresh()
        self.changed.emit(self._preference.settings)
        self._inquiry.tell(self.tr("The old file is {0}.").format(kept))

    def _prune(self) -> None:
        if not self._pruning.running:
            self._tell_prune(self.tr("Cleaning up…"))
            self._pruning.start("runs", "prune")

    def _pruned(self, code: int, sentence: str) -> None:
        if code == 0:
            count = int(sentence.split(maxsplit=1)[0]) if sentence[:1].isdigit() else 0
            sentence = self.tr("%n run(s) deleted.", "", count)
        self._tell_prune(sentence)

    def _lay_out(self) -> None:
        self._broken.setObjectName("notice")
        told = column(self._complaint, gap=GAP)
        told.addLayout(row(self._open, self._aside, 1))
        told.setContentsMargins(14, 10, 12, 10)
        self._broken.setLayout(told)
        inside = column(gap=GAP * 2)
        for group in GROUPS:
            inside.addWidget(self._group(group))
        inside.addWidget(self._about())
        inside.addStretch(1)
        inside.setContentsMargins(0, 0, GAP, 0)
        area = scrolled(inside, self.tr("Settings"))
        if held := area.widget():
            held.setMaximumWidth(WIDEST)
        whole = column(self._broken, self._inquiry, area, gap=GAP + 4)
        whole.setContentsMargins(20, 18, 12, 16)
        self.setLayout(whole)

    def _group(self, group: Group) -> QWidget:
        made = sheet()
        layout = column(label(group_words(group), 1.1, bold=True), gap=GAP + 4)
        for entry in self._entries.values():
            if entry.group == group:
                layout.addWidget(entry)
        for extra in self._extras(group):
            layout.addWidget(extra)
        layout.setContentsMargins(18, 14, 18, 16)
        made.setLayout(layout)
        return made

    def _extras(self, group: Group) -> list[QWidget]:
        if group == "privacy":
            words = self.tr("Clean &up now")
            made, self._tell_prune = acting(self.tr("Older and larger runs"), words, self._prune)
            return [made]
        if group == "server":
            return [self._server.row()]
        if group == "apps":
            title = self.tr("What is asked about")
            return [acting(title, self.tr("Show the &rules"), self._rules.open)[0]]
        return []

    def _show_file(self) -> None:
        try:
            _show_file(preferences.begun(self._file))
        except AgentError as error:
            self._show_trouble(str(error))

    def _about(self) -> QWidget:
        made = QWidget()
        made.setLayout(
            row(
                button(self.tr("&First steps again"), self.welcome.emit, "link"),
                button(self.tr("Open the settings fil&e"), self._show_file, "link"),
                1,
                gap=GAP * 2,
            )
        )
        return made


def _show_file(file: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
