"""Pure: everything that could be done next on this screen, each as a `Plan` and as the phrase a small model says for it.

Only what is on screen can be clicked and only what the task or the screen says can be typed: what is not listed here cannot
happen.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Callable, Iterable, Iterator

import msgspec
from rapidfuzz import fuzz

from agent.action import (
    Action,
    DoubleClick,
    Key,
    LeftClick,
    LeftClickDrag,
    OpenApp,
    RightClick,
    Scroll,
    Type,
    Wait,
    describe,
    phrase,
    typeable,
)
from agent.eyes.naming import LINE_HEIGHT
from agent.geometry import Box, Point, box_to_image
from agent.planning.goals import CELL_OF, Goal
from agent.records import Element, Expect, Expectation, Observation, Plan, Role
from agent.words import STOP_WORDS, Intent, looks, meaning, words

MOST_ELEMENTS = 24
"""Shown to the model; beyond it a small model's choice gets worse and the prompt slower."""
LONGEST_SAID = 40
"""Characters of a typed text that are said in a phrase; the plan holds all of it."""
STARTING = 10.0
"""Seconds that an application may take to show its window."""
OPENED_BY_TWO = frozenset({Role.ICON, Role.TEXT, Role.CELL})
"""Files and folders in a file manager are seen as these."""
IN_PARTS = re.compile(r"\b(?:[dmjt]{2} ?[/.-] ?){2}[yaj]{2,4}\b|-- ?: ?--", re.IGNORECASE)
"""What an empty field for a date or a time shows. It takes nothing but keys, from its first part on."""
NARROW = 5
"""Heights of width up to which the right half of a field may be the arrows of a number."""
WRITABLE = frozenset({Role.FIELD, Role.CELL, Role.SELECT})


class Choice(msgspec.Struct, frozen=True):
    """One thing that could be done, and how it is said."""

    said: str
    plan: Plan


def likeness(text: str, goal: str) -> float:
    """How much a target's text is meant by a part of the task: the share of its words that the part holds, 0 to 1, spelling
    forgiven as OCR needs it."""
    wanted = words(goal)
    target = [word for word in words(text) if word not in STOP_WORDS] or words(text)
    if not target or not wanted:
        return float(bool(text.strip()) and text.strip() in goal.split())
    found = [max(_alike(word, other) for other in wanted) for word in target]
    return sum(score for score in found if score > 0.8) / len(target)


def _alike(word: str, other: str) -> float:
    """0 to 1. A letter that was misread leaves a word recognisable: another of its length, one that looks the same."""
    misread = len(word) == len(other) >= 4 and sum(a != b for a, b in zip(word, other, strict=True)) == 1
    return max(fuzz.ratio(word, other) / 100, 0.95 * (looks(word) == looks(other)), 0.85 * misread)


def ranked(elements: Iterable[Element], goal: Goal, task: str, most: int = MOST_ELEMENTS) -> tuple[Element, ...]:
    """The elements that could matter most, in reading order: those the part of the task names, then those the task names,
    then controls before plain text, larger text last."""

    def weight(element: Element) -> float:
        control = 0.3 if element.role is not Role.TEXT else 0.0
        focused = 0.2 if "focused" in element.state else 0.0
        return 2 * likeness(element.text, goal.text) + likeness(element.text, task) + control + focused

    best = sorted(elements, key=weight, reverse=True)[:most]
    return tuple(sorted(best, key=lambda element: element.id))


def choices(seen: Observation, shown: Iterable[Element], goal: Goal) -> tuple[Choice, ...]:
    """What could be done for this part of the task, no phrase twice."""
    shown = tuple(shown)
    if (name := CELL_OF.search(goal.text)) and goal.spans:
        shown = crossing(seen.elements, name[1], goal.spans[0])
        plans = list(_clicks(shown, goal))
        return tuple(Choice(phrase(plan.action, plan.target.name if plan.target else ""), plan) for plan in plans)
    plans = [
        *_clicks([element for element in shown if not _is_here_already(element, goal)], goal),
        *_typing(shown, goal, LINE_HEIGHT * seen.frame.monitor.density),
        *_drags(shown, goal),
        *_keys(goal),
        *_apps(goal),
        *_looking(seen, goal),
    ]
    said: dict[str, Choice] = {}
    for plan in plans:
        target = plan.target.name if plan.target else ""
        text = phrase(_shortened(plan.action), target)
        said.setdefault(text, Choice(text, plan))
    return tuple(said.values())


def crossing(elements: Iterable[Element], column: str, row: str) -> tuple[Element, ...]:
    """What stands where the row that says the one and the column that is headed by the other meet; empty where nothing does.
    A heading may say less than the column is called: `Places`, the number of places."""
    known = tuple(elements)
    rows = [one for one in known if words(one.text or one.value) == words(row)]
    heads = [one for one in known if one.role is not Role.WINDOW and likeness(one.text or one.value, column) == 1.0]

    def meets(one: Element) -> bool:
        at = one.box.centre
        level = any(row.box.top <= at.y <= row.box.bottom and row.box.right < at.x for row in rows)
        return level and any(head.box.bottom <= at.y and head.box.left <= at.x <= head.box.right for head in heads)

    inside = [one for one in known if meets(one)]
    return tuple(sorted(inside, key=lambda one: one.box.area)[:1])


def _plan(action: Action, goal: Goal, target: Element | None = None, expectation: Expectation | None = None) -> Plan:
    sentence = describe(action, target.name if target else "")
    origin = ("screen" if goal.noted else "task") if isinstance(action, Type) else ""
    return Plan(action, sentence, target, expectation or Expectation(), goal.text, origin=origin)


