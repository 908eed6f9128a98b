"""Pure: a planner by the chooser and by rules together. Where a task says each step, the rules of `prior` lead; where it says
only what is wanted they have nothing to say, and the chooser leads. What both could do is in one list, their words added up.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from agent.action import AskUser, Done, Type
from agent.planning.asked import situation
from agent.planning.choices import Choice, choices, ranked
from agent.planning.choosing import DONE, LOOKS, SURE, SURE_OF_DONE, Moment, by_keys, is_known, with_answers
from agent.planning.goals import split
from agent.planning.plan import OPENS_ANOTHER, came_up, clicked_field, first_field, tried
from agent.planning.prior import Situation, idle, prior
from agent.planning.progress import progress
from agent.records import Expect, Observation, Plan, Step
from agent.settings import Effort
from models.model import Cancelled, Chooser
from models.situation import Chosen
from models.views import several

FLOOR = 1e-3
"""Chance of what the chooser does not name."""
STRONG = 5.0
"""Sum of the rules' features from which they speak for a choice by themselves: the verb's kind of act, on what it names."""


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
        if stand.goal is None and not refused:
            return now.ended(Plan(Done(), DONE, confidence=1.0))
        said = several(self._chooser, situation(now.task, seen, history), self._looks, cancelled)
        rules = _rules(task, seen, history)
        best = _best(rules, said, now)
        over = max((one.chance for one in said if one.op == "done"), default=0.0)
        if over >= SURE_OF_DONE and not refused and (best is None or (over > best[1].confidence and best[0] < STRONG)):
            return now.ended(Plan(Done(), DONE, confidence=over))
        if best is None or (best[0] < STRONG and best[1].confidence < SURE):
            return now.asked()
        return best[1]

    def ahead(self, task: str, seen: Observation, history: Sequence[Step], cancelled: Cancelled) -> Plan | None:
        """See `Foresight`. After a key, an application that opens or a click that commits, another screen is to be expected."""
        last = history[-1].plan
        if isinstance(last.action, OPENS_ANOTHER) or last.expectation.kind in (Expect.CHANGE, Expect.WINDOW):
            return None
        made = self.plan(task, seen, history, cancelled)
        told = {step.plan.sentence for step in history}
        return None if isinstance(made.action, (Done, AskUser)) or made.sentence in told else made


def _rules(task: str, seen: Observation, history: Sequence[Step]) -> Situation:
    """What the rules look at, for the part at hand; for the last one when all seem over."""
    goals = split(task)
    stand = progress(goals, history)
    came, clicked = came_up(seen, history), clicked_field(history)
    first = first_field(seen) if came else None
    return Situation(stand.goal or stand.goals[-1], stand, seen, tried(seen, history), came or clicked, first)


def _best(rules: Situation, said: Sequence[Chosen], now: Moment) -> tuple[float, Plan] | None:
    """The choice that most speaks for, with what the rules alone say of it; its confidence is the chooser's chance."""
    listed = choices(rules.seen, ranked(rules.seen.elements, rules.goal, now.task), rules.goal)
    options = {one.plan.sentence: one for one in listed}
    chances: dict[str, float] = {}
    for one in said:
        if one.op not in ("done", "ask"):
            made = now.plan(one)
            options.setdefault(made.sentence, Choice(made.sentence, made))
            chances[made.sentence] = chances.get(made.sentence, 0.0) + one.chance
    found = []
    for sentence, option in options.items():
        chance, plan = chances.get(sentence, 0.0), option.plan
        plan = by_keys(plan) if sentence in rules.tried and isinstance(plan.action, Type) else plan
        if plan.sentence in rules.tried or is_known(plan, now.history):
            continue
        # Waiting and scrolling are no good guess of the rules; the chooser knows when they are due.
        worth = prior(option, rules) + 2.0 * idle(option, rules) * (chance >= SURE)
        found.append((worth + math.log(max(chance, FLOOR)), worth, msgspec.structs.replace(plan, confidence=chance)))
    if not found:
        return None
    _, worth, plan = max(found, key=lambda one: one[0])
    return worth, plan
