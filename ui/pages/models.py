"""Edge: the page of models: those that are here and those that can be had, and what is done with them."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from agent.errors import AgentError
from agent.machine.model_shelf import ModelTrouble, Shelved
from ui.leaving import leaving_words
from ui.pages.inquiry import Inquiry
from ui.pages.intake import Intake
from ui.pages.model_row import ModelRow
from ui.pages.sizes import amount, step
from ui.parts import GAP, button, column, label, row, scrolled
from ui.phrases import said
from ui.stock import IMPORT, Stock

LOOKED = 4000
"""Milliseconds between two looks at the memory and the files, while the page can be seen."""


class ModelsPage(QWidget):
    """Shows a stock."""

    def __init__(self, stock: Stock | None = None) -> None:
        super().__init__()
        self._stock = stock or Stock(self)
        self._rows: dict[str, ModelRow] = {}
        self._intro = label("", soft=True)
        self._file = button(
            self.tr("&Import a file…"), self._pick, hint=self.tr("A model file (GGUF) of your own; it is copied")
        )
        self._address = button(self.tr("From an &address…"), self._ask_address, hint=self.tr("Downloads a model file (GGUF)"))
        self._inquiry = Inquiry(self._file)
        self._intake = Intake(self, self._stock, self._inquiry)
        self._taking = label("", soft=True)
        self._wrong = label()
        self._wrong.setObjectName("wrong")
        self._list = column(gap=GAP + 4)
        self._lay_out()
        self._looking = QTimer(self, interval=LOOKED)
        self._looking.timeout.connect(self._look)
        self._looking.start()
        self._stock.changed.connect(self._tell)
        self._stock.arrived.connect(self._arrived)

    def refresh(self) -> None:
        """Everything as it is now."""
        self._tell()

    def take_in(self, file: str) -> None:
        """As if it had been chosen."""
        self._intake.look_at(file)

    def _look(self) -> None:
        if self.isVisible():
            self._tell()

    def _tell(self) -> None:
        try:
            models, machine = self._stock.models(), self._stock.machine()
        except AgentError as error:
            self._show_trouble(str(error))
            return
        intro = self.tr("A model decides what to do next. It runs on this computer; nothing leaves it.")
        if host := self._stock.leaving():
            intro = self.tr("These run on this computer. {0}, where another model looks at them.").format(leaving_words(host))
        memory = self.tr("Memory: {0}, {1} of it free.").format(amount(machine.total), amount(machine.free))
        self._intro.setText(f"{intro} {memory}")
        self._fill(models)
        for one in models:
            self._rows[one.id].tell(one, self._stock.work(one.id), machine)
        taking = self._stock.work(IMPORT)
        self._file.setEnabled(not taking.doing)
        self._taking.setText(self.tr("Taking in the file: {0}…").format(step(taking.what)))
        self._taking.setVisible(bool(taking.doing))
        self._show_trouble(taking.trouble)

    def _fill(self, models: tuple[Shelved, ...]) -> None:
        """One row each, those that are gone taken away."""
        for gone in set(self._rows) - {one.id for one in models}:
            self._rows.pop(gone).deleteLater()
        for number, one in enumerate(models):
            if one.id not in self._rows:
                made = self._rows[one.id] = ModelRow(one.id)
                made.asked.connect(self._do)
                self._list.insertWidget(number, made)

    def _do(self, act: str, name: str) -> None:
        if act == "remove":
            self._ask_remove(name)
            return
        acts = {"use": self._stock.use, "test": self._stock.test, "pull": self._stock.pull}
        acts |= {"pause": self._stock.pause, "cancel": self._stock.cancel}
        try:
            acts[act](name)
        except (AgentError, ModelTrouble) as error:
            self._show_trouble(str(error))

    def _ask_remove(self, name: str) -> None:
        size = next((one.disk for one in self._stock.models() if one.id == name), 0)
        text = self.tr("Delete the model {0} from this computer? It frees {1}.").format(name, amount(size))
        self._inquiry.ask(text, self.tr("&Delete"), lambda _: self._removed(name), "stop")

    def _removed(self, name: str) -> None:
        self._inquiry.away()
        self._guarded(lambda: self._stock.remove(name))

    def _ask_address(self) -> None:
        text = self.tr("The address of a model file (GGUF). A SHA-256 after it, if you have one, is held against what comes.")
        self._inquiry.fill(text, self.tr("&Download"), self._address_given, "", "https://…/model.gguf")

    def _address_given(self, line: str) -> None:
        url, _, digest = line.partition(" ")
        try:
            self._stock.pull_address(url, digest.strip())
        except ModelTrouble as error:
            raise AgentError(str(error)) from error
        self._inquiry.away()

    def _pick(self) -> None:
        self._intake.pick()

    def _arrived(self, name: str) -> None:
        text = self.tr("The model {0} is here.").format(name)
        if any(one.dialect for one in self._stock.models() if one.id == name):
            text += " " + self.tr("It can look at the screen: the settings say whether it does.")
        self._inquiry.tell(text, (self.tr("Use it from &now on"), lambda: self._use_arrived(name)))

    def _use_arrived(self, name: str) -> None:
        self._inquiry.away()
        self._guarded(lambda: self._stock.use(name))

    def _guarded(self, act: object) -> None:
        assert callable(act)
        try:
            act()
        except (AgentError, ModelTrouble) as error:
            self._show_trouble(str(error))

    def _show_trouble(self, sentence: str) -> None:
        self._wrong.setText(f"⚠ {said(sentence)}")
        self._wrong.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        whole = column(self._intro, gap=GAP + 4)
        whole.addLayout(row(self._file, self._address, 1))
        for one in (self._inquiry, self._taking, self._wrong):
            whole.addWidget(one)
        self._list.addStretch(1)
        whole.addWidget(scrolled(self._list, self.tr("Models")))
        whole.setContentsMargins(20, 18, 20, 16)
        self.setLayout(whole)
