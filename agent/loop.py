"""Pure: the loop. Capture, observe, plan, gate, act, verify, journal: only this file knows the order.

`Agent.run` yields the protocol's events one by one and goes on when the next is asked for, so whoever consumes them has written
an event down before what follows it happens.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Protocol

import msgspec

from agent.action import ENDINGS, Action, AskUser, Done
from agent.ending import GO_ON, Limits, ending
from agent.errors import ActError, AgentError, Stopped
from agent.gate import Context, judge, same_target
from agent.plan import Planner, give_up
from agent.protocol import Acted, Asking, Decided, Error, Event, Framed, Observed, Planned, Started, Verified, finished
from agent.records import (
    Again,
    Answer,
    Card,
    Decision,
    End,
    Frame,
    Observation,
    Outcome,
    Plan,
    Reply,
    Result,
    Status,
    Step,
    Timing,
    Verdict,
)
from agent.settle import settled
from agent.signs import borne_out, unmet
from agent.verify import stuck, verify, waits
from models.model import ModelCancelled, ModelError

CHANGED = Verdict(Decision.ASK, "target-changed", "The target changed while you were asked.", "ask")
QUESTION = Verdict(Decision.ASK, "question", "I need to know.", "ask")
LOOK_AGAIN = 0.5
"""Seconds between two looks for the signs of a done."""
ASKED_AGAIN = 3
"""Times a card is shown for one step whose target keeps changing."""


class Eyes(Protocol):
    def observe(self, frame: Frame, last: Observation | None) -> Observation: ...


class Hands(Protocol):
    def act(self, action: Action, frame: Frame) -> str: ...

    def release(self) -> None: ...


class Person(Protocol):
    """Whoever may answer: the terminal, the panel, or nobody."""

    def ask(self, card: Card) -> Answer:
        """Waits for the answer to a card already shown, at most `card.seconds`; `Reply.NONE` without one."""
        ...

    def checkpoint(self) -> None:
        """Waits while paused. Raises Stopped when the person stopped the run."""
        ...

    def stopped(self) -> bool: ...


class Album(Protocol):
    """Keeps pictures of a run; both return the file's name, relative to the run folder, empty when nothing is kept."""

    def keep(self, frame: Frame) -> str: ...

    def crop(self, frame: Frame, plan: Plan) -> str: ...


class Clock(Protocol):
    def now(self) -> float: ...

    def sleep(self, seconds: float) -> None: ...


class Stages(msgspec.Struct, frozen=True):
    """What the loop is given: one of each."""

    look: Callable[[], Frame]
    eyes: Eyes
    planner: Planner
    hands: Hands
    person: Person
    album: Album
    clock: Clock


class Approval(msgspec.Struct, frozen=True):
    """The gate's verdict, the person's answer if one was asked for, and the screen as it was looked at last."""

    verdict: Verdict
    answer: Answer | None
    seen: Observation

    def allows(self) -> bool:
        if self.verdict.decision is Decision.ASK:
            return self.answer is not None and self.answer.reply in GO_ON
        return self.verdict.decision is Decision.ALLOW


