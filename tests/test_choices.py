"""What can be done on a screen: only what is there can be clicked, only what the task says can be typed."""

from __future__ import annotations

import msgspec
import pytest

from agent.action import DoubleClick, Key, LeftClick, LeftClickDrag, OpenApp, RightClick, Scroll, Type, Wait
from agent.geometry import Box, Point
from agent.planning.choices import LONGEST_SAID, MOST_ELEMENTS, choices, likeness, ranked, typing, under_wheel
from agent.planning.goals import goal
from agent.records import Expect, Expectation, Plan
from tests.fakes import named
from tests.screens import element, screen

FORM = screen(
    "text Order", "field Name (empty)", 'field City ("Paris")', "check box News (off)", "radio button Red (on)", "button Save"
)


def said(task: str, *names: str) -> dict[str, Plan]:
    """The phrases for a part of a task on a screen of these names."""
    seen = screen(*names) if names else FORM
    return {choice.said: choice.plan for choice in choices(seen, seen.elements, goal(task))}


@pytest.mark.parametrize(
    ("text", "task", "meant"),
    [
        ("Save", "click Save", 1.0),
        ("Save as", "click Save", 0.5),
        ("Save the file", "click Save", 0.5),
        ("Save", "click Sowe", 0.0),
        ("Cancel", "click Save", 0.0),
        ("Édition", "ouvre le menu edition", 1.0),
        ("=", "press =", 1.0),
        ("÷", "press =", 0.0),
        ("", "click Save", 0.0),
        ("Save", "", 0.0),
    ],
)
def test_likeness(text: str, task: str, meant: float) -> None:
    assert likeness(text, task) == meant


def test_likeness_forgives_a_letter_in_a_long_word() -> None:
    assert 0.8 < likeness("Preferences", "open Preferenoes") < 1.0


def test_ranked_keeps_what_the_task_names_and_its_order() -> None:
    seen = screen(*(f"text Line{n}x" for n in range(40)), "button Print", "text Print this page now please")
    shown = ranked(seen.elements, goal("click Print"), "click Print", 5)
    assert [element.name for element in shown][-2:] == ["button Print", "text Print this page now please"]
    assert [element.id for element in shown] == sorted(element.id for element in shown)
    assert len(ranked(seen.elements, goal("click Print"), "click Print")) == MOST_ELEMENTS


def test_every_element_can_be_clicked_and_nothing_else() -> None:
    clicked = [plan.target.name for plan in said("click Save").values() if isinstance(plan.action, LeftClick) and plan.target]
    assert clicked == [element.name for element in FORM.elements]


def test_clicks_aim_at_the_middle() -> None:
    save = named(FORM, "button Save")
    assert said("click Save")["click button Save"].action == LeftClick(save.box.centre)


@pytest.mark.parametrize(
    ("task", "phrase", "kind"),
    [
        ("double-click Order", "double click text Order", DoubleClick),
        ("open Order", "double click text Order", DoubleClick),
        ("right click Order", "right click text Order", RightClick),
        ("open Order", "open order", OpenApp),
        ("open “LibreOffice Calc”", "open LibreOffice Calc", OpenApp),
        ("press ctrl+s", "press ctrl+s", Key),
        ("save the file", "press ctrl+s", Key),
        ("anything", "press enter", Key),
        ("anything", "scroll down", Scroll),
        ("anything", "wait", Wait),
    ],
)
def test_listed(task: str, phrase: str, kind: type) -> None:
    assert isinstance(said(task)[phrase].action, kind)


@pytest.mark.parametrize(
    ("task", "phrase"),
    [
        ("click Order", "double click text Order"),
        ("click Order", "right click text Order"),
        ("open Order", "double click button Save"),
        ("click Save", "press ctrl+s"),
        ("click Order", "open order"),
        ("drag Order", "drag text Order to"),
    ],
)
def test_not_listed(task: str, phrase: str) -> None:
    assert phrase not in said(task)


