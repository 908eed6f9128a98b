"""Edge: wires the windows to the agent process. Events become a state, which every window shows; wishes become commands."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from agent import ourselves, places
from agent.protocol import Bind, Call, Called, Event, Pause, Reply, Resume, Start, Stop
from agent.records import Answer, Status
from agent.settings import Settings
from ui import firstrun
from ui import state as fold
from ui.applied import Entailed, entailed, together
from ui.aside import Aside
from ui.calling import Calling
from ui.chore import Chore
from ui.cupboard import Cupboard
from ui.firstrun import FirstRun
from ui.history import History
from ui.language import speak
from ui.pages.models import ModelsPage
from ui.pages.settings import SettingsPage
from ui.panel import Panel
from ui.recording import Recording
from ui.state import Phase, State, changed
from ui.stock import Stock
from ui.theme import dress, icon
from ui.tray import Tray
from ui.underway import Underway
from ui.worker import Worker

LATER = 1200
"""Milliseconds without another change of settings after which the agent begins anew with them."""


class App(QObject):
    """The one place that knows the windows and the worker."""

    def __init__(self, chosen: Settings, trouble: str = "") -> None:
        """`trouble` is what was wrong with the settings, if anything."""
        super().__init__()
        self._history = History(places.data() / "tasks.txt")
        self._state = State(model=chosen.model, trouble=" ".join(filter(None, (trouble, self._history.trouble))))
        self._mode: str = chosen.mode
        self._runs = places.runs()
        self._worker = Worker(agent_command(), parent=self)
        self._stock = Stock(self)
        self._aside = Aside(self)
        self._chosen = chosen
        self._asked, self._rest = Start(""), list[Start]()
        self._called = False
        self._due = Entailed()
        self._later = QTimer(self, singleShot=True, interval=LATER)
        self._later.timeout.connect(self._catch_up)
        self._cupboard: Cupboard | None = None
        self._first: FirstRun | None = None
        self._make_windows()
        self._hear_agent()
        self._hear_person()
        self._set(self._state)

    def open(self, aside: bool = False, delegate: bool = False) -> None:
        """The first start takes the first steps; `aside` stays in the tray, where there is one, and `delegate` opens the small
        box alone."""
        self._worker.start()
        if firstrun.due():
            self._take_first_steps()
        elif delegate:
            self.call()
        elif not (aside and self._tray.there):
            self.bring()

    def apply(self, chosen: Settings) -> None:
        """Other settings, at once; a task that runs goes on as it was begun."""
        what, self._chosen = entailed(self._chosen, chosen), chosen
        self._mode = chosen.mode
        if self._state.phase is not Phase.BROKEN:
            self._set(fold.calm(self._state))
        application = QApplication.instance()
        if what.colours and isinstance(application, QApplication):
            dress(application, chosen.theme)
        if what.language and application is not None:
            speak(application, chosen.language)
        if what.keys:
            self._worker.send(Bind(chosen.stop_key, chosen.delegate_key))
        self._due = together(self._due, what)
        if what.windows:
            QTimer.singleShot(0, self, self._draw_anew)
        if what.agent:
            self._later.start()

    def _make_windows(self) -> None:
        """Each shows the state and nothing else, so that they can be made anew in another language."""
        self._panel = Panel(self._chosen, self._history, self._runs)
        self._underway = Underway(self._runs, self)
        self._calling = Calling(self._history, self)
        self._tray = Tray(icon(), self._runs, self)
        self._recording = Recording(self._chosen.stop_key, self)

    def bring(self) -> None:
        """The panel to the front, without the keyboard while the agent works; not while a chore is recorded."""
        if self._recording.runs:
            return
        self._underway.show_strip(False)
        window = self._first or self._panel
        window.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus, self._state.running)
        window.show()
        window.raise_()
        if not self._state.running:
            window.activateWindow()

    def quit(self) -> None:
        """Ends the agent, then this."""
        self._rest = []
        if self._recording.runs:
            self._recording.stop()
        self._clear_the_desk()
        self._tray.hide()
        self._worker.shut_down()

    def _hear_agent(self) -> None:
        self._worker.said.connect(self._told)
        self._worker.odd.connect(self._puzzled)
        self._worker.lost.connect(self._lost)
        self._worker.silent.connect(self._silent)
        self._worker.closed.connect(QApplication.quit)
        self._stock.used.connect(self.apply)
        self._stock.arrived.connect(self._came)

    def _hear_person(self) -> None:
        self._panel.box.forgot.connect(self._troubled)
        self._panel.box.asked.connect(lambda task, mode: self._begin([Start(task, mode)]))
        self._panel.ways.chosen.connect(self._show_page)
        self._panel.skilled.connect(lambda run: self._shelved().show_run(run, skilled=True))
        self._recording.over.connect(self._recorded)
        self._panel.notice.restart.connect(self._restart)
        self._panel.notice.dismissed.connect(lambda: self._set(fold.calm(self._state)))
        self._panel.closing.connect(self._closed)
        for controls in (self._panel.standing.controls, self._underway):
            controls.paused.connect(self._pause)
            controls.stopped.connect(self._stop)
        self._underway.opened.connect(self.bring)
        self._underway.answered.connect(self._answered)
        self._calling.asked.connect(lambda start: self._begin([start]))
        self._calling.held.connect(self._hold)
        self._calling.stopped.connect(self._stop)
        self._calling.over.connect(self._uncalled)
        self._tray.opened.connect(self.bring)
        self._tray.stopped.connect(self._stop)
        self._tray.paged.connect(self._show_page)
        self._tray.picked.connect(lambda run: self._shelved().show_run(run))
        self._tray.quitted.connect(self.quit)

    def _set(self, state: State) -> None:
        self._state = state
        self._worker.expect(state.due)
        for one in (self._panel, self._underway, self._calling, self._tray):
            one.tell(state)
        if self._first:
            self._first.tell(state)

    def _told(self, event: Event) -> None:
        before, state = self._state, fold.told(self._state, event)
        self._set(state)
        self._underway.told(event)
        if isinstance(event, Called) and not self._recording.runs:
            self._calling.call(event, self._mode)
        if before.running and not state.running:
            self._ended()
        if before.phase is Phase.LOADING and state.phase is Phase.IDLE:
            self._ready()

    def _ready(self) -> None:
        """What waited for the agent."""
        called, self._called = self._called, False
        if self._state.waiting:
            self._begin([self._asked, *self._rest])
        elif called:
            self._underway.show_strip(False)
            self._worker.send(Call())

    def call(self) -> None:
        """As the hotkey does: the box over the window that the person is in, as soon as the agent can say which."""
        if self._state.phase is Phase.BROKEN:
            self._restart()
        self._called = self._state.phase is Phase.LOADING
        if not self._called:
            self._worker.send(Call())
        elif not self._panel.isVisible():
            self._underway.show_strip(True)

    def _begin(self, starts: list[Start]) -> None:
        """The panel stands aside, and the agent is told when it has; of several, each begins when the one before is done."""
        start, *self._rest = starts
        self._asked = start if start.mode else changed(start, mode=self._mode)
        self._mode = self._asked.mode
        if self._state.phase is Phase.BROKEN:
            self._restart()
        self._set(fold.starting(self._state, start.task, typed=not start.skill and not start.replay))
        if self._state.phase is Phase.STARTING:
            self._clear_the_desk()
            self._underway.begin()
            self._aside.then(partial(self._worker.send, self._asked))
        else:
            self.bring()

    def _clear_the_desk(self) -> None:
        """Every window of ours out of the way."""
        for window in self._windows():
            window.hide()

    def _windows(self) -> list[QWidget]:
        more = [self._cupboard.window] if self._cupboard else []
        return [self._panel, *self._underway.windows, *more, *([self._first] if self._first else [])]

    def _ended(self) -> None:
        self._worker.stopped()
        self._underway.over()
        end, rest = self._state.end, len(self._rest)
        if rest and end is not None and end.status is Status.DONE:
            self._begin(self._rest)
            return
        if rest:
            self._rest = []
            left = self.tr("%n row(s) were left out, since this one did not end well.", "", rest)
            self._troubled(left)
        if following := self._calling.next():
            self._begin([following])
            return
        self._show_end()
        if self._due.windows or self._due.agent:
            self._later.start()

    def _show_end(self) -> None:
        """In the panel; for a task that was delegated in the strip, for the person is at something else."""
        left = self._calling.left()
        if left:
            said = self.tr("Not begun, for the task before it did not end well: {0}").format("; ".join(left))
            self._troubled(said)
        if self._calling.is_open:
            return
        delegated = self._asked.context is not None and self._state.end is not None
        if delegated and not self._state.trouble and not self._panel.isVisible():
            self._underway.linger()
        else:
            self.bring()

    def _show_page(self, page: str) -> None:
        if not self._state.running and not self._recording.runs:
            self._shelved().window.show_page(page)

    def _shelved(self) -> Cupboard:
        """Made when it is first wanted, so that the panel is there at once."""
        if self._cupboard is None:
            settings = SettingsPage()
            settings.changed.connect(self.apply)
            settings.welcome.connect(self._take_first_steps)
            more = {"models": ModelsPage(self._stock), "settings": settings}
            self._cupboard = Cupboard(self._chosen, self._runs, more, self)
            self._cupboard.asked.connect(self._begin)
            self._cupboard.recorded.connect(self._record)
        return self._cupboard

    def _take_first_steps(self, step: int = 0, geometry: QByteArray | None = None) -> None:
        if self._state.running or self._recording.runs or self._first:
            return
        self._clear_the_desk()
        self._first = FirstRun(self._chosen, self._stock)
        self._first.changed.connect(self.apply)
        self._first.asked.connect(lambda task: self._begin([Start(task, "careful")]))
        self._first.over.connect(self._first_steps_taken)
        self._first.tell(self._state)
        if geometry:
            self._first.restoreGeometry(geometry)
        self._first.go(step)
        self.bring()

    def _first_steps_taken(self) -> None:
        first, self._first = self._first, None
        if first:
            _gone(first)
        if not self._state.running:
            self.bring()

    def _came(self, model: str) -> None:
        """The model that was missing is here."""
        if model == self._chosen.model and self._state.phase is Phase.BROKEN:
            self._restart()

    def _catch_up(self) -> None:
        """What other settings entail for the agent, and what had to wait for the end of a task."""
        if self._state.running or self._recording.runs:
            return
        if self._due.windows:
            self._draw_anew()
        if self._due.agent:
            self._due = Entailed()
            self._restart()

    def _draw_anew(self) -> None:
        """Every window that is in words again; those in sight stay where they are. Pages and first steps only in another
        language, for the person may be in the middle of them."""
        if self._state.running or self._recording.runs or not self._due.windows:
            return
        language, self._due = self._due.language, changed(self._due, windows=False, language=False)
        panel, others = self._panel, (self._tray, self._recording)
        for parts in (self._underway, self._calling):
            parts.close()
        self._tray.hide()
        self._make_windows()
        self._hear_person()
        self._panel.box.line.setText(panel.box.line.text())
        self._set(self._state)
        self._panel.restoreGeometry(panel.saveGeometry())
        self._panel.setVisible(panel.isVisible())
        if language:
            self._say_pages_anew()
        _gone(panel)
        for other in others:
            other.deleteLater()

    def _say_pages_anew(self) -> None:
        cupboard, first = self._cupboard, self._first
        self._cupboard = self._first = None
        if cupboard:
            page, seen = cupboard.window.page, cupboard.window.isVisible()
            self._shelved().window.restoreGeometry(cupboard.window.saveGeometry())
            if seen:
                self._shelved().window.show_page(page)
            _gone(cupboard.window)
            cupboard.deleteLater()
        if first:
            self._take_first_steps(first.step, first.saveGeometry())
            _gone(first)

    def _record(self, name: str) -> None:
        """Everything of ours out of the way, and what the person does is watched."""
        self._clear_the_desk()
        self._aside.then(partial(self._recording.begin, name))

    def _recorded(self, name: str, file: Path | None, wrong: str) -> None:
        self._shelved().told(name, file, wrong)

    def _answered(self, card: int, answer: Answer) -> None:
        self._underway.show_strip(not self._panel.isVisible())
        self._aside.then(partial(self._worker.send, Reply(card, answer)))

    def _pause(self, on: bool, taken: bool) -> None:
        self._worker.send(Pause() if on else Resume())
        self._set(fold.holding(self._state, on, taken))

    def _hold(self, on: bool) -> None:
        """The agent holds still while the box has the keyboard, and goes on once it has not."""
        if on:
            self._pause(True, False)
        else:
            self._aside.then(partial(self._pause, False, False))

    def _uncalled(self) -> None:
        """The box went away without a task. What was only started for it ends where nothing would show it."""
        if not (self._tray.there or self._state.running or self._panel.isVisible() or self._first):
            self.quit()

    def _stop(self) -> None:
        """At once; a run that was only about to begin does not begin."""
        self._underway.done_asking()
        self._rest = []
        if self._state.phase is Phase.LOADING:
            self._set(fold.changed(self._state, waiting=""))
        elif self._state.running:
            self._set(fold.changed(self._state, stopping=True, paused=False))
            self._worker.send(Stop())

    def _restart(self) -> None:
        running = self._state.running
        self._set(fold.restarting(self._state))
        if running:
            self._ended()
            self._panel.again()
        self._worker.start()

    def _lost(self, sentence: str) -> None:
        running = self._state.running
        self._aside.never()
        self._set(fold.lost(self._state, sentence))
        if running:
            self._ended()
            self._panel.again()

    def _puzzled(self, line: str) -> None:
        said = line if len(line) <= 80 else f"{line[:79]}…"
        self._set(fold.puzzled(self._state, self.tr("The agent said something I do not understand: “{0}”").format(said)))

    def _troubled(self, sentence: str) -> None:
        """One more thing to be told."""
        self._set(fold.changed(self._state, trouble=" ".join(filter(None, (self._state.trouble, sentence)))))

    def _silent(self) -> None:
        self._set(fold.changed(self._state, silent=True))
        self.bring()

    def _closed(self) -> None:
        """With a tray Deskhand stays there; without one it ends. A running task keeps its strip."""
        if self._tray.there or self._state.running:
            self._panel.hide()
            self._underway.show_strip(self._state.running)
        else:
            self.quit()


def _gone(window: QWidget) -> None:
    """Away for good, with what it had under way."""
    window.hide()
    for chore in window.findChildren(Chore):
        chore.end()
    window.deleteLater()


def agent_command() -> Sequence[str]:
    """What starts the agent process; `DESKHAND_AGENT` overrides it."""
    own = os.environ.get("DESKHAND_AGENT", "")
    return shlex.split(own) if own else ourselves.command("agent", "serve", "--stdio")
