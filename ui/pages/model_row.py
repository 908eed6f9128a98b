"""Edge: one model as listed: what it is, whether it fits, what is under way with it, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton, QSizePolicy, QWidget

from agent.machine.model_shelf import Fit, Machine, Shelved
from ui.pages.sizes import about, came_out, fits, lies, step
from ui.parts import GAP, button, column, label, restyle, row
from ui.phrases import said
from ui.stock import Work


class ModelRow(QFrame):
    """`asked` carries what to do and the model's id: `use`, `test`, `pull`, `pause`, `cancel` or `remove`."""

    asked = Signal(str, str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("model")
        self.setProperty("sheet", True)
        self._name = name
        self._title = label(name, 1.1, bold=True)
        self._used = label(self.tr("✓ In use"), 0.95, bold=True)
        self._used.setObjectName("used")
        self._about, self._lies, self._fits = label("", soft=True), label(), label()
        self._fits.setToolTip(
            self.tr(
                "Reckoned as llama.cpp allocates it: the file itself, 16-bit keys and values of every layer for 3072 tokens, "
                "and the scores of the whole vocabulary for a batch of 1024 tokens. The test says what it really takes."
            )
        )
        self._doing, self._came = label("", soft=True), label()
        self._wrong = label()
        self._wrong.setObjectName("wrong")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._buttons = {act: self._button(words, act) for act, words in self._words().items()}
        self._lay_out()

    def tell(self, model: Shelved, work: Work, machine: Machine) -> None:
        self._about.setText(about(model))
        self._lies.setText(lies(model))
        self._fits.setText(fits(model, machine))
        self._fits.setVisible(bool(model.memory))
        self._used.setVisible(model.used)
        self._tell_work(work)
        self._offer(model, work, machine.fit(model.memory))
        self.setAccessibleName(". ".join(filter(None, (model.id, self._lies.text(), self._fits.text()))))

    def _tell_work(self, work: Work) -> None:
        doing = self.tr("Testing: it is loaded in a process of its own") if work.doing == "test" else step(work.what)
        self._doing.setText(self.tr("Stopping…") if work.stopping else f"{doing}…")
        self._doing.setVisible(bool(work.doing))
        self._bar.setVisible(bool(work.doing))
        self._bar.setRange(0, 1000 if work.part >= 0 else 0)
        self._bar.setValue(round(work.part * 1000) if work.part >= 0 else 0)
        self._bar.setAccessibleName(doing)
        self._came.setText(came_out(work.found) if work.found else "")
        self._came.setVisible(work.found is not None and not work.doing)
        self._wrong.setText(f"⚠ {said(work.trouble)}")
        self._wrong.setVisible(bool(work.trouble) and not work.doing)

    def _offer(self, model: Shelved, work: Work, fit: Fit) -> None:
        """Only what makes sense now."""
        free = not work.doing
        self._buttons["pull"].setText(self.tr("Go on with the download") if model.begun else self.tr("Download"))
        self._buttons["pull"].setAccessibleName(self._buttons["pull"].text() + f" {self._name}")
        restyle(self._buttons["pull"], "kind", "main" if fit is Fit.WELL else "")
        shown = {
            "use": model.there and not model.used and free,
            "test": model.there and free,
            "pull": not model.there and free and not model.own,
            "pause": work.doing == "pull",
            "cancel": work.doing in ("pull", "test") or (model.begun and free),
            "remove": free and not model.used and (model.there or (model.own and not model.begun)),
        }
        focused = any(one.hasFocus() for one in self._buttons.values())
        for act, on in shown.items():
            self._buttons[act].setVisible(on)
            self._buttons[act].setEnabled(not work.stopping)
        if focused and (left := [self._buttons[act] for act, on in shown.items() if on]):
            left[0].setFocus()  # or the keyboard would jump to another part of the window

    def _words(self) -> dict[str, str]:
        return {
            "use": self.tr("Use"),
            "pull": self.tr("Download"),
            "pause": self.tr("Pause"),
            "cancel": self.tr("Cancel"),
            "test": self.tr("Test"),
            "remove": self.tr("Remove"),
        }

    def _button(self, words: str, act: str) -> QPushButton:
        made = button(words, lambda: self.asked.emit(act, self._name), "main" if act == "use" else "")
        made.setAccessibleName(f"{words} {self._name}")
        made.setProperty("small", True)
        made.setObjectName(f"{act} {self._name}")
        return made

    def _lay_out(self) -> None:
        whole = column(gap=GAP - 2)
        for one in (self._title, self._used):
            one.setWordWrap(False)
            one.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        whole.addLayout(row(self._title, self._used, 1, gap=GAP * 2))
        lines: tuple[QWidget, ...] = (self._about, self._lies, self._fits, self._doing, self._bar, self._came, self._wrong)
        for line in lines:
            whole.addWidget(line)
        whole.addSpacing(4)
        whole.addLayout(row(*self._buttons.values(), 1))
        whole.setContentsMargins(16, 12, 16, 12)
        self.setLayout(whole)
