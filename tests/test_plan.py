"""The planner by elements: the task's own words lead, the model breaks ties, nothing is done that neither speaks for."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.action import AskUser, Done, Fail, Key, LeftClick, OpenApp, Type
from agent.planning.plan import SAMPLES, SCORED, ElementsPlanner, give_up, tried
from agent.records import Answer, Criterion, Observation, Plan, Reply, Result, Sign, Step
from agent.settings import Effort
from models.model import ModelCancelled, ModelError
from tests.fakes import FakeText, click, plan, step, steps
from tests.screens import element, screen

FORM = screen("text Order", "field Name (empty)", "check box News (off)", "button Cancel", "button Save")
SAVE = element(4, "button Save")


def planned(task: str, history: Sequence[Step] = (), model: FakeText | None = None, seen: Observation = FORM) -> Plan:
    return ElementsPlanner(model or FakeText()).plan(task, seen, history, lambda: False)


@pytest.mark.parametrize(
    ("task", "sentence"),
    [
        ("click Save", "Click button Save"),
        ("coche la case News", "Click check box News (off)"),
        ("type “Anna” in Name", "Type “Anna” in field Name (empty)"),
        ("press ctrl+q", "Press ctrl+q"),
        ("open Mousepad", "Open mousepad"),
    ],
)
def test_task_leads_where_the_model_is_of_no_opinion(task: str, sentence: str) -> None:
    assert planned(task).sentence == sentence


def test_parts_come_one_after_the_other() -> None:
    task = "type “Anna” in Name, then click Save"
    name = element(1, "field Name (empty)")
    first = planned(task)
    assert isinstance(first.action, Type)
    assert isinstance(planned(task, steps(plan(Type("Anna", name.box.centre), name))).action, LeftClick)


def test_done_when_every_part_is_over() -> None:
    made = planned("click Save", steps(click(SAVE)))
    assert (made.action, made.goal, made.confidence) == (Done(), "click Save", 1.0)


def test_done_brings_what_must_be_seen() -> None:
    field = element(1, "field Name (empty)")
    made = planned("type “Anna” in Name", steps(plan(Type("Anna", field.box.centre), field)))
    assert made.criteria == (Criterion(Sign.TYPED, "type “Anna” in Name", "Anna"),)


def test_what_nothing_shows_is_asked_about_once() -> None:
    history = steps(plan(Key("ctrl+p")), plan(Key("enter")))
    made = planned("print the page", history)
    assert isinstance(made.action, AskUser)
    assert "“print the page”" in made.action.question
    answered = step(made, number=3, answer=Answer(Reply.YES, "yes"))
    assert planned("print the page", [*history, answered]).action == Done()


def test_empty_task_is_done_without_parts() -> None:
    assert planned("...").action == Done()


def test_asks_when_nothing_speaks_for_anything() -> None:
    made = planned("beautify everything")
    assert isinstance(made.action, AskUser)
    assert "“beautify everything”" in made.action.question
    assert "button Save" in made.action.question


def test_sure_model_is_believed() -> None:
    assert planned("beautify it", model=FakeText("check box")).sentence == "Click check box News (off)"


def test_a_text_goes_into_no_field_of_which_nothing_is_said() -> None:
    seen = screen("field Filter (empty)", "button Save")
    made = planned("Set the loan period to 4 weeks", (), FakeText("Filter"), seen)
    assert "Filter" not in made.sentence
    named = screen("field Filter (empty)", "field Loan period (empty)", "button Save")
    assert (
        planned("Set the loan period to 4", (), FakeText("Filter"), named).sentence == "Type “4” in field Loan period (empty)"
    )


def test_what_did_nothing_is_not_planned_again() -> None:
    history = steps(click(SAVE), result=Result.UNCHANGED)
    assert planned("click Save", history).sentence != "Click button Save"


def test_asks_when_all_was_tried() -> None:
    sentences: set[str] = set()
    history: list[Step] = []
    while not isinstance((made := planned("scroll down", history, FakeText("o"), screen())).action, AskUser):
        assert made.sentence not in sentences
        sentences.add(made.sentence)
        history.append(step(made, Result.UNCHANGED))
    assert "Scroll down" in sentences
    assert "nothing I can read" in made.sentence


def test_tried_counts_from_the_last_effect() -> None:
    done = [
        step(plan(Key("tab")), Result.UNCHANGED),
        step(plan(Key("enter")), Result.CONFIRMED),
        step(plan(Key("escape")), Result.UNCHANGED),
        step(plan(OpenApp("a")), Result.NOT_DONE),
    ]
    assert tried(FORM, done) == {"Press escape", "Open a"}


@pytest.mark.parametrize("effort", ["low", "medium", "high"])
def test_effort_is_how_many_are_scored_and_drawn(effort: Effort) -> None:
    model = FakeText(replies=["click button Save"])
    many = screen(*(f"button Choice{n}" for n in range(60)))
    ElementsPlanner(model, effort).plan("click Choice3", many, (), lambda: False)
    assert len(model.scored[0]) <= SCORED[effort]
    assert len(model.grammars) == SAMPLES[effort]


def test_votes_count_at_high_effort() -> None:
    """Ten buttons of one name: only the votes tell them apart."""
    seen = screen(*(f"button Go{n}" for n in "abcdefghij"))
    model = FakeText(replies=["click button Gog"])
    made = ElementsPlanner(model, "high").plan("click Go", seen, (), lambda: False)
    assert model.grammars[0].count("click button") == 10
    assert isinstance(made.action, AskUser) or made.sentence == "Click button Gog"


ALIKE = screen("button Save the page", "button Save the file", "button Save the copy")
"""A screen on which “click the button Save” says nothing clear, so that the model is asked."""


def test_the_model_is_not_asked_what_it_could_not_change() -> None:
    model = FakeText()
    made = ElementsPlanner(model).plan("click Save", FORM, (), lambda: False)
    assert (made.sentence, made.tokens, model.prompts) == ("Click button Save", 0, [])
    assert made.confidence > 0.9
    unclear = ElementsPlanner(model).plan("click Save", ALIKE, (), lambda: False)
    assert unclear.tokens > 0
    assert model.prompts


@given(st.lists(st.floats(-3, 3), min_size=2, max_size=48).filter(lambda values: max(values) - min(values) > 1e-6))
def test_what_the_model_says_never_outweighs_a_clear_lead(values: list[float]) -> None:
    """In standard deviations over n numbers two of them differ by the root of 2n at most."""
    gain = np.array(values)
    spread = (gain - gain.mean()) / gain.std()
    assert spread.max() - spread.min() <= math.sqrt(2 * gain.size) + 1e-6


def test_phrases_by_themselves_are_scored_once() -> None:
    model = FakeText()
    planner = ElementsPlanner(model)
    for _ in range(2):
        planner.plan("click Save", ALIKE, (), lambda: False)
    assert len(model.prompts) == 3


class BrokenText(FakeText):
    """Raises instead of scoring."""

    def __init__(self, error: ModelError) -> None:
        super().__init__()
        self.error = error

    def score(self, *_: object) -> list:  # type: ignore[type-arg]
        raise self.error


@pytest.mark.parametrize("error", [ModelError("broken"), ModelCancelled("stopped")])
def test_errors_of_the_model_go_up(error: ModelError) -> None:
    with pytest.raises(type(error), match=str(error)):
        planned("click Save", model=BrokenText(error), seen=ALIKE)


def test_give_up_says_why() -> None:
    assert give_up("No way.").action == Fail("No way.")
