"""Pure: what would show on the screen that a part of a task is done. Where nothing is known to show it, there are none, and
only a person can say.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from agent.planning.goals import CELL_OF, Goal
from agent.planning.progress import FINISHES
from agent.records import Criterion, Sign
from agent.words import ADDS, CHOOSES, CLOSES, CREATES, Intent, meaning

Signs = tuple[Criterion, ...]
POINTED = frozenset({Intent.CLICK, Intent.DOUBLE, Intent.RIGHT})
FILE = re.compile(r"([\w.-]+\.(?:txt|md|csv|tsv|log|ods|odt|odp|xlsx|docx|pptx|pdf|png|jpe?g|svg))\b", re.IGNORECASE)
"""A file whose name stands in the title of the window that it is opened in; a page has a title of its own."""
TICKS = {Intent.TICK: "on", Intent.UNTICK: "off"}


def criteria(goal: Goal) -> Signs:
    """A click that was asked for is done when it worked on what was named; a text when it stands there; a file when its window
    says so."""
    if goal.shows:
        return tuple(Criterion(sign, goal.part, text) for sign, text in goal.shows)
    if goal.word in CLOSES or goal.verb.intent is Intent.TYPE:
        return _each(goal, Sign.TYPED if goal.verb.intent is Intent.TYPE else Sign.GONE)
    if goal.verb.intent in (*POINTED, *TICKS) or _is_bare(goal):
        return _pointed(goal)
    if goal.verb.intent is Intent.OPEN and (file := FILE.search(goal.text)):
        return (Criterion(Sign.TITLE, goal.text, file[1]),)
    if goal.verb.intent in FINISHES:
        return (Criterion(Sign.STEP, goal.text),)
    told = BY_KEYS.get(goal.verb.keys) if goal.verb.keys else _seen if goal.word in ADDS | CREATES else None
    return told(goal) if told else ()


def _pointed(goal: Goal) -> Signs:
    if CELL_OF.search(goal.text):
        return (Criterion(Sign.STEP, goal.text),)  # a cell says neither its row nor its column
    if goal.verb.intent in TICKS:
        return (Criterion(Sign.TICKED, goal.text, TICKS[goal.verb.intent]),)
    if goal.word in CHOOSES and goal.spans:
        return _each(goal, Sign.CHOSEN)
    return (Criterion(Sign.CLICKED, goal.text),)


def _is_bare(goal: Goal) -> bool:
    """`apply`, `send it`: the button of that name is all that is meant."""
    return goal.verb.commit and not goal.verb.keys and not meaning(goal.text)


def _each(goal: Goal, sign: Sign) -> Signs:
    return tuple(Criterion(sign, goal.text, span) for span in goal.spans)


def _seen(goal: Goal) -> Signs:
    return _each(goal, Sign.SEEN)


def _gone(goal: Goal) -> Signs:
    return _each(goal, Sign.GONE)


def _saved(goal: Goal) -> Signs:
    return (Criterion(Sign.TITLE, goal.text, goal.spans[-1]),) if goal.spans else (Criterion(Sign.SAVED, goal.text),)


def _renamed(goal: Goal) -> Signs:
    return (*_each(goal, Sign.GONE)[:-1], *_each(goal, Sign.SEEN)[-1:])


BY_KEYS: dict[str, Callable[[Goal], Signs]] = {"ctrl+s": _saved, "f2": _renamed, "ctrl+f": _seen, "delete": _gone}
"""By the shortcut that stands for what the verb does everywhere."""
