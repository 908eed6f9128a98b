"""Edge: the window of shelves with its pages, made when it is first opened, so that the panel is there at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from agent.settings import Settings
from ui.pages.runs import RunsPage
from ui.pages.skills import SkillsPage
from ui.shelves import Shelves


class Cupboard(QObject):
    """`asked` carries the Starts that the person wants, one after the other; `recorded` the name of a skill to record."""

    asked = Signal(list)
    recorded = Signal(str)

    def __init__(self, chosen: Settings, folder: Path, more: Mapping[str, QWidget], parent: QObject | None = None) -> None:
        """`folder` is where the runs are kept; `more` are the pages after those of runs and skills, by their names."""
        super().__init__(parent)
        self.runs, self.skills = RunsPage(folder), SkillsPage(chosen.stop_key)
        self.window = Shelves({"runs": self.runs, "skills": self.skills, **more})
        self.runs.asked.connect(lambda start: self.asked.emit([start]))
        self.runs.skill.connect(self.show_skill)
        self.skills.asked.connect(self.asked.emit)
        self.skills.recorded.connect(self.recorded.emit)

    def show_run(self, name: str, skilled: bool = False) -> None:
        """One run; `skilled` also asks what a skill made of it is to be called."""
        self.window.show_page("runs")
        self.runs.show_run(name, skilled)

    def show_skill(self, name: str) -> None:
        self.window.show_page("skills")
        self.skills.show_skill(name)

    def told(self, name: str, file: Path | None, wrong: str) -> None:
        """How the recording of a skill ended."""
        self.window.show_page("skills")
        self.skills.told(name, file, wrong)
