"""Edge: wires the windows to the agent process. Events become a state, which every window shows; wishes become commands."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from agent import ourselves, places
from agent.protocol import Call, Called, Event, Pause, Reply, Resume, Start, Stop
from agent.records import Answer, Status
from agent.settings import Settings
from agent.story import journal, runs
from ui import firstrun
from ui import state as fold
from ui.aside import Aside
from ui.cupboard import Cupboard
from ui.firstrun import FirstRun
from ui.history import History
from ui.pages import run_words
from ui.pages.models import ModelsPage
from ui.pages.settings import SettingsPage
from ui.renewal import Renewal
from ui.state import Phase, State, changed
from ui.stock import Stock
from ui.windows import Windows, gone
from ui.worker import Worker


class App(QObject):
    """The one place that knows the windows and the worker."""

    def __init__(self, chosen: Settings, trouble: str = "") -> None:
        """`trouble` is what was wrong with the settings, if anything."""
        super().__init__()
        self._history = History(places.data() / "tasks.txt")
        self._runs = places.runs()
        troubles = (trouble, self._history.trouble, self._left_off())
        self._state = State(model=chosen.model, trouble=" ".join(filter(None, troubles)))
        self._mode: str = chosen.mode
        self._worker = Worker(agent_command(), parent=self)
        self._stock = Stock(self)
        self._aside = Aside(self)
        self._renewal = Renewal(chosen, lambda: self._state.running or self._windows.recording.runs, self)
        self._asked, self._rest = Start(""), list[Start]()
        self._called = False
        self._cupboard: Cupboard | None = None
        self._first: FirstRun | None = None
        self._windows = Windows(chosen, self._history, self._runs, self)
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
        elif not (aside and self._windows.tray.there):
            self.bring()

    def apply(self, chosen: Settings) -> None:
        """Other settings, at once; a task that runs goes on as it was begun."""
        self._mode = chosen.mode
        if self._state.phase is not Phase.BROKEN:
            self._set(fold.calm(self._state))
        self._renewal.apply(chosen)

    def bring(self) -> None:
        """The panel to the front, without the keyboard while the agent works; not while a chore is recorded."""
        if self._windows.recording.runs:
            return
        self._windows.underway.show_strip(False)
        window = self._first or self._windows.panel
        window.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus, self._state.running)
        window.show()
        window.raise_()
        if not self._state.running:
            window.activateWindow()

    def quit(self) -> None:
        """Ends the agent, then this."""
        self._rest = []
        if self._windows.recording.runs:
            self._windows.recording.stop()
        self._clear_the_desk()
        self._windows.tray.hide()
        self._worker.shut_down()

    def _hear_agent(self) -> None:
        self._worker.said.connect(self._told)
        self._worker.odd.connect(self._puzzled)
        self._worker.lost.connect(self._lost)
        self._worker.silent.connect(self._silent)
        self._worker.closed.connect(QApplication.quit)
        self._renewal.bound.connect(self._worker.send)
        self._renewal.windows.connect(self._draw_anew)
        self._renewal.agent.connect(self._restart)
        self._stock.used.connect(self.apply)
        self._stock.arrived.connect(self._came)

    def _hear_person(self) -> None:
        at = self._windows
        at.panel.box.forgot.connect(self._troubled)
        at.panel.box.asked.connect(lambda task, mode: self._begin([Start(task, mode)]))
        at.panel.ways.chosen.connect(self._show_page)
        at.panel.skilled.connect(lambda run: self._shelved().show_run(run, skilled=True))
        at.recording.over.connect(self._recorded)
        at.panel.notice.restart.connect(self._restart)
        at.panel.notice.dismissed.connect(lambda: self._set(fold.calm(self._state)))
        at.panel.closing.connect(self._closed)
        for controls in (at.panel.standing.controls, at.underway):
            controls.paused.connect(self._pause)
            controls.stopped.connect(self._stop)
        at.underway.opened.connect(self.bring)
        at.underway.answered.connect(self._answered)
        at.calling.asked.connect(lambda start: self._begin([start]))
        at.calling.held.connect(self._hold)
        at.calling.stopped.connect(self._stop)
        at.calling.over.connect(self._uncalled)
        at.tray.opened.connect(self.bring)
        at.tray.stopped.connect(self._stop)
        at.tray.paged.connect(self._show_page)
        at.tray.picked.connect(lambda run: self._shelved().show_run(run))
        at.tray.quitted.connect(self.quit)

    def _set(self, state: State) -> None:
        self._state = state
        self._worker.expect(state.due)
        self._windows.tell(state)
        if self._first:
            self._first.tell(state)

    def _told(self, event: Event) -> None:
        before, state = self._state, fold.told(self._state, event)
        self._set(state)
        self._windows.underway.told(event)
        if isinstance(event, Called) and not self._windows.recording.runs:
            self._windows.calling.call(event, self._mode)
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
            self._windows.underway.show_strip(False)
            self._worker.send(Call())

    def call(self) -> None:
        """As the hotkey does: the box over the window that the person is in, as soon as the agent can say which."""
        if self._state.phase is Phase.BROKEN:
            self._restart()
        self._called = self._state.phase is Phase.LOADING
        if not self._called:
            self._worker.send(Call())
        elif not self._windows.panel.isVisible():
            self._windows.underway.show_strip(True)

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
            self._windows.underway.begin()
            self._aside.then(partial(self._worker.send, self._asked))
        else:
            self.bring()

    def _clear_the_desk(self) -> None:
        """Every window of ours out of the way."""
        for window in self._in_the_way():
            window.hide()

    def _in_the_way(self) -> list[QWidget]:
        more = [self._cupboard.window] if self._cupboard else []
        return [*self._windows.in_the_way, *more, *([self._first] if self._first else [])]

    def _ended(self) -> None:
        self._worker.stopped()
        self._windows.underway.over()
        end, rest = self._state.end, len(self._rest)
        if rest and end is not None and end.status is Status.DONE:
            self._begin(self._rest)
            return
        if rest:
            self._rest = []
            left = self.tr("%n row(s) were left out, since this one did not end well.", "", rest)
            self._troubled(left)
        if following := self._windows.calling.next():
            self._begin([following])
            return
        self._show_end()
        self._renewal.go_on()

    def _show_end(self) -> None:
        """In the panel; for a task that was delegated in the strip, for the person is at something else."""
        left = self._windows.calling.left()
        if left:
            said = self.tr("Not begun, for the task before it did not end well: {0}").format("; ".join(left))
            self._troubled(said)
        if self._windows.calling.is_open:
            return
        delegated = self._asked.context is not None and self._state.end is not None
        if delegated and not self._state.trouble and not self._windows.panel.isVisible():
            self._windows.underway.linger()
        else:
            self.bring()

    def _show_page(self, page: str) -> None:
        if not self._state.running and not self._windows.recording.runs:
            self._shelved().window.show_page(page)

    def _shelved(self) -> Cupboard:
        """Made when it is first wanted, so that the panel is there at once."""
        if self._cupboard is None:
            settings = SettingsPage()
            settings.changed.connect(self.apply)
            settings.welcome.connect(self._take_first_steps)
            more = {"models": ModelsPage(self._stock), "settings": settings}
            self._cupboard = Cupboard(self._renewal.chosen, self._runs, more, self)
            self._cupboard.asked.connect(self._begin)
            self._cupboard.recorded.connect(self._record)
        return self._cupboard

    def _take_first_steps(self, step: int = 0, geometry: QByteArray | None = None) -> None:
        if self._state.running or self._windows.recording.runs or self._first:
            return
        self._clear_the_desk()
        self._first = FirstRun(self._renewal.chosen, self._stock)
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
            gone(first)
        if not self._state.running:
            self.bring()

    def _came(self, model: str) -> None:
        """The model that was missing is here."""
        if model == self._renewal.chosen.model and self._state.phase is Phase.BROKEN:
            self._restart()

    def _draw_anew(self, language: bool) -> None:
        """Every window that is in words again. Pages and first steps only in another language, for the person may be in the
        middle of them."""
        with self._windows.anew(self._renewal.chosen):
            self._hear_person()
            self._set(self._state)
        if language:
            self._say_pages_anew()

    def _say_pages_anew(self) -> None:
        cupboard, first = self._cupboard, self._first
        self._cupboard = self._first = None
        if cupboard:
            page, seen = cupboard.window.page, cupboard.window.isVisible()
            self._shelved().window.restoreGeometry(cupboard.window.saveGeometry())
            if seen:
                self._shelved().window.show_page(page)
            gone(cupboard.window)
            cupboard.deleteLater()
        if first:
            self._take_first_steps(first.step, first.saveGeometry())
            gone(first)

    def _record(self, name: str) -> None:
        """Everything of ours out of the way, and what the person does is watched."""
        self._clear_the_desk()
        self._aside.then(partial(self._windows.recording.begin, name))

    def _recorded(self, name: str, file: Path | None, wrong: str) -> None:
        self._shelved().told(name, file, wrong)

    def _answered(self, card: int, answer: Answer) -> None:
        self._windows.underway.show_strip(not self._windows.panel.isVisible())
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
        if not (self._windows.tray.there or self._state.running or self._windows.panel.isVisible() or self._first):
            self.quit()

    def _stop(self) -> None:
        """At once; a run that was only about to begin does not begin."""
        self._windows.underway.done_asking()
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
            self._windows.panel.again()
        self._worker.start()

    def _lost(self, sentence: str) -> None:
        running = self._state.running
        self._aside.never()
        self._set(fold.lost(self._state, sentence))
        if running:
            self._ended()
            self._windows.panel.again()
            self._troubled(self.tr("The page Runs can go on with it."))

    def _left_off(self) -> str:
        """That the last run was cut short, if it was: it has no end, and nobody is at it."""
        newest = next(iter(runs.newest(self._runs, 1)), None)
        if newest is None or newest.status != runs.CUT or not run_words.goes_on(newest):
            return ""
        if journal.is_open(self._runs / newest.name):
            return ""
        told = self.tr("“{0}” was cut short. The page Runs can go on with it.")
        return told.format(run_words.task_words(newest))

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
        if self._windows.tray.there or self._state.running:
            self._windows.panel.hide()
            self._windows.underway.show_strip(self._state.running)
        else:
            self.quit()


def agent_command() -> Sequence[str]:
    """What starts the agent process; `DESKHAND_AGENT` overrides it."""
    own = os.environ.get("DESKHAND_AGENT", "")
    return shlex.split(own) if own else ourselves.command("agent", "serve", "--stdio")
