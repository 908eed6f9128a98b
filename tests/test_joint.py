"""Rules and chooser together: the one leads where the other has nothing to say."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from agent.action import AskUser, Done, LeftClick, Type
from agent.planning.joint import JointPlanner
from agent.planning.progress import CONFIRM
from agent.records import Expect, Expectation, Observation, Plan, Result, Step
from models.situation import Chosen
from tests.fakes import FakeChooser, click, plan, step, steps
from tests.screens import element, screen

FORM = screen("text Order", "field Name (empty)", "check box News (off)", "button Cancel", "button Save", title="Shop")
SAVE, CANCEL = element(4, "button Save"), element(3, "button Cancel")


def planned(task: str, *decisions: Chosen, history: Sequence[Step] = (), seen: Observation = FORM) -> Plan:
    return JointPlanner(FakeChooser(*decisions)).plan(task, seen, history, lambda: False)


def test_a_step_that_is_said_is_done_whatever_the_chooser_thinks() -> None:
    assert planned("click Save", Chosen("click", 3, chance=0.9)).target == SAVE


def test_where_the_rules_know_nothing_the_chooser_leads() -> None:
    made = planned("I have thought better of it", Chosen("click", 3, chance=0.9))
    assert (made.target, made.confidence) == (CANCEL, 0.9)


def test_what_neither_speaks_for_is_asked() -> None:
    assert isinstance(planned("I have thought better of it", seen=screen("text Order", "text Shop")).action, AskUser)


def test_done_when_the_chooser_sees_it() -> None:
    history = steps(click(CANCEL))
    made = planned("I have thought better of it", Chosen("done", chance=0.8), Chosen("click", 4, chance=0.1), history=history)
    assert isinstance(made.action, AskUser)
    assert made.note == CONFIRM  # nothing on a screen could show it


def test_not_done_while_a_step_that_was_said_is_left() -> None:
    made = planned("click Save, then click Cancel", Chosen("done", chance=0.9), history=steps(click(SAVE)))
    assert made.target == CANCEL


def test_done_when_every_step_is_over() -> None:
    chooser = FakeChooser(Chosen("click", 3, chance=0.9))
    made = JointPlanner(chooser).plan("click Save", FORM, steps(click(SAVE)), lambda: False)
    assert isinstance(made.action, Done)
    assert chooser.asked == []


def test_a_done_that_was_not_borne_out_is_not_said_again() -> None:
    history = [*steps(click(SAVE)), step(Plan(Done(), "Done"), Result.NOT_DONE)]
    made = planned("click Save", Chosen("done", chance=0.9), history=history)
    assert not isinstance(made.action, Done)


@pytest.mark.parametrize("result", [Result.UNCHANGED, Result.CONFIRMED])
def test_what_did_nothing_or_was_just_typed_is_left_out(result: Result) -> None:
    typed = Type("Anna", element(1, "field Name (empty)").box.centre, clear=True)
    history = [step(plan(typed, element(1, "field Name (empty)"), Expectation(Expect.VALUE, "Anna")), result)]
    made = planned("see to it", Chosen("type", 1, "it", chance=0.0), Chosen("click", 4, chance=0.9), history=history)
    assert isinstance(made.action, LeftClick)


def test_looking_ahead() -> None:
    planner = JointPlanner(FakeChooser(Chosen("click", 4, chance=0.9)))
    field = element(1, "field Name (empty)")
    filled = steps(plan(Type("Anna", field.box.centre), field, Expectation(Expect.VALUE, "Anna")))
    ahead = planner.ahead("put Anna in Name and save", FORM, filled, lambda: False)
    assert ahead is not None
    assert planner.ahead("click Save", FORM, steps(click(SAVE)), lambda: False) is None
