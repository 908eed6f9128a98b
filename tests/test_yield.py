"""The person takes over and hands back: nothing planned on the old screen is done unseen, and no step is lost or done twice."""

from __future__ import annotations

import pytest

from agent.action import Key
from agent.errors import Yielded
from agent.protocol import Acted, Asking, Decided, Observed, Paused, Planned, Resumed, Verified
from agent.records import Answer, Reply, Result, Status
from tests.fakes import FakeHands, FakePerson, FakePlanner, click, named, plan
from tests.screens import screen
from tests.test_loop import DELETE, DONE, FORM, SAVE, SAVED, Run

TAKEN = Paused("person", "moved")
MOVED = screen("text New", "button Save", "button Delete")
YES = Answer(Reply.YES)


def test_pause_before_planning_is_told_and_the_screen_is_looked_at_anew() -> None:
    planner = FakePlanner(click(named(MOVED, "button Save")), DONE)
    run = Run(planner=planner, person=FakePerson(holds=[TAKEN]), screens=(FORM, MOVED, SAVED))
    told = [type(one) for one in run.events]
    assert told[3:8] == [Paused, Resumed, told[5], Observed, Planned]
    assert run.of(Paused) == [TAKEN]
    assert run.hands.acted == [click(named(MOVED, "button Save")).action]
    assert (run.end.status, run.end.steps) == (Status.DONE, 2)


def test_what_was_planned_before_it_is_planned_again() -> None:
    """The second plan is made on what the person left behind; the first is no step."""
    again = click(named(MOVED, "button Save"))
    run = Run(SAVE, again, DONE, person=FakePerson(holds=[None, TAKEN]), screens=(FORM, MOVED, SAVED))
    assert run.hands.acted == [again.action]
    assert [one.step for one in run.of(Planned)] == [1, 1, 2]
    assert [one.record.plan for one in run.of(Verified)] == [again, DONE]
    assert run.end.status is Status.DONE


def test_a_yes_holds_where_all_is_as_it_was() -> None:
    run = Run(DELETE, DONE, person=FakePerson(YES, holds=[None, TAKEN]), screens=(FORM, FORM, FORM, SAVED))
    assert run.hands.acted == [DELETE.action]
    assert (len(run.of(Planned)), len(run.of(Asking))) == (2, 1)


def test_a_yes_does_not_hold_where_the_screen_changed() -> None:
    run = Run(DELETE, SAVE, DONE, person=FakePerson(YES, holds=[None, TAKEN]), screens=(FORM, FORM, MOVED, SAVED))
    assert run.hands.acted == [SAVE.action]
    assert run.of(Decided)[0].answer == YES


def test_a_yes_does_not_hold_where_the_person_did_it_themselves() -> None:
    """Same box, same words, other state: the tick would be taken away again."""
    off, on = screen("check box Delete all (off)"), screen("check box Delete all (on)")
    tick = click(named(off, "check box Delete all (off)"))
    run = Run(tick, DONE, person=FakePerson(YES, holds=[None, TAKEN]), screens=(off, off, on))
    assert run.hands.acted == []


class Cut(FakeHands):
    """The person takes over while the first action is done."""

    def __init__(self, begun: bool) -> None:
        super().__init__()
        self.cuts = [Yielded(begun=begun)]

    def act(self, *told: object) -> str:
        super().act(*told)  # type: ignore[arg-type]
        if self.cuts:
            raise self.cuts.pop()
        return ""


def test_action_cut_before_anything_was_pressed_is_no_step() -> None:
    run = Run(
        SAVE, SAVE, DONE, hands=Cut(begun=False), person=FakePerson(holds=[None, None, TAKEN]), screens=(FORM, FORM, SAVED)
    )
    assert run.hands.acted == [SAVE.action, SAVE.action]
    assert [one.step for one in run.of(Acted)] == [1]
    assert run.end.status is Status.DONE


def test_action_cut_in_the_middle_is_a_step_that_was_not_done() -> None:
    run = Run(plan(Key("down down enter")), SAVE, DONE, hands=Cut(begun=True), screens=(FORM, FORM, SAVED))
    first = run.of(Verified)[0].record
    assert (first.outcome.result, first.error) == (Result.NOT_DONE, "You took over before all of it was done.")
    assert run.end.status is Status.DONE


@pytest.mark.parametrize("times", [1, 5])
def test_taking_over_again_and_again_ends_nothing(times: int) -> None:
    holds = [one for _ in range(times) for one in (None, TAKEN)]
    run = Run(SAVE, person=FakePerson(holds=holds), screens=(FORM,), steps=1)
    assert len(run.hands.acted) == 1
    assert len(run.of(Resumed)) == times
