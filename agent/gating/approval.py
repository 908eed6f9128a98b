"""Pure: from a plan to what may be done: the gate's verdict, the card and its answer, a step that the person changed, and in
mode `flow` the preview. After a yes the target is looked at again.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence

import msgspec

from agent.action import ENDINGS, AskUser
from agent.checking.ending import GO_ON, Limits
from agent.errors import Stopped
from agent.gating import preview
from agent.gating.change import changed
from agent.gating.entrusting import SECRET, entrusted
from agent.gating.gate import EVERY, HARMLESS, Context, judge, same_target
from agent.protocol import Asking, Changed, Event
from agent.records import Answer, Card, Decision, Observation, Outcome, Plan, Reply, Result, Step, Verdict
from agent.stages import Stages

CHANGED = Verdict(Decision.ASK, "target-changed", "The target changed while you were asked.", "ask")
QUESTION = Verdict(Decision.ASK, "question", "I need to know.", "ask")
PERHAPS_DONE = "perhaps-done"
"""The rule that asks before what may have been done already: no approval given beforehand counts."""
AFTER_A_BREAK = "after-a-break"
"""The rule that asks before the first thing that is done after it."""
ASKS = (Decision.ASK, Decision.HAND_OVER)
ASKED_AGAIN = 3
"""Times a card is shown for one step whose target keeps changing, or that the person keeps changing."""


class Turn(msgspec.Struct, frozen=True):
    """The step at hand: its number, the task as it is meant by now, the steps before it."""

    number: int
    task: str
    history: Sequence[Step]


class Approval(msgspec.Struct, frozen=True):
    """What is to be done (the plan, or as the person changed it), the gate's verdict, the person's answer if one was asked for,
    and the screen as it was looked at last."""

    plan: Plan
    verdict: Verdict
    answer: Answer | None
    seen: Observation

    def allows(self) -> bool:
        if self.verdict.decision is Decision.ASK:
            return self.answer is not None and self.answer.reply in GO_ON
        return self.verdict.decision is Decision.ALLOW

    def left_out(self, why: str) -> Outcome:
        """What is said of it where it is not done; `why` goes before the verdict's reason."""
        if self.verdict.rule == PERHAPS_DONE and self.answer is not None and self.answer.reply is Reply.SKIP:
            return Outcome(Result.UNVERIFIABLE, "You said that it had been done before the run was cut short.")
        return Outcome(Result.NOT_DONE, f"{why} {self.verdict.reason}".strip())


