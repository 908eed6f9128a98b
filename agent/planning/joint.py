"""Pure: a planner by the chooser and by rules together. Where a task says each step, the rules of `prior` lead; where it says
only what is wanted they have nothing to say, and the chooser leads. What both could do is in one list, their words added up.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from agent.action import Type
from agent.planning.asked import situation
from agent.planning.choices import Choice, choices, ranked
from agent.planning.choosing import LOOKS, SURE, SURE_OF_DONE, Moment, by_keys, is_known, with_answers
from agent.planning.criteria import criteria
from agent.planning.goals import split
from agent.planning.plan import DONE, came_up, clicked_field, first_field, foreseen, tried
from agent.planning.prior import Situation, idle, pointed_out, prior
from agent.planning.progress import Progress, progress
from agent.records import Observation, Plan, Step
from agent.settings import Effort
from models.model import Cancelled, Chooser
from models.situation import Chosen
from models.views import several

WEIGHT = 0.5
"""What the logarithm of a chance counts beside the rules' features."""
FLOOR = 1e-3
"""Chance of what the chooser does not name."""
SHARE = 0.5
"""Of the whole weight of all choices, from which the best is believed."""
STRONG = 5.0
"""Sum of the rules' features from which they speak for a choice by themselves: the verb's kind of act, on what it names."""


class Scored(msgspec.Struct, frozen=True):
    """A plan with what the rules say of it and what both say together; `believed` where something in the task speaks for it."""

    plan: Plan
    worth: float
    sum: float
    believed: bool = False


class JointPlanner:
    """Implements `agent.planning.plan.Planner` and `Foresight`."""

    def __init__(self, chooser: Chooser, effort: Effort = "low") -> None:
        self._chooser = chooser
        self._looks = LOOKS[effort]

    def plan(self, task: str, seen: Observation, history: Sequence[Step], cancelled: Cancelled) -> Plan:
        """The act for which rules and chooser together speak most; done when all parts are over, or the chooser sees it is."""
        now = Moment.of(with_answers(task, history), seen, history)
        refused = DONE in tried(seen, history)
        stand = progress(split(task), history)
        # Of a part whose verb is not known the rules cannot say when it is over.
        if stand.goal is None and not refused and all(criteria(goal) for goal in now.goals):
            return now.ended(1.0)
        said = several(self._chooser, situation(now.task, seen, history), self._looks, cancelled)
        best = _best(_rules(stand, seen, history), said, now)
        over = max((one.chance for one in said if one.op == "done"), default=0.0)
        if over >= SURE_OF_DONE and not refused and (best is None or (over > best.plan.confidence and best.worth < STRONG)):
            return now.ended(over)
        return best.plan if best is not None and best.believed else now.asked()

    def ahead(self, task: str, seen: Observation, history: Sequence[Step], cancelled: Cancelled) -> Plan | None:
        """See `Foresight`."""
        return foreseen(self, task, seen, history, cancelled)


def _rules(stand: Progress, seen: Observation, history: Sequence[Step]) -> Situation:
    """What the rules look at, for the part at hand; for the last one when all seem over."""
    came, clicked = came_up(seen, history), clicked_field(history)
    first = first_field(seen) if came else None
    return Situation(stand.goal or stand.goals[-1], stand, seen, tried(seen, history), came or clicked, first)


def _best(rules: Situation, said: Sequence[Chosen], now: Moment) -> Scored | None:
    """The choice that most speaks for, with what the rules alone say of it; its confidence is the chooser's chance."""
    listed = choices(rules.seen, ranked(rules.seen.elements, rules.goal, now.task), rules.goal)
    options = {one.plan.sentence: one for one in listed}
    chances: dict[str, float] = {}
    for one in said:
        if one.op not in ("done", "ask"):
            made = now.plan(one)
            options.setdefault(made.sentence, Choice(made.sentence, made))
            chances[made.sentence] = chances.get(made.sentence, 0.0) + one.chance
    scored = []
    for sentence, option in options.items():
        chance, plan = chances.get(sentence, 0.0), option.plan
        plan = by_keys(plan) if sentence in rules.tried and isinstance(plan.action, Type) else plan
        if plan.sentence in rules.tried or is_known(plan, now.history):
            continue
        # Waiting and scrolling are no good guess of the rules; the chooser knows when they are due.
        worth = prior(option, rules) + 2.0 * idle(option, rules) * (chance >= SURE)
        plan = msgspec.structs.replace(plan, confidence=chance)
        scored.append(Scored(plan, worth, worth + WEIGHT * math.log(max(chance, FLOOR)), pointed_out(option, rules)))
    best = max(scored, key=lambda one: one.sum, default=None)
    if best is None:
        return None
    share = 1.0 / sum(math.exp(one.sum - best.sum) for one in scored)
    return msgspec.structs.replace(best, believed=best.believed or share >= SHARE or best.plan.confidence >= SURE)
