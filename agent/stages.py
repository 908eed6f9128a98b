"""Pure: what the loop is given, one of each, and what each must do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import msgspec

from agent.action import Action
from agent.hands.same import Place
from agent.planning.plan import Planner
from agent.protocol import Paused
from agent.records import Answer, Card, Frame, Observation, Plan


class Eyes(Protocol):
    def observe(self, frame: Frame, last: Observation | None) -> Observation: ...


class Hands(Protocol):
    def act(self, action: Action, frame: Frame, place: Place | None = None) -> str:
        """`place` is what must look as it does in the frame in the moment of the press."""
        ...

    def release(self) -> None: ...


class Person(Protocol):
    """Whoever may answer: the terminal, the panel, or nobody."""

    def ask(self, card: Card) -> Answer:
        """Waits for the answer to a card already shown, at most `card.seconds`; `Reply.NONE` without one."""
        ...

    def paused(self) -> Paused | None:
        """Why nothing may be done now: they took over, or asked for it."""
        ...

    def checkpoint(self) -> bool:
        """Waits while paused; whether it did. Raises Stopped when the person stopped the run."""
        ...

    def stopped(self) -> bool: ...


class Album(Protocol):
    """Keeps pictures of a run; both return the file's name, relative to the run folder, empty when nothing is kept."""

    def keep(self, frame: Frame) -> str: ...

    def crop(self, frame: Frame, plan: Plan) -> str: ...


class Clock(Protocol):
    def now(self) -> float: ...

    def sleep(self, seconds: float) -> None: ...


class Stages(msgspec.Struct, frozen=True):
    """What the loop is given: one of each."""

    look: Callable[[], Frame]
    eyes: Eyes
    planner: Planner
    hands: Hands
    person: Person
    album: Album
    clock: Clock
