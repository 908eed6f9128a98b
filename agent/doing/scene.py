"""Pure: where the walk through a skill stands: the screen now, the steps so far, the values, and what it may call on."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TypeVar

import msgspec

from agent.action import Action, Type, describe
from agent.doing.targets import Match, no_pictures
from agent.errors import StepError
from agent.planning.plan import Planner
from agent.records import Again, Element, Expect, Expectation, Observation, Plan
from agent.records import Step as Taken
from models.model import Cancelled
from skills.fill import fill
from skills.skill import Skill, Step, Target, Value
from skills.verbs import verb_of

T = TypeVar("T")
Walk = Generator[Plan | Again, None, T]
"""Yields one plan at a time, each carried out before the walk goes on; `Again` looks again first."""
Values = Mapping[str, Value]
WRITTEN, PYTHON = "SKILL.md", "skill.py"
"""The file of a skill, and the one beside it where its steps are no data."""
DEEPEST = 8
"""Skills that run each other."""
CHANGE = Expectation()


class Undone(Exception):  # noqa: N818 - it is what happened, not an error's name
    """Thrown into a walk whose last plan was not carried out: the person took over, and all may be elsewhere now."""


class Repair(msgspec.Struct, frozen=True):
    """A target that was found by its other anchors: how it is written in the step of the file that begins at `line`, and how it
    would have to be."""

    file: str
    line: int
    old: Target
    new: Target


def _none(*_: object) -> None:
    return None


class Outside(msgspec.Struct, frozen=True):
    """What a skill may call on: the planner for sub-goals (slow to come by, so asked for when needed), the rows of a table,
    another skill with its values, the walk of a Python skill, pictures, the text of a skill's file (for the repairs to be
    offered)."""

    helper: Callable[[], Planner | None] = _none
    rows: Callable[[str], Sequence[Mapping[str, str]]] = lambda file: ()
    skill: Callable[[str, Values], tuple[Skill, Values] | None] = _none
    python: Callable[[Skill, Values, Scene], Walk[None]] | None = None
    match: Match = no_pictures
    source: Callable[[str], str] = lambda file: ""


class Scene:
    """Changed by the planner before each step of the walk: `seen` and `history` are the loop's."""

    def __init__(self, skill: Skill, values: Values, outside: Outside) -> None:
        self.skill = skill
        self.values: dict[str, Value] = dict(values)
        self.outside = outside
        self.seen: Observation
        self.history: Sequence[Taken] = ()
        self.cancelled: Cancelled = lambda: False
        self.repairs: list[Repair] = []
        self.expected: list[str] = []
        self.line = 0
        self._depth: list[str] = [skill.name]
        self._answers: dict[str, str] = {}

    @property
    def where(self) -> str:
        """File and line of the step at hand."""
        return f"{self.file}:{self.line}" if self.line else self.file

    @property
    def file(self) -> str:
        """The file that the step at hand is written in; the skill's name where there is none."""
        stem = self.skill.file.removesuffix(WRITTEN)
        python = self.skill.python and stem != self.skill.file
        return f"{stem}{PYTHON}" if python else self.skill.file or self.skill.name

    def failed(self, why: str) -> StepError:
        return StepError(f"{self.where}: {why}.")

    def filled(self, step: Step) -> Step:
        """The step with its slots filled by what is known now."""
        return fill(step, self.values, self.skill.file or self.skill.name)

    def plan(self, action: Action, goal: str, target: Element | None = None, about: Expectation = CHANGE) -> Plan:
        """A plan for the step at hand, `goal` as it is written."""
        origin = "skill" if isinstance(action, Type) else ""
        sentence = describe(action, target.name if target else "")
        patience = PATIENCE.get(about.kind, 1.0)
        return Plan(action, sentence, target, about, self.goal(goal), origin=origin, skill=self.where, patience=patience)

    def goal(self, said: str) -> str:
        return f"line {self.line}: {said}" if self.line else said

    def answered(self, name: str, text: str) -> None:
        """What the person said holds from here on, to the end of the skill."""
        self._answers[name] = self.values[name] = text

    @contextmanager
    def within(self, values: Values) -> Iterator[None]:
        """These values for a while, on top of the others; what is answered meanwhile stays."""
        before, self.values = self.values, {**self.values, **values}
        try:
            yield
        finally:
            before.update(self._answers)
            self.values = before

    @contextmanager
    def inside(self, skill: Skill, values: Values) -> Iterator[None]:
        """Another skill for a while. Raises StepError when they go too deep."""
        self._depth.append(skill.name)
        if len(self._depth) > DEEPEST:
            raise self.failed(f"skills run each other without end ({' → '.join(self._depth)})")
        before = self.skill, self.values, self.line, self._answers
        self.skill, self.values, self._answers = skill, dict(values), {}
        try:
            yield
        finally:
            self.skill, self.values, self.line, self._answers = before
            self._depth.pop()


PATIENCE = {Expect.NOTHING: 0.0, Expect.WINDOW: 10.0, Expect.SEEN: 2.0, Expect.GONE: 2.0, Expect.VALUE: 3.0}
"""Seconds for which an effect that is not seen at once is looked for again, 1 for the rest."""


def said(step: Step) -> str:
    """A step as it is written, on one line: `click button "Save"`."""
    verb = verb_of(step)
    main = getattr(step, verb.main.field) if verb.main else ""
    into = getattr(step, "into", None)
    more = f" into {into}" if isinstance(into, Target) else f" to {to}" if (to := getattr(step, "to", None)) else ""
    return f"{verb.name} {main}{more}".strip()