class Agent:
    """Runs one task."""

    def __init__(self, stages: Stages, limits: Limits, context: Context, run: str = "") -> None:
        """`context` is what the gate goes by, the task in it; `run` is the run folder's name."""
        self._stages = stages
        self._limits = limits
        self._context = context
        self._run = run
        self._task = context.task
        self._history: list[Step] = []
        self._cards = 0

    def run(self) -> Generator[Event, None, None]:
        """Every event of the run, `finished` last whatever happens; all keys are up by then."""
        began = self._stages.clock.now()
        end = End(Status.FAILED, "The run was cut short.")
        yield Started(self._context.task, self._run)
        try:
            end = yield from self._turns(began)
        except (Stopped, ModelCancelled):
            end = End(Status.STOPPED, "You stopped the run.")
        except (AgentError, ModelError) as error:
            end = End(Status.FAILED, str(error))
            yield Error(str(error))
        finally:
            self._stages.hands.release()
        seconds = self._stages.clock.now() - began
        yield finished(msgspec.structs.replace(end, steps=len(self._history), seconds=seconds, run=self._run))

    def _turns(self, began: float) -> Generator[Event, None, End]:
        seen = yield from self._observe(None)
        while True:
            step, seen = yield from self.step(seen)
            self._history.append(step)
            yield Verified(step.number, step.outcome, step)
            end = ending(self._history, seen, self._stages.clock.now() - began, self._limits)
            if end is not None:
                return msgspec.structs.replace(end, repair=step.plan.repair)

    def step(self, seen: Observation) -> Generator[Event, None, tuple[Step, Observation]]:
        """One turn: plan, gate, act, verify. Returns the step and the screen after it."""
        now, number = self._stages.clock.now, self._number
        start = now()
        plan, seen = yield from self._planned(seen)
        planned = now()
        yield Planned(number, plan, planned - start)
        approval = yield from self._approve(plan, seen)
        yield Decided(number, approval.verdict, approval.answer)
        timing = Timing(observe=seen.seconds, plan=planned - start, gate=now() - planned)
        nothing = Outcome(Result.NOT_DONE, approval.verdict.reason)
        step = Step(number, plan, approval.verdict, nothing, approval.answer, window=seen.frame.window, timing=timing)
        if isinstance(plan.action, Done):
            seen = yield from self._borne_out(plan, approval.seen)
            return msgspec.structs.replace(step, outcome=borne_out(plan, self._history, seen)), seen
        if self._limits.dry or isinstance(plan.action, ENDINGS):
            return step, approval.seen
        if approval.allows():
            return (yield from self._carry_out(step, approval.seen))
        if approval.verdict.decision is Decision.HAND_OVER:
            return (yield from self._handed_back(step, approval.seen))
        return step, approval.seen

    @property
    def _number(self) -> int:
        return len(self._history) + 1

    def _planned(self, seen: Observation) -> Generator[Event, None, tuple[Plan, Observation]]:
        """A plan, and the screen that it was made on. While the planner says `Again` the screen is looked at again."""
        while isinstance(said := self._plan(seen), Again):
            self._stages.clock.sleep(said.seconds)
            seen = yield from self._observe(seen, quietly=True)
        return said, seen

    def _plan(self, seen: Observation) -> Plan | Again:
        """The planner's plan, unless the run is getting nowhere."""
        self._stages.person.checkpoint()
        if reason := stuck(self._history):
            return give_up(f"No progress: {reason}.")
        return self._stages.planner.plan(self._task, seen, self._history, self._stages.person.stopped)

    def _approve(self, plan: Plan, seen: Observation) -> Generator[Event, None, Approval]:
        """After a yes the target is looked at again, and asked for again if it changed meanwhile."""
        verdict = QUESTION if isinstance(plan.action, AskUser) else judge(plan, seen, self._context)
        if verdict.decision not in (Decision.ASK, Decision.HAND_OVER):
            return Approval(verdict, None, seen)
        for _ in range(ASKED_AGAIN):
            answer = yield from self._ask(plan, verdict, seen)
            if answer.reply not in GO_ON or verdict.decision is Decision.HAND_OVER or isinstance(plan.action, ENDINGS):
                return Approval(verdict, answer, seen)
            before, seen = seen, self._stages.eyes.observe(self._stages.look(), seen)
            if same_target(plan, before, seen):
                return Approval(verdict, answer, seen)
            verdict = CHANGED
        return Approval(verdict, None, seen)

    def _ask(self, plan: Plan, verdict: Verdict, seen: Observation) -> Generator[Event, None, Answer]:
        crop = self._stages.album.crop(seen.frame, plan)
        typed, point = getattr(plan.action, "text", ""), getattr(plan.action, "point", None)
        self._cards += 1  # no two cards share an id, so a late answer cannot answer the next card
        card = Card(self._cards, plan.sentence, verdict, plan.target, point, typed, crop, self._limits.answer)
        yield Asking(self._number, card)
        answer = self._stages.person.ask(card)
        if answer.reply is Reply.STOP:
            raise Stopped("You stopped the run.")
        self._context = _heeding(self._context, answer, verdict)
        return answer

    def _carry_out(self, step: Step, before: Observation) -> Generator[Event, None, tuple[Step, Observation]]:
        """Act, wait until the screen is quiet, look, verify."""
        stages, now = self._stages, self._stages.clock.now
        stages.person.checkpoint()
        start = now()
        try:
            learnt = stages.hands.act(step.plan.action, before.frame)
        except ActError as error:
            failed = Outcome(Result.NOT_DONE, str(error))
            return msgspec.structs.replace(step, error=str(error), outcome=failed), before
        acted = now()
        yield Acted(step.number, step.plan.sentence, acted - start)
        frame, _ = settled(stages.look, now, stages.clock.sleep, self._limits.settle)
        quiet = now()
        after = yield from self._observe(before, frame)
        outcome = verify(step.plan, before, after, learnt)
        while waits(step.plan, outcome) and now() < quiet + step.plan.patience:
            stages.clock.sleep(LOOK_AGAIN)
            after = yield from self._observe(before, quietly=True)
            outcome = verify(step.plan, before, after, learnt)
        timing = msgspec.structs.replace(
            step.timing, act=acted - start, settle=quiet - acted, verify=now() - quiet - after.seconds
        )
        return msgspec.structs.replace(step, outcome=outcome, timing=timing), after

    def _borne_out(self, plan: Plan, seen: Observation) -> Generator[Event, None, Observation]:
        """Before a done is believed its signs are waited for: a title changes a moment after its file was saved."""
        stages = self._stages
        until = stages.clock.now() + self._limits.settle
        while unmet(plan.criteria, self._history, seen) and stages.clock.now() < until:
            stages.clock.sleep(LOOK_AGAIN)
            seen = yield from self._observe(seen)
        return seen

    def _handed_back(self, step: Step, before: Observation) -> Generator[Event, None, tuple[Step, Observation]]:
        """The person may have done it: look at what they left behind."""
        if step.answer is None or step.answer.reply not in GO_ON:
            return step, before
        after = yield from self._observe(None)
        return msgspec.structs.replace(step, outcome=Outcome(Result.UNVERIFIABLE, "You did this step.")), after

    def _observe(
        self, last: Observation | None, frame: Frame | None = None, quietly: bool = False
    ) -> Generator[Event, None, Observation]:
        """Look and read, told as events; `quietly` tells only of a screen that changed."""
        self._stages.person.checkpoint()
        frame = frame or self._stages.look()
        if quietly:
            seen = self._stages.eyes.observe(frame, last)
            if not seen.changed:
                return seen
            yield Framed(self._number, self._stages.album.keep(frame), frame.monitor, frame.window)
        else:
            yield Framed(self._number, self._stages.album.keep(frame), frame.monitor, frame.window)
            seen = self._stages.eyes.observe(frame, last)
        yield Observed(self._number, seen.elements, seen.changed, seen.seconds)
        return seen


def _heeding(context: Context, answer: Answer, verdict: Verdict) -> Context:
    """What the person's answer adds: a kind granted for this task, or words of theirs, which are as good as the task's."""
    granted = context.granted | {verdict.rule} if answer.reply is Reply.YES_KIND else context.granted
    task = f"{context.task}\n{answer.text}" if answer.text else context.task
    return msgspec.structs.replace(context, granted=granted, task=task)
