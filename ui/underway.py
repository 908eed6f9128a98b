"""Edge: what is shown while a run is on: the strip, the card that asks, the mark on the screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QWidget

from agent.gating.change import under
from agent.protocol import Asking, Decided, Event, Framed, Planned
from agent.records import Answer, Decision, Status
from ui.approve import ApprovalCard
from ui.corner import in_points, on_screen, room_of
from ui.overlay import Overlay
from ui.state import Phase, State
from ui.strip import Strip

AROUND = 56
"""Screen points around a target that a card is kept off: for the mark and its arrow."""
LINGER = 12_000
"""Milliseconds for which a good end of a delegated task is shown."""


class Underway(QObject):
    """Shows the state of a run; says what the person wants of it. `paused` as of `Controls`, `answered` as of the card."""

    paused = Signal(bool, bool)
    stopped = Signal()
    opened = Signal()
    answered = Signal(int, object)

    def __init__(self, runs: Path, parent: QObject | None = None, leaves: str = "") -> None:
        """`runs` is the folder of all runs; `leaves` as of `Strip`."""
        super().__init__(parent)
        self._runs = runs
        self._state = State()
        self._strip, self._card, self._overlay = Strip(leaves), ApprovalCard(), Overlay()
        self._lingering = QTimer(self, singleShot=True, interval=LINGER)
        self._lingering.timeout.connect(self._strip.hide)
        self._strip.controls.paused.connect(self.paused.emit)
        self._strip.controls.stopped.connect(self.stopped.emit)
        self._strip.opened.connect(self.opened.emit)
        self._card.answered.connect(self._answered)
        self._card.picking.connect(lambda on: self._overlay.unmark() if on else self._mark())

    @property
    def windows(self) -> list[QWidget]:
        """Those that are in the way of the work."""
        return [self._strip, self._card]

    def begin(self) -> None:
        """In place before the agent looks for the first time."""
        self._lingering.stop()
        self._strip.begin()
        self._dodge()
        self._strip.show()
        self._overlay.begin(self._screen)

    def tell(self, state: State) -> None:
        before, self._state = self._state, state
        self._strip.tell(state)
        self._overlay.wait(state.phase is Phase.ASKING or state.paused)
        if state.card is not before.card:
            self._show_card()
        if not state.running:
            self._overlay.end()

    def told(self, event: Event) -> None:
        """After `tell`: what an event moves on the screen. The mark is there from a plan to its act, and while it is asked
        about; whatever comes between them takes it off, for the agent looks then."""
        if isinstance(event, (Framed, Planned)):
            self._dodge()
            self._overlay.begin(self._screen)  # which may be of another size by now
        if isinstance(event, (Planned, Asking)):
            self._mark()
        elif not (isinstance(event, Decided) and event.verdict.decision is Decision.ALLOW):
            self._overlay.unmark()

    def show_strip(self, on: bool) -> None:
        self._strip.setVisible(on)

    def linger(self) -> None:
        """The strip stays with how it came out; for a while where all is well."""
        self._strip.show()
        end = self._state.end
        if end is not None and end.status is Status.DONE:
            self._lingering.start()

    def over(self) -> None:
        """Nothing is asked or shown any more but how it came out."""
        self._card.away()
        self._overlay.end()

    def done_asking(self) -> None:
        self._card.away()
        self._overlay.unmark()

    def close(self) -> None:
        """Every window of it, for good."""
        self._overlay.close()
        for window in self.windows:
            window.hide()
            window.deleteLater()
        self.deleteLater()

    @property
    def _screen(self) -> QScreen:
        frame = self._state.sight.frame
        return room_of(frame.monitor if frame else None)

    def _mark(self) -> None:
        """Where the step at hand lands, or where the person would rather have it."""
        sight, picked = self._state.sight, self._card.picked
        if sight.frame is None or sight.plan is None or self._state.stopping:
            return
        point = picked or getattr(sight.plan.action, "point", None)
        self._overlay.mark(under(picked, sight.elements) if picked else sight.plan.target, point, sight.frame.monitor)

    def _show_card(self) -> None:
        card, frame = self._state.card, self._state.sight.frame
        if card is None:
            self._card.away()
            return
        self._card.ask(card, self._state.sight, self._runs / self._state.run)
        target = in_points(card.target.box, frame.monitor) if card.target and frame else None
        screen = self._screen
        room = screen.availableGeometry()
        self._strip.hide()
        self._card.place(room, on_screen(target.grown(AROUND), screen) if target else room)
        self._card.show()
        self._card.raise_()
        self._card.activateWindow()
        QApplication.alert(self._card)

    def _answered(self, card: int, answer: Answer) -> None:
        self._overlay.unmark()
        self.answered.emit(card, answer)

    def _dodge(self) -> None:
        """Keeps the strip off the window the agent works in, where there is room beside it."""
        frame, screen = self._state.sight.frame, self._screen
        window = frame.window if frame else None
        room = screen.availableGeometry()
        self._strip.place(room, on_screen(window.box, screen) if window else room)
