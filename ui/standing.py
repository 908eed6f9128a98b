"""Edge: one line that says where the agent stands, with what can be done about it."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from ui.controls import Controls
from ui.parts import GAP, column, label, row
from ui.phrases import said
from ui.state import Phase, State
from ui.wording import doing, held_words, standing


class Standing(QWidget):
    """The state in words, progress while something loads, pause and stop while something runs."""

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", 1.0, bold=True)
        self._words.setWordWrap(False)
        self._words.setSizePolicy(self.sizePolicy())
        self._more = label("", soft=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Loading"))
        self.controls = Controls()
        whole = column(gap=GAP)
        whole.addLayout(row(self._words, self._more, self.controls, gap=GAP + 2))
        whole.addWidget(self._bar)
        whole.setContentsMargins(4, 0, 0, 0)
        self.setLayout(whole)

    def tell(self, state: State) -> None:
        self._words.setText(standing(state))
        self._more.setText(_more(state, self.tr("It starts as soon as the agent is ready.")))
        self._bar.setVisible(state.phase is Phase.LOADING)
        known = state.loading is not None and state.loading.fraction >= 0
        self._bar.setRange(0, 1000 if known else 0)
        if known and state.loading is not None:
            self._bar.setValue(round(state.loading.fraction * 1000))
        self.controls.tell(state)
        self.setVisible(state.phase is not Phase.IDLE)
        self.setAccessibleName(f"{self._words.text()}. {self._more.text()}")


def _more(state: State, waiting: str) -> str:
    if state.phase is Phase.LOADING:
        loading = f"{said(state.loading.what)}…" if state.loading else ""
        return " ".join(filter(None, (loading, waiting if state.waiting else "")))
    if state.phase in (Phase.WORKING, Phase.STARTING):
        return held_words(state) if state.paused else doing(state)
    return ""
