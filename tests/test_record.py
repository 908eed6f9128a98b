"""What was watched becomes a skill as a person would write it: targets by name, data as parameters, waits, expectations."""

from __future__ import annotations

import msgspec
import pytest

from agent.errors import UsageError
from agent.geometry import Box, Point
from agent.recording.inputs import Clicked, Deed, Dragged, Hidden, Pressed, Scrolled, Typed
from agent.recording.record import recorded
from agent.recording.watched import Act, Watched
from agent.records import Observation, Window
from skills.parse import parse
from skills.write import steps as written
from skills.write import write
from tests.screens import screen

FORM = screen("field Name (empty)", "field City (empty)", "button Save", "check box News (off)", "text Hint")
EDITOR = Window(7, "Untitled 1 - Mousepad", "Mousepad", Box(0, 0, 1280, 800))


def over(named: str, seen: Observation = FORM) -> Point:
    return next(e.box.centre for e in seen.elements if named in (e.name, e.text))


def click(named: str, seen: Observation = FORM, at: float = 0.0, count: int = 1, button: str = "left") -> Act:
    return act(Clicked(point=over(named, seen), count=count, button=button, frame=seen.frame, ended=at), seen)


def typed(text: str, seen: Observation = FORM) -> Act:
    return act(Typed(text=text, frame=seen.frame, ended=0.0), seen)


def press(keys: str, seen: Observation = FORM) -> Act:
    return act(Pressed(keys=keys, frame=seen.frame, ended=0.0), seen)


def act(deed: Deed, seen: Observation = FORM, reason: str = "") -> Act:
    return Act(deed, seen, reason)


def shown(*windows: Window, seen: Observation = FORM) -> Observation:
    """With these windows, top first."""
    frame = msgspec.structs.replace(seen.frame, window=windows[0], windows=windows)
    return msgspec.structs.replace(seen, frame=frame)


def steps(*acts: Act, last: Observation | None = None, first: Observation = FORM) -> list[str]:
    """As they are written, a line each; the skill must read back."""
    watched = Watched(first, acts, last or acts[-1].seen)
    skill = recorded("a-chore", watched)
    assert parse(write(skill), "a-chore/SKILL.md").steps
    return written(skill.steps).splitlines()


@pytest.mark.parametrize(
    ("acts", "lines"),
    [
        ([click("Save")], ["- click: button \"Save\""]),
        ([click("Save", count=2)], ["- double_click: button \"Save\""]),
        ([click("Save", button="right")], ["- right_click: button \"Save\""]),
        ([click("News")], ["- click: check box \"News\""]),
        ([press("ctrl+s"), press("enter")], ["- press: ctrl+s", "- press: enter"]),
        ([typed("hello")], ["- type: \"hello\""]),
        ([click("Name"), typed("hello")], ["- type: \"hello\"", "  into: field \"Name\""]),
        ([click("Name"), press("tab")], ["- click: field \"Name\"", "- press: tab"]),
        ([click("Name"), press("ctrl+a"), typed("hello")], ["- type: \"hello\"", "  into: field \"Name\""]),
        ([typed("{x}")], ["- type: \"{{x}}\""]),
    ],
)  # fmt: skip
def test_steps(acts: list[Act], lines: list[str]) -> None:
    assert steps(*acts) == lines


def test_what_stood_there_is_kept_when_it_is_still_there() -> None:
    before, after = screen('field Name ("Anna")'), screen('field Name ("Anna so")')
    lines = steps(click("Name", before), typed(" so", before), last=after)
    assert lines[:3] == ['- type: " so"', '  into: field "Name"', "  replace: false"]


def test_what_stood_there_is_replaced_when_it_was_selected() -> None:
    before, after = screen('field Name ("Anna")'), screen('field Name ("new")')
    assert steps(click("Name", before, count=2), typed("new", before), last=after)[:2] == [
        '- type: "new"',
        '  into: field "Name"',
    ]


def test_the_field_is_known_by_the_text_in_it() -> None:
    """After Tab nothing was clicked."""
    after = screen("field Name (empty)", 'field City ("rome")', "button Save")
    assert steps(press("tab"), typed("rome"), click("Save", after))[1:3] == ['- type: "rome"', '  into: field "City"']


def test_of_two_equal_ones_it_is_the_one_near_a_text() -> None:
    rows = screen("text Anna", "text x", "button Edit", "text Boris", "text y", "button Edit")
    point = rows.elements[5].box.centre
    line = steps(act(Clicked(point=point, frame=rows.frame, ended=0.0), rows))[0]
    assert line.startswith('- click: button "Edit" near ')
    assert "Anna" not in line


def test_what_has_no_name_is_said_by_its_place() -> None:
    assert steps(act(Clicked(point=Point(1152, 720), frame=FORM.frame, ended=0.0))) == ["- click: place 0.9 0.9"]


def test_a_label_is_its_check_box() -> None:
    """A label that became a check box's name is no element of its own any more."""
    beside = msgspec.structs.replace(FORM.elements[3], box=Box(20, 110, 16, 16))
    seen = msgspec.structs.replace(FORM, elements=(*FORM.elements[:3], beside))
    clicked = Clicked(point=Point(60, 118), frame=seen.frame, ended=0.0)
    assert steps(act(clicked, seen)) == ['- click: check box "News"']


def test_what_cannot_be_said_is_the_persons() -> None:
    """A popup outside of its window, without a text."""
    seen = shown(Window(1, "Small", "app", Box(0, 0, 20, 10)))
    lines = steps(act(Clicked(point=Point(900, 700), frame=seen.frame, ended=0.0), seen), first=seen)
    assert lines[0].startswith("- hand_over: ")