def _clicks(shown: Iterable[Element], goal: Goal) -> Iterator[Plan]:
    for element in shown:
        for kind in _kinds(element, goal.verb.intent):
            yield _plan(kind(element.box.centre), goal, element, after_click(element))


def _is_here_already(element: Element, goal: Goal) -> bool:
    """The active window: it is clicked only where the part names it."""
    meant = goal.verb.intent is Intent.CLICK and likeness(element.text, goal.text) >= 0.5
    return element.role is Role.WINDOW and "active" in element.state and not meant


def _kinds(element: Element, intent: Intent) -> tuple[Callable[[Point], Action], ...]:
    """One click for everything; two where the part asks for it or files are opened; the right button where it asks for it."""
    if intent is Intent.DOUBLE or (intent is Intent.OPEN and element.role in OPENED_BY_TWO):
        return (LeftClick, DoubleClick)
    return (LeftClick, RightClick) if intent is Intent.RIGHT else (LeftClick,)


def after_click(element: Element) -> Expectation:
    """A tick toggles, a field takes the keyboard without a sign, another window comes up, the rest changes something."""
    if element.role is Role.WINDOW and "active" not in element.state:
        return Expectation(Expect.WINDOW, element.text)
    if element.role in (*WRITABLE, Role.WINDOW):
        return Expectation(Expect.NOTHING)
    if element.role in (Role.CHECK_BOX, Role.RADIO):
        wanted = "off" if "on" in element.state and element.role is Role.CHECK_BOX else "on"
        return Expectation(Expect.STATE, wanted)
    return Expectation(Expect.CHANGE)


def typing(text: str, field: Element, line: float) -> Type:
    """The action that types a text into an element. A field of one line, at most `line` pixels high, is typed over: what is
    selected in it cannot be read. In a text area what stands there stays."""
    middle, height = field.box.centre, field.box.height
    if field.role is Role.FIELD and field.box.width < NARROW * height:
        middle = Point(field.box.left + field.box.width / 3, middle.y)
    if IN_PARTS.search(field.value or field.text) and typeable(text):
        return Type(text, Point(field.box.left + height / 2, middle.y), by_keys=True)
    return Type(text, middle, clear=field.role is Role.FIELD and height <= line)


def _typing(shown: Iterable[Element], goal: Goal, line: float) -> Iterator[Plan]:
    fields = [element for element in shown if element.role in WRITABLE]
    for span in goal.spans:
        yield _plan(Type(span), goal, None, Expectation(Expect.TEXT, span))
        for field in fields:
            yield _plan(typing(span, field, line), goal, field, Expectation(Expect.VALUE, span))


def _drags(shown: tuple[Element, ...], goal: Goal) -> Iterator[Plan]:
    if goal.verb.intent is not Intent.DRAG:
        return
    named = [element for element in shown if likeness(element.text, goal.text) > 0.8]
    for start in named:
        for end in named:
            if end is not start:
                action = LeftClickDrag(start.box.centre, end=end.box.centre)
                yield msgspec.structs.replace(_plan(action, goal, start), sentence=describe(action, start.name, end.name))


def _keys(goal: Goal) -> Iterator[Plan]:
    usual = (goal.verb.keys,) if goal.verb.keys else ()
    for keys in dict.fromkeys((*goal.keys, *usual, "enter", "escape", "tab")):
        # A key that was asked for may do no more than move the caret.
        asked = keys in goal.keys and goal.verb.intent is Intent.KEY
        yield _plan(Key(keys), goal, None, Expectation(Expect.NOTHING if asked else Expect.CHANGE))


def _apps(goal: Goal) -> Iterator[Plan]:
    if goal.verb.intent is Intent.OPEN:
        name = goal.spans[0] if goal.spans else " ".join(meaning(goal.text))
        if name:
            plan = _plan(OpenApp(name), goal, None, Expectation(Expect.WINDOW, name))
            yield msgspec.structs.replace(plan, patience=STARTING)


def _looking(seen: Observation, goal: Goal) -> Iterator[Plan]:
    middle = under_wheel(seen)
    yield _plan(Scroll(dy=5, point=middle), goal)
    yield _plan(Scroll(dy=-5, point=middle), goal)
    yield _plan(Wait(1.0), goal, None, Expectation(Expect.NOTHING))


def under_wheel(seen: Observation) -> Point:
    """Where a wheel turns what is looked at: on the text nearest to the middle of what the active window shows, since over a
    slider or a list it would change a value; the middle itself where there is no text."""
    height, width = seen.frame.pixels.shape[:2]
    picture, window = Box(0, 0, width, height), seen.frame.window
    inside = box_to_image(window.box, seen.frame.monitor).overlap(picture) if window else picture
    there = [one for one in seen.elements if one.role is not Role.WINDOW and inside.contains(one.box.centre)]
    shown = functools.reduce(Box.around, (one.box for one in there)) if there else inside
    texts = [one.box.centre for one in there if one.role is Role.TEXT]
    return min(texts, key=lambda at: math.dist((at.x, at.y), (shown.centre.x, shown.centre.y)), default=shown.centre)


def _shortened(action: Action) -> Action:
    if isinstance(action, Type) and len(action.text) > LONGEST_SAID:
        return msgspec.structs.replace(action, text=f"{action.text[:LONGEST_SAID]}…")
    return action
