"""Of several that are called alike the one in the row, or on the card, that a sentence names."""

from __future__ import annotations

import msgspec
import pytest

from agent.action import AskUser
from agent.checking.signs import unmet
from agent.eyes.beside import strays
from agent.eyes.naming import numbered
from agent.geometry import Box
from agent.planning.plan import ElementsPlanner
from agent.planning.ways import stepwise
from agent.records import Criterion, Element, Observation, Plan, Role, Sign
from tests.fakes import FakeText
from tests.screens import screen

TABLE = (("Anna Roy", 20, 100), ("Ben Hill", 20, 140), ("Cara Lund", 20, 180))
CARDS = (("Anna Roy", 60, 100), ("Ben Hill", 460, 100), ("Cara Lund", 60, 400))


def boxes(names: tuple[tuple[str, int, int], ...], right: int, down: int, *state: str) -> tuple[Element, ...]:
    """Names and, so far from each, a box called Paid; then numbered as on a screen."""
    told = [Element(0, Role.TEXT, name, Box(left, top, 80, 18)) for name, left, top in names]
    paid = [Element(0, Role.CHECK_BOX, "Paid", Box(left + right, top + down, 18, 18), state) for _, left, top in names]
    return numbered([*told, *paid])


def seen(elements: tuple[Element, ...]) -> Observation:
    return msgspec.structs.replace(screen(), elements=elements)


@pytest.mark.parametrize(("names", "right", "down"), [(TABLE, 500, 0), (CARDS, 150, 90)], ids=["a table", "cards"])
@pytest.mark.parametrize("at", range(3))
def test_the_one_beside_what_is_named(names: tuple[tuple[str, int, int], ...], right: int, down: int, at: int) -> None:
    elements = boxes(names, right, down, "off")
    said = f"Tick Paid for {names[at][0]}"
    assert [strays(one, elements, said) for one in elements[3:]] == [number != at for number in range(3)]


@pytest.mark.parametrize("said", ["Tick Paid", "Tick Paid for everybody", "Tick Paid for Anna Roy and Ben Hill"])
def test_what_does_not_tell(said: str) -> None:
    elements = boxes(TABLE, 500, 0, "off")
    assert {strays(one, elements, said) for one in elements[3:]} == {None}


def test_somebody_who_is_not_there_is_nobody_of_those() -> None:
    elements = boxes(TABLE, 500, 0, "off")
    assert {strays(one, elements, "Tick Paid for Dora Webb") for one in elements[3:]} == {True}
    made = planned("Tick Paid for Dora Webb", elements, FakeText("2nd"))
    assert made.target is None or made.target.role is not Role.CHECK_BOX


@pytest.mark.parametrize("task", ["Type “Dora Webb” in Name", "Type Dora in Name"])
def test_a_text_that_is_typed_names_nobody(task: str) -> None:
    fields = numbered([Element(0, Role.FIELD, "Name", Box(100, top, 200, 24), ("empty",)) for top in (100, 300)])
    made = planned(task, fields, FakeText("1st"))
    assert made.target == fields[0]


def test_a_heading_belongs_to_none_of_its_column() -> None:
    elements = numbered([Element(0, Role.TEXT, "Fee paid", Box(500, 60, 80, 18)), *boxes(TABLE, 500, 0, "off")])
    assert {strays(one, elements, "Tick the fee paid") for one in elements[4:]} == {None}


def test_what_is_there_once_has_no_other() -> None:
    elements = boxes(TABLE[:1], 500, 0, "off")
    assert strays(elements[1], elements, "Tick Paid for Anna Roy") is None
    assert strays(elements[0], elements, "Tick Paid for Anna Roy") is None


def planned(task: str, elements: tuple[Element, ...], model: FakeText) -> Plan:
    return ElementsPlanner(model).plan(task, seen(elements), (), lambda: False)


@pytest.mark.parametrize("at", range(3))
def test_the_planner_takes_it_whatever_the_model_says(at: int) -> None:
    elements = boxes(TABLE, 500, 0, "off")
    made = planned(f"Tick Paid for {TABLE[at][0]}", elements, FakeText("1st" if at else "2nd"))
    assert not isinstance(made.action, AskUser)
    assert made.target == elements[3 + at]


def test_the_box_of_another_row_is_no_evidence() -> None:
    part = stepwise("Tick Paid for Ben Hill")[0].text
    one = Criterion(Sign.TICKED, part, "on")
    off, on = boxes(TABLE, 500, 0, "off"), boxes(TABLE, 500, 0, "on")
    assert unmet([one], (), seen((*off[:4], on[4], off[5]))) == ()
    assert unmet([one], (), seen((*off[:3], on[3], *off[4:]))) == (one,)
