"""Pure: is a text of the task typed where the task does not have it? Its words are the person's: nothing else would ask."""

from __future__ import annotations

from collections.abc import Iterator

from agent.action import Type
from agent.gating.said import LABEL_REACH
from agent.geometry import Box
from agent.planning.choices import likeness
from agent.planning.goals import Goal
from agent.planning.ways import stepwise
from agent.records import Element, Observation, Plan, Role
from agent.words import words

IN = 0.9
"""Likeness of a field's label to what the task says of where a text goes, from which it is the one that is meant."""
NAME_WORDS = 4
"""Words that the label of a field has at most."""
OUT = 0.5
"""Likeness below which it is another."""


def misplaced(plan: Plan, seen: Observation, task: str) -> str:
    """The name of the field that the task has the text in, where that is there and another is typed into; else empty."""
    if not isinstance(plan.action, Type) or plan.target is None or plan.skill or not words(plan.target.text):
        return ""
    text, target = " ".join(plan.action.text.split()), plan.target
    parts = [goal for goal in stepwise(task) if text in (" ".join(span.split()) for span in goal.spans)]
    if not parts or any(likeness(target.text, goal.bare) >= OUT for goal in parts):
        return ""
    return next((one.text for goal in parts for one in _meant(goal, seen) if not _labels(one, target, seen)), "")


def _meant(goal: Goal, seen: Observation) -> Iterator[Element]:
    """The fields that a part of the task names, or the labels of what was not seen to be one."""
    named = (e for e in seen.elements if e.role in (Role.FIELD, Role.TEXT) and 0 < len(words(e.text)) <= NAME_WORDS)
    return (one for one in named if likeness(one.text, goal.bare) >= IN)


def _labels(one: Element, target: Element, seen: Observation) -> bool:
    """Whether it is the target, or stands where a label of it would."""
    left, up = (round(reach * seen.frame.monitor.density) for reach in LABEL_REACH)
    box = target.box
    around = Box(box.left - left, box.top - up, box.width + left, box.height + up + 4)
    return around.overlap(one.box).area > 0
