"""Pure: what the chooser is shown of a task, a history and a screen. Lessons and decisions both go through `shown`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from agent.geometry import Box
from agent.planning.choices import likeness
from agent.planning.facts import facts
from agent.records import Element, Observation, Result, Role, Step
from models.situation import Named, Situation

MOST = 60
"""Elements shown; how many of them fit is for the encoder to say."""
REMEMBERED = 12
"""Steps told, the latest."""
MOST_KNOWN = 4
"""Facts told."""
LONGEST_TASK = 2000
"""Characters; the encoder has room for fewer still."""


def situation(task: str, seen: Observation, history: Sequence[Step]) -> Situation:
    """A task on a screen after these steps."""
    title = seen.frame.window.title if seen.frame.window else ""
    return shown(task, [told(step) for step in history[-REMEMBERED:]], title, seen.elements, seen)


def told(step: Step) -> str:
    """A step as it is remembered: what it did, and whether that did anything."""
    return sentence(step.plan.sentence, step.outcome.result)


def sentence(said: str, result: Result) -> str:
    """The words for what was done."""
    failed = {Result.UNCHANGED: " (nothing happened)", Result.NOT_DONE: " (not done)"}
    return said + failed.get(result, "")


def shown(task: str, done: Sequence[str], title: str, elements: Sequence[Element], seen: Observation) -> Situation:
    """The same from its parts. Of a crowded screen what the task names comes first, then controls, then plain text."""
    height, width = seen.frame.pixels.shape[:2]
    named = tuple(Named(one.name, shares(one.box, width, height), worth(one, task)) for one in picked(elements, task))
    texts = [one.text or one.value for one in elements]
    known = [f"Known: {fact}" for fact in facts(task[:LONGEST_TASK], texts, date.fromtimestamp(seen.frame.time))]
    return Situation(task[:LONGEST_TASK], (*done, *known[:MOST_KNOWN]), title, named)


def picked(elements: Sequence[Element], task: str) -> list[Element]:
    """The elements that are shown, in reading order: what a choice's number stands for. The window in front has a title."""
    others = [one for one in elements if one.role is not Role.WINDOW or "active" not in one.state]
    best = sorted(range(len(others)), key=lambda at: -worth(others[at], task))[:MOST]
    return [others[at] for at in sorted(best)]


def worth(element: Element, task: str) -> float:
    """How much an element may matter."""
    control = 0.5 if element.role not in (Role.TEXT, Role.WINDOW) else 0.0
    alive = 0.3 * ("focused" in element.state)
    return 2 * likeness(element.text, task) + likeness(element.value, task) + control + alive - 0.002 * len(element.text)


def shares(box: Box, width: int, height: int) -> tuple[float, float, float, float]:
    """A box as shares of the picture, to a thousandth."""
    parts = (box.left / width, box.top / height, box.width / width, box.height / height)
    left, top, wide, high = (round(part, 3) for part in parts)
    return (left, top, wide, high)


def aimed_at(elements: Iterable[Element], box: Box) -> list[int]:
    """The numbers of the elements whose click lands in a box, the one that fits it best first."""
    inside = [(at, one) for at, one in enumerate(elements) if box.contains(one.box.centre)]
    return [at for at, one in sorted(inside, key=lambda pair: -pair[1].box.iou(box))]
