"""The planner by the chooser: what is decided becomes a plan, what is not sure a question, and a done brings its signs."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest

from agent.action import AskUser, Done, DoubleClick, Key, LeftClick, LeftClickDrag, OpenApp, Remember, Scroll, Type, Wait
from agent.planning.choices import STARTING
from agent.planning.choosing import ChoosingPlanner, snapped
from agent.records import Answer, Criterion, Expect, Expectation, Observation, Plan, Reply, Result, Sign, Step
from models.situation import Chosen
from tests.fakes import FakeChooser, click, plan, step, steps
from tests.screens import element, screen

FORM = screen("text Order", "field Name (empty)", "check box News (off)", "button Cancel", "button Save", title="Shop")
TASK = "put Anna in Name and save"
SAVE = element(4, "button Save")


def planned(*decisions: Chosen, task: str = TASK, history: Sequence[Step] = (), seen: Observation = FORM) -> Plan:
    return ChoosingPlanner(FakeChooser(*decisions)).plan(task, seen, history, lambda: False)


@pytest.mark.parametrize(
    ("chosen", "kind", "sentence", "expected"),
    [
        (Chosen("click", 4), LeftClick, "Click button Save", Expect.CHANGE),
        (Chosen("click", 2), LeftClick, "Click check box News (off)", Expect.STATE),
        (Chosen("double", 0), DoubleClick, "Double-click text Order", Expect.CHANGE),
        (Chosen("type", 1, "Anna", "task"), Type, "Type “Anna” in field Name (empty)", Expect.VALUE),
        (Chosen("type", -1, "Anna", "task"), Type, "Type “Anna” in the focused field", Expect.TEXT),
        (Chosen("key", key="ctrl+s"), Key, "Press ctrl+s", Expect.CHANGE),
        (Chosen("scroll_up"), Scroll, "Scroll up", Expect.CHANGE),
        (Chosen("wait"), Wait, "Wait 1 s", Expect.NOTHING),
        (Chosen("remember", text="Order", source="name"), Remember, "Remember “Order”", Expect.NOTHING),
        (Chosen("drag", 2, end=3), LeftClickDrag, "Drag check box News (off) to button Cancel", Expect.CHANGE),
        (Chosen("open", text="Name", source="task"), OpenApp, "Open Name", Expect.WINDOW),
    ],
)
def test_decisions_become_plans(chosen: Chosen, kind: type, sentence: str, expected: Expect) -> None:
    made = planned(msgspec.structs.replace(chosen, chance=0.9))
    assert isinstance(made.action, kind)
    assert (made.sentence, made.expectation.kind, made.confidence) == (sentence, expected, 0.9)


def test_applications_are_given_time_to_start() -> None:
    assert planned(Chosen("open", text="Name", chance=0.9)).patience == STARTING


@pytest.mark.parametrize(("text", "origin"), [("Anna", "task"), ("Order", "screen")])
def test_typed_text_says_where_it_is_from(text: str, origin: str) -> None:
    """By what the task says, not by where it was copied from: what was noted is shown among what was done."""
    assert planned(Chosen("type", 1, text, "done", chance=0.9)).origin == origin


def test_what_did_nothing_is_not_done_again() -> None:
    history = [step(click(SAVE), Result.UNCHANGED)]
    made = planned(Chosen("click", 4, chance=0.6), Chosen("type", 1, "Anna", "task", chance=0.4), history=history)
    assert isinstance(made.action, Type)


@pytest.mark.parametrize(("text", "by_keys"), [("12/05/2026", True), ("Anna", False)])
def test_figures_that_did_not_arrive_are_typed_key_by_key(text: str, by_keys: bool) -> None:
    field = element(1, "field Name (empty)")
    history = [step(plan(Type(text, field.box.centre), field), Result.UNCHANGED)]
    made = planned(Chosen("type", 1, text, "task", chance=0.9), task=f"put {text} in Name", history=history)
    assert (isinstance(made.action, Type) and made.action.by_keys) is by_keys
    assert isinstance(made.action, AskUser) is not by_keys


def test_what_is_not_sure_is_asked() -> None:
    made = planned(Chosen("click", 4, chance=0.2), Chosen("click", 3, chance=0.19))
    assert isinstance(made.action, AskUser)
    assert "button Save" in made.sentence


def test_what_only_a_person_knows_is_asked() -> None:
    assert isinstance(planned(Chosen("ask", chance=0.9), Chosen("click", 4, chance=0.05)).action, AskUser)


def test_nothing_decided_is_asked() -> None:
    assert isinstance(planned().action, AskUser)


def test_an_answer_becomes_part_of_the_task() -> None:
    asked = step(plan(AskUser("Which?")))
    history = [Step(1, asked.plan, asked.verdict, asked.outcome, Answer(Reply.YES, "the second"))]
    chooser = FakeChooser(Chosen("click", 4, chance=0.9))
    ChoosingPlanner(chooser).plan(TASK, FORM, history, lambda: False)
    assert chooser.asked[0].task == f"{TASK}. the second"


def test_the_screen_is_told_by_names_and_places() -> None:
    chooser = FakeChooser()
    ChoosingPlanner(chooser).plan(TASK, FORM, steps(click(SAVE)), lambda: False)
    told = chooser.asked[0]
    assert (told.title, told.done) == ("Shop", ("Click button Save",))
    assert [one.name for one in told.elements] == [one.name for one in FORM.elements]
    assert told.elements[1].box == (320 / 1280, 0.062, 0.156, 0.03)


def test_done_brings_what_must_be_seen() -> None:
    made = planned(Chosen("done", chance=0.9), task="put “Anna” in Name and click Save")
    assert isinstance(made.action, Done)
    assert [one.sign for one in made.criteria] == [Sign.TYPED, Sign.CLICKED]
    assert made.criteria[0] == Criterion(Sign.TYPED, "put “Anna” in Name", "Anna")


def test_what_nothing_shows_is_asked_about_until_the_person_says_it_is_done() -> None:
    asked = planned(Chosen("done", chance=0.9), task="see to the room")
    assert isinstance(asked.action, AskUser)
    told = msgspec.structs.replace(step(asked), answer=Answer(Reply.YES, "yes"))
    assert isinstance(planned(Chosen("done", chance=0.9), task="see to the room", history=[told]).action, Done)


def test_done_answers_with_what_was_noted() -> None:
    noted = step(Plan(Remember("0612"), "Remember “0612”", note="0612"))
    made = planned(Chosen("done", chance=0.9), task="click Anna", history=[noted])
    assert made.action == Done("0612")


def test_what_was_noted_is_not_noted_again() -> None:
    noted = step(Plan(Remember("0612"), "Remember “0612”", note="0612"))
    made = planned(Chosen("remember", text="0612", chance=0.6), Chosen("click", 4, chance=0.4), history=[noted])
    assert isinstance(made.action, LeftClick)


REFUSED = step(Plan(Done(), "Done"), Result.NOT_DONE)


@pytest.mark.parametrize(
    ("chance", "other", "history"), [(0.4, 0.05, []), (0.9, 0.02, [REFUSED])], ids=["unsure", "not borne out"]
)
def test_a_doubtful_done_is_asked_about(chance: float, other: float, history: list[Step]) -> None:
    assert isinstance(planned(Chosen("done", chance=chance), Chosen("click", 4, chance=other), history=history).action, AskUser)


def test_after_a_done_that_was_refused_the_likeliest_other_act_is_tried() -> None:
    made = planned(Chosen("done", chance=0.9), Chosen("click", 4, chance=0.08), history=[REFUSED])
    assert isinstance(made.action, LeftClick)
    assert made.confidence == pytest.approx(0.8)


def test_a_step_serves_the_part_that_names_it() -> None:
    assert planned(Chosen("click", 4, chance=0.9)).goal == "save"
    assert planned(Chosen("key", key="enter", chance=0.9), task="click Name, then press Enter").goal == "press Enter"
    assert planned(Chosen("type", 1, "Anna", "task", chance=0.9)).goal == "put Anna in Name"


def test_looking_ahead_ends_where_another_screen_is_to_be_expected() -> None:
    planner = ChoosingPlanner(FakeChooser(Chosen("click", 4, chance=0.9)))
    field = element(1, "field Name (empty)")
    filled = steps(plan(Type("Anna", field.box.centre), field, Expectation(Expect.VALUE, "Anna")))
    assert planner.ahead(TASK, FORM, steps(plan(Key("enter"))), lambda: False) is None
    ahead = planner.ahead(TASK, FORM, filled, lambda: False)
    assert ahead is not None
    assert ahead.sentence == "Click button Save"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("“Anna B.”", "Anna B."), ("nna B.", "Anna B."), ("A", "A"), ("Name", "Name"), ("Anna B.", "Anna B.")],
)
def test_a_text_in_quotes_is_taken_whole(text: str, wanted: str) -> None:
    assert snapped(text, ["Anna B."]) == wanted
    made = planned(Chosen("type", 1, text, "task", chance=0.9), task="put “Anna B.” in Name")
    assert isinstance(made.action, Type)
    assert made.action.text == wanted


def test_what_was_just_typed_is_not_typed_again() -> None:
    first = planned(Chosen("type", 1, "Anna", "task", chance=0.9))
    again = planned(Chosen("type", 1, "Anna", "task", chance=0.6), Chosen("click", 4, chance=0.4), history=[step(first)])
    assert isinstance(again.action, LeftClick)
