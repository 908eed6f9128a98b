"""A step as the person changed it: the text, the target, and all that depends on them."""

from __future__ import annotations

import pytest

from agent.action import Key, LeftClick, LeftClickDrag, Type
from agent.gating.change import changed, retold, under
from agent.geometry import Box, Point
from agent.records import Answer, Element, Expect, Expectation, Reply, Role
from tests.fakes import click, named, plan
from tests.screens import screen

FORM = screen("button Delete", "button Save", "field Name (empty)", "field Town (empty)", "check box News (off)")
NAME, TOWN, SAVE = (named(FORM, name) for name in ("field Name (empty)", "field Town (empty)", "button Save"))
TYPED = plan(Type("Anna", NAME.box.centre, clear=True), NAME, Expectation(Expect.VALUE, "Anna"), origin="model")


def by(text: str = "", target: Element | None = None) -> Answer:
    return Answer(Reply.CHANGE, text, target.box.centre if target else None)


def test_another_text() -> None:
    now = changed(TYPED, by("Bob"), FORM)
    assert now.action == Type("Bob", NAME.box.centre, clear=True)
    assert (now.target, now.expectation, now.origin) == (NAME, Expectation(Expect.VALUE, "Bob"), "task")
    assert now.sentence == "Type “Bob” in field Name (empty)"


def test_another_target() -> None:
    now = changed(TYPED, by(target=TOWN), FORM)
    assert (now.action, now.target) == (Type("Anna", TOWN.box.centre, clear=True), TOWN)
    tick = named(FORM, "check box News (off)")
    ticked = changed(click(SAVE), by(target=tick), FORM)
    assert (ticked.action, ticked.expectation) == (LeftClick(tick.box.centre), Expectation(Expect.STATE, "on"))


def test_both_at_once() -> None:
    assert changed(TYPED, by("Bob", TOWN), FORM).sentence == "Type “Bob” in field Town (empty)"


def test_bare_point_where_nothing_is() -> None:
    now = changed(click(SAVE), Answer(Reply.CHANGE, point=Point(639, 399)), FORM)
    assert (now.action, now.target) == (LeftClick(Point(639, 399)), None)
    assert "639, 399" in now.sentence


def test_what_stands_elsewhere_is_not_typed_over() -> None:
    """Only a field of one line is: the person may have picked a text area, a button, or nothing."""
    assert not changed(TYPED, by(target=SAVE), FORM).action.clear  # type: ignore[union-attr]
    assert not changed(TYPED, Answer(Reply.CHANGE, point=Point(639, 399)), FORM).action.clear  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("step", "answer"),
    [(TYPED, by()), (plan(Key("enter")), by("Bob", SAVE)), (click(SAVE), by("Bob")), (TYPED, by("Anna"))],
    ids=["nothing", "keys", "no text", "same text"],
)
def test_what_cannot_be_changed_stays(step: object, answer: Answer) -> None:
    assert changed(step, answer, FORM) is step  # type: ignore[arg-type]


def test_drag_keeps_its_end() -> None:
    drag = plan(LeftClickDrag(SAVE.box.centre, end=Point(5, 5)), SAVE)
    assert changed(drag, by(target=TOWN), FORM).action == LeftClickDrag(TOWN.box.centre, end=Point(5, 5))


def test_under_is_the_smallest_and_no_window_or_text_where_there_is_more() -> None:
    boxes = (
        ("window W", Role.WINDOW, Box(0, 0, 90, 90)),
        ("b", Role.TEXT, Box(12, 12, 5, 5)),
        ("f", Role.FIELD, Box(10, 10, 30, 30)),
    )
    elements = tuple(Element(at, role, text, box) for at, (text, role, box) in enumerate(boxes))
    seen = screen()
    here = type(seen)(seen.frame, elements, ())
    assert [found and found.text for found in (under(Point(14, 14), here.elements), under(Point(80, 80), here.elements))] == [
        "f",
        "window W",
    ]
    assert under(Point(300, 300), here.elements) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("type “Anna” in Name", "type “Bob” in Name"),
        ("Annabel and Anna", "Annabel and Bob"),
        ("nothing of it", "nothing of it"),
    ],
)
def test_task_is_told_with_the_new_text(text: str, told: str) -> None:
    assert retold(text, TYPED, changed(TYPED, by("Bob"), FORM)) == told
    assert retold(text, TYPED, TYPED) == text
