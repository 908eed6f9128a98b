"""Pure: what to do next. `Planner` is the one thing the loop knows of; planners by elements, by skill, by vision or from a
recorded run stand behind it.

`ElementsPlanner` is told the screen by name. The task is cut into its parts, the choices for the part at hand are listed, a
prior orders them, and the model scores the best together; nothing is sampled at effort `low`.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from typing import Protocol, runtime_checkable

import msgspec
import numpy as np
from numpy.typing import NDArray

from agent.action import ENDINGS, AskUser, Done, DoubleClick, Fail, Key, LeftClick, OpenApp, Scroll, grammar
from agent.eyes.naming import TEXT_AREA
from agent.geometry import box_to_image
from agent.planning.choices import WRITABLE, Choice, choices, likeness, ranked
from agent.planning.criteria import criteria
from agent.planning.goals import Goal
from agent.planning.noted import noting, value_of, with_notes
from agent.planning.prior import Situation, astray, beside, idle, pointed_out, prior
from agent.planning.progress import CONFIRM, progress
from agent.planning.prompt import neutral, prompt
from agent.planning.ways import stepwise
from agent.records import Again, Criterion, Expect, Observation, Plan, Result, Role, Sign, Step
from agent.settings import Effort
from agent.words import words
from models.model import Cancelled, Prompt, Sampling, Score, TextModel

SCORED = {"low": 16, "medium": 32, "high": 48}
"""Choices the model scores, best prior first."""
SAMPLES = {"low": 0, "medium": 0, "high": 5}
"""Replies written under the grammar, each a vote."""
NOT_SHOWN = "I did what I could for “{}”, but nothing I see shows that it is done. Is it (yes, or what to do)?"
DONE = "Done"
"""What the sentence of a done says."""
SURE = 0.5
"""Confidence from which the model alone is believed. Below it something in the task must speak for the choice, or the person is
asked."""
MODEL_WEIGHT = 1.0
OPENS_ANOTHER = (Key, OpenApp, DoubleClick, Scroll)
"""Actions after which the screen is seldom what it was."""
TAKES_KEYS = frozenset({*WRITABLE, Role.WINDOW})
Weights = NDArray[np.float64]
"""One number a choice."""


class Planner(Protocol):
    """Decides one step, or says `Again` while what it waits for is not there. Raises PlanError when it cannot decide at all,
    ModelCancelled when told to stop."""

    def plan(self, task: str, seen: Observation, history: Sequence[Step], cancelled: Cancelled) -> Plan | Again: ...


@runtime_checkable
class Foresight(Protocol):
    """A planner that can say what would come next if a step worked, with nothing done meanwhile."""

    def ahead(self, task: str, seen: Observation, history: Sequence[Step], cancelled: Cancelled) -> Plan | None:
        """The step after `history` on a screen that did not change; None where this screen is not enough to tell."""
        ...


class ElementsPlanner:
    """Chooses among named elements with a text model."""

    def __init__(self, model: TextModel, effort: Effort = "low") -> None:
        self._model = model
        self._effort = effort
        self._alone: dict[str, Score] = {}

    def plan(self, task: str, seen: Observation, history: Sequence[Step], cancelled: Cancelled) -> Plan:
        """See `Planner.plan`. Ends with Done when every part of the task was seen to be over."""
        came, clicked = came_up(seen, history), clicked_field(history)
        stand = progress(with_notes(stepwise(task), history), history)
        while stand.goal is not None and is_moot(stand.goal, seen, history):
            stand = stand.without()
        if stand.goal is None:
            return ended(stand.goals, stand.told, history=history)
        if stand.goal.noted and not stand.goal.spans:
            return noting(stand.goal.noted, seen.elements) or _ask(stand.goal, seen)
        now = Situation(stand.goal, stand, seen, tried(seen, history), came or clicked, first_field(seen) if came else None)
        shown = ranked(seen.elements, stand.goal, task)
        listed = sorted(choices(seen, shown, stand.goal), key=lambda choice: -prior(choice, now))
        best = [choice for choice in listed if choice.plan.sentence not in now.tried][: SCORED[self._effort]]
        if not best:
            return _ask(stand.goal, seen)
        total = np.array([prior(choice, now) for choice in best])
        tokens = 0
        if not (self._cannot_change(total) and is_believable(best[0], now)):
            asked = prompt(task, stand.goal, history, seen, shown)
            total += self._weigh(asked, [choice.said for choice in best], cancelled)
            tokens = self._model.tokens(asked)
        share = np.exp(total - total.max()) / np.exp(total - total.max()).sum()
        order = [int(at) for at in np.argsort(-share)]
        believed = [at for at in order if is_believable(best[at], now, float(share[at]))]
        winner = believed[0] if believed else None
        chosen = _ask(stand.goal, seen) if winner is None else best[winner].plan
        sure = 0.0 if winner is None else float(share[winner])
        return msgspec.structs.replace(chosen, confidence=sure, tokens=tokens)

    def ahead(self, task: str, seen: Observation, history: Sequence[Step], cancelled: Cancelled) -> Plan | None:
        """See `Foresight`."""
        return foreseen(self, task, seen, history, cancelled)

    def _cannot_change(self, priors: Weights) -> bool:
        """Whether the first choice leads by more than the model could make up, so that it need not be asked. Of n numbers with
        a standard deviation of 1, two differ by the root of 2n at most; a vote adds 1 at most."""
        most = MODEL_WEIGHT * math.sqrt(2 * priors.size) + (SAMPLES[self._effort] > 0)
        return priors.size == 1 or bool(priors[0] - priors[1] > most)

    def _weigh(self, asked: Prompt, said: list[str], cancelled: Cancelled) -> Weights:
        """What the model thinks of each phrase."""
        return MODEL_WEIGHT * self._judged(asked, said, cancelled) + self._votes(asked, said, cancelled)

    def _judged(self, asked: Prompt, said: list[str], cancelled: Cancelled) -> Weights:
        """How much likelier each phrase is here than by itself, in standard deviations over the choices."""
        here = self._model.score(asked, said, cancelled)
        alone = self._by_itself(said, cancelled)
        gain = np.array([(a.logprob - b.logprob) / a.tokens for a, b in zip(here, alone, strict=True)])
        spread: Weights = (gain - gain.mean()) / (gain.std() or 1.0)
        return spread

    def _by_itself(self, said: list[str], cancelled: Cancelled) -> list[Score]:
        new = [phrase for phrase in said if phrase not in self._alone]
        if new:
            self._alone.update(zip(new, self._model.score(neutral(), new, cancelled), strict=True))
        return [self._alone[phrase] for phrase in said]

    def _votes(self, asked: Prompt, said: list[str], cancelled: Cancelled) -> Weights:
        """At effort `high`: the share of replies, written under a grammar of these choices, that say each."""
        drawn = [
            self._model.write(asked, grammar(said), Sampling(0.7, seed), cancelled) for seed in range(SAMPLES[self._effort])
        ]
        return np.array([drawn.count(phrase) / max(1, len(drawn)) for phrase in said])


def is_believable(choice: Choice, now: Situation, share: float = 1.0) -> bool:
    """Whether a choice of this probability is taken: the model is sure, or something in the task speaks for it. A text gone
    astray, or the box of another row, would change what nobody spoke of."""
    if astray(choice, now) or beside(choice, now) < 0:
        return False
    return (share >= SURE and not idle(choice, now)) or pointed_out(choice, now)


def foreseen(planner: Planner, task: str, seen: Observation, history: Sequence[Step], cancelled: Cancelled) -> Plan | None:
    """What a planner would do next. After a key, an application that opens or a click that commits, another screen is to be
    expected."""
    last = history[-1].plan
    if isinstance(last.action, OPENS_ANOTHER) or last.expectation.kind in (Expect.CHANGE, Expect.WINDOW):
        return None
    plan = planner.plan(task, seen, history, cancelled)
    if isinstance(plan, Again) or isinstance(plan.action, ENDINGS):
        return None
    return None if plan.sentence in {step.plan.sentence for step in history} else plan


def is_moot(goal: Goal, seen: Observation, history: Sequence[Step]) -> bool:
    """Whether a step that is taken only sometimes is not needed here: no window is in front that was not before; the one that
    it names is."""
    now = seen.frame.window
    known = {step.window.id for step in history if step.window is not None}
    asks = now is not None and now.id not in known
    title = now.title if now is not None else ""
    if goal.when == "shown":
        return not value_of(goal.noted, seen.elements)
    named = all(span in title for span in goal.spans) if goal.spans else likeness(title, goal.text) > 0
    return (goal.when == "asked" and not asks) or (goal.when == "behind" and named)


def tried(seen: Observation, history: Sequence[Step]) -> frozenset[str]:
    """The sentences of what did nothing since the screen last changed."""
    nothing = []
    for step in reversed(history):
        if step.outcome.result is Result.CONFIRMED:
            break
        nothing.append(step.plan.sentence)
    return frozenset(nothing)


def came_up(seen: Observation, history: Sequence[Step]) -> bool:
    """Whether another window has the keyboard since the last step: dialogs give it to their first field."""
    before, after = history[-1].window if history else None, seen.frame.window
    return before is not None and after is not None and before.id != after.id


def clicked_field(history: Sequence[Step]) -> bool:
    """Whether the last step put the keyboard somewhere."""
    target = history[-1].plan.target if history else None
    return target is not None and isinstance(history[-1].plan.action, LeftClick) and target.role in TAKES_KEYS


def first_field(seen: Observation) -> int | None:
    """The first field of one line in the active window."""
    window = seen.frame.window
    inside = box_to_image(window.box, seen.frame.monitor) if window else None
    fields = [e for e in seen.elements if e.role is Role.FIELD and e.text != TEXT_AREA]
    return next((e.id for e in fields if inside is None or inside.contains(e.box.centre)), None)


def ended(goals: Sequence[Goal], told: Collection[str], answer: str = "", history: Sequence[Step] = ()) -> Plan:
    """Done, with what must be seen for it; a question where nothing on a screen could show a part. What was clicked that is
    called just like a part is what the part wanted."""
    needed = {goal.text: criteria(goal) for goal in goals if goal.text not in told and (goal.shows or not goal.when)}
    needed |= {
        text: (Criterion(Sign.CLICKED, text),) for text, signs in needed.items() if not signs and _is_called(text, history)
    }
    dark = [text for text, signs in needed.items() if not signs]
    if dark:
        question = NOT_SHOWN.format(dark[0])
        return Plan(AskUser(question), question, goal=dark[0], note=CONFIRM)
    signs = tuple(sign for signs in needed.values() for sign in signs)
    return Plan(Done(answer), DONE, goal=goals[-1].text if goals else "", confidence=1.0, criteria=signs)


def _is_called(part: str, history: Sequence[Step]) -> bool:
    clicked = (step.plan.target for step in history if step.plan.goal == part and isinstance(step.plan.action, LeftClick))
    return any(target is not None and words(target.text) == words(part) for target in clicked)


def _ask(goal: Goal, seen: Observation) -> Plan:
    wanted = goal.part or goal.text
    names = ", ".join(element.name for element in ranked(seen.elements, goal, goal.text, 5))
    question = f"I do not see how to “{wanted}” here. On screen: {names or 'nothing I can read'}. What should I do?"
    return Plan(AskUser(question), question, goal=goal.text)


def give_up(reason: str) -> Plan:
    """The plan that ends a run honestly."""
    return Plan(Fail(reason), reason)
