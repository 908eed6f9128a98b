"""Pure: a planner by the chooser, a small network that points at the next act: which element, which words of the task.

What it may do is what can be pointed at: an element on the screen, a span of the task, of the screen or of what was noted. A
done brings what must be seen for it, as every planner's does; what it is not sure of is asked.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from agent.action import (
    Action,
    AskUser,
    Done,
    DoubleClick,
    Key,
    LeftClick,
    LeftClickDrag,
    OpenApp,
    Remember,
    RightClick,
    Scroll,
    Type,
    Wait,
    describe,
    typeable,
)
from agent.eyes.naming import LINE_HEIGHT
from agent.geometry import Point
from agent.planning.asked import picked, situation
from agent.planning.choices import STARTING, after_click, likeness, typing, under_wheel
from agent.planning.goals import Goal, split
from agent.planning.plan import DONE, ended, foreseen, tried
from agent.planning.progress import CONFIRM, SUITS, progress
from agent.records import Element, Expect, Expectation, Observation, Plan, Result, Role, Step
from agent.secret import whole
from agent.settings import Effort
from models.model import Cancelled, Chooser
from models.situation import Chosen
from models.views import several

LOOKS = {"low": 1, "medium": 5, "high": 15}
"""Looks that a decision takes, by effort."""
SURE = 0.3
"""Chance below which the person is asked. See docs/notes-planner.md for how often what is chosen at each chance is right."""
SURE_OF_DONE = 0.5
TINY = 1e-3
QUOTES = "“«\"'`"
NOTCHES = 5


class ChoosingPlanner:
    """Implements `agent.planning.plan.Planner` and `Foresight`."""

    def __init__(self, chooser: Chooser, effort: Effort = "low") -> None:
        self._chooser = chooser
        self._looks = LOOKS[effort]

    def plan(self, task: str, seen: Observation, history: Sequence[Step], cancelled: Cancelled) -> Plan:
        """The likeliest act that has not just been seen to do nothing."""
        now = Moment.of(with_answers(task, history), seen, history)
        nothing = tried(seen, history)
        said = several(self._chooser, situation(now.task, seen, history), self._looks, cancelled)
        for chosen in undone(said) if DONE in nothing else said:
            made = now.plan(chosen)
            if isinstance(made.action, Done) and chosen.chance >= SURE_OF_DONE:
                return now.ended(chosen.chance)
            if isinstance(made.action, (Done, AskUser)) or chosen.chance < SURE:
                break
            made = by_keys(made) if made.sentence in nothing else made
            if made.sentence not in nothing and not is_known(made, history):
                return made
        return now.asked()

    def ahead(self, task: str, seen: Observation, history: Sequence[Step], cancelled: Cancelled) -> Plan | None:
        """See `Foresight`."""
        return foreseen(self, task, seen, history, cancelled)


def undone(said: Sequence[Chosen]) -> list[Chosen]:
    """The decisions but for a done, which was refused: their chances given that it is not done."""
    left = [one for one in said if one.op != "done"]
    rest = 1.0 - sum(one.chance for one in said if one.op == "done")
    return [msgspec.structs.replace(one, chance=min(1.0, one.chance / max(rest, TINY))) for one in left]


def with_answers(task: str, history: Sequence[Step]) -> str:
    """The task, and what the person said when they were asked what to do."""
    asked = [step for step in history if isinstance(step.plan.action, AskUser) and step.plan.note != CONFIRM]
    answers = [step.answer.text for step in asked if step.answer and step.answer.text]
    return ". ".join([task.rstrip(". "), *answers]) if answers else task


class Moment(msgspec.Struct, frozen=True):
    """What a decision is made a plan with."""

    task: str
    goals: tuple[Goal, ...]
    elements: tuple[Element, ...]
    seen: Observation
    history: tuple[Step, ...]

    @staticmethod
    def of(task: str, seen: Observation, history: Sequence[Step]) -> Moment:
        return Moment(task, split(task), tuple(picked(seen.elements, task)), seen, tuple(history))

    def plan(self, chosen: Chosen) -> Plan:
        """A decision as a plan. Typed text is the task's own where it stands in the task, wherever it was copied from."""
        text = whole(snapped(chosen.text, self.quoted()), self.task) if chosen.op == "type" else chosen.text
        chosen = msgspec.structs.replace(chosen, text=text)
        target = self.elements[chosen.element] if chosen.element >= 0 else None
        action = _action(chosen, target, self.elements, self.seen)
        end = self.elements[chosen.end].name if chosen.end >= 0 else ""
        said = describe(action, target.name if target else "", end)
        origin = ("task" if text in self.task else "screen") if chosen.op == "type" else ""
        made = Plan(action, said, target, _expected(chosen, target), origin=origin, confidence=chosen.chance)
        made = msgspec.structs.replace(made, goal=self.served(made, text))
        if isinstance(action, OpenApp):
            return msgspec.structs.replace(made, patience=STARTING)
        return msgspec.structs.replace(made, note=text) if isinstance(action, Remember) else made

    def quoted(self) -> list[str]:
        """The texts that the task puts in quotes."""
        return [span for goal in self.goals for span in goal.spans if any(f"{mark}{span}" in self.task for mark in QUOTES)]

    def served(self, made: Plan, text: str) -> str:
        """The part of the task that a decision serves: the one that names most of it, else the one served last."""
        target = made.target.text if made.target else ""
        before = self.history[-1].plan.goal if self.history else ""

        def suits(goal: Goal) -> float:
            named = likeness(target, goal.text) if target else 0.0
            asked = isinstance(made.action, Key) and made.action.keys in (*goal.keys, goal.verb.keys)
            kind = 0.3 * isinstance(made.action, SUITS.get(goal.verb.intent, ()))
            return named + (bool(text) and text in goal.text) + asked + kind + 0.1 * (goal.text == before)

        best = max(self.goals, key=suits, default=None)
        return best.text if best is not None else ""

    def ended(self, sure: float) -> Plan:
        """Done, with what was noted last as the answer; a question where nothing on a screen could show a part."""
        noted = [step.plan.note for step in self.history if isinstance(step.plan.action, Remember)]
        told = progress(self.goals, self.history).told
        return msgspec.structs.replace(ended(self.goals, told, noted[-1] if noted else ""), confidence=sure)

    def asked(self) -> Plan:
        """A question: what to do is not clear here."""
        names = ", ".join(one.name for one in self.elements if one.role is not Role.TEXT)[:200]
        part = self._last()
        question = f"I do not see how to go on with “{part}” here. On screen: {names or 'nothing I can use'}. What should I do?"
        return Plan(AskUser(question), question, goal=part)

    def _last(self) -> str:
        return self.goals[-1].text if self.goals else ""


