"""Pure: whether a run is over after a step, and how it ended. Done needs evidence, whoever planned it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from agent.action import AskUser, Done, Fail, HandOver
from agent.checking.refusals import SAYING, standing
from agent.checking.signs import unmet
from agent.checking.verify import proof
from agent.records import Decision, End, Observation, Reply, Status, Step

GO_ON = (Reply.YES, Reply.YES_KIND, Reply.CHANGE)


class Limits(msgspec.Struct, frozen=True):
    """Of one run, in seconds but for `steps`. `dry` plans one step and touches nothing."""

    steps: int = 30
    seconds: float = 600.0
    answer: float = 60.0
    settle: float = 5.0
    dry: bool = False


def ending(history: Sequence[Step], seen: Observation, elapsed: float, limits: Limits) -> End | None:
    """How the run ended with its last step; none while it goes on. `seen` is the screen now, `elapsed` seconds since it
    began."""
    if not history:
        return None
    if limits.dry:
        return End(Status.DONE, "Dry run: nothing was touched.", answer=history[-1].plan.sentence)
    return _said(history, seen) or _denied(history[-1]) or _spent(len(history), elapsed, limits)


def _said(history: Sequence[Step], seen: Observation) -> End | None:
    """What the planner said: done, or given up, or a question that got no answer."""
    step = history[-1]
    match step.plan.action:
        case Done(answer=answer):
            return _done(history, seen, answer)
        case Fail(reason=reason):
            return End(Status.FAILED, reason)
        case AskUser() | HandOver() if not _agreed(step):
            return End(Status.NEEDS_PERSON, step.plan.sentence)
        case _:
            return None


def _done(history: Sequence[Step], seen: Observation, answer: str) -> End | None:
    """A done, if it is borne out."""
    plan, evidence, said = history[-1].plan, proof(history), standing(history, seen)
    missing = unmet(plan.criteria, history, seen)
    if evidence and not missing and not said:
        return End(Status.DONE, "Done.", answer, evidence)
    if 0 < plan.confidence < 1 and not any(isinstance(one.plan.action, Done) for one in history[:-1]):
        return None  # it was a guess: the planner may think of something else, once
    part = f"“{missing[0].goal}”" if missing else "it"
    return End(Status.FAILED, f"{SAYING}{said}”." if said else f"Nothing on the screen shows that {part} is done.")


def _denied(step: Step) -> End | None:
    """What the gate or the person did not allow. A skipped step goes back to the planner instead."""
    if step.verdict.decision is Decision.REFUSE:
        return End(Status.FAILED, f"{step.plan.sentence}: {step.verdict.reason}")
    asked = step.verdict.decision in (Decision.ASK, Decision.HAND_OVER)
    if not asked or _agreed(step) or (step.answer is not None and step.answer.reply is Reply.SKIP):
        return None
    unanswered = "no answer in time. " if step.answer else ""
    return End(Status.NEEDS_PERSON, f"{step.plan.sentence}: {unanswered}{step.verdict.reason}")


def _agreed(step: Step) -> bool:
    return step.answer is not None and step.answer.reply in GO_ON


def _spent(steps: int, elapsed: float, limits: Limits) -> End | None:
    if steps >= limits.steps:
        return End(Status.OUT_OF_LIMITS, f"{limits.steps} steps were not enough.")
    if elapsed > limits.seconds:
        return End(Status.OUT_OF_LIMITS, f"{limits.seconds:.0f} seconds were not enough.")
    return None
