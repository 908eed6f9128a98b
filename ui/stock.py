"""Edge: the models on this machine and what is under way with them. It outlives the windows that show it."""

from __future__ import annotations

from functools import partial

import msgspec
from PySide6.QtCore import QObject, Signal

from agent import places
from agent.errors import AgentError
from agent.machine import model_shelf, preferences, remote
from agent.machine.model_shelf import Fit, Machine, Shelved, Tested
from agent.protocol import EXIT_CODES
from agent.records import Status
from agent.settings import Settings
from ui.chore import Chore

IMPORT = "+file"
"""Stands where a model's id would, while a file is taken in."""
changed = msgspec.structs.replace


class Work(msgspec.Struct, frozen=True):
    """What is done with a model: `doing` is `pull`, `test` or `import`, empty when nothing is; `part` is 0 to 1, or -1 where
    none is known; `trouble` is why the last thing failed; `found` is how the test came out."""

    doing: str = ""
    what: str = ""
    part: float = -1.0
    stopping: bool = False
    trouble: str = ""
    found: Tested | None = None


class Stock(QObject):
    """`changed` when there is something else to show; `used` carries the settings when another model was chosen; `arrived` the
    id of one that has come whole."""

    changed = Signal()
    used = Signal(object)
    arrived = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._works: dict[str, Work] = {}
        self._chores: dict[str, Chore] = {}
        self._dropped: set[str] = set()

    def models(self) -> tuple[Shelved, ...]:
        """Raises AgentError when their folder cannot be had."""
        return model_shelf.listed(places.models(), self.chosen().model)

    def chosen(self) -> Settings:
        """The settings; the defaults where they do not read, which the settings page tells."""
        try:
            return preferences.read(places.config_file())
        except AgentError:
            return Settings()

    def leaving(self) -> str:
        """The host that pictures of the screen go to; empty while they stay here."""
        return remote.leaving(self.chosen())

    def work(self, name: str) -> Work:
        return self._works.get(name, Work())

    def machine(self) -> Machine:
        return model_shelf.machine()

    def fit(self, model: Shelved) -> Fit:
        return self.machine().fit(model.memory)

    def pull(self, name: str) -> None:
        self._start(name, "pull", "model", "pull", name, "--json")

    def pull_address(self, url: str, sha256: str = "") -> None:
        """Raises AgentError, ModelError for what is no address."""
        self.pull(model_shelf.addressed(url, sha256, places.models()))

    def take_in(self, file: str, projector: str = "", dialect: str = "") -> None:
        """With its second file if it is to see; its dialect where the files do not tell."""
        eye = [f"--mmproj={projector}"] if projector else []
        speaks = [f"--dialect={dialect}"] if dialect else []
        self._start(IMPORT, "import", "model", "import", "--json", *eye, *speaks, "--", file)

    def test(self, name: str) -> None:
        self._start(name, "test", "model", "test", name, "--json")

    def pause(self, name: str) -> None:
        """Ends the process; what came stays."""
        if name in self._chores and not self.work(name).stopping:
            self._set(name, changed(self.work(name), stopping=True))
            self._chores[name].stop()

    def cancel(self, name: str) -> None:
        """Gives it up, with what came."""
        if name in self._chores:
            self._dropped.add(name)
            self.pause(name)
        else:
            self._drop(name)
            self._set(name, Work())

    def use(self, name: str) -> None:
        """Raises AgentError, ModelError."""
        model_shelf.use(name, places.models(), places.config_file())
        self.used.emit(self.chosen())
        self.changed.emit()

    def remove(self, name: str) -> None:
        """Raises AgentError, ModelError."""
        model_shelf.remove(name, places.models(), self.chosen().model)
        self._set(name, Work())

    def _start(self, name: str, doing: str, *words: str) -> None:
        if name in self._chores:
            return
        chore = self._chores[name] = Chore(self)
        chore.said.connect(partial(self._said, name))
        chore.ended.connect(partial(self._ended, name))
        self._set(name, Work(doing))
        chore.start(*words)

    def _said(self, name: str, line: dict[str, object]) -> None:
        work = self.work(name)
        if "what" in line:
            part = line.get("part")
            self._set(name, changed(work, what=str(line["what"]), part=float(part) if isinstance(part, (int, float)) else -1.0))
        elif work.doing == "test":
            self._set(name, changed(work, found=msgspec.convert(line, Tested)))
        elif "model" in line:
            self.arrived.emit(str(line["model"]))

    def _ended(self, name: str, code: int, sentence: str) -> None:
        self._chores.pop(name).deleteLater()
        work = self.work(name)
        if name in self._dropped:
            self._dropped.discard(name)
            self._drop(name)
            self._set(name, Work())
            return
        stopped = work.stopping or code == EXIT_CODES[Status.STOPPED]
        self._set(name, Work(trouble="" if stopped or code == 0 else sentence, found=work.found))
        if code == 0 and work.doing == "pull":
            self.arrived.emit(name)

    def _drop(self, name: str) -> None:
        if name != IMPORT:
            model_shelf.drop(name, places.models())

    def _set(self, name: str, work: Work) -> None:
        self._works[name] = work
        self.changed.emit()
