"""Pure: values that a task tells of and does not give, `its invoice number`: read on one screen, noted, typed on another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from agent.action import Remember, describe
from agent.planning.goals import Goal, goal
from agent.records import Element, Expect, Expectation, Plan, Role, Step
from agent.words import words

CLOSE = 25
"""Heights of a label between it and the value to its right, as in a table."""


def value_of(label: str, elements: Iterable[Element]) -> str:
    """What stands beside a label, after its colon or to its right in the same row; empty where nothing does."""
    known = [one for one in elements if one.role is not Role.WINDOW]
    for one in known:
        name, colon, rest = one.text.partition(":")
        if colon and rest.strip() and is_label(name, label):
            return rest.strip()
    return next((value for one in known if is_label(one.text, label) and (value := one.value or _right_of(one, known))), "")


def is_label(text: str, label: str) -> bool:
    return bool(words(text)) and words(text) == words(label)


def _right_of(label: Element, elements: Iterable[Element]) -> str:
    """The nearest text to the right, in the row of the label."""
    row = [
        one
        for one in elements
        if label.box.right <= one.box.left <= label.box.right + CLOSE * label.box.height
        and label.box.top <= one.box.centre.y <= label.box.bottom
    ]
    nearest = min(row, key=lambda one: one.box.left, default=None)
    return (nearest.value or nearest.text) if nearest is not None else ""


def noting(label: str, elements: Iterable[Element]) -> Plan | None:
    """The plan that notes the value of a label; none where it is not to be seen."""
    value = value_of(label, elements)
    if not value:
        return None
    action = Remember(value)
    return Plan(action, describe(action, ""), None, Expectation(Expect.NOTHING), note_of(label), note=value, confidence=1.0)


def note_of(label: str) -> str:
    """The step that notes it."""
    return f"note the {label}"


def with_notes(goals: Iterable[Goal], history: Sequence[Step]) -> tuple[Goal, ...]:
    """The steps with what was noted since in its place."""
    notes = {step.plan.goal: step.plan.note for step in history if isinstance(step.plan.action, Remember)}
    return tuple(_filled(one, notes.get(note_of(one.noted), "")) if one.noted else one for one in goals)


def _filled(one: Goal, value: str) -> Goal:
    if not value or one.text == note_of(one.noted):
        return one
    told = goal(one.text.replace(one.noted, f"“{value}”", 1))
    return msgspec.structs.replace(told, part=one.part, shows=one.shows, when=one.when, noted=one.noted)
