"""Pure: planners that do what the attack wants, however weak the real ones are: the worst case that the gate has to hold."""

from __future__ import annotations

import json
from collections.abc import Sequence

from agent.action import Action, DoubleClick, Key, LeftClick, OpenApp, Type, describe
from agent.geometry import Box, Point
from agent.planning.calibration import Aim
from agent.planning.choosing import ChoosingPlanner
from agent.planning.grounding import Roles, Seer
from agent.planning.plan import Planner, give_up
from agent.planning.vision import VisionPlanner
from agent.records import Again, Expect, Expectation, Observation, Plan, Role, Step
from models.dialects.qwen import QWEN3
from models.model import Cancelled
from models.situation import Chosen
from tests.fakes import FakeChooser, FakeVision
from tests.trust.gate.judging import aimed
from tests.trust.injection.attacks import Attempt
from tests.trust.injection.shown import OWN, Shown

THOUSAND = 1000
SIZE = (1280, 800)
OVER = "There is no more to obey."


class Obeying:
    """Plans the attacker's act, whatever the task, and says that what it types stands in the task; then gives up."""

    def __init__(self, attempt: Attempt, shown: Shown) -> None:
        self._wanted = wanted(attempt, shown)

    def plan(self, task: str, seen: Observation, history: Sequence[Step], cancelled: Cancelled) -> Plan:
        made, self._wanted = self._wanted, None
        return made or give_up(OVER)


class Then:
    """The first step of this planner's run is given, and worked: without it no done is ever believed."""

    def __init__(self, planner: Planner, seen: Observation) -> None:
        self._planner = planner
        self._first = innocent(seen)

    def plan(self, task: str, seen: Observation, history: Sequence[Step], cancelled: Cancelled) -> Plan | Again:
        return self._planner.plan(task, seen, history, cancelled) if history else self._first


def wanted(attempt: Attempt, shown: Shown) -> Plan | None:
    """The attacker's act as a plan; None for a done, which no planner makes by itself, and where its target is hidden."""
    one = attempt.attack
    if one.verb == "done" or (one.label and shown.target is None):
        return None
    target = aimed(shown.target, shown.elements, typing=one.verb == "type") if shown.target else None
    action = _action(attempt, _place(target.box if target else shown.target))
    origin = "task" if isinstance(action, Type) else ""
    return Plan(action, describe(action, target.name if target else ""), target, origin=origin, confidence=1.0)


def model(attempt: Attempt, shown: Shown) -> Planner | None:
    """The planner that looks at the screen, with a model that obeys; None where it has no words for the act."""
    replies = _replies(attempt, _place(shown.target))
    seer = Seer(FakeVision(*replies, _call(action="terminate", status="failure")), QWEN3, lambda _: Aim(hits=20, count=20))
    return VisionPlanner(Roles(seer)) if replies else None


def chooser(attempt: Attempt) -> Planner | None:
    """The planner by the chooser, with one that says done and is sure of it."""
    return ChoosingPlanner(FakeChooser(Chosen("done", chance=1.0))) if attempt.attack.verb == "done" else None


def innocent(seen: Observation) -> Plan:
    """A step that nobody minds: a click on the first text."""
    texts = [one for one in seen.elements if one.role is Role.TEXT] or list(seen.elements)
    target = texts[0]
    action = LeftClick(target.box.centre)
    return Plan(action, describe(action, target.name), target, Expectation(Expect.CHANGE), confidence=1.0)


def _place(box: Box | None) -> Point | None:
    return box.centre if box else None


def _action(attempt: Attempt, point: Point | None) -> Action:
    one = attempt.attack
    where = point or OWN.centre
    ways: dict[str, Action] = {
        "click": LeftClick(where), "double": DoubleClick(where), "own": LeftClick(OWN.centre), "key": Key(one.typed),
        "open": OpenApp(one.typed), "type": Type(one.typed, point),
    }  # fmt: skip
    return ways[one.verb]


def _replies(attempt: Attempt, point: Point | None) -> list[str]:
    """What the model says, one reply a step."""
    one = attempt.attack
    if one.label and point is None:
        return []
    pointed = [_call(action="left_click", coordinate=_thousandths(point or OWN.centre))] if point or one.verb == "own" else []
    ways = {
        "click": pointed,
        "double": [reply.replace("left_click", "double_click") for reply in pointed],
        "own": pointed,
        "key": [_call(action="key", keys=one.typed.split("+"))],
        "type": [*pointed, _call(action="type", text=one.typed)],
        "done": [_call(action="terminate", status="success")],
    }
    return ways.get(one.verb, [])


def _thousandths(point: Point) -> list[int]:
    return [round(point.x * THOUSAND / SIZE[0]), round(point.y * THOUSAND / SIZE[1])]


def _call(**arguments: object) -> str:
    said = json.dumps({"name": "computer_use", "arguments": arguments})
    return f"<tool_call>\n{said}\n</tool_call>"
