"""Pure: the doing of each verb of a skill, as a walk that yields one plan at a time. No step is done twice: what had no effect
that can be seen is looked at again by the loop, and the next step waits for its own target. The one exception is a text that
did not arrive: into a field that is seen empty it is typed once more, which cannot do harm.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import msgspec

from agent import action as act
from agent.action import Action
from agent.checking.signs import unmet
from agent.doing.scene import Scene, Undone, Walk, said
from agent.doing.targets import NEAR, WRITABLE, glance, likeness
from agent.doing.waiting import noticed, present, shown, until, window_box
from agent.eyes.reading import blank, reads
from agent.geometry import Point
from agent.planning.choices import after_click
from agent.records import Element, Expect, Expectation, Plan, Result
from agent.records import Step as Taken
from agent.secret import REFERENCE
from skills import skill as s
from skills.fill import items

MOST_SCROLLS = 40
LONG = 25
"""Characters from which a text may not be seen whole in its field."""
MOST_HELP = 30
"""Steps that a sub-goal may take."""
KIND: dict[type[s.Step], Callable[[Point], Action]] = {
    s.Click: act.LeftClick,
    s.DoubleClick: act.DoubleClick,
    s.RightClick: act.RightClick,
}
SAME = 0.3
"""Intersection over union from which a field is the one that was typed into, as in `agent.checking.verify`."""
NOTCHES = {"down": (0, 1), "up": (0, -1), "right": (1, 0), "left": (-1, 0)}
NO_EFFECT = (Result.UNCHANGED, Result.NOT_DONE)


def perform(scene: Scene, step: s.Step) -> Walk[None]:
    """Does one step; from its beginning again where nothing of it was done. Raises StepError when it cannot be done."""
    scene.line = step.line or scene.line
    filled = scene.filled(step)
    while True:
        with suppress(Undone):
            return (yield from VERBS[type(step)](scene, filled))


def perform_all(scene: Scene, steps: tuple[s.Step, ...]) -> Walk[None]:
    for step in steps:
        yield from perform(scene, step)


def carried_out(scene: Scene, plan: Plan) -> Walk[Taken]:
    """The plan, and what came of it. Raises StepError for one that the input system refused, Undone for one whose target must
    be looked for again."""
    while True:
        try:
            yield plan
            break
        except Undone:
            if plan.target is not None:
                raise
    taken = scene.history[-1]
    if taken.error:
        raise scene.failed(taken.error.rstrip("."))
    return taken


def _open(scene: Scene, step: s.Open) -> Walk[None]:
    yield from carried_out(scene, scene.plan(act.OpenApp(step.what), said(step), None, Expectation(Expect.WINDOW, step.what)))


def _click(scene: Scene, step: s.Click | s.DoubleClick | s.RightClick) -> Walk[None]:
    found = yield from present(scene, step, step.target)
    about = after_click(found) if isinstance(step, s.Click) else Expectation()
    yield from carried_out(scene, scene.plan(KIND[type(step)](found.box.centre), said(step), found, about))


def _drag(scene: Scene, step: s.Drag) -> Walk[None]:
    start = yield from present(scene, step, step.target)
    end = yield from present(scene, step, step.to)
    plan = scene.plan(act.LeftClickDrag(start.box.centre, end=end.box.centre), said(step), start)
    sentence = act.describe(plan.action, start.name, end.name)
    yield from carried_out(scene, msgspec.structs.replace(plan, sentence=sentence))


def _type(scene: Scene, step: s.Type) -> Walk[None]:
    """What stands in a field is replaced; where the keyboard is, nothing is: that may be a whole document."""
    field = (yield from present(scene, step, step.into, WRITABLE)) if step.into else None
    kind = Expect.NOTHING if not step.text else Expect.VALUE if field else Expect.TEXT
    clear = field is not None and step.replace and "empty" not in field.state
    action = act.Type(step.text, field.box.centre if field else None, clear)
    taken = yield from carried_out(scene, scene.plan(action, said(step), field, Expectation(kind, step.text)))
    if field and step.text and _is_lost(scene, taken, field):
        yield from _typed_again(scene, step, field)


def _typed_again(scene: Scene, step: s.Type, field: Element) -> Walk[None]:
    """Once more into a field that is seen empty, over what may come late: the one step that two times leave as one does.
    Figures come key by key: a field for a date takes no pasting."""
    action = act.Type(step.text, field.box.centre, clear=True, by_keys=act.typeable(step.text))
    taken = yield from carried_out(scene, scene.plan(action, said(step), field, Expectation(Expect.VALUE, step.text)))
    if _is_lost(scene, taken, field):
        raise scene.failed(f"“{said(step)}”: {field.name.partition(' (')[0]} stays empty, what was typed did not arrive")


def _is_lost(scene: Scene, taken: Taken, field: Element) -> bool:
    """The field, where it was, is still empty; a step that the person skipped is not meant."""
    here = [one for one in scene.seen.elements if one.role is field.role and one.box.iou(field.box) > SAME]
    empty = any("empty" in one.state and blank(one, scene.seen) for one in here)
    return empty and taken.outcome.result is Result.UNCHANGED


def _press(scene: Scene, step: s.Press) -> Walk[None]:
    yield from carried_out(scene, scene.plan(act.Key(step.keys), said(step)))


def _scroll(scene: Scene, step: s.Scroll) -> Walk[None]:
    across, down = (step.notches * one for one in NOTCHES[step.direction])
    for turn in range(MOST_SCROLLS if step.until else 1):
        if step.until and glance(step.until, scene.seen, scene.outside.match):
            return
        plan = scene.plan(act.Scroll(across, down, window_box(scene.seen).centre), said(step))
        taken = yield from carried_out(scene, plan)
        if step.until and turn and taken.outcome.result in NO_EFFECT:
            break
    if step.until and not glance(step.until, scene.seen, scene.outside.match):
        raise scene.failed(f"{step.until} did not come up by scrolling {step.direction} to the end")


def _wait_for(scene: Scene, step: s.WaitFor) -> Walk[None]:
    if step.gone:
        yield from until(scene, step, lambda: glance(step.target, scene.seen, scene.outside.match) is None, step.seconds)
        yield from _told(scene, said(step), None, Expectation(Expect.GONE, step.target.text or str(step.target)))
    else:
        found = yield from shown(scene, step, step.target, step.seconds)
        yield from _told(scene, said(step), found, Expectation(Expect.SEEN, step.target.text))


def _expect(scene: Scene, step: s.Expect) -> Walk[None]:
    """The evidence: looked for here, and told by `agent.checking.verify` as it sees it."""

    def holds() -> Element | None:
        found = glance(step.target, scene.seen, scene.outside.match)
        good = found and (not step.value or _holds(found.value, step.value)) and (not step.state or step.state in found.state)
        return found if good else None

    yield from until(scene, step, lambda: holds() is not None, step.seconds)
    about = Expectation(Expect.SEEN, step.target.text)
    if step.value or step.state:
        about = Expectation(Expect.VALUE, step.value) if step.value else Expectation(Expect.STATE, step.state)
    taken = yield from _told(scene, said(step), holds(), about)
    if taken.outcome.result is not Result.CONFIRMED:
        raise scene.failed(f"{said(step)}: {taken.outcome.evidence.rstrip('.')}")
    scene.expected.append(taken.plan.goal)


def _holds(value: str, wanted: str) -> bool:
    """The field holds the text and no more; of a long one its beginning is seen."""
    return likeness(value, wanted) >= NEAR or (len(wanted) >= LONG and reads(value, wanted))


def _told(scene: Scene, goal: str, found: Element | None, about: Expectation) -> Walk[Taken]:
    """A step that only looks, so that the story of the run says what was seen."""
    plan = scene.plan(act.Zoom(found.box if found else window_box(scene.seen)), goal, found, about)
    return (yield from carried_out(scene, msgspec.structs.replace(plan, sentence=f"{goal[0].upper()}{goal[1:]}")))


def _ask(scene: Scene, step: s.Ask) -> Walk[None]:
    taken = yield from carried_out(scene, scene.plan(act.AskUser(step.question), said(step)))
    scene.answered(step.into, taken.answer.text if taken.answer else "")


def _hand_over(scene: Scene, step: s.HandOver) -> Walk[None]:
    yield from carried_out(scene, scene.plan(act.HandOver(step.reason), said(step)))


def _agent(scene: Scene, step: s.Agent) -> Walk[None]:
    """The sub-goal by the elements planner, whose steps are its own: the loop sees to it that they get somewhere."""
    helper = scene.outside.helper()
    if helper is None:
        raise scene.failed(f"“{step.task}” needs the model, and none is loaded")
    began = len(scene.history)
    for _ in range(MOST_HELP):
        plan = helper.plan(step.task, scene.seen, scene.history[began:], scene.cancelled)
        if isinstance(plan, Plan) and isinstance(plan.action, act.Done):
            if missing := unmet(plan.criteria, scene.history[began:], scene.seen):
                raise scene.failed(f"nothing on the screen shows that “{missing[0].goal}” is done")
            return
        if isinstance(plan, Plan) and isinstance(plan.action, act.Fail):
            raise scene.failed(plan.action.reason.rstrip("."))
        with suppress(Undone):
            yield _from_skill(plan, step.task) if isinstance(plan, Plan) else plan
    raise scene.failed(f"{MOST_HELP} steps were not enough for “{step.task}”")


def _from_skill(plan: Plan, task: str) -> Plan:
    """A text of the sub-goal is the skill's."""
    typed = plan.action.text if isinstance(plan.action, act.Type) else ""
    return msgspec.structs.replace(plan, origin="skill") if typed and typed in task else plan


