"""A recorded run as a planner: only what was carried out, aimed at where its target is now."""

from __future__ import annotations

import msgspec
import pytest

from agent.action import Action, AskUser, Done, Fail, Key, LeftClick, OpenApp, Type
from agent.geometry import Point
from agent.planning.replay import RecordedPlanner, aimed, found, recorded
from agent.protocol import Entry, Event, Started, Verified
from agent.records import Plan, Result, Step
from tests.fakes import click, named, plan, step
from tests.screens import screen

FORM = screen("button Save", "field Name (empty)", "button OK", "button OK")
SAVE = named(FORM, "button Save")


def entries(*steps: Step) -> list[Entry]:
    events: list[Event] = [Started("task", "run"), *(Verified(one.number, one.outcome, one) for one in steps)]
    return [Entry(0.0, "", event) for event in events]


def planned(planner: RecordedPlanner, done: int, *names: str) -> Plan:
    history = [step(plan(Key("a")))] * done
    return planner.plan("task", screen(*names), history, lambda: False)


def test_only_steps_with_an_effect_are_repeated() -> None:
    steps = [
        step(click(SAVE), Result.CONFIRMED),
        step(plan(Key("a")), Result.UNCHANGED),
        step(plan(Key("b")), Result.UNVERIFIABLE),
        step(plan(Key("c")), Result.NOT_DONE),
        step(plan(AskUser("?")), Result.CONFIRMED),
        step(plan(Done()), Result.CONFIRMED),
    ]
    assert [one.plan for one in recorded(entries(*steps))] == [click(SAVE), plan(Key("b"))]


def test_steps_in_turn_then_done() -> None:
    planner = RecordedPlanner(entries(step(plan(Key("a"))), step(click(SAVE))))
    assert planned(planner, 0).action == Key("a")
    assert planned(planner, 1, "button Save").target == screen("button Save").elements[0]
    assert planned(planner, 2).action == Done()


def test_target_that_moved_is_followed() -> None:
    planner = RecordedPlanner(entries(step(click(SAVE))))
    made = planned(planner, 0, "text a", "text b", "text c", "text d", "button Save")
    assert made.action == LeftClick(
        named(screen("text a", "text b", "text c", "text d", "button Save"), "button Save").box.centre
    )


@pytest.mark.parametrize(
    ("action", "ends"), [(Key("a"), True), (OpenApp("mousepad"), False)], ids=["a key", "what brings an application up"]
)
def test_another_application_in_front_ends_it(action: Action, ends: bool) -> None:
    before = screen("button Save").frame.window
    assert before is not None
    was = msgspec.structs.replace(step(plan(action)), window=msgspec.structs.replace(before, app="galculator"))
    made = planned(RecordedPlanner(entries(was)), 0, "button Save")
    assert isinstance(made.action, Fail) is ends
    assert not ends or made.sentence == "Step 1 was done in galculator, and app is in front."


def test_target_that_is_gone_ends_it() -> None:
    made = planned(RecordedPlanner(entries(step(click(SAVE)))), 0, "button Cancel", "link Save")
    assert made.action == Fail("Step 1 needs button Save, which is not on the screen.")


def test_of_equal_targets_the_nearest_counts() -> None:
    first, second = FORM.elements[2:]
    assert found(first, FORM.elements) is first
    assert found(second, FORM.elements) is second
    assert found(SAVE, ()) is None


@pytest.mark.parametrize("off", [Point(0, 0), Point(5, -3)])
def test_point_keeps_its_place_on_the_target(off: Point) -> None:
    old, new = FORM.elements[0], FORM.elements[1]
    made = plan(Type("x", Point(old.box.centre.x + off.x, old.box.centre.y + off.y)), old)
    moved = aimed(made, new)
    assert isinstance(moved.action, Type)
    assert moved.action.point == Point(new.box.centre.x + off.x, new.box.centre.y + off.y)
    assert moved.target == new


def test_plan_without_a_point_is_left() -> None:
    made = plan(Key("a"), SAVE)
    assert aimed(made, FORM.elements[1]) == made
