"""Pure: what a vision model wants done, as an action on the screen and as a plan that the gate and the verifier can judge.

The target is the named thing under the point, so that the gate goes by its text as always. Where nothing named is there, it is
the point's small surroundings, with the words that stand in them. What the model calls it is told to the person and never
believed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

import msgspec

from agent.action import (
    Action,
    AskUser,
    Done,
    Fail,
    LeftClick,
    LeftClickDrag,
    MouseMove,
    OpenApp,
    Pointed,
    Remember,
    Type,
    Wait,
    WriteClipboard,
    Zoom,
    describe,
    from_json,
)
from agent.eyes.naming import LINE_HEIGHT
from agent.eyes.reading import lines_of
from agent.geometry import Box, Point
from agent.planning.choices import STARTING, after_click, typing
from agent.planning.choosing import Moment
from agent.planning.grounding import Aimed, under
from agent.planning.plan import ended
from agent.planning.progress import CONFIRM, progress
from agent.records import POINT, Element, Expect, Expectation, Observation, Plan, Result, Role, Step
from models.dialects.dialect import Call, ReplyError

AROUND = (40, 24)
"""Pixels of a 96-dpi screen: the surroundings of a point at which nothing is named."""
CALLED = 60
"""Characters of what a model calls a thing that are told."""
SAME = 12
"""Pixels within which two points are the same."""
SPELLED = 3
"""Single letters one after the other from which they are a text and no shortcuts."""
SHIFTED = re.compile(r"^shift\+(\w)$", re.IGNORECASE)
SPACE = re.compile(r"^space$", re.IGNORECASE)
QUIET = (Wait, Remember, Zoom, MouseMove)
"""Actions after which nothing has to be seen."""
FROM_WHERE = "A drag begins where the pointer is, and nothing was pointed at yet: move the pointer there first."
NO_KEYS = "`{}` needs keys: name them, such as ctrl+s."
NO_SCROLL = "Say how far to scroll."
NO_WORDS = "`{}` needs words: say what."
NEED_WORDS = frozenset({"ask_user", "remember", "open_app"})
WORDLESS = {"fail": "The model gave up and does not say why.", "hand_over": "The model asks you to take over here."}
"""What is told where a model gives no reason."""
ITS_ANSWER = "{} The answer it gives: “{}”."


class Aims(msgspec.Struct, frozen=True):
    """Where a call means, in image pixels: its point, where a drag ends, the part that is looked at."""

    at: Aimed | None = None
    end: Point | None = None


def action(call: Call, aims: Aims, now: Moment) -> Action:
    """What is to be done. Raises ReplyError where something is missing."""
    if missing := _missing(call):
        raise ReplyError(missing)
    if call.name == "key" and (text := _spelled(call.keys)):
        return Type(text)
    try:
        made = from_json(_plain(call, aims, now))
    except msgspec.MsgspecError as error:
        raise ReplyError(f"`{call.name}` cannot be done: {error}.") from error
    return _typed(made, now.seen) if isinstance(made, Type) else made


def _missing(call: Call) -> str:
    """What a call needs and has not; empty where it has all."""
    if call.name in ("key", "hold_key") and not call.keys.strip():
        return NO_KEYS.format(call.name)
    if call.name == "scroll" and not (call.dx or call.dy):
        return NO_SCROLL
    return NO_WORDS.format(call.name) if call.name in NEED_WORDS and not call.text.strip() else ""


def _plain(call: Call, aims: Aims, now: Moment) -> Mapping[str, object]:
    """Every field that an action of this name may have."""
    point = aims.at.point if aims.at else None
    if call.name == "left_click_drag" and point is None:
        point = pointer(now.history)
        if point is None:
            raise ReplyError(FROM_WHERE)
    if call.name == "scroll" and point is None:
        height, width = now.seen.frame.pixels.shape[:2]
        point = Point(width / 2, height / 2)
    said = call.text if call.text.strip() else WORDLESS.get(call.name, call.text)
    words = dict.fromkeys(("text", "app", "question", "reason", "answer"), said)
    places = {"point": point, "end": aims.end, "box": _part(point, aims.end, now.seen)}
    numbers = {"keys": call.keys, "seconds": call.seconds, "dx": call.dx, "dy": call.dy}
    more = {"clear": call.clear, "modifiers": call.modifiers}
    given = {name: msgspec.to_builtins(value) for name, value in places.items() if value is not None}
    return {"action": call.name, **words, **given, **numbers, **more}


def _part(point: Point | None, end: Point | None, seen: Observation) -> Box | None:
    """What is looked at closer: from one point to another, else a quarter of the picture around one."""
    height, width = seen.frame.pixels.shape[:2]
    if point is None:
        return None
    if end is None:
        return Box(round(point.x - width / 4), round(point.y - height / 4), width // 2, height // 2)
    left, top = round(min(point.x, end.x)), round(min(point.y, end.y))
    return Box(left, top, round(abs(point.x - end.x)), round(abs(point.y - end.y)))


def _typed(made: Type, seen: Observation) -> Type:
    """Fields for dates and times take nothing but keys, from their first part on."""
    target = under(made.point, seen.elements) if made.point else None
    if target is None:
        return made
    usual = typing(made.text, target, LINE_HEIGHT * seen.frame.monitor.density)
    return usual if usual.by_keys else made


def pointer(history: Sequence[Step]) -> Point | None:
    """Where the last step that pointed somewhere left the pointer; None where none did."""
    for step in reversed(history):
        where = getattr(step.plan.action, "end", None) or getattr(step.plan.action, "point", None)
        if step.outcome.result is not Result.NOT_DONE and isinstance(where, Point):
            return where
    return None


def plan(call: Call, aims: Aims, now: Moment) -> Plan:
    """A call as a plan. Raises ReplyError where something is missing."""
    made = action(call, aims, now)
    if isinstance(made, Done):
        return _done(made, now)
    if isinstance(made, (AskUser, Fail)):
        sentence = made.question if isinstance(made, AskUser) else made.reason
        return Plan(made, sentence, goal=now.history[-1].plan.goal if now.history else "")
    target = _target(made, now.seen) or (_clicked(now) if isinstance(made, Type) else None)
    text = made.text if isinstance(made, (Type, WriteClipboard)) else ""
    planned = Plan(made, _sentence(made, target, call, now.seen), target, _expected(made, target))
    return msgspec.structs.replace(
        planned,
        goal=now.served(planned, text),
        origin=origin(text, now) if isinstance(made, (Type, WriteClipboard)) else "",
        note=made.text if isinstance(made, Remember) else "",
        patience=STARTING if isinstance(made, OpenApp) else 0.0,
        confidence=aims.at.agreed if aims.at else 1.0,
        unsure=aims.at.unsure if aims.at else "",
    )


def origin(text: str, now: Moment) -> str:
    """Where a text to type comes from, whatever the model says of it."""
    flat = " ".join(text.split())
    if flat in " ".join(now.task.split()):
        return "task"
    on_screen = (" ".join(line.text.split()) for line in lines_of(now.seen))
    return "screen" if any(flat in line for line in on_screen) else "model"


def _done(made: Done, now: Moment) -> Plan:
    """With what must be seen for it; the question whether it is, where nothing can show it, tells the answer."""
    told = progress(now.goals, now.history).told
    over = ended(now.goals, told, made.answer)
    if over.note != CONFIRM or not made.answer:
        return over
    question = ITS_ANSWER.format(over.sentence, made.answer)
    asks = msgspec.structs.replace(over.action, question=question)
    return msgspec.structs.replace(over, action=asks, sentence=question)


def _target(made: Action, seen: Observation) -> Element | None:
    """What the action is done to."""
    point = made.point if isinstance(made, Pointed | Type) else None
    if point is None:
        return None
    return under(point, seen.elements) or surroundings(point, seen)


def _clicked(now: Moment) -> Element | None:
    """What the last step clicked into: what is typed without a point lands there. Fields without a border look like text."""
    last = now.history[-1] if now.history else None
    if last is None or last.outcome.result is Result.NOT_DONE or not isinstance(last.plan.action, LeftClick):
        return None
    here = under(last.plan.action.point, now.seen.elements)
    return here if here is not None and here.role in (Role.FIELD, Role.TEXT) else None


def surroundings(point: Point, seen: Observation) -> Element:
    """A point at which nothing is named, as an element: its small surroundings and the words that reach into them."""
    width, height = (round(side * seen.frame.monitor.density) for side in AROUND)
    box = Box(round(point.x - width / 2), round(point.y - height / 2), width, height)
    said = [one.text for one in seen.elements if one.text and one.role is not Role.WINDOW and one.box.overlap(box).area]
    return Element(-1, Role.ICON, " ".join(said), box, score=0.0, source=POINT)


def _sentence(made: Action, target: Element | None, call: Call, seen: Observation) -> str:
    """What people read. What the model calls a thing stands in quotes, where it has no name of its own."""
    bare = target is not None and target.source == POINT
    name = "" if target is None or bare else target.name
    end = under(made.end, seen.elements) if isinstance(made, LeftClickDrag) else None
    said = describe(made, name or ("the part around it" if isinstance(made, Zoom) else ""), end.name if end else "")
    called = " ".join(call.element.split())[:CALLED]
    return f"{said} (“{called}”)" if called and bare else said


def _expected(made: Action, target: Element | None) -> Expectation:
    """What should be seen after it."""
    if isinstance(made, Type):
        return Expectation(Expect.VALUE if target else Expect.TEXT, made.text)
    if isinstance(made, OpenApp):
        return Expectation(Expect.WINDOW, made.app)
    if isinstance(made, LeftClick) and target is not None:
        return after_click(target)
    return Expectation(Expect.NOTHING) if isinstance(made, QUIET) else Expectation(Expect.CHANGE)


def same(one: Plan, other: Plan) -> bool:
    """Whether two plans are the same act, a wait apart: of points that differ by little, or mean the same named thing, too."""
    first, second = one.action, other.action
    if type(first) is not type(second) or isinstance(first, Wait) or _details(first) != _details(second):
        return False
    named = one.target is not None and other.target is not None and one.target.source != POINT
    if named and one.target and other.target and one.target.box.iou(other.target.box) > 0.5:
        return _near(first, second, "end")
    return _near(first, second, "point") and _near(first, second, "end")


def _details(made: Action) -> dict[str, object]:
    """All of an action but its places."""
    return {name: value for name, value in msgspec.structs.asdict(made).items() if name not in ("point", "end")}


def _near(one: Action, other: Action, name: str) -> bool:
    first, second = getattr(one, name, None), getattr(other, name, None)
    if first is None or second is None:
        return first is second
    return math.hypot(first.x - second.x, first.y - second.y) <= SAME


def _spelled(keys: str) -> str:
    """The text that is spelled key by key: typed, its origin is judged as every text's is."""
    letters = [SPACE.sub(" ", SHIFTED.sub(lambda found: found[1].upper(), one)) for one in keys.split()]
    return "".join(letters) if len(letters) >= SPELLED and all(len(one) == 1 for one in letters) else ""
