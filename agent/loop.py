"""Pure: the loop. Capture, observe, plan, gate, act, verify, journal: only this file knows the order.

`Agent.run` yields the protocol's events one by one and goes on when the next is asked for, so whoever consumes them has written
an event down before what follows it happens.
"""

from __future__ import annotations

from collections.abc import Generator

import msgspec

from agent.action import ENDINGS, Done
from agent.checking.ending import GO_ON, Limits, ending
from agent.checking.signs import borne_out, unmet
from agent.checking.verify import stuck, verify, waits
from agent.errors import ActError, AgentError, GuardError, OtherError, Stopped, Yielded
from agent.eyes.settle import settled
from agent.gating.approval import Approval, Approver, Turn
from agent.gating.change import retold
from agent.gating.gate import Context, same_target
from agent.gating.preview import still
from agent.hands.same import place
from agent.planning.meant import meant
from agent.planning.plan import give_up
from agent.protocol import Acted, Decided, Error, Event, Framed, Observed, Planned, Resumed, Started, Verified, finished
from agent.records import Again, Decision, End, Frame, Observation, Outcome, Past, Plan, Result, Status, Step, Timing
from agent.stages import Stages
from models.model import ModelCancelled, ModelError

LOOK_AGAIN = 0.5
"""Seconds between two looks for the signs of a done."""
LASTS = 1.0
"""Seconds after which what was done must still be so."""
LOOKS = 3
"""Times a step is begun whose target looks different in the last moment and turns out to be the same; and turns in a row that
may end without a step for such a reason."""
NO_PAST = Past()
DRY = "Left undone, for this is a dry run."


