"""Pure: waiting for a target as Playwright does: there once, enabled, in the same place for two looks. Time is the frames' own.

Only when the time is up is a target that was renamed or moved taken by its other anchors, or by the model, and a repair
offered.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from agent.action import LeftClick, Type
from agent.doing.scene import Repair, Scene, Walk, said
from agent.doing.targets import Missing, anchor, candidates, find, glance, healed, nearest_names
from agent.geometry import Box, box_to_image
from agent.planning.choices import likeness
from agent.records import Again, Element, Observation, Plan, Role
from skills.skill import Step, Target

SECONDS = 10.0
"""How long a step waits for its target."""
STILL = 0.1
"""Seconds between the two looks that a target must be the same in."""
VERY_SURE = 0.9
"""Confidence from which the model is believed that a thing with another name is the one meant."""
LOOK = 0.3
"""Seconds between two looks for one that is not there."""


class Patience:
    """Counts down: by the frames' times, and by what was waited where those stand still."""

    def __init__(self, scene: Scene, seconds: float) -> None:
        self._scene = scene
        self._began = scene.seen.frame.time
        self._seconds = seconds
        self._slept = 0.0

    def again(self, seconds: float, what: str) -> Again:
        self._slept += seconds
        return Again(seconds, what)

    @property
    def over(self) -> bool:
        return max(self._scene.seen.frame.time - self._began, self._slept) >= self._seconds


def present(
    scene: Scene, step: Step, target: Target, roles: frozenset[Role] = frozenset(), seconds: float = SECONDS
) -> Walk[Element]:
    """The element to act on, once it holds still. Raises StepError saying what is there instead."""
    patience, last = Patience(scene, seconds), None
    while True:
        found = find(target, scene.seen, scene.outside.match, roles)
        if isinstance(found, Missing):
            if patience.over:
                return _mended(scene, step, target, found)
            last = None
        elif last is not None and (found.role, found.box) == (last.role, last.box):
            return found
        else:
            last = found
        yield patience.again(STILL if last else LOOK, str(target))


def shown(scene: Scene, step: Step, target: Target, seconds: float) -> Walk[Element]:
    """The element to look at, once it is there. Raises StepError."""
    yield from until(scene, step, lambda: glance(target, scene.seen, scene.outside.match) is not None, seconds)
    found = glance(target, scene.seen, scene.outside.match)
    assert found is not None
    return found


def noticed(scene: Scene, step: Step, target: Target, seconds: float) -> Walk[Element | None]:
    """What is there within the seconds, as soon as it holds still; None when nothing came."""
    patience, last = Patience(scene, seconds), None
    while True:
        found = glance(target, scene.seen, scene.outside.match)
        if patience.over or (found is not None and last is not None and found.box == last.box):
            return found
        last = found
        yield patience.again(STILL if found else LOOK, said(step))


def until(scene: Scene, step: Step, met: Callable[[], bool], seconds: float) -> Walk[None]:
    """Looks again until it is so. Raises StepError when it is not in time."""
    patience = Patience(scene, seconds)
    while not met():
        if patience.over:
            target: Target = getattr(step, "target", Target())
            there = f"on the screen: {nearest_names(target, scene.seen)}"
            raise scene.failed(f"“{said(step)}” was not so within {seconds:g} s; {there}")
        yield patience.again(LOOK, said(step))


def window_box(seen: Observation) -> Box:
    """The active window in image pixels; the whole picture where there is none."""
    height, width = seen.frame.pixels.shape[:2]
    whole = Box(0, 0, width, height)
    inside = box_to_image(seen.frame.window.box, seen.frame.monitor) if seen.frame.window else whole
    return inside if inside.area else whole


def _mended(scene: Scene, step: Step, target: Target, missing: Missing) -> Element:
    """The target by its other anchors, or by the model, with a repair to offer. Raises StepError."""
    found = None if missing.count else healed(target, scene.seen) or _by_model(scene, step, target)
    if found is None:
        instead = "" if missing.count else f"; on the screen instead: {nearest_names(target, scene.seen)}"
        raise scene.failed(f"“{said(step)}”: {missing.why}{instead}")
    new = msgspec.structs.replace(target, text=found.text, near=anchor(target, scene.seen), place=None)
    if found.text and new != target:
        scene.repairs.append(Repair(scene.file, scene.line, target, new))
    return found


def _by_model(scene: Scene, step: Step, target: Target) -> Element | None:
    """What the model would click for the step, shown only what may be meant, when it is very sure. Nothing is typed into a
    field that has another name."""
    pool = candidates(target, scene.seen) if target.text else ()
    helper = scene.outside.helper() if pool else None
    if helper is None:
        return None
    only = msgspec.structs.replace(scene.seen, elements=pool)
    plan = helper.plan(said(step), only, (), scene.cancelled)
    if not isinstance(plan, Plan) or plan.target not in pool or plan.confidence < VERY_SURE:
        return None
    if isinstance(plan.action, Type):
        return plan.target if plan.target and likeness(plan.target.text, target.text) > 0.5 else None
    return plan.target if isinstance(plan.action, LeftClick) else None