def _repeat(scene: Scene, step: s.Repeat) -> Walk[None]:
    rows = tuple(scene.outside.rows(step.file)) if step.file else ()
    if any(REFERENCE.search(text) for row in rows for text in row.values()):
        raise scene.failed(f"the table {step.file} names a secret, which only a task or a skill may: take it out of the table")
    for values in items(step, scene.values, rows):
        with scene.within(values):
            yield from perform_all(scene, step.steps)


def _if(scene: Scene, step: s.If) -> Walk[None]:
    """What is there decides at once; that something is not there is known only when the time is up."""
    found = yield from noticed(scene, step, step.target, step.seconds)
    word = "" if found else "no "
    kind = Expect.SEEN if found else Expect.GONE
    yield from _told(scene, f"look: {word}{step.target}", found, Expectation(kind, step.target.text))
    yield from perform_all(scene, step.then if (found is None) is step.absent else step.otherwise)


def _run(scene: Scene, step: s.Run) -> Walk[None]:
    found = scene.outside.skill(step.skill, step.values)
    if found is None:
        raise scene.failed(f"there is no skill “{step.skill}”")
    skill, values = found
    with scene.inside(skill, values):
        yield from walked(scene)


def walked(scene: Scene) -> Walk[None]:
    """All of the scene's skill. Raises StepError."""
    if not scene.skill.python:
        yield from perform_all(scene, scene.skill.steps)
    elif scene.outside.python is None:
        raise scene.failed("Python skills cannot be run here")
    else:
        yield from scene.outside.python(scene.skill, scene.values, scene)


VERBS: dict[type[s.Step], Callable[[Scene, Any], Walk[None]]] = {
    s.Open: _open,
    s.Click: _click,
    s.DoubleClick: _click,
    s.RightClick: _click,
    s.Drag: _drag,
    s.Type: _type,
    s.Press: _press,
    s.Scroll: _scroll,
    s.WaitFor: _wait_for,
    s.Expect: _expect,
    s.Ask: _ask,
    s.HandOver: _hand_over,
    s.Agent: _agent,
    s.Repeat: _repeat,
    s.If: _if,
    s.Run: _run,
}
