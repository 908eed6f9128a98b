"""Pure: which parts of a task are over, told from the steps taken and what was seen after each."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from agent.action import Action, AskUser, DoubleClick, Key, LeftClick, LeftClickDrag, OpenApp, RightClick, Scroll, Type, Wait
from agent.planning.goals import CELL_OF, Goal
from agent.planning.ways import stepwise
from agent.records import Result, Step
from agent.words import AFFIRM, Intent, words

CLICKS = (LeftClick, DoubleClick, RightClick)
SUITS: dict[Intent, tuple[type[Action], ...]] = {
    Intent.CLICK: (LeftClick,),
    Intent.DOUBLE: (DoubleClick,),
    Intent.RIGHT: (RightClick,),
    Intent.DRAG: (LeftClickDrag,),
    Intent.TYPE: (Type,),
    Intent.KEY: (Key,),
    Intent.OPEN: (OpenApp, DoubleClick),
    Intent.TICK: (LeftClick,),
    Intent.UNTICK: (LeftClick,),
    Intent.SCROLL: (Scroll,),
    Intent.WAIT: (Wait,),
}
"""The actions a verb asks for."""
FINISHES = SUITS | {Intent.CLICK: CLICKS, Intent.OPEN: (OpenApp, Key, *CLICKS)}
"""The actions of which one is enough for a part with such a verb."""
CONFIRM = "confirm"
"""The note of a question whether a part is done."""
YES = frozenset(["yes", "y", "done", "ok", "oui", "o", "fait"])
SEEN = frozenset({Result.CONFIRMED, Result.UNVERIFIABLE})


class Progress(msgspec.Struct, frozen=True):
    """Where a run stands: `at` counts the parts that are over; `steps` were taken for the part at hand; `left` are its texts
    not yet used."""

    goals: tuple[Goal, ...]
    at: int
    steps: tuple[Step, ...]
    left: tuple[str, ...]
    told: frozenset[str] = frozenset()
    """Parts that the person said are done."""

    @property
    def goal(self) -> Goal | None:
        """The part at hand; none when all are over."""
        return self.goals[self.at] if self.at < len(self.goals) else None

    @property
    def over(self) -> bool:
        return self.at >= len(self.goals)

    def without(self) -> Progress:
        """The same with the part at hand left out."""
        after = self.goals[self.at + 1 : self.at + 2]
        return msgspec.structs.replace(self, at=self.at + 1, steps=(), left=unused(after[0], ()) if after else ())


def progress(goals: tuple[Goal, ...], history: Sequence[Step]) -> Progress:
    """Walks the history once: each step counts for the part that was at hand when it was taken."""
    at, told_done = 0, set[str]()
    mine: list[Step] = []
    for step in history:
        if step.plan.note == CONFIRM and step.answer is not None:
            if YES.issuperset(words(step.answer.text)[:1]):  # the first word: "not done" is no yes
                told_done.add(step.plan.goal)
            else:
                goals = (*goals, *stepwise(step.answer.text))
            continue
        while at < len(goals) and goals[at].when and step.plan.goal != goals[at].text:
            at, mine = at + 1, []  # it was not needed
        if at >= len(goals):
            continue  # an answer may still add a part
        if isinstance(step.plan.action, AskUser):
            # The person's answer says in other words what to do for this part.
            told = stepwise(step.answer.text) if step.answer else ()
            goals = (*goals[:at], *(told or goals[at : at + 1]), *goals[at + 1 :])
            continue
        mine.append(step)
        if over(goals[at], mine):
            at, mine = at + 1, []
    left = unused(goals[at], mine) if at < len(goals) else ()
    return Progress(goals, at, tuple(mine), left, frozenset(told_done))


def over(goal: Goal, steps: Sequence[Step]) -> bool:
    """Whether the steps taken for this part finish it."""
    good = [step for step in steps if step.outcome.result in SEEN]
    if not good:
        return False
    pressed = [step.plan.action.keys for step in good if isinstance(step.plan.action, Key)]
    if goal.keys and not all(key in pressed for key in goal.keys):
        return False
    if unused(goal, steps):
        return False
    if goal.verb.commit:
        return _committed(good[-1], goal) or (not goal.spans and goal.verb.keys in pressed)
    wanted = FINISHES.get(goal.verb.intent)
    return isinstance(good[-1].plan.action, wanted) if wanted else not isinstance(good[-1].plan.action, (Scroll, Wait))


def unused(goal: Goal, steps: Sequence[Step]) -> tuple[str, ...]:
    """The texts of a part that no good step typed or clicked yet."""
    used = {text for step in steps if step.outcome.result in SEEN for text in _used(step, goal)}
    return tuple(span for span in goal.spans if span not in used)


def _used(step: Step, goal: Goal) -> list[str]:
    action, target = step.plan.action, step.plan.target
    if isinstance(action, Type):
        return [action.text]
    if isinstance(action, OpenApp):
        return [action.app]
    picked = step.answer is not None and step.answer.point is not None
    if picked or CELL_OF.search(goal.text):
        return list(goal.spans)  # the person picked what is meant; a cell does not say its row
    return [span for span in goal.spans if target and words(span) and words(span) == words(target.text)]


def _committed(step: Step, goal: Goal) -> bool:
    """Enter, or a click on a button that confirms or says the part's own verb."""
    action, target = step.plan.action, step.plan.target
    if isinstance(action, Key):
        return action.keys == "enter" or (action.keys == goal.verb.keys == "delete")
    if isinstance(action, LeftClick) and target:
        return bool({*AFFIRM, goal.word} & set(words(target.text))) or target.text.strip() == "="
    return False