class Agent:
    """Runs one task."""

    def __init__(self, stages: Stages, limits: Limits, context: Context, run: str = "", past: Past = NO_PAST) -> None:
        """`context` is what the gate goes by, the task in it; `run` is the run folder's name; `past` is what an earlier run did
        of the task."""
        self._stages = stages
        self._limits = limits
        self._run = run
        self._task = meant(context.task, context.offered)
        self._past = past
        self._approver = Approver(stages, context, limits, past.doubtful)
        self._history: list[Step] = list(past.steps)
        self._put_off = 0

    def run(self) -> Generator[Event, None, None]:
        """Every event of the run, `finished` last whatever happens; all keys are up by then."""
        began = self._stages.clock.now()
        end = End(Status.FAILED, "The run was cut short.")
        yield Started(self._task, self._run, self._past.run, self._past.scripted)
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
            if step is None:
                continue
            self._history.append(step)
            yield Verified(step.number, step.outcome, step)
            end = ending(self._history, seen, self._stages.clock.now() - began, self._limits)
            if end is not None:
                return msgspec.structs.replace(end, repair=step.plan.repair)

    def step(self, seen: Observation) -> Generator[Event, None, tuple[Step | None, Observation]]:
        """One turn: plan, gate, act, verify. Returns the step, none where the person took over before anything was done, and
        the screen after it."""
        now, number = self._stages.clock.now, self._number
        start = now()
        plan, seen = yield from self._planned(seen)
        planned = now()
        yield Planned(number, plan, planned - start)
        approval = yield from self._approver.approve(plan, seen, Turn(number, self._task, self._history))
        yield Decided(number, approval.verdict, approval.answer)
        plan = self._heeded(plan, approval)
        timing = Timing(observe=seen.seconds, plan=planned - start, gate=now() - planned)
        nothing = approval.left_out(DRY if self._limits.dry else "")
        step = Step(number, plan, approval.verdict, nothing, approval.answer, window=seen.frame.window, timing=timing)
        if isinstance(plan.action, Done):
            seen = yield from self._borne_out(plan, approval.seen)
            return msgspec.structs.replace(step, outcome=borne_out(plan, self._history, seen)), seen
        if self._limits.dry or isinstance(plan.action, ENDINGS):
            return step, approval.seen
        if approval.allows():
            return (yield from self._carry_out(step, approval))
        if approval.verdict.decision is Decision.HAND_OVER:
            return (yield from self._handed_back(step, approval.seen))
        return step, approval.seen

    @property
    def _number(self) -> int:
        return len(self._history) + 1

    def _planned(self, seen: Observation) -> Generator[Event, None, tuple[Plan, Observation]]:
        """A plan, and the screen that it was made on. While the planner says `Again` the screen is looked at again."""
        seen, _ = yield from self._held(seen)
        while isinstance(said := self._plan(seen), Again):
            self._stages.clock.sleep(said.seconds)
            seen, _ = yield from self._held(seen)
            seen = yield from self._observe(seen, quietly=True)
        return said, seen

    def _held(self, seen: Observation) -> Generator[Event, None, tuple[Observation, bool]]:
        """Waits while the person has the mouse and the keyboard, then looks at what they left behind; whether it did."""
        person = self._stages.person
        why = person.paused()
        if why is not None:
            yield why
        if not person.checkpoint() and why is None:
            return seen, False
        if why is not None:
            yield Resumed()
        self._approver.batch.drop()
        return (yield from self._observe(seen)), True

    def _plan(self, seen: Observation) -> Plan | Again:
        """What was approved in a preview, else the planner's plan, unless the run is getting nowhere."""
        if reason := stuck(self._history[len(self._past.steps) :]):
            return give_up(f"No progress: {reason}.")
        approved = self._approver.batch.next(seen, self._history)
        if approved is not None:
            return approved
        return self._stages.planner.plan(self._task, seen, self._history, self._stages.person.stopped)

    def _heeded(self, plan: Plan, approval: Approval) -> Plan:
        """The plan as it was approved. A text that the person changed on the card is changed in the task as well."""
        now = approval.plan
        self._task = retold(self._task, plan, now)
        return msgspec.structs.replace(now, goal=retold(now.goal, plan, now))

    def _carry_out(self, step: Step, approval: Approval) -> Generator[Event, None, tuple[Step | None, Observation]]:
        """Act, then see what came of it. After a pause only what the person had said yes to is done without being planned
        again, if it is all as it was."""
        before, waited = yield from self._held(approval.seen)
        if waited and not (approval.answer and _unchanged(step.plan, approval.seen, before)):
            return None, before
        start = self._stages.clock.now()
        try:
            learnt, before = yield from self._acted(step, approval, before)
        except Yielded as cut:
            return _not_done(step, cut) if cut.begun else None, (yield from self._observe(before))
        except OtherError as error:
            return self._later(step, error), (yield from self._observe(before))
        except GuardError:
            raise
        except ActError as error:
            return _not_done(step, error), before
        self._put_off = 0
        seconds = self._stages.clock.now() - start
        yield Acted(step.number, step.plan.sentence, seconds)
        timing = msgspec.structs.replace(step.timing, act=seconds)
        return (yield from self._seen_after(msgspec.structs.replace(step, timing=timing), before, learnt))

    def _acted(self, step: Step, approval: Approval, seen: Observation) -> Generator[Event, None, tuple[str, Observation]]:
        """What the hands learnt, and the screen that they acted on: looked at again for as long as what is there only looks
        different. What nobody was asked about may keep moving. Raises ActError."""
        plan, hands = step.plan, self._stages.hands
        for _ in range(LOOKS):
            try:
                return hands.act(plan.action, seen.frame, place(plan, seen.frame)), seen
            except OtherError:
                seen = yield from self._observe(seen)
                if not _unchanged(plan, approval.seen, seen):
                    raise
        return hands.act(plan.action, seen.frame, place(plan, seen.frame) if approval.answer else None), seen

    def _later(self, step: Step, error: OtherError) -> Step | None:
        """Nothing was done: it is planned again, and asked about again; a screen that never rests is told."""
        self._put_off += 1
        return None if self._put_off <= LOOKS else _not_done(step, error)

    def _seen_after(
        self, step: Step, before: Observation, learnt: str
    ) -> Generator[Event, None, tuple[Step | None, Observation]]:
        """Wait until the screen is quiet, look, verify."""
        stages, now = self._stages, self._stages.clock.now
        acted = now()
        frame, _ = settled(stages.look, now, stages.clock.sleep, self._limits.settle)
        quiet = now()
        after = yield from self._observe(before, frame)
        outcome = verify(step.plan, before, after, learnt)
        while waits(step.plan, outcome) and now() < quiet + step.plan.patience and stages.person.paused() is None:
            stages.clock.sleep(LOOK_AGAIN)
            after = yield from self._observe(before, quietly=True)
            outcome = verify(step.plan, before, after, learnt)
        timing = msgspec.structs.replace(step.timing, settle=quiet - acted, verify=now() - quiet - after.seconds)
        return msgspec.structs.replace(step, outcome=outcome, timing=timing), after

    def _borne_out(self, plan: Plan, seen: Observation) -> Generator[Event, None, Observation]:
        """Before a done is believed the screen is looked at once more: what was done may not have lasted. Its signs are waited
        for: a title changes a moment after its file was saved."""
        stages = self._stages
        stages.clock.sleep(LASTS)
        until = stages.clock.now() + self._limits.settle
        seen = yield from self._observe(seen, quietly=True)
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
        """Look and read, told as events; `quietly` tells only of a screen that changed. A pause does not keep from looking.
        Raises Stopped."""
        if self._stages.person.stopped():
            raise Stopped("You stopped the run.")
        seen = self._stages.eyes.observe(frame or self._stages.look(), last)
        if quietly and not seen.changed:
            return seen
        # The frame as it was observed, in which nothing secret is left: no other is kept or told.
        now = seen.frame
        yield Framed(self._number, self._stages.album.keep(now), now.monitor, now.window)
        yield Observed(self._number, seen.elements, seen.changed, seen.seconds)
        return seen


def _unchanged(plan: Plan, before: Observation, after: Observation) -> bool:
    """Whether a step that the person said yes to is still the step they saw: its target and its state, and the words around."""
    return same_target(plan, before, after) and still(plan, before, after) is not None


def _not_done(step: Step, error: AgentError) -> Step:
    return msgspec.structs.replace(step, error=str(error), outcome=Outcome(Result.NOT_DONE, str(error)))