class Approver:
    """Asks for one run, and remembers what was said yes to."""

    def __init__(self, stages: Stages, context: Context, limits: Limits, doubtful: Plan | None = None) -> None:
        """`limits` say how long a card waits; a dry run shows none. What is `doubtful` may have been done already."""
        self._doubtful = doubtful
        self._goes_on = doubtful is None
        self._stages = stages
        self._context = context
        self._limits = limits
        self._cards = 0
        self.batch = preview.Batch()

    def approve(self, plan: Plan, seen: Observation, turn: Turn) -> Generator[Event, None, Approval]:
        """After a yes the target is looked at again, and asked for again if it changed meanwhile."""
        verdict = QUESTION if isinstance(plan.action, AskUser) else self._doubted(plan, judge(plan, seen, self._context))
        plans: tuple[Plan, ...] = (plan,)
        if self._context.mode == "flow" and preview.is_ordinary(plan, verdict):
            if self.batch.covers(plan):
                return Approval(plan, preview.PREVIEWED, None, seen)
            outlook = preview.Outlook(self._stages.planner, turn.task, turn.history, self._context, self._stages.person.stopped)
            plans, verdict = preview.batch(plan, seen, outlook), preview.verdict(self._context)
        self.batch.drop()
        approval = yield from self._settled(plans, verdict, seen, turn.number)
        if approval.plan is plan and approval.allows() and len(plans) > 1:
            self.batch.approve(plans, seen)
        return approval

    def _doubted(self, plan: Plan, verdict: Verdict) -> Verdict:
        """Nothing that may have been done already is done unasked, and nothing at all before the person was told of it."""
        theirs = verdict.decision in (Decision.REFUSE, Decision.HAND_OVER)
        if self._doubtful is None or theirs or isinstance(plan.action, (*HARMLESS, *ENDINGS)):
            return verdict
        said = f"“{self._doubtful.sentence}” was under way when the run was cut short, so it may have been done"
        if same_act(plan, self._doubtful):
            self._goes_on = True
            return Verdict(Decision.ASK, PERHAPS_DONE, f"{said}: yes does it now, skip leaves it as done.", "ask")
        if self._goes_on:
            return verdict
        self._goes_on = True
        return Verdict(Decision.ASK, AFTER_A_BREAK, f"{said}. This would be next.", "ask")

    def _settled(
        self, plans: tuple[Plan, ...], verdict: Verdict, seen: Observation, number: int
    ) -> Generator[Event, None, Approval]:
        """Asked about until there is an answer to the step as it is now, on the screen as it is now."""
        for _ in range(ASKED_AGAIN):
            if verdict.decision not in ASKS or self._limits.dry:
                break
            answer = yield from self._ask(plans, verdict, seen, number)
            plan = changed(plans[0], answer, seen) if answer.reply is Reply.CHANGE else plans[0]
            if plan is not plans[0]:
                plans = (plan,)
                yield Changed(number, plan)
            theirs = verdict.decision is Decision.HAND_OVER and answer.reply is not Reply.CHANGE
            if answer.reply not in GO_ON or theirs or isinstance(plan.action, ENDINGS):
                return Approval(plan, verdict, answer, seen)
            before, seen = seen, self._stages.eyes.observe(self._stages.look(), seen)
            if not same_target(plan, before, seen):
                verdict = CHANGED
                continue
            said, verdict = verdict, self._after(answer, plan, verdict, seen)
            if verdict is said or verdict.decision is Decision.ALLOW:
                return Approval(plan, verdict if said.decision is Decision.HAND_OVER else said, answer, seen)
        return Approval(plans[0], verdict, None, seen)

    def _after(self, answer: Answer, plan: Plan, verdict: Verdict, seen: Observation) -> Verdict:
        """The same verdict where the yes to it holds; another where the person's change calls for it. That everything is asked
        about in step mode does not: this was."""
        if answer.reply is not Reply.CHANGE:
            return verdict
        fresh = judge(plan, seen, self._context)
        return verdict if fresh.rule in (verdict.rule, EVERY.rule) and fresh.decision is Decision.ASK else fresh

    def _ask(self, plans: tuple[Plan, ...], verdict: Verdict, seen: Observation, number: int) -> Generator[Event, None, Answer]:
        card = self._card(plans, verdict, seen)
        yield Asking(number, card)
        answer = self._stages.person.ask(card)
        if answer.reply is Reply.STOP:
            raise Stopped("You stopped the run.")
        self._context = _heeding(self._context, answer, verdict)
        if verdict.rule == SECRET and answer.reply in (Reply.YES, Reply.YES_KIND):
            self._context = trusting(self._context, plans[0], seen)
        return answer

    def _card(self, plans: tuple[Plan, ...], verdict: Verdict, seen: Observation) -> Card:
        plan = plans[0]
        self._cards += 1  # no two cards share an id, so a late answer cannot answer the next card
        return Card(
            id=self._cards,
            sentence=preview.sentence(plans),
            verdict=verdict,
            target=plan.target,
            point=getattr(plan.action, "point", None),
            typed=getattr(plan.action, "text", ""),
            crop=self._stages.album.crop(seen.frame, plan),
            seconds=self._limits.answer,
            steps=preview.listed(plans) if verdict.rule == preview.PREVIEW.rule else (),
        )


def same_act(one: Plan, other: Plan) -> bool:
    """Whether two plans do the same to the same thing, wherever it is by now."""
    if type(one.action) is not type(other.action):
        return False
    told = [(plan.target.role, plan.target.text) if plan.target else (plan.action, "") for plan in (one, other)]
    said = [(getattr(plan.action, "text", ""), getattr(plan.action, "keys", "")) for plan in (one, other)]
    return told[0] == told[1] and said[0] == said[1]


def trusting(context: Context, plan: Plan, seen: Observation) -> Context:
    """After a yes to a secret: it may go into this field of this window again."""
    return msgspec.structs.replace(context, entrusted=context.entrusted | entrusted(plan, seen))


def _heeding(context: Context, answer: Answer, verdict: Verdict) -> Context:
    """What the person's answer adds: a kind granted for this task; words of theirs, which are as good as the task's; a text to
    type, which says nothing of what to do."""
    if answer.reply is Reply.CHANGE:
        return msgspec.structs.replace(context, given=(*context.given, answer.text)) if answer.text else context
    granted = context.granted | {verdict.rule} if answer.reply is Reply.YES_KIND else context.granted
    task = f"{context.task}\n{answer.text}" if answer.text else context.task
    return msgspec.structs.replace(context, granted=granted, task=task)
