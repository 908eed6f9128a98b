"""Pure: what would show on the screen that a part of a task is done. Where nothing is known to show it, there are none, and
only a person can say.
"""

from __future__ import annotations

from collections.abc import Callable

from agent.goals import Goal
from agent.progress import FINISHES
from agent.records import Criterion, Sign
from agent.words import Intent, meaning


def criteria(goal: Goal) -> tuple[Criterion, ...]:
    """A click that was asked for is done when it worked; a text when it stands there; a file when its window says so."""
    if goal.verb.intent is Intent.TYPE:
        return tuple(Criterion(Sign.TYPED, goal.text, span) for span in goal.spans)
    if goal.verb.intent in FINISHES or (goal.verb.commit and not goal.verb.keys and not meaning(goal.text)):
        return (Criterion(Sign.STEP, goal.text),)
    told = BY_KEYS.get(goal.verb.keys) if goal.verb.keys else _added if goal.word in ADDS else None
    return told(goal) if told else ()


def _saved(goal: Goal) -> tuple[Criterion, ...]:
    return (Criterion(Sign.TITLE, goal.text, goal.spans[-1]),) if goal.spans else (Criterion(Sign.SAVED, goal.text),)


def _renamed(goal: Goal) -> tuple[Criterion, ...]:
    gone = tuple(Criterion(Sign.GONE, goal.text, old) for old in goal.spans[:-1])
    return (*gone, *(Criterion(Sign.SEEN, goal.text, new) for new in goal.spans[-1:]))


def _found(goal: Goal) -> tuple[Criterion, ...]:
    return tuple(Criterion(Sign.SEEN, goal.text, span) for span in goal.spans)


def _deleted(goal: Goal) -> tuple[Criterion, ...]:
    return tuple(Criterion(Sign.GONE, goal.text, span) for span in goal.spans)


_added = _found
BY_KEYS: dict[str, Callable[[Goal], tuple[Criterion, ...]]] = {
    "ctrl+s": _saved,
    "f2": _renamed,
    "ctrl+f": _found,
    "delete": _deleted,
}
"""By the shortcut that stands for what the verb does everywhere."""
ADDS = frozenset(["add", "ajoute", "ajoutez", "ajouter", "create", "make", "cree", "creez", "creer"])
"""Verbs after which a new thing with this name is there."""
