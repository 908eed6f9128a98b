"""Pure: a finished run as a skill: what worked and was needed, with targets by their words, and typed texts as parameters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from agent import action as act
from agent.doing.targets import gap, level_with, likeness
from agent.errors import UsageError
from agent.protocol import Entry, Observed, Planned, Verified
from agent.records import Decision, Element, Expect, Plan, Result, Role
from agent.records import Step as Taken
from agent.words import plain, words
from skills import skill as s
from skills.skill import Parameter, Skill, Target
from skills.slots import escaped

WORKED = (Result.CONFIRMED, Result.UNVERIFIABLE)
LOOKING = (
    act.Wait,
    act.Zoom,
    act.MouseMove,
    act.Remember,
    act.ReadClipboard,
    act.WriteClipboard,
    act.AskUser,
    act.Done,
    act.Fail,
)
"""Actions that a skill does not need: its steps wait by themselves."""
OPENS_LIST = frozenset({Role.MENU, Role.SELECT, Role.MENU_ITEM})
CLICKS: dict[type[act.Action], type[s.Click | s.DoubleClick | s.RightClick]] = {
    act.LeftClick: s.Click,
    act.DoubleClick: s.DoubleClick,
    act.RightClick: s.RightClick,
}
Screen = tuple[Element, ...]


class Done(msgspec.Struct, frozen=True):
    """A step that was taken, with the screen before and after it."""

    step: Taken
    before: Screen
    after: Screen

    @property
    def plan(self) -> Plan:
        return self.step.plan


def compiled(entries: Sequence[Entry], name: str, task: str) -> Skill:
    """The skill. Raises UsageError when nothing of the run is left."""
    kept = needed(taken(entries))
    if not kept:
        raise UsageError("Nothing in this run had an effect, so there is nothing to make a skill of: choose another run.")
    texts = parameters(kept)
    slots = {text: f"{{{parameter.name}}}" for text, parameter in texts.items()}
    steps = [step for one in kept for step in _steps(one, slots)]
    description = " ".join(task.split())[:900] or name
    return Skill(name, description, tuple(texts.values()), (*steps, *_expected(kept, slots)))


def taken(entries: Sequence[Entry]) -> list[Done]:
    """Every step of the run, with what was on the screen."""
    found: list[Done] = []
    screen: Screen = ()
    before: Screen = ()
    for entry in entries:
        match entry.event:
            case Observed(elements=elements):
                screen = elements
            case Planned():
                before = screen
            case Verified(record=record):
                found.append(Done(record, before, screen))
    return found


def needed(done: Iterable[Done]) -> list[Done]:
    """Without detours: what had no effect, what was undone, what was done over again."""
    kept: list[Done] = []
    for one in done:
        handed = one.step.verdict.decision is Decision.HAND_OVER
        if one.step.outcome.result not in WORKED or isinstance(one.plan.action, LOOKING):
            continue
        last = kept[-1] if kept else None
        if last and not handed and _undoes(one.plan, last.plan):
            kept.pop()
        elif last and _replaces(one.plan, last.plan):
            kept[-1] = one
        else:
            kept.append(one)
    return kept


def parameters(done: Iterable[Done]) -> dict[str, Parameter]:
    """A parameter for each text that was typed, with that text as its example."""
    found: dict[str, Parameter] = {}
    for one in done:
        text = getattr(one.plan.action, "text", "")
        if isinstance(one.plan.action, act.Type) and text and text not in found and not _handed(one):
            name = parameter_name(
                one.plan.target.text if one.plan.target else "", {parameter.name for parameter in found.values()}
            )
            found[text] = Parameter(name, examples=(text,))
    return found


def target(element: Element, screen: Screen) -> Target:
    """By its text, and its role where it is a control; by what stands near where another is called the same."""
    role = "" if element.role is Role.TEXT else str(element.role)
    named = Target(escaped(element.text), role)
    same = [other for other in screen if (other.text, other.role) == (element.text, element.role)]
    if element.text and len(same) < 2:
        return named
    rivals = [other for other in same if other.box != element.box]
    row = [e.text for e in _once(element, screen) if level_with(e.box, element.box)]
    row = [
        text
        for text in row
        if not any(likeness(other.text, text) and level_with(other.box, r.box) for r in rivals for other in screen)
    ]
    if row and rivals:
        return msgspec.structs.replace(named, containing=escaped(row[0]))
    near = _neighbour(element, rivals, screen)
    return msgspec.structs.replace(named, near=escaped(near)) if near else named


def _undoes(plan: Plan, last: Plan) -> bool:
    """Undo, Escape out of what was opened, the other click on a check box."""
    if isinstance(plan.action, act.Key):
        opened = isinstance(last.action, act.RightClick) or (last.target is not None and last.target.role in OPENS_LIST)
        return plan.action.keys == "ctrl+z" or (plan.action.keys == "escape" and opened)
    ticked = plan.target is not None and plan.target.role is Role.CHECK_BOX
    return ticked and _same_place(plan, last) and isinstance(last.action, act.LeftClick)


def _replaces(plan: Plan, last: Plan) -> bool:
    """The same again, or another text in the same field."""
    if isinstance(plan.action, act.Type) and isinstance(last.action, act.Type):
        return plan.action.clear and _same_place(plan, last)
    if isinstance(plan.action, act.Type) and isinstance(last.action, act.LeftClick):
        return plan.target is not None and _same_place(plan, last)  # typing clicks there itself
    opened = isinstance(plan.action, act.OpenApp)
    return opened and plan.action == last.action


def _same_place(plan: Plan, last: Plan) -> bool:
    return plan.target is not None and last.target is not None and plan.target.box.iou(last.target.box) > 0.5


def _handed(one: Done) -> bool:
    return one.step.verdict.decision is Decision.HAND_OVER


def _steps(one: Done, slots: dict[str, str]) -> list[s.Step]:  # noqa: PLR0911 - one line an action
    action, aim = one.plan.action, one.plan.target
    if _handed(one):
        return [s.HandOver(reason=one.step.verdict.reason)]
    match action:
        case act.OpenApp(app=app):
            return [s.Open(what=escaped(app))]
        case act.Key(keys=keys):
            return [s.Press(keys=keys)]
        case act.Type(text=text, clear=clear):
            into = target(aim, one.before) if aim and action.point else None
            return [s.Type(text=slots.get(text, ""), into=into, replace=clear or bool(aim and "empty" in aim.state))]
        case act.Scroll(dx=dx, dy=dy) if dx or dy:
            word = act.direction(action)
            return [s.Scroll(direction=word, notches=abs(dx or dy))]  # type: ignore[arg-type]
        case act.LeftClickDrag(end=end):
            onto = min((e for e in one.before if e.box.contains(end)), key=lambda e: e.box.area, default=None)
            return [s.Drag(target=target(aim, one.before), to=target(onto, one.before))] if aim and onto else []
    return [CLICKS[type(action)](target=target(aim, one.before))] if aim and type(action) in CLICKS else []


def _expected(kept: list[Done], slots: dict[str, str]) -> list[s.Step]:
    """What shows at the end that it is done: the text in the field, else a text that the last step brought."""
    last = kept[-1]
    if last.plan.expectation.kind is Expect.VALUE and last.plan.target and last.step.outcome.result is Result.CONFIRMED:
        value = slots.get(last.plan.expectation.text, "")
        return [s.Expect(target=target(last.plan.target, last.before), value=value)] if value else []
    old = {(element.text, element.role) for element in last.before}
    new = [e for e in last.after if e.role is Role.TEXT and (e.text, e.role) not in old and tells(e.text)]
    if not new:
        return []
    text = escaped(new[0].text)
    for typed in sorted(slots, key=len, reverse=True):
        text = text.replace(escaped(typed), slots[typed])
    return [s.Expect(target=Target(text))]


def tells(text: str) -> bool:
    """Words that will be the same next time: no figures, no beginnings cut short."""
    return len("".join(words(text))) >= 3 and not re.search(r"\d|…$", text)


def parameter_name(label: str, taken_names: set[str]) -> str:
    """`Display name` gives `display_name`, nothing gives `text`; numbered when taken."""
    name = "_".join(re.findall(r"[a-z0-9]+", plain(label)))[:30].strip("_")
    name = name if name and not name[0].isdigit() else "text"
    number = next(n for n in range(1, 1000) if (f"{name}_{n}" if n > 1 else name) not in taken_names)
    return f"{name}_{number}" if number > 1 else name


def _neighbour(element: Element, rivals: Sequence[Element], screen: Screen) -> str:
    """A text that is there once and nearer to this one than to any of the same name."""
    mine = [e for e in _once(element, screen) if all(_away(e, element) < _away(e, rival) for rival in rivals)]
    return min(mine, key=lambda e: _away(e, element)).text if mine else ""


def _once(element: Element, screen: Screen) -> list[Element]:
    """Those whose text is on the screen once, without the element itself."""
    return [e for e in screen if e.text and e.box != element.box and sum(other.text == e.text for other in screen) == 1]


def _away(one: Element, other: Element) -> float:
    return gap(one.box, other.box)
