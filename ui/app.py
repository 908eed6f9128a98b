"""Edge: wires the windows to the agent process. Events become a state, which every window shows; wishes become commands."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from agent import places
from agent.protocol import Event, Framed, Pause, Planned, Reply, Resume, Start, Stop
from agent.records import Answer
from agent.settings import Settings
from ui import state as fold
from ui.approve import ApprovalCard
from ui.aside import Aside
from ui.corner import in_points, on_screen, room_of
from ui.history import History
from ui.panel import Panel
from ui.state import Phase, State
from ui.strip import Strip
from ui.theme import icon
from ui.tray import Tray
from ui.worker import Worker


class App(QObject):
    """The one place that knows the windows and the worker."""

    def __init__(self, chosen: Settings, trouble: str = "") -> None:
        """`trouble` is what was wrong with the settings, if anything."""
        super().__init__()
        self._state = State(model=chosen.model, trouble=trouble)
        self._mode: str = chosen.mode
        self._runs = places.runs()
        self._worker = Worker(agent_command(), parent=self)
        self._panel = Panel(chosen, History(places.data() / "tasks.txt"), self._runs)
        self._strip = Strip()
        self._card = ApprovalCard()
        self._tray = Tray(icon(), self)
        self._aside = Aside(self)
        self._hear_agent()
        self._hear_person()
        self._set(self._state)

    def open(self) -> None:
        self._worker.start()
        self.bring()

    def bring(self) -> None:
        """The panel to the front; while the agent works it does not take the keyboard."""
        self._strip.hide()
        self._panel.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus, self._state.running)
        self._panel.show()
        self._panel.raise_()
        if not self._state.running:
            self._panel.activateWindow()

    def quit(self) -> None:
        """Ends the agent, then this."""
        for window in (self._panel, self._strip, self._card):
            window.hide()
        self._tray.hide()
        self._worker.shut_down()

    def _hear_agent(self) -> None:
        self._worker.said.connect(self._told)
        self._worker.odd.connect(self._puzzled)
        self._worker.lost.connect(self._lost)
        self._worker.silent.connect(self._silent)
        self._worker.closed.connect(QApplication.quit)

    def _hear_person(self) -> None:
        self._panel.box.asked.connect(self._begin)
        self._panel.notice.restart.connect(self._restart)
        self._panel.notice.dismissed.connect(lambda: self._set(fold.calm(self._state)))
        self._panel.closing.connect(self._closed)
        for controls in (self._panel.standing.controls, self._strip.controls):
            controls.paused.connect(self._pause)
            controls.stopped.connect(self._stop)
        self._strip.opened.connect(self.bring)
        self._card.answered.connect(self._answered)
        self._tray.opened.connect(self.bring)
        self._tray.stopped.connect(self._stop)
        self._tray.quitted.connect(self.quit)

    def _set(self, state: State) -> None:
        self._state = state
        self._worker.expect(state.due)
        for one in (self._panel, self._strip, self._tray):
            one.tell(state)

    def _told(self, event: Event) -> None:
        before, state = self._state, fold.told(self._state, event)
        self._set(state)
        if isinstance(event, (Framed, Planned)):
            self._dodge()
        if state.card is not before.card:
            self._show_card()
        if before.running and not state.running:
            self._ended()
        if before.phase is Phase.LOADING and state.phase is Phase.IDLE and state.waiting:
            self._begin(state.waiting, self._mode)

    def _begin(self, task: str, mode: str) -> None:
        """The panel stands aside, and the agent is told when it has."""
        self._mode = mode
        if self._state.phase is Phase.BROKEN:
            self._restart()
        self._set(fold.starting(self._state, task))
        if self._state.phase is Phase.STARTING:
            self._strip.begin()
            self._panel.hide()
            self._dodge()
            self._strip.show()
            self._aside.then(partial(self._worker.send, Start(task, mode)))

    def _ended(self) -> None:
        self._worker.stopped()
        self._card.away()
        self.bring()

    def _show_card(self) -> None:
        card, frame = self._state.card, self._state.sight.frame
        if card is None:
            self._card.away()
            return
        self._card.ask(card, self._state.sight.plan, self._runs / self._state.run)
        monitor = frame.monitor if frame else None
        screen = room_of(monitor)
        target = in_points(card.target.box, monitor) if card.target and monitor else None
        room = screen.availableGeometry()
        self._strip.hide()
        self._card.place(room, on_screen(target.grown(40), screen) if target else room)
        self._card.show()
        self._card.raise_()
        self._card.activateWindow()
        QApplication.alert(self._card)

    def _answered(self, card: int, answer: Answer) -> None:
        if not self._panel.isVisible():
            self._strip.show()
        self._aside.then(partial(self._worker.send, Reply(card, answer)))

    def _pause(self, on: bool) -> None:
        self._worker.send(Pause() if on else Resume())
        self._set(fold.changed(self._state, paused=on))

    def _stop(self) -> None:
        """At once; a run that was only about to begin does not begin."""
        self._card.away()
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

    def _silent(self) -> None:
        self._set(fold.changed(self._state, silent=True))
        self.bring()

    def _closed(self) -> None:
        """With a tray Deskhand stays there; without one it ends. A running task keeps its strip."""
        if self._tray.there or self._state.running:
            self._panel.hide()
            self._strip.setVisible(self._state.running)
        else:
            self.quit()

    def _dodge(self) -> None:
        """Keeps the strip off the window the agent works in, where there is room beside it."""
        frame = self._state.sight.frame
        screen = room_of(frame.monitor if frame else None)
        window = frame.window if frame else None
        room = screen.availableGeometry()
        self._strip.place(room, on_screen(window.box, screen) if window else room)


def agent_command() -> Sequence[str]:
    """What starts the agent process; `DESKHAND_AGENT` overrides it."""
    own = os.environ.get("DESKHAND_AGENT", "")
    return shlex.split(own) if own else (sys.executable, "-m", "agent", "serve", "--stdio")
