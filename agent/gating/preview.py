"""Pure: the next steps shown before any of them is taken, approved once (mode `flow`), and left off at the first that is not as
it was shown.

Only ordinary steps are in a batch: what the gate asks about is asked about at its moment, on the screen as it is then.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from agent.action import ENDINGS, LeftClickDrag
from agent.gating.gate import HARMLESS, Context, judge
from agent.planning.plan import Foresight, Planner
from agent.planning.replay import aimed
from agent.records import Ahead, Decision, Element, Observation, Outcome, Plan, Result, Step, Verdict
from models.model import Cancelled

MOST = 5
"""Steps in a batch."""
SAME = 0.5
"""Intersection over union from which an element is where it was."""
CATEGORIES = ("free", "named")
PREVIEW = Verdict(Decision.ASK, "preview", "These steps come next.", "named")
GIVEN = Verdict(Decision.ALLOW, "preview", "You said yes to all previews of this task.", "named")
PREVIEWED = Verdict(Decision.ALLOW, "previewed", "You approved it in the preview.", "free")
WORKED = Outcome(Result.CONFIRMED, "As if it had worked.")
PASSING = frozenset({"focused", "selected"})
"""States that come and go with the keyboard."""


class Outlook(msgspec.Struct, frozen=True):
    """What a look ahead goes by."""

    planner: Planner
    task: str
    history: Sequence[Step]
    context: Context
    cancelled: Cancelled


def is_ordinary(plan: Plan, verdict: Verdict) -> bool:
    """Whether a step is of the kind that a preview is for: it does something, and the gate would let it pass."""
    passes = verdict.decision is Decision.ALLOW and verdict.category in CATEGORIES
    return passes and not isinstance(plan.action, (*HARMLESS, *ENDINGS))


def batch(first: Plan, seen: Observation, outlook: Outlook) -> tuple[Plan, ...]:
    """The step at hand and those after it that this frame is enough for, each as if the ones before had worked."""
    plans, history = [first], list(outlook.history)
    while isinstance(outlook.planner, Foresight) and len(plans) < MOST:
        history.append(Step(len(history) + 1, plans[-1], PREVIEWED, WORKED, window=seen.frame.window))
        following = outlook.planner.ahead(outlook.task, seen, history, outlook.cancelled)
        if following is None or not is_ordinary(following, judge(following, seen, outlook.context)):
            break
        plans.append(following)
    return tuple(plans)


def verdict(context: Context) -> Verdict:
    """Of a preview, which may be approved beforehand like anything that is asked about by name."""
    return GIVEN if PREVIEW.rule in context.granted or PREVIEW.category in context.approved else PREVIEW


def listed(plans: Sequence[Plan]) -> tuple[Ahead, ...]:
    """The steps as a card shows them."""
    return tuple(
        Ahead(number, plan.sentence, plan.target, getattr(plan.action, "point", None), getattr(plan.action, "text", ""))
        for number, plan in enumerate(plans, start=1)
    )


def sentence(plans: Sequence[Plan]) -> str:
    return plans[0].sentence if len(plans) == 1 else "; ".join(f"{n}. {plan.sentence}" for n, plan in enumerate(plans, 1))


class Batch:
    """The steps that were approved and not yet taken."""

    def __init__(self) -> None:
        self._left: tuple[Plan, ...] = ()
        self._seen: Observation | None = None
        self._current: Plan | None = None

    def approve(self, plans: Sequence[Plan], seen: Observation) -> None:
        """Those after the first, which is at hand."""
        self._left, self._seen, self._current = tuple(plans[1:]), seen, None

    def drop(self) -> None:
        """Nothing is approved any more."""
        self._left, self._current = (), None

    def next(self, seen: Observation, history: Sequence[Step]) -> Plan | None:
        """The next step aimed at where its target is now; None, and no step is left, once something is not as it was shown."""
        plan = still(self._left[0], self._seen, seen) if self._left and self._seen and _went_well(history) else None
        self._left, self._current = (self._left[1:], plan) if plan else ((), None)
        return plan

    def covers(self, plan: Plan) -> bool:
        return plan is self._current


def still(plan: Plan, before: Observation, after: Observation) -> Plan | None:
    """The plan on a later screen: the same window, and its target there as it was."""
    if _window(before) != _window(after):
        return None
    if plan.target is None:
        return plan
    now = next((e for e in after.elements if _is_same(plan.target, e)), None)
    if now is None or (isinstance(plan.action, LeftClickDrag) and now.box != plan.target.box):
        return None
    return aimed(plan, now)


def _went_well(history: Sequence[Step]) -> bool:
    return bool(history) and history[-1].outcome.result in (Result.CONFIRMED, Result.UNVERIFIABLE)


def _is_same(was: Element, now: Element) -> bool:
    """A tick or a text that is there already is not as it was: the step would undo or double it."""
    alike = (was.role, was.text, was.value) == (now.role, now.text, now.value)
    return alike and set(was.state) - PASSING == set(now.state) - PASSING and was.box.iou(now.box) > SAME


def _window(seen: Observation) -> int:
    return seen.frame.window.id if seen.frame.window else 0
