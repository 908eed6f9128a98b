"""Edge: the agent as a child process. Commands come in on standard input, events go out on standard output, one JSON line each.

A thread reads commands, so that stop, pause and answers arrive while a run is under way; the main thread runs.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from typing import Protocol, TextIO

from agent.errors import AgentError
from agent.hands.control import Switch
from agent.protocol import (
    Bind,
    Bound,
    Call,
    Called,
    Command,
    Error,
    Event,
    Pause,
    Paused,
    Planned,
    Ready,
    Reply,
    Resume,
    Shutdown,
    Start,
    Stop,
    command,
    line,
)
from agent.records import Answer, Card, Plan
from agent.records import Reply as Said
from models.model import ModelError

Run = Callable[[Start, "Remote"], Iterator[Event]]
SLICE = 0.05
"""Seconds between two looks at the stop switch while a card is open."""
LEAD = 0.3
"""Seconds for which the panel marks where the next action lands, before anything is done."""


class Remote:
    """The person at the other end of the pipe."""

    def __init__(self, switch: Switch) -> None:
        self._switch = switch
        self._answers: queue.Queue[Reply] = queue.Queue()

    def checkpoint(self) -> bool:
        return self._switch.checkpoint()

    def paused(self) -> Paused | None:
        return self._switch.paused()

    def stopped(self) -> bool:
        return self._switch.stopped()

    def answered(self, reply: Reply) -> None:
        self._answers.put(reply)

    def forget(self) -> None:
        """Drops answers to the cards of an earlier run."""
        while not self._answers.empty():
            self._answers.get()

    def ask(self, card: Card) -> Answer:
        """The answer to this very card; late answers to earlier ones are dropped."""
        with self._switch.at_ease():
            return self._answer(card)

    def _answer(self, card: Card) -> Answer:
        waited = 0.0
        while waited < card.seconds:
            self._switch.checkpoint()
            try:
                reply = self._answers.get(timeout=SLICE)
            except queue.Empty:
                waited += SLICE
                continue
            if reply.card == card.id:
                return reply.answer
        return Answer(Said.NONE)


def shown_at(plan: Plan) -> bool:
    """Whether there is a place on the screen to mark."""
    return plan.target is not None or getattr(plan.action, "point", None) is not None


class Around(Protocol):
    """The desktop beside the runs (`agent.build.Workplace`): the delegate key and what is before the person who pressed it."""

    @property
    def calls(self) -> queue.SimpleQueue[None]: ...

    @property
    def bound(self) -> Bound: ...

    def called(self) -> Called: ...

    def bind(self, stop_key: str, delegate_key: str) -> Bound: ...


class Server:
    """Serves runs one after the other until told to shut down or the other end goes away."""

    def __init__(self, source: TextIO, sink: TextIO, switch: Switch, run: Run, around: Around) -> None:
        self._around = around
        self._source = source
        self._sink = sink
        self._switch = switch
        self._run = run
        self._person = Remote(switch)
        self._tasks: queue.Queue[tuple[Start | Shutdown, int]] = queue.Queue()
        self._stops = 0
        self._writing = threading.Lock()

    def serve(self, model: str) -> None:
        """Returns when told to shut down."""
        threading.Thread(target=self._listen, daemon=True).start()
        threading.Thread(target=self._tell_calls, daemon=True).start()
        self.send(self._around.bound)
        self.send(Ready(model))
        while True:
            start, stops = self._tasks.get()
            if isinstance(start, Shutdown):
                return
            self._person.forget()
            self._switch.reset()
            if stops != self._stops:
                self._switch.stop()  # told to stop after it was asked for and before it began
            try:
                for event in self._run(start, self._person):
                    self.send(event)
                    if isinstance(event, Planned) and shown_at(event.plan):
                        self._switch.sleep(LEAD)
            except (AgentError, ModelError) as error:
                self.send(Error(str(error)))

    def send(self, event: Event) -> None:
        with self._writing:
            self._sink.write(line(event) + "\n")
            self._sink.flush()

    def _tell_calls(self) -> None:
        """In a thread of its own: a selection may be slow to read."""
        while True:
            self._around.calls.get()
            self.send(self._around.called())

    def _listen(self) -> None:
        for text in self._source:
            try:
                self._heed(command(text))
            except ValueError as error:
                self.send(Error(str(error)))
        self._heed(Shutdown())

    def _heed(self, said: Command) -> None:  # noqa: C901 - one line a command
        match said:
            case Start():
                self._tasks.put((said, self._stops))
            case Shutdown():
                self._stop()
                self._tasks.put((said, self._stops))
            case Reply():
                self._person.answered(said)
            case Stop():
                self._stop()
            case Pause():
                self._switch.pause()
            case Resume():
                self._switch.resume()
            case Call():
                self._around.calls.put(None)
            case Bind():
                # The guard may take its time, and `stop` must be heard meanwhile.
                threading.Thread(target=self._bind, args=(said,), daemon=True).start()

    def _bind(self, keys: Bind) -> None:
        self.send(self._around.bind(keys.stop_key, keys.delegate_key))

    def _stop(self) -> None:
        """What is under way and what was asked for before now."""
        self._stops += 1
        self._switch.stop()