def _action(chosen: Chosen, target: Element | None, elements: Sequence[Element], seen: Observation) -> Action:
    if chosen.op == "type" and target:
        return typing(chosen.text, target, LINE_HEIGHT * seen.frame.monitor.density)
    middle = under_wheel(seen)
    end = elements[chosen.end].box.centre if chosen.end >= 0 else middle
    return acted(chosen.op, chosen.text, chosen.key, Places(target.box.centre if target else middle, end, middle))


class Places(msgspec.Struct, frozen=True):
    """Where an act is done, where a drag ends, and where a wheel is turned."""

    at: Point = Point(0, 0)
    end: Point = Point(0, 0)
    middle: Point | None = None


NOWHERE = Places()


def acted(op: str, text: str = "", key: str = "", places: Places = NOWHERE) -> Action:
    """The action of an op. What the history says of it is the same wherever it is done."""
    ways: dict[str, Action] = {
        "click": LeftClick(places.at),
        "double": DoubleClick(places.at),
        "right": RightClick(places.at),
        "drag": LeftClickDrag(places.at, end=places.end),
        "type": Type(text),
        "key": Key(key),
        "open": OpenApp(text),
        "scroll_down": Scroll(dy=NOTCHES, point=places.middle),
        "scroll_up": Scroll(dy=-NOTCHES, point=places.middle),
        "wait": Wait(1.0),
        "remember": Remember(text),
        "ask": AskUser(""),
        "done": Done(),
    }
    return ways[op]


def by_keys(made: Plan) -> Plan:
    """Another way of the same: figures that did not arrive by pasting are typed key by key."""
    if not isinstance(made.action, Type) or not typeable(made.action.text):
        return made
    typed = msgspec.structs.replace(made.action, by_keys=True)
    return msgspec.structs.replace(made, action=typed, sentence=f"{made.sentence}, key by key")


def _expected(chosen: Chosen, target: Element | None) -> Expectation:
    """What should be seen after it."""
    if chosen.op == "click" and target is not None:
        return after_click(target)
    if chosen.op == "type":
        return Expectation(Expect.VALUE if target else Expect.TEXT, chosen.text)
    if chosen.op == "open":
        return Expectation(Expect.WINDOW, chosen.text)
    return Expectation(Expect.NOTHING) if chosen.op in ("wait", "remember") else Expectation(Expect.CHANGE)


def is_known(made: Plan, history: Sequence[Step]) -> bool:
    """What was noted already needs no second note, and what was just typed is not typed again."""
    if isinstance(made.action, Type):
        last = history[-1] if history else None
        return last is not None and last.plan.action == made.action and last.outcome.result is Result.CONFIRMED
    return isinstance(made.action, Remember) and any(step.plan.sentence == made.sentence for step in history)


def snapped(text: str, quoted: Sequence[str]) -> str:
    """A text that was pointed at, by a word too many or too few, as the task puts it in quotes."""
    near = [one for one in quoted if one in text or (text in one and 2 * len(text) > len(one))]
    return max(near, key=len, default=text)
