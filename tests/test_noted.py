"""Values that a task tells of: found beside their label, noted where they are shown, typed on another screen."""

from __future__ import annotations

import msgspec
import pytest

from agent.action import AskUser, Remember, Type
from agent.eyes.naming import numbered
from agent.geometry import Box
from agent.planning.noted import noting, value_of
from agent.planning.plan import ElementsPlanner
from agent.planning.ways import stepwise
from agent.records import Observation, Plan
from tests.fakes import FakeText, steps
from tests.screens import screen

TASK = "Report a problem: enter its invoice number and write “late” in What is wrong?"


def rows(*pairs: tuple[str, str]) -> Observation:
    """Labels with something to the right of each, in one row."""
    drawn = screen(*(name for pair in pairs for name in pair))
    boxes = [Box(20 + 250 * column, 20 + 40 * row, 160, 24) for row in range(len(pairs)) for column in range(2)]
    placed = [msgspec.structs.replace(one, box=box) for one, box in zip(drawn.elements, boxes, strict=True)]
    return msgspec.structs.replace(drawn, elements=numbered(placed))


INVOICE = rows(
    ("text Customer number", "text 11"), ("text Invoice number", "text 4711"), ("text Report a problem", "text Help")
)
FORM = screen("field Invoice number (empty)", "field What is wrong? (empty)", "button Send")


@pytest.mark.parametrize(
    ("label", "seen", "value"),
    [
        ("invoice number", INVOICE, "4711"),
        ("Invoice Number", screen("text Invoice number: 4711"), "4711"),
        ("invoice number", screen('field Invoice number ("4711")'), "4711"),
        ("numéro de facture", screen("text Numéro de facture : 12"), "12"),
        ("number", INVOICE, ""),
        ("invoice number", FORM, ""),
        ("invoice number", screen("text Invoice number", "text far below"), ""),
        ("invoice number", screen("window Invoice number: 9"), ""),
        ("", INVOICE, ""),
    ],
)
def test_a_value_stands_beside_its_label(label: str, seen: Observation, value: str) -> None:
    assert value_of(label, seen.elements) == value
    made = noting(label, seen.elements)
    assert (made.action if made else None) == (Remember(value) if value else None)


def planned(seen: Observation, *done: Plan) -> Plan:
    return ElementsPlanner(FakeText()).plan(TASK, seen, steps(*done), lambda: False)


def test_it_is_noted_before_its_screen_is_left_and_typed_on_the_next() -> None:
    first = planned(INVOICE)
    assert first.action == Remember("4711")
    second = planned(INVOICE, first)
    assert second.sentence == "Click text Report a problem"
    third = planned(FORM, first, second)
    assert isinstance(third.action, Type)
    assert (third.action.text, third.origin) == ("4711", "screen")
    assert third.target == FORM.elements[0]
    fourth = planned(FORM, first, second, third)
    assert isinstance(fourth.action, Type)
    assert (fourth.action.text, fourth.origin) == ("late", "task")


def test_what_was_never_shown_is_asked_for() -> None:
    clicked = planned(rows(("text Report a problem", "text Help")))
    assert clicked.sentence == "Click text Report a problem"
    assert isinstance(planned(FORM, clicked).action, AskUser)


@pytest.mark.parametrize(
    "task", ["Type the password", "enter its PIN", "Saisis le mot de passe", "type the secret code in Login"]
)
def test_no_secret_is_read_from_a_screen(task: str) -> None:
    assert not any(step.noted for step in stepwise(task))