def test_a_drag_has_two_ends() -> None:
    drag = Dragged(point=over("Save"), end=over("Hint"), frame=FORM.frame, ended=0.0)
    assert steps(act(drag)) == ['- drag: button "Save"', '  to: "Hint"']


def test_scrolling_goes_on_until_what_is_clicked_next() -> None:
    below = screen("text x", "button Further down")
    scroll = act(Scrolled(point=Point(5, 5), across=0, down=4, frame=FORM.frame, ended=0.0))
    assert steps(scroll, click("Further down", below))[:3] == [
        "- scroll: down",
        "  notches: 4",
        '  until: button "Further down"',
    ]
    assert steps(scroll, click("Save"))[:2] == ["- scroll: down", "  notches: 4"]


@pytest.mark.parametrize("text", ["3", "2026-03-14", "a@b.org", "~/notes", "notes.txt", "Anna", "one two three", "10:30"])
def test_data_becomes_a_parameter(text: str) -> None:
    skill = recorded("a-chore", Watched(FORM, (click("Name"), typed(text)), FORM))
    (parameter,) = skill.parameters
    assert (parameter.name, parameter.default, parameter.examples) == ("name", None, (text,))
    assert written(skill.steps).startswith('- type: "{name}"')
    assert skill.says == ("a chore with name {name}",)


@pytest.mark.parametrize("text", ["hello", "two words", "ok"])
def test_other_words_stay(text: str) -> None:
    assert not recorded("a-chore", Watched(FORM, (typed(text),), FORM)).parameters


def test_a_text_typed_twice_is_one_parameter() -> None:
    skill = recorded("a-chore", Watched(FORM, (click("Name"), typed("hello"), click("City"), typed("hello")), FORM))
    assert [parameter.name for parameter in skill.parameters] == ["name"]
    assert written(skill.steps).count("{name}") == 2


def test_a_typed_text_is_its_slot_wherever_it_is_named() -> None:
    files = screen("icon Plan.txt", "button Open")
    lines = steps(click("Name"), typed("Plan.txt"), click("Plan.txt", files), last=files)
    assert '- click: icon "{name}"' in lines


def test_what_was_hidden_is_handed_over_once() -> None:
    hidden = Hidden(frame=FORM.frame, ended=0.0)
    lines = steps(click("Name"), act(hidden, reason="A password is yours."), act(hidden, reason="x"), press("enter"))
    assert lines == ['- click: field "Name"', "- hand_over: A password is yours.", "- press: enter"]


def test_an_application_that_came_by_itself_is_opened() -> None:
    editor = shown(EDITOR)
    assert steps(typed("hello", editor))[0] == "- open: Mousepad"


def test_a_window_that_came_of_a_step_is_waited_for() -> None:
    editor = shown(EDITOR)
    dialog = shown(Window(8, "Save As", "Mousepad", Box(0, 0, 900, 700)), EDITOR, seen=screen("window Save As", "button Save"))
    assert steps(press("ctrl+s", editor), click("Save", dialog), first=editor) == [
        "- press: ctrl+s",
        '- wait_for: window "Save As"',
        '- click: button "Save"',
    ]


def test_what_was_long_in_coming_is_waited_for_longer() -> None:
    later = screen("text x", "button Finish")
    lines = steps(click("Save"), click("Finish", later, at=6.5))
    assert lines[1:3] == ['- wait_for: button "Finish"', "  seconds: 20"]
    assert steps(click("Save"), click("Finish", later, at=3.0))[1] == '- click: button "Finish"'


def test_the_last_text_that_came_is_expected() -> None:
    after = screen("field Name (empty)", "button Save", "text Saved for ever", "text 12 rows", "text Hint")
    assert steps(click("Save"), last=after)[-1] == '- expect: "Saved for ever"'


def test_the_last_typed_text_is_expected_in_its_field() -> None:
    after = screen('field Name ("Anna")', "field City (empty)")
    assert steps(click("Name"), typed("Anna"), last=after)[-2:] == ['- expect: field "Name"', '  value: "{name}"']


def test_a_title_with_a_typed_text_is_expected() -> None:
    saved = shown(Window(1, "plan.txt - Editor", "app", Box(0, 0, 1280, 800)), seen=screen("window plan.txt - Editor"))
    before = shown(Window(1, "Untitled - Editor", "app", Box(0, 0, 1280, 800)))
    lines = steps(click("Name", before), typed("plan.txt", before), press("enter", before), last=saved, first=before)
    assert lines[-1] == '- expect: window "{name}"'


def test_the_title_bar_is_no_part_of_a_chore_unless_it_closes() -> None:
    window = Window(1, "Notes", "app", Box(100, 100, 500, 400), bar=20)
    seen, gone = shown(window), shown(EDITOR)
    on_bar = act(Clicked(point=Point(590, 90), frame=seen.frame, ended=0.0), seen)
    assert steps(on_bar, last=gone, first=seen) == ["- press: alt+f4"]
    moved = act(Dragged(point=Point(300, 90), end=Point(400, 200), frame=seen.frame, ended=0.0), seen)
    assert steps(on_bar, moved, press("f5", seen), last=seen, first=seen) == ["- press: f5"]


def test_nothing_is_no_skill() -> None:
    with pytest.raises(UsageError, match="Nothing was done"):
        recorded("a-chore", Watched(FORM, (), FORM))
