"""Pure: what was typed that is nobody's business, by the gate's own rules: where they would hand typing over to the person, it
is not written down. In doubt it is not either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np

from agent.action import Type
from agent.doing.waiting import window_box
from agent.eyes.naming import TEXT_AREA
from agent.eyes.reading import lines_of, reads
from agent.gating.gate import Context, judge
from agent.gating.policy import Policy
from agent.geometry import Box, Monitor
from agent.records import Decision, Element, Frame, Observation, Plan, Role, Window

MASKED = 3
"""Signs from which a field that shows one sign over and over is a masked one."""
LONG = 4
"""Characters from which a typed text can be read in the field it stands in."""
PASSWORD = "A password or a code is for you to type."


class Discretion:
    """Knows the rules."""

    def __init__(self, policy: Policy) -> None:
        self._context = Context(task="", policy=policy)

    def window(self, window: Window | None, monitor: Monitor) -> str:
        """Why nothing may be heard while this window has the keyboard; empty when it may."""
        blank = Observation(Frame(np.zeros((1, 1, 3), np.uint8), monitor, 0.0, window), (), ())
        return self._handed(Plan(Type(""), ""), blank)

    def field(self, field: Element | None, seen: Observation, text: str = "") -> str:
        """Why this field is the person's to fill; empty when it is not."""
        return self._handed(Plan(Type(text, field.box.centre), "", field), seen) if field else ""

    def typed(self, text: str, field: Element | None, before: Observation, after: Observation) -> str:
        """Why this text must not be written down; empty when it may. `field` is the one it went into, as far as is known."""
        known = self.window(after.frame.window, after.frame.monitor) or self.field(field, before, text)
        known = known or self._handed(Plan(Type(text), "", _nowhere()), after)
        if known or shown(text, before, after):
            return known
        if any(_is_masked(text, one) for one in _filled(field, before, after)):
            return PASSWORD
        named = (self.field(one, after, text) for one in _in_window(after))
        return next(filter(None, named), "")

    def _handed(self, plan: Plan, seen: Observation) -> str:
        verdict = judge(plan, seen, self._context)
        return verdict.reason if verdict.decision is Decision.HAND_OVER else ""


def shown(text: str, before: Observation, after: Observation) -> bool:
    """Whether typing put the text on the screen, so that it is no secret; a short one must stand there by itself."""

    def count(seen: Observation) -> int:
        lines = [line.text for line in lines_of(seen)]
        return sum(reads(line, text) if len(text) >= LONG else line.strip() == text.strip() for line in lines)

    return count(after) > count(before)


def filled_field(text: str, before: Observation, after: Observation) -> Element | None:
    """The field in which the text is now and was not."""
    fields = [e for e in after.elements if e.role is Role.FIELD and reads(e.value, text)]
    then = {(e.text, e.value) for e in before.elements if e.role is Role.FIELD}
    new = [e for e in fields if (e.text, e.value) not in then]
    return new[0] if len(new) == 1 else None


def _filled(field: Element | None, before: Observation, after: Observation) -> list[Element]:
    """The field as it is now; where none is known, those that are not as they were."""
    fields = [e for e in after.elements if e.role is Role.FIELD]
    if field is not None:
        return [e for e in fields if e.box.iou(field.box) > 0.3]
    then = {(e.text, e.value, e.state) for e in before.elements}
    return [e for e in fields if (e.text, e.value, e.state) not in then]


def _is_masked(text: str, field: Element) -> bool:
    """One sign over and over, no letters at all, or nothing that can be read where much was typed."""
    said = re.sub(r"\s", "", field.value)
    if not said:
        return len(text) >= LONG and "empty" not in field.state and field.text != TEXT_AREA
    return len(said) >= MASKED and (len(set(said)) <= 2 or not any(c.isalnum() for c in said))


def _in_window(seen: Observation) -> Iterable[Element]:
    box = window_box(seen)
    return (e for e in seen.elements if box.contains(e.box.centre))


def _nowhere() -> Element:
    """A target that says nothing, so that the text alone is judged."""
    return Element(-1, Role.ICON, "", Box(0, 0, 0, 0))
