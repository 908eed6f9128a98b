"""Pure: a planner that repeats a recorded run. Targets are found again by role and text, so the screen may have moved."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from agent.action import ENDINGS, AskUser, Done, OpenApp
from agent.geometry import Point
from agent.planning.plan import give_up
from agent.protocol import Entry, Verified
from agent.records import Element, Observation, Plan, Result, Role, Step, Window
from models.model import Cancelled


class RecordedPlanner:
    """Implements `agent.planning.plan.Planner` with the steps of a run that had an effect."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._steps = tuple(recorded(entries))

    def plan(self, task: str, seen: Observation, history: Sequence[Step], cancelled: Cancelled) -> Plan:
        """The next recorded step, aimed at where its target is now."""
        at = len(history)
        if at >= len(self._steps):
            return Plan(Done(), "Done", confidence=1.0)
        step, plan = self._steps[at], self._steps[at].plan
        if elsewhere(step, seen):
            return give_up(f"Step {at + 1} was done in {_app(step.window)}, and {_app(seen.frame.window)} is in front.")
        if plan.target is None:
            return plan
        now = found(plan.target, seen.elements)
        if now is None:
            return give_up(f"Step {at + 1} needs {plan.target.name}, which is not on the screen.")
        return aimed(plan, now)


def recorded(entries: Sequence[Entry]) -> list[Step]:
    """The steps of a run that were carried out."""
    steps = [entry.event.record for entry in entries if isinstance(entry.event, Verified)]
    return [
        step
        for step in steps
        if step.outcome.result in (Result.CONFIRMED, Result.UNVERIFIABLE)
        and not isinstance(step.plan.action, (*ENDINGS, AskUser))
    ]


def elsewhere(step: Step, seen: Observation) -> bool:
    """Whether another application is in front than when the step was done: what has the same name there is not what was meant.
    What brings an application or a window up may begin anywhere."""
    brings = isinstance(step.plan.action, OpenApp) or (step.plan.target is not None and step.plan.target.role is Role.WINDOW)
    return not brings and step.window is not None and bool(step.window.app) and _app(seen.frame.window) != step.window.app


def _app(window: Window | None) -> str:
    return window.app if window else "nothing"


def found(target: Element, elements: Sequence[Element]) -> Element | None:
    """The element with this role and text that is nearest to where it was."""
    same = [element for element in elements if (element.role, element.text) == (target.role, target.text)]
    was = target.box.centre
    return min(same, key=lambda e: abs(e.box.centre.x - was.x) + abs(e.box.centre.y - was.y), default=None)


def aimed(plan: Plan, target: Element) -> Plan:
    """The plan with its point at the same place of the target as when it was recorded."""
    point = getattr(plan.action, "point", None)
    if point is None or plan.target is None:
        return plan
    old, new = plan.target.box.centre, target.box.centre
    moved = Point(point.x - old.x + new.x, point.y - old.y + new.y)
    return msgspec.structs.replace(plan, action=msgspec.structs.replace(plan.action, point=moved), target=target)
