"""Pure: a step as the person changed it on its card: another text to type, another target."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from agent.action import Action, LeftClick, Type, describe
from agent.eyes.naming import TEXT_AREA
from agent.geometry import Point
from agent.planning.choices import after_click
from agent.records import Answer, Element, Expect, Expectation, Observation, Plan, Role


def changed(plan: Plan, answer: Answer, seen: Observation) -> Plan:
    """The plan with the answer's text and point in it, where its action has such; the rest of what it says made to fit."""
    action, target = plan.action, plan.target
    if answer.text and hasattr(action, "text"):
        action = msgspec.structs.replace(action, text=answer.text)
    if answer.point is not None and getattr(action, "point", None) is not None:
        target = under(answer.point, seen.elements)
        action = _aimed(action, answer.point, target)
    if (action, target) == (plan.action, plan.target):
        return plan
    sentence = describe(action, target.name if target else "")
    origin = "task" if isinstance(action, Type) else plan.origin
    about = _expected(action, target)
    return msgspec.structs.replace(plan, action=action, target=target, sentence=sentence, origin=origin, expectation=about)


def retold(text: str, plan: Plan, now: Plan) -> str:
    """A task or a part of it, with the new text where the old one stood by itself."""
    old, new = getattr(plan.action, "text", ""), getattr(now.action, "text", "")
    if not old or old == new:
        return text
    return re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", lambda _: new, text)


def under(point: Point, elements: Iterable[Element]) -> Element | None:
    """The smallest element at a pixel; a field rather than the text in it, a window only where there is nothing else."""
    here = [element for element in elements if element.box.contains(point)]
    return min(here, key=lambda e: (e.role is Role.WINDOW, e.role is Role.TEXT, e.box.area), default=None)


def _aimed(action: Action, point: Point, target: Element | None) -> Action:
    """At the place that was picked. Only in a field of one line is what stands there typed over."""
    aimed = msgspec.structs.replace(action, point=point)
    if not isinstance(aimed, Type):
        return aimed
    line = target is not None and target.role is Role.FIELD and target.text != TEXT_AREA
    return msgspec.structs.replace(aimed, clear=aimed.clear and line)


def _expected(action: Action, target: Element | None) -> Expectation:
    if isinstance(action, Type):
        return Expectation(Expect.VALUE if target else Expect.TEXT, action.text)
    return after_click(target) if isinstance(action, LeftClick) and target else Expectation()
