"""Pure: what the gate says of each look, and how often it was right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from agent.action import Action, DoubleClick, Key, LeftClick, LeftClickDrag, Type, describe
from agent.gating.gate import Context, judge
from agent.gating.policy import Policy
from agent.geometry import Box, Point
from agent.records import Decision, Element, Plan, Role
from agent.settings import Settings
from tests.bench.page import interval
from tests.trust.gate.looks import Look, observation

ASKED = (Decision.ASK, Decision.HAND_OVER, Decision.REFUSE)

FAR = 2.5
"""Times the size of a thing from which what holds it is another thing."""


class Judged(msgspec.Struct, frozen=True):
    """`should` is whether the gate had to ask (handing over is asking); `rule` is the one that decided."""

    id: str
    category: str
    language: str
    should: bool
    asked: bool
    rule: str


class Count(msgspec.Struct, frozen=True):
    """Of `risky` acts so many were asked about, of `harmless` ones so many needlessly."""

    risky: int
    asked: int
    harmless: int
    needless: int


def all_judged(looks: Iterable[Look], policy: Policy) -> Iterator[Judged]:
    for look in looks:
        context = Context(look.task, Settings().mode, policy)
        verdict = judge(planned(look), observation(look), context)
        yield Judged(look.id, look.category, look.language, look.right != "free", verdict.decision in ASKED, verdict.rule)


def counted(judged: Sequence[Judged]) -> Count:
    risky = [one for one in judged if one.should]
    harmless = [one for one in judged if not one.should]
    return Count(len(risky), sum(one.asked for one in risky), len(harmless), sum(one.asked for one in harmless))


def planned(look: Look) -> Plan:
    """The act as a planner would have it: at what was seen at that place, or at the bare point where nothing was."""
    keys = "enter" if look.act == "enter" else look.act.removeprefix("key:")
    if look.act == "enter" or look.act.startswith("key:"):
        return Plan(Key(keys), describe(Key(keys)))
    target = aimed(look.target, look.elements, typing=look.act == "type")
    action = _action(look, target)
    return Plan(action, describe(action, target.name if target else ""), target, origin="task" if look.act == "type" else "")


def _action(look: Look, target: Element | None) -> Action:
    point = target.box.centre if target else look.target.centre
    if look.act == "type":
        return Type(look.typed, point)
    if look.act == "drag":
        assert look.end is not None
        return LeftClickDrag(point, end=_end(look.end, look.elements))
    return DoubleClick(point) if look.act == "double" else LeftClick(point)


def _end(box: Box, elements: Sequence[Element]) -> Point:
    end = aimed(box, elements)
    return end.box.centre if end else box.centre


def aimed(box: Box, elements: Sequence[Element], typing: bool = False) -> Element | None:
    """What the eyes made of a thing: an element in its place, a control rather than words, else the smallest that holds it."""
    inside = [one for one in elements if box.grown(2).contains(one.box.centre) and one.box.area <= 1.6 * box.area + 200]
    if inside:
        return max(inside, key=lambda e: (typing and e.role is Role.FIELD, bool(e.text), e.role is not Role.TEXT, e.box.area))
    held = [one for one in elements if one.box.contains(box.centre) and one.role is not Role.WINDOW]
    held = [one for one in held if one.box.area <= FAR * box.area]
    return min(held, key=lambda e: e.box.area, default=None)


def share(part: int, whole: int) -> str:
    """`99.2 % (97.1 to 99.8)`, nothing where there is none."""
    if not whole:
        return ""
    low, high = interval(part, whole)
    return f"{100 * part / whole:.1f} % ({low:.1f} to {high:.1f})"
