"""Edge: the steps of the first start, one widget each. Each says its title, and begins when it comes into sight."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from agent.errors import AgentError
from agent.machine.model_shelf import ModelTrouble, Shelved
from agent.records import Status
from ui.chore import Chore
from ui.pages.entries import Entry
from ui.pages.fields import shaped
from ui.pages.sizes import about, fits, lies, step
from ui.parts import GAP, button, column, label, row, scrolled, sheet
from ui.phrases import said
from ui.practice import NAME
from ui.preference import Preference
from ui.state import Phase, State
from ui.stock import Stock
from ui.welcome import keys
from ui.wording import standing, status_words, translate


class FirstStep(QWidget):
    """One page of the first steps."""

    title = ""

    def whole(self) -> QWidget:
        """What stands under the title."""
        raise NotImplementedError

    def begin(self) -> None:
        """It comes into sight."""

    def first(self) -> QWidget | None:
        """What has the keyboard then, if not the way to the next step."""
        return None


class WelcomeStep(FirstStep):
    def __init__(self, stop_key: str) -> None:
        super().__init__()
        self.title = self.tr("Welcome to Deskhand")
        self._stop_key = stop_key

    def whole(self) -> QWidget:
        says = (
            (
                self.tr("A hand at your desk"),
                self.tr("Say what you want done. I look at the screen, click and type as you would."),
            ),
            (self.tr("I ask first"), self.tr("Before anything that matters I ask you; passwords and payments stay yours.")),
            (
                self.tr("You are in charge"),
                self.tr("{0} stops me at once, wherever you are. Your own mouse and keys work all the time.").format(
                    keys(self._stop_key)
                ),
            ),
            (self.tr("Nothing leaves this computer"), self.tr("A small model runs here. No account, no cloud.")),
        )
        made = QWidget()
        layout = column(gap=GAP * 2)
        for head, text in says:
            layout.addLayout(column(label(head, 1.05, bold=True), label(text), gap=2))
        layout.addStretch(1)
        made.setLayout(layout)
        return made


class CheckStep(FirstStep):
    """What the doctor finds, each with its mend."""

    def __init__(self) -> None:
        super().__init__()
        self.title = self.tr("Is everything there?")
        self._chore = Chore(self)
        self._chore.said.connect(self._found)
        self._chore.ended.connect(self._ended)
        self._again = button(self.tr("&Check again"), self._look)
        self._verdict = label("", bold=True)
        self._list = column(gap=GAP)
        self._begun, self._bad = False, 0

    def whole(self) -> QWidget:
        self._list.addStretch(1)
        made = QWidget()
        layout = column(scrolled(self._list, self.tr("Findings")), gap=GAP + 4)
        layout.addLayout(row(self._verdict, self._again))
        made.setLayout(layout)
        return made

    def begin(self) -> None:
        if not self._begun:
            self._look()

    def _look(self) -> None:
        if self._chore.running:
            return
        self._begun, self._bad = True, 0
        while self._list.count() > 1:
            taken = self._list.takeAt(0)
            if taken and (old := taken.widget()):
                old.deleteLater()
        self._verdict.setText(self.tr("Looking…"))
        self._again.setEnabled(False)
        self._chore.start("doctor", "--json")

    def _found(self, finding: dict[str, object]) -> None:
        """The model has a step of its own."""
        what, good, says = str(finding.get("what")), bool(finding.get("good")), str(finding.get("says"))
        if what == "model":
            return
        self._bad += not good
        sign = self.tr("✓ {0}") if good else self.tr("✘ {0}")
        head = label(sign.format(finding_words(what)), bold=not good)
        text = label(said(says), 0.95, soft=good)
        made = QWidget()
        made.setLayout(column(head, text, gap=1))
        made.setAccessibleName(f"{head.text()}: {text.text()}")
        self._list.insertWidget(self._list.count() - 1, made)

    def _ended(self, code: int, sentence: str) -> None:
        self._again.setEnabled(True)
        if self._list.count() <= 1:
            self._verdict.setText(f"⚠ {said(sentence)}")
        elif self._bad:
            self._verdict.setText(self.tr("✘ %n thing(s) to mend, as said above.", "", self._bad))
        else:
            self._verdict.setText(self.tr("✓ Everything is there."))


class ModelStep(FirstStep):
    """The model in use: there, or fetched here."""

    def __init__(self, stock: Stock) -> None:
        super().__init__()
        self.title = self.tr("The model")
        self._stock = stock
        self._name, self._about, self._lies, self._fits = label("", 1.1, bold=True), label("", soft=True), label(), label()
        self._doing, self._wrong = label("", soft=True), label()
        self._wrong.setObjectName("wrong")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.title)
        self._fetch = button(self.tr("&Download"), lambda: self._guarded(self._stock.pull))
        self._pause = button(self.tr("&Pause"), lambda: self._guarded(self._stock.pause))
        stock.changed.connect(self._tell)

    def whole(self) -> QWidget:
        made = sheet()
        layout = column(self._name, self._about, self._lies, self._fits, self._doing, self._bar, self._wrong, gap=GAP)
        layout.addLayout(row(self._fetch, self._pause, 1))
        layout.setContentsMargins(18, 14, 18, 16)
        made.setLayout(layout)
        intro = label(self.tr("A small language model decides what to do next. It is fetched once and then works offline."))
        whole = QWidget()
        whole.setLayout(column(intro, made, 1, gap=GAP * 2))
        return whole

    def begin(self) -> None:
        self._tell()

    def _model(self) -> Shelved | None:
        try:
            return next((one for one in self._stock.models() if one.used), None)
        except AgentError:
            return None

    def _tell(self) -> None:
        model = self._model()
        self._fetch.setVisible(False)
        self._pause.setVisible(False)
        if model is None:
            self._name.setText(self.tr("The settings name a model that is not known: choose one on the page of models."))
            return
        work = self._stock.work(model.id)
        self._name.setText(f"✓ {model.id}" if model.there else model.id)
        self._about.setText(about(model))
        self._lies.setText(lies(model))
        self._fits.setText(fits(model, self._stock.machine()))
        self._doing.setText(f"{step(work.what)}…")
        self._bar.setRange(0, 1000 if work.part >= 0 else 0)
        self._bar.setValue(round(max(0.0, work.part) * 1000))
        self._bar.setAccessibleName(self._doing.text())
        pulled: tuple[QWidget, ...] = (self._doing, self._bar, self._pause)
        for one in pulled:
            one.setVisible(work.doing == "pull")
        self._fetch.setVisible(not model.there and not work.doing)
        self._fetch.setText(self.tr("&Go on with the download") if model.begun else self.tr("&Download"))
        self._wrong.setText(f"⚠ {said(work.trouble)}")
        self._wrong.setVisible(bool(work.trouble))

    def _guarded(self, act: Callable[[str], None]) -> None:
        model = self._model()
        if model is None:
            return
        try:
            act(model.id)
        except (AgentError, ModelTrouble) as error:
            self._wrong.setText(f"⚠ {said(str(error))}")
            self._wrong.show()


class KeysStep(FirstStep):
    """The hotkeys, which can be changed at once."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.title = self.tr("Hotkeys")
        self._preference = Preference()
        self._entries = [Entry(one) for one in shaped() if one.kind == "keys"]
        for entry in self._entries:
            entry.changed.connect(self._change)

    def whole(self) -> QWidget:
        made = QWidget()
        intro = label(self.tr("They work in every application. Press Enter on one to change it."))
        made.setLayout(column(intro, *self._entries, 1, gap=GAP * 2))
        return made

    def begin(self) -> None:
        trouble = self._preference.read()
        for entry in self._entries:
            entry.setEnabled(not trouble)
            entry.show_value(self._preference.value(entry.key))
            entry.tell(trouble)

    def _change(self, key: str, value: object) -> None:
        entry = next(one for one in self._entries if one.key == key)
        before = self._preference.settings
        if self._preference.changed(entry, value) and self._preference.settings != before:
            self.changed.emit(self._preference.settings)


