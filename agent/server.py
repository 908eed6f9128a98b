"""Edge: the agent as a child process. Commands come in on standard input, events go out on standard output, one JSON line each.

A thread reads commands, so that stop, pause and answers arrive while a run is under way; the main thread runs.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from typing import TextIO

from agent.control import Switch
from agent.errors import AgentError
from agent.protocol import (
    Command,
    Error,
    Event,
    Pause,
    Ready,
    Reply,
    Resume,
    Shutdown,
    Start,
    Stop,
    command,
    line,
)
from agent.records import Answer, Card
from agent.records import Reply as Said
from models.model import ModelError

Run = Callable[[Start, "Remote"], Iterator[Event]]
SLICE = 0.05
"""Seconds between two looks at the stop switch while a card is open."""


class Remote:
    """The person at the other end of the pipe."""

    def __init__(self, switch: Switch) -> None:
        self._switch = switch
        self._answers: queue.Queue[Reply] = queue.Queue()

    def checkpoint(self) -> None:
        self._switch.checkpoint()

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


class Server:
    """Serves runs one after the other until told to shut down or the other end goes away."""

    def __init__(self, source: TextIO, sink: TextIO, switch: Switch, run: Run) -> None:
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
            except (AgentError, ModelError) as error:
                self.send(Error(str(error)))

    def send(self, event: Event) -> None:
        with self._writing:
            self._sink.write(line(event) + "\n")
            self._sink.flush()

    def _listen(self) -> None:
        for text in self._source:
            try:
                self._heed(command(text))
            except ValueError as error:
                self.send(Error(str(error)))
        self._heed(Shutdown())

    def _heed(self, said: Command) -> None:
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

    def _stop(self) -> None:
        """What is under way and what was asked for before now."""
        self._stops += 1
        self._switch.stop()
