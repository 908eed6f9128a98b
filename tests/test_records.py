"""The records: names of elements, and that a step is the same after JSON."""

from __future__ import annotations

import msgspec
import pytest

from agent.action import Type
from agent.geometry import Box, Point
from agent.records import Answer, Element, Expect, Expectation, Plan, Reply, Result, Role, Step, Window
from tests.fakes import step
from tests.screens import element

BOX = Box(1, 2, 3, 4)


@pytest.mark.parametrize(
    ("made", "name"),
    [
        (Element(0, Role.BUTTON, "Save", BOX), "button Save"),
        (Element(0, Role.FIELD, "Name", BOX, ("empty",)), "field Name (empty)"),
        (Element(0, Role.FIELD, "Name", BOX, ("focused",), "Anna"), 'field Name (focused, "Anna")'),
        (Element(0, Role.CHECK_BOX, "News", BOX, ("off",), place="2nd"), "check box News (off) 2nd"),
        (Element(0, Role.ICON, "", BOX), "icon"),
        (Element(0, Role.FIELD, "", BOX, value="x" * 41), f'field ("{"x" * 39}…")'),
        (Element(0, Role.FIELD, "", BOX, value="x" * 40), f'field ("{"x" * 40}")'),
    ],
)
def test_name(made: Element, name: str) -> None:
    assert made.name == name


@pytest.mark.parametrize("name", ["button Save", "field Name (empty)", 'field City ("Paris")', "check box News (off)"])
def test_screens_speak_as_names_do(name: str) -> None:
    assert element(3, name).name == name


def test_records_cannot_be_changed() -> None:
    with pytest.raises(AttributeError, match="immutable"):
        element(0, "button Save").text = "Delete"  # type: ignore[misc]


def test_step_survives_json() -> None:
    target = element(2, "field Name (empty)")
    plan = Plan(Type("Anna", Point(1, 2)), "Type", target, Expectation(Expect.VALUE, "Anna"), "goal", "note", "task", 0.5, 7)
    made = msgspec.structs.replace(step(plan, Result.UNCHANGED, 3, Answer(Reply.YES, "yes")), window=Window(1, "t", "a", BOX))
    assert msgspec.json.decode(msgspec.json.encode(made), type=Step) == made
