"""Edge: a chore being watched: the process that watches, and the small window that says so and ends it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from ui.chore import Chore
from ui.corner import corner
from ui.floating import Floating
from ui.parts import button, column, label, row
from ui.strip import EDGE, SECOND, WIDTH, OneLine
from ui.welcome import keys
from ui.wording import lasting

WATCHING, STEP, WRITTEN = "Watching: ", "  ", "Written: "
"""How the lines of `deskhand skill record` begin."""
PATIENCE = 60_000
"""Milliseconds in which what was watched must be written once it was told to stop."""


class RecordingStrip(Floating):
    """Says what was understood of what the person did."""

    stopped = Signal()

    def __init__(self, stop_key: str) -> None:
        super().__init__()
        self._stop_key = keys(stop_key)
        self._words, self._under = OneLine(), label("", 0.9, soft=True)
        self._words.setSizePolicy(self._under.sizePolicy())
        self._stop = button(self.tr("Stop"), self.stopped.emit, "stop", self._stop_key)
        self._stop.setProperty("small", True)
        whole = row(gap=12)
        whole.addLayout(column(self._words, self._under, gap=2), 1)
        whole.addWidget(self._stop)
        whole.setContentsMargins(14, 9, 12, 9)
        self.setLayout(whole)
        self.setFixedWidth(WIDTH)
        self._clock = QTimer(self, interval=SECOND)
        self._clock.timeout.connect(self._tick)
        self._seconds = 0

    def begin(self) -> None:
        """It is being made ready."""
        self._seconds = 0
        self._stop.setEnabled(True)
        self._say(self.tr("Getting ready to watch…"), self.tr("Wait before you begin."))
        room = QGuiApplication.primaryScreen().availableGeometry()
        self.move(corner(self.sizeHint().expandedTo(self.minimumSize()), room, room, EDGE))
        self.show()

    def watching(self) -> None:
        """From now on what the person does counts."""
        self._words.show_text(self.tr("Recording: do the chore once"))
        self.setWindowTitle(f"Deskhand – {self.tr('Recording')}")
        self._tick()
        self._clock.start()

    def step(self, sentence: str) -> None:
        """The last thing that was understood."""
        self._words.show_text(self.tr("Recording: {0}").format(sentence))

    def ending(self) -> None:
        self._clock.stop()
        self._stop.setEnabled(False)
        self._say(self.tr("Writing the skill down…"), "")

    def _say(self, words: str, under: str) -> None:
        self._words.show_text(words)
        self._under.setText(under)
        self.setWindowTitle(f"Deskhand – {words}")

    def _tick(self) -> None:
        text = self.tr("{0} or Stop ends it · {1}").format(self._stop_key, lasting(self._seconds) if self._seconds else "0 s")
        self._under.setText(text)
        self._seconds += 1


class Recording(QObject):
    """`over` carries the skill's name, its file (None where there is none) and what went wrong."""

    over = Signal(str, object, str)

    def __init__(self, stop_key: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.strip = RecordingStrip(stop_key)
        self._chore = Chore(self, PATIENCE)
        self._name, self._file, self._stopping = "", "", False
        self._chore.line.connect(self._hear)
        self._chore.ended.connect(self._ended)
        self.strip.stopped.connect(self.stop)

    @property
    def runs(self) -> bool:
        return self._chore.running

    def begin(self, name: str) -> None:
        """The panel must be out of the way by now."""
        self._name, self._file, self._stopping = name, "", False
        self.strip.begin()
        self._chore.start("skill", "record", name)

    def stop(self) -> None:
        self._stopping = True
        self.strip.ending()
        self._chore.stop()

    def _hear(self, line: str) -> None:
        if line.startswith(WATCHING):
            self.strip.watching()
        elif line.startswith(WRITTEN):
            self._file = line.removeprefix(WRITTEN)
        elif line.startswith(STEP) and not self._stopping:
            self.strip.step(line.strip())

    def _ended(self, code: int, words: str) -> None:
        self.strip.hide()
        good = code == 0 and self._file
        wrong = words or self.tr("The recording ended before anything was written.")
        self.over.emit(self._name, Path(self._file) if good else None, "" if good else wrong)