def test_typing_copies_the_task_into_every_field() -> None:
    typed = {phrase: plan for phrase, plan in said("type “Anna” in Name").items() if isinstance(plan.action, Type)}
    assert set(typed) == {'type "Anna"', 'type "Anna" in field Name (empty)', 'type "Anna" in field City ("Paris")'}
    assert {plan.origin for plan in typed.values()} == {"task"}
    assert typed['type "Anna" in field Name (empty)'].expectation == Expectation(Expect.VALUE, "Anna")


def test_a_field_of_one_line_is_typed_over() -> None:
    cleared = {p.target.text: p.action.clear for p in said("type “Anna”").values() if isinstance(p.action, Type) and p.target}
    assert cleared == {"Name": True, "City": True}


def test_what_stands_in_a_text_area_stays() -> None:
    area = msgspec.structs.replace(element(0, "field Notes (empty)"), box=Box(20, 20, 400, 200))
    plans = [choice.plan for choice in choices(screen(), [area], goal("type “Anna”"))]
    assert [p.action.clear for p in plans if isinstance(p.action, Type) and p.target] == [False]


@pytest.mark.parametrize("shown", ["mm/dd/yyyy", "jj/mm/aaaa", "--:-- --"])
def test_a_field_for_a_date_or_a_time_is_typed_by_keys_from_its_first_part(shown: str) -> None:
    field = element(0, f'field Day ("{shown}")')
    action = typing("05/20/2010", field, 60)
    assert (action.by_keys, action.clear) == (True, False)
    assert action.point is not None
    assert action.point.x < field.box.left + 0.2 * field.box.width
    assert not typing("05/20/2010", element(0, 'field Day ("05/19/2010")'), 60).by_keys


def test_a_narrow_field_is_clicked_beside_the_arrows_it_may_have() -> None:
    narrow = msgspec.structs.replace(element(0, "field Amount (empty)"), box=Box(100, 50, 60, 20))
    wide = msgspec.structs.replace(narrow, box=Box(100, 50, 300, 20))
    assert [typing("3", one, 60).point for one in (narrow, wide)] == [Point(120, 60), Point(250, 60)]


def test_long_text_is_said_short_and_typed_whole() -> None:
    text = "x" * (LONGEST_SAID + 10)
    plan = said(f"type “{text}” in Name")[f'type "{text[:LONGEST_SAID]}…" in field Name (empty)']
    assert isinstance(plan.action, Type)
    assert plan.action.text == text


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("check box News (off)", "on"),
        ("check box News (on)", "off"),
        ("radio button Red (on)", "on"),
        ("radio button Red (off)", "on"),
    ],
)
def test_ticks_expect_their_other_state(name: str, state: str) -> None:
    assert said("tick it", name)[f"click {name}"].expectation == Expectation(Expect.STATE, state)


def test_drag_joins_what_the_task_names() -> None:
    plans = said("drag Alpha to Bin", "icon Alpha", "icon Bin", "icon Other")
    drags = [plan for plan in plans.values() if isinstance(plan.action, LeftClickDrag)]
    assert {plan.sentence for plan in drags} <= {"Drag icon Alpha to icon Bin", "Drag icon Bin to icon Alpha"}
    assert "Drag icon Alpha to icon Bin" in {plan.sentence for plan in drags}


def test_no_phrase_twice() -> None:
    plans = said("press Enter and click OK", "button OK", "button OK")
    assert list(plans).count("click button OK") == 1


def test_a_wheel_is_turned_on_a_text_in_the_middle_of_what_is_there() -> None:
    seen = screen("text Top", "slider Volume", "button More", "text End", "text List", "button Less", "text Last")
    assert under_wheel(seen) == element(4, "text List").box.centre


def test_without_a_text_a_wheel_is_turned_in_the_middle_of_the_window() -> None:
    assert under_wheel(screen()) == Point(640, 400)
    aside = screen("slider Volume")
    assert under_wheel(aside) == element(0, "slider Volume").box.centre
