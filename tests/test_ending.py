"""How a run ends: done with evidence only, refused, unanswered, out of steps or time."""

from __future__ import annotations

import msgspec
import pytest

from agent.action import Action, AskUser, Done, Fail, HandOver, Key
from agent.checking.ending import Limits, ending
from agent.records import Answer, Criterion, Decision, Reply, Result, Sign, Status, Step, Verdict
from tests.fakes import plan, step
from tests.screens import screen

LIMITS = Limits(steps=5, seconds=60.0)
SCREEN = screen("text Saved")
PRESSED = step(plan(Key("enter")))
ASK = Verdict(Decision.ASK, "delete", "This deletes something.", "ask")
HAND = Verdict(Decision.HAND_OVER, "password", "A password is for you.", "hand_over")
REFUSE = Verdict(Decision.REFUSE, "own-window", "That is ours.", "refuse")


def said(action: Action, reply: Reply | None = None) -> Step:
    return step(plan(action), Result.NOT_DONE, answer=Answer(reply) if reply else None)


def judged(verdict: Verdict, reply: Reply | None) -> Step:
    return msgspec.structs.replace(said(Key("enter"), reply), verdict=verdict)


def status(*history: Step, elapsed: float = 1.0) -> Status | None:
    end = ending(history, SCREEN, elapsed, LIMITS)
    return end.status if end else None


@pytest.mark.parametrize(
    ("last", "how"),
    [
        (PRESSED, None),
        (said(Done()), Status.FAILED),
        (said(Fail("no")), Status.FAILED),
        (said(AskUser("?")), Status.NEEDS_PERSON),
        (said(AskUser("?"), Reply.NONE), Status.NEEDS_PERSON),
        (said(AskUser("?"), Reply.SKIP), Status.NEEDS_PERSON),
        (said(AskUser("?"), Reply.YES), None),
        (said(HandOver("x")), Status.NEEDS_PERSON),
        (said(HandOver("x"), Reply.YES), None),
        (judged(REFUSE, None), Status.FAILED),
        (judged(ASK, None), Status.NEEDS_PERSON),
        (judged(ASK, Reply.NONE), Status.NEEDS_PERSON),
        (judged(ASK, Reply.SKIP), None),
        (judged(ASK, Reply.YES), None),
        (judged(ASK, Reply.YES_KIND), None),
        (judged(HAND, Reply.NONE), Status.NEEDS_PERSON),
        (judged(HAND, Reply.SKIP), None),
        (judged(HAND, Reply.YES), None),
    ],
)
def test_one_step(last: Step, how: Status | None) -> None:
    assert status(last) is how


def test_nothing_ends_before_it_began() -> None:
    assert ending([], SCREEN, 1e9, LIMITS) is None


def test_done_with_evidence_carries_it_and_the_answer() -> None:
    end = ending([PRESSED, said(Done("42"))], SCREEN, 1.0, LIMITS)
    assert end is not None
    assert (end.status, end.answer, end.evidence) == (Status.DONE, "42", ("Press enter: evidence 1",))


@pytest.mark.parametrize("result", [Result.UNCHANGED, Result.NOT_DONE])
def test_done_after_an_act_without_effect_is_a_failure(result: Result) -> None:
    assert status(PRESSED, step(plan(Key("tab")), result), said(Done())) is Status.FAILED


@pytest.mark.parametrize(("text", "how"), [("Saved", Status.DONE), ("Sent", Status.FAILED)])
def test_done_is_believed_when_its_criteria_are_seen(text: str, how: Status) -> None:
    done = plan(Done())
    done = msgspec.structs.replace(done, criteria=(Criterion(Sign.SEEN, "save it", text),))
    end = ending([PRESSED, step(done, Result.NOT_DONE)], SCREEN, 1.0, LIMITS)
    assert end is not None
    assert end.status is how
    assert ("“save it”" in end.reason) is (how is Status.FAILED)


def test_reasons_say_what_happened() -> None:
    reasons = {
        "Press enter: That is ours.": judged(REFUSE, None),
        "Press enter: no answer in time. This deletes something.": judged(ASK, Reply.NONE),
        "Press enter: This deletes something.": judged(ASK, None),
        "because": said(Fail("because")),
        "Ask: which?": said(AskUser("which?")),
    }
    for reason, last in reasons.items():
        end = ending([last], SCREEN, 1.0, LIMITS)
        assert end is not None
        assert end.reason == reason


def test_limits() -> None:
    assert status(*[PRESSED] * 4) is None
    assert status(*[PRESSED] * 5) is Status.OUT_OF_LIMITS
    assert status(PRESSED, elapsed=60.0) is None
    assert status(PRESSED, elapsed=60.1) is Status.OUT_OF_LIMITS


def test_done_at_the_last_step_is_done() -> None:
    assert status(*[PRESSED] * 4, said(Done())) is Status.DONE


def test_dry_run_ends_with_what_it_would_do() -> None:
    end = ending([judged(ASK, None)], SCREEN, 1.0, Limits(dry=True))
    assert end is not None
    assert (end.status, end.answer) == (Status.DONE, "Press enter")


def test_a_done_that_was_a_guess_goes_back_to_the_planner_once() -> None:
    needed = (Criterion(Sign.SEEN, "save it", "Sent"),)
    guess = step(msgspec.structs.replace(plan(Done()), confidence=0.8, criteria=needed), Result.NOT_DONE)
    assert status(PRESSED, guess) is None
    assert status(PRESSED, guess, PRESSED, guess) is Status.FAILED