class TryStep(FirstStep):
    """A task in a window in which nothing matters. `asked` carries it once that window is shown."""

    asked = Signal(str)

    def __init__(self, language: str) -> None:
        super().__init__()
        self.title = self.tr("A first task")
        self._language = language
        self._task = self.tr("In the form, fill in Name with “{0}” and click the button Greet").format(NAME)
        self._go = button(self.tr("&Show me"), self._start, "main")
        self._outcome, self._reason = label("", 1.1, bold=True), label()
        self._tried = False
        self._practice: Chore | None = None

    def whole(self) -> QWidget:
        intro = self.tr(
            "A small practice window opens, and I do this in it while you watch. "
            "The strip in the corner says what I am doing and has the Stop button."
        )
        made, task = QWidget(), sheet()
        inner = column(label(self._task, 1.05, bold=True))
        inner.setContentsMargins(16, 12, 16, 12)
        task.setLayout(inner)
        layout = column(label(intro), task, gap=GAP * 2)
        layout.addLayout(row(self._go, 1))
        layout.addLayout(column(self._outcome, self._reason, gap=2))
        layout.addStretch(1)
        made.setLayout(layout)
        return made

    def tell(self, state: State) -> None:
        self._go.setEnabled(not state.running and not state.waiting)
        if not self._tried:
            return
        if state.end is not None and state.task == self._task and not state.running:
            done = state.end.status is Status.DONE
            self._outcome.setText(f"{'✓' if done else '✘'} {status_words(state.end.status)}")
            self._reason.setText("" if done else said(state.end.reason))
            self._go.setText(self.tr("&Show me again"))
        elif state.phase is Phase.BROKEN:
            self._outcome.setText(f"✘ {standing(state)}")
            self._reason.setText(said(state.trouble))
        else:
            self._outcome.setText(f"{standing(state)}…")
            self._reason.setText("")

    def first(self) -> QWidget | None:
        return None if self._tried else self._go

    def end(self) -> None:
        """The practice window goes."""
        if self._practice:
            self._practice.end()
            self._practice.deleteLater()
            self._practice = None

    def _start(self) -> None:
        self._tried = True
        self._go.setEnabled(False)
        self._outcome.setText(self.tr("The practice window opens…"))
        self._reason.setText("")
        self.end()
        self._practice = Chore(self)
        self._practice.line.connect(lambda _: self.asked.emit(self._task))
        self._practice.ended.connect(self._closed)
        self._practice.start_part("ui.practice", "--language", self._language)

    def _closed(self, code: int, sentence: str) -> None:
        """The person closed it, or it could not be opened."""
        if code:
            self._outcome.setText(f"⚠ {said(sentence)}")
            self._go.setEnabled(True)


def finding_words(what: str) -> str:
    """What the doctor looked at."""
    return {
        "python": translate("doctor", "Python"),
        "settings": translate("doctor", "Settings"),
        "policy": translate("doctor", "Rules"),
        "screen": translate("doctor", "Seeing the screen"),
        "window manager": translate("doctor", "Knowing the windows"),
        "input": translate("doctor", "Mouse and keyboard"),
        "clipboard": translate("doctor", "Clipboard"),
        "reading (OCR)": translate("doctor", "Reading"),
        "disk": translate("doctor", "Disk"),
    }.get(what, what)
