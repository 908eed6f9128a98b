"""Which parts of a task are over, from the steps that were taken and seen to work."""

from __future__ import annotations

import msgspec
import pytest

from agent.action import AskUser, Key, LeftClickDrag, OpenApp, Scroll, Type, Wait
from agent.geometry import Point
from agent.planning.goals import goal, split
from agent.planning.progress import CONFIRM, over, progress
from agent.records import Answer, Plan, Reply, Result
from tests.fakes import click, plan, step, steps
from tests.screens import element

SAVE, NAME, FILE, BIN = (
    element(n, name) for n, name in enumerate(["button Save", "field Name (empty)", "icon a.txt", "icon Bin"])
)
TYPED = plan(Type("Anna", NAME.box.centre), NAME)
ENTER, WAIT = plan(Key("enter")), plan(Wait(1.0))


@pytest.mark.parametrize(
    ("text", "done", "finished"),
    [
        ("click Save", [click(SAVE)], True),
        ("click Save", [WAIT], False),
        ("type “Anna” in Name", [TYPED], True),
        ("type “Bob” in Name", [TYPED], False),
        ("type “Anna” in Name", [click(NAME)], False),
        ("press Enter", [ENTER], True),
        ("press ctrl+s", [ENTER], False),
        ("open Mousepad", [plan(OpenApp("mousepad"))], True),
        ("open “Mousepad”", [plan(OpenApp("Mousepad"))], True),
        ("open a.txt", [click(FILE)], True),
        ("open a.txt", [click(SAVE)], False),
        ("tick News", [click(SAVE)], True),
        ("scroll down", [plan(Scroll(dy=5))], True),
        ("wait", [WAIT], True),
        ("drag a to b", [plan(LeftClickDrag(Point(1, 1), end=Point(2, 2)))], True),
        ("drag a to b", [click(FILE)], False),
        ("delete a.txt", [click(FILE)], False),
        ("delete a.txt", [click(FILE), plan(Key("delete"))], True),
        ("save the file", [plan(Key("ctrl+s"))], True),
        ("save it as “b.txt”", [plan(Key("ctrl+s")), plan(Type("b.txt"))], False),
        ("save it as “b.txt”", [plan(Key("ctrl+s")), plan(Type("b.txt")), ENTER], True),
        ("save it as “b.txt”", [plan(Key("ctrl+s")), plan(Type("b.txt")), click(SAVE)], True),
        ("add “milk”", [plan(Type("milk")), click(FILE)], False),
        ("compute “1+1”", [plan(Type("1+1")), click(element(0, "button ="))], True),
        ("hello there", [WAIT], False),
        ("hello there", [click(FILE)], True),
        ("click Save", [], False),
    ],
)
def test_over(text: str, done: list[Plan], finished: bool) -> None:
    assert over(goal(text), steps(*done)) is finished


@pytest.mark.parametrize(
    ("result", "finished"),
    [(Result.CONFIRMED, True), (Result.UNVERIFIABLE, True), (Result.UNCHANGED, False), (Result.NOT_DONE, False)],
)
def test_only_what_may_have_worked_counts(result: Result, finished: bool) -> None:
    assert over(goal("click Save"), steps(click(SAVE), result=result)) is finished


def test_each_step_counts_for_the_part_at_hand() -> None:
    stand = progress(split("type “Anna” in Name, then click Save"), steps(TYPED))
    assert (stand.at, stand.steps, stand.over) == (1, (), False)
    assert stand.goal is not None
    assert stand.goal.text == "click Save"
    assert progress(split("type “Anna” in Name, then click Save"), steps(TYPED, click(SAVE))).goal is None


def test_texts_left_are_those_not_yet_used() -> None:
    stand = progress(split("rename “a.txt” to “b.txt”"), steps(click(FILE)))
    assert stand.left == ("b.txt",)
    assert len(stand.steps) == 1


def test_steps_after_the_end_change_nothing() -> None:
    stand = progress(split("click Save"), steps(click(SAVE), ENTER, ENTER))
    assert (stand.at, stand.over, stand.left) == (1, True, ())


def test_answer_of_the_person_takes_the_place_of_the_part() -> None:
    asked = step(plan(AskUser("Which?")), answer=Answer(Reply.YES, "click Save then press Enter"))
    stand = progress(split("do the thing"), [asked])
    assert [one.text for one in stand.goals] == ["click Save", "press Enter"]


@pytest.mark.parametrize(
    ("said", "told", "more"),
    [
        ("yes", {"click Save"}, []),
        ("Oui, c'est fait", {"click Save"}, []),
        ("", {"click Save"}, []),
        ("not done", set(), ["not done"]),
        ("click Apply", set(), ["click Apply"]),
    ],
)
def test_asked_whether_a_part_is_done(said: str, told: set[str], more: list[str]) -> None:
    question = msgspec.structs.replace(plan(AskUser("Is it done?")), note=CONFIRM, goal="click Save")
    stand = progress(split("click Save"), [*steps(click(SAVE)), step(question, answer=Answer(Reply.YES, said))])
    assert stand.told == told
    assert [one.text for one in stand.goals] == ["click Save", *more]


@pytest.mark.parametrize("answer", [None, Answer(Reply.SKIP), Answer(Reply.YES, "  ")])
def test_no_answer_leaves_the_part(answer: Answer | None) -> None:
    stand = progress(split("do the thing"), [step(plan(AskUser("Which?")), answer=answer)])
    assert [one.text for one in stand.goals] == ["do the thing"]
