"""A finished run as a skill: detours dropped, targets by their words, texts as parameters, an expect from the evidence."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest

from agent import action as act
from agent.errors import UsageError
from agent.geometry import Box
from agent.protocol import Entry, Event, Observed, Planned, Verified
from agent.recording.compile import compiled, target
from agent.records import Decision, Expect, Expectation, Observation, Plan, Result, Step, Verdict
from skills import skill as s
from skills.skill import Parameter, Skill, Target
from tests.fakes import click, named, plan, step
from tests.screens import screen

FORM = screen("text Person", "field Name (empty)", "check box News (off)", "menu File", "button Save", "text Nothing yet")
SAVED = screen("text Person", 'field Name ("Anna")', "button Save", "text Anna was saved.", "text 12 items")
SAVE, NEWS, FILE = (click(named(FORM, name)) for name in ("button Save", "check box News (off)", "menu File"))
FIELD = named(FORM, "field Name (empty)")
TYPED = plan(act.Type("Anna", FIELD.box.centre), FIELD, Expectation(Expect.VALUE, "Anna"))
UNDO, ESCAPE = plan(act.Key("ctrl+z")), plan(act.Key("escape"))
CLICKED = s.Click(target=Target("Save", "button"))


def entries(*taken: Plan | Step, after: Observation = FORM) -> list[Entry]:
    """A journal; the last step brought the screen `after`."""
    events: list[Event] = [Observed(1, FORM.elements, (), 0.0)]
    steps = [one if isinstance(one, Step) else step(one) for one in taken]
    for one in steps:
        events += [Planned(one.number, one.plan, 0.0)]
        events += [Observed(one.number, (after if one is steps[-1] else FORM).elements, (), 0.0)]
        events += [Verified(one.number, one.outcome, one)]
    return [Entry(0.0, "", event) for event in events]


def made(*taken: Plan | Step, after: Observation = FORM) -> Skill:
    return compiled(entries(*taken, after=after), "a-skill", "Save Anna.")


def test_a_form() -> None:
    skill = made(TYPED, SAVE, plan(act.Done()), after=SAVED)
    assert skill.parameters == (Parameter("name", examples=("Anna",)),)
    assert skill.steps[:2] == (s.Type(text="{name}", into=Target("Name", "field")), CLICKED)
    assert (skill.name, skill.description) == ("a-skill", "Save Anna.")


def test_what_the_last_step_brought_is_expected() -> None:
    assert made(TYPED, SAVE, after=SAVED).steps[-1] == s.Expect(target=Target("{name} was saved."))
    assert made(SAVE, after=FORM).steps == (CLICKED,)


def test_a_text_that_was_typed_last_is_expected_in_its_field() -> None:
    assert made(TYPED, after=SAVED).steps[-1] == s.Expect(target=Target("Name", "field"), value="{name}")


@pytest.mark.parametrize(
    "detour",
    [
        [step(FILE, Result.UNCHANGED)],
        [step(FILE, Result.NOT_DONE)],
        [plan(act.Wait(1.0))],
        [plan(act.MouseMove(FIELD.box.centre))],
        [FILE, ESCAPE],
        [NEWS, NEWS],
        [TYPED, UNDO],
        [NEWS, FILE, ESCAPE, NEWS],
    ],
)
def test_detours_are_dropped(detour: Sequence[Plan | Step]) -> None:
    assert made(*detour, SAVE).steps == (CLICKED,)


def test_a_text_typed_over_another_is_the_one_that_counts() -> None:
    other = msgspec.structs.replace(TYPED, action=act.Type("Boris", FIELD.box.centre, True))
    skill = made(TYPED, other, SAVE)
    assert [parameter.examples for parameter in skill.parameters] == [("Boris",)]
    assert len(skill.steps) == 2


def test_a_click_into_the_field_before_typing_is_not_needed() -> None:
    assert [type(one) for one in made(click(FIELD), TYPED, SAVE).steps] == [s.Type, s.Click]


def test_two_texts_two_parameters_the_same_text_one() -> None:
    again = msgspec.structs.replace(TYPED, action=act.Type("Boris", FIELD.box.centre))
    skill = made(TYPED, SAVE, again, SAVE, TYPED)
    assert [parameter.name for parameter in skill.parameters] == ["name", "name_2"]


@pytest.mark.parametrize(
    ("taken", "wanted"),
    [
        (plan(act.OpenApp("Mousepad")), s.Open(what="Mousepad")),
        (plan(act.Key("ctrl+s")), s.Press(keys="ctrl+s")),
        (plan(act.Scroll(dy=-5)), s.Scroll(direction="up", notches=5)),
        (click(FIELD, act.DoubleClick), s.DoubleClick(target=Target("Name", "field"))),
        (click(FIELD, act.RightClick), s.RightClick(target=Target("Name", "field"))),
        (
            plan(act.LeftClickDrag(FIELD.box.centre, end=named(FORM, "button Save").box.centre), FIELD),
            s.Drag(target=Target("Name", "field"), to=Target("Save", "button")),
        ),
        (plan(act.Type("{x}")), s.Type(text="{text}", replace=False)),
    ],
)
def test_each_verb(taken: Plan, wanted: s.Step) -> None:
    assert made(taken).steps == (wanted,)


def test_what_the_person_did_is_handed_over_and_never_written_down() -> None:
    verdict = Verdict(Decision.HAND_OVER, "password", "A password is for you.", "hand_over")
    taken = msgspec.structs.replace(step(TYPED, Result.UNVERIFIABLE), verdict=verdict)
    skill = made(taken, SAVE)
    assert skill.steps == (s.HandOver(reason="A password is for you."), CLICKED)
    assert skill.parameters == ()


def test_equal_names_are_told_apart_by_what_is_near() -> None:
    seen = screen("text Anna", "button Edit", "text x", "text Boris", "button Edit").elements
    assert target(seen[1], seen) == Target("Edit", "button", near="Anna")
    assert target(seen[4], seen) == Target("Edit", "button", near="Boris")
    assert target(seen[0], seen) == Target("Anna")


def test_equal_names_in_a_table_are_told_apart_by_their_rows() -> None:
    names = screen("text Anna", "button Edit", "text Boris", "button Edit").elements
    rows = tuple(
        msgspec.structs.replace(e, box=Box(20 + 300 * (at % 2), 20 + 40 * (at // 2), 100, 24)) for at, e in enumerate(names)
    )
    assert target(rows[3], rows) == Target("Edit", "button", containing="Boris")


def test_nothing_left_is_told() -> None:
    with pytest.raises(UsageError, match="nothing to make a skill of"):
        made(step(SAVE, Result.UNCHANGED))
