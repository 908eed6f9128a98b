"""Targets of a skill on a screen: exactly one, or why not; and what is found by other anchors when it was renamed."""

from __future__ import annotations

import msgspec
import pytest

from agent.geometry import Box
from agent.records import Element, Observation, Pixels, Role
from agent.targets import EXACT, HOLDS, LOOKS, NEAR, WRITABLE, Missing, find, glance, healed, likeness, nearest_names
from skills.targets import target as read
from tests.fakes import named
from tests.screens import screen

FORM = screen("button Save", "button Discard", "button OK", "field Name (empty)", 'field City ("Paris")', "text Name")
LIST = screen("text Anna", "text x", "button Edit", "text Boris", "text y", "button Edit")


def found(said: str, seen: Observation = FORM) -> str:
    """The name of what is found, or why nothing is."""
    what = find(read(said), seen)
    return what.why if isinstance(what, Missing) else what.name


@pytest.mark.parametrize(
    ("text", "wanted", "how"),
    [
        ("Save", "save", EXACT),
        ("Enregistré:", "enregistre", EXACT),
        ("QK", "OK", LOOKS),
        ("Dispiay name", "Display name", LOOKS),
        ("Displav name", "Display name", NEAR),
        ("Settings applied.", "applied", HOLDS),
        ("Not saved", "saved", 0),
        ("report2.txt", "report1.txt", 0),
        ("Unsubscribe", "subscribe", 0),
        ("", "x", 0),
    ],
)
def test_likeness(text: str, wanted: str, how: int) -> None:
    assert likeness(text, wanted) == how


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ('"Save"', "button Save"),
        ('button "save"', "button Save"),
        ('link "Save"', "button Save"),
        ('field "Name"', "field Name (empty)"),
        ('"Name"', "field Name (empty)"),
        ('button "0K"', "button OK"),
        ('button near "City"', "button Discard"),
    ],
)
def test_one_is_found(said: str, name: str) -> None:
    assert found(said) == name


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ('field "Save"', 'field "Save" is not on the screen'),
        ('"Sav"', '"Sav" is not on the screen'),
        ('button "OK" near "Nothing"', "nothing says “Nothing”"),
        ('button "OK" containing "Nothing"', "nothing says “Nothing”"),
        ("button", "3 things are called button"),
        ("image there.png", "image there.png is not on the screen"),
    ],
)
def test_none_or_several_say_why(said: str, why: str) -> None:
    assert why in found(said)


def test_exact_text_wins_over_a_near_one() -> None:
    assert found('"Display name"', screen("button Displav name", "button Display name")) == "button Display name"


def test_of_equal_ones_the_nearest_to_another_text() -> None:
    assert find(read('button "Edit" near "Anna"'), LIST) == LIST.elements[2]
    assert find(read('button "Edit" near "y"'), LIST) == LIST.elements[5]
    assert "2 things are called" in found('button "Edit"', LIST)


def test_the_row_that_contains_a_text() -> None:
    rows = screen("text Anna", "button Edit", "text Boris", "button Edit")
    level = msgspec.structs.replace(
        rows,
        elements=tuple(
            msgspec.structs.replace(e, box=Box(20 + 300 * (at % 2), 20 + 40 * (at // 2), 100, 24))
            for at, e in enumerate(rows.elements)
        ),
    )
    assert find(read('button "Edit" containing "Boris"'), level) == level.elements[3]
    assert find(read('row containing "Anna"'), level) in level.elements[:2]


def test_the_active_window_comes_first() -> None:
    seen = screen("button OK", "text a", "button OK")
    assert seen.frame.window
    window = msgspec.structs.replace(seen.frame.window, box=Box(600, 60, 300, 300))
    there = msgspec.structs.replace(seen, frame=msgspec.structs.replace(seen.frame, window=window))
    assert find(read('button "OK"'), there) == seen.elements[2]


def test_disabled_is_not_usable_yet() -> None:
    assert found('"Save"', screen("button Save (disabled)")) == "button Save (disabled) cannot be used yet"


def test_roles_narrow_what_has_none() -> None:
    assert find(read('"Name"'), FORM, roles=WRITABLE) == FORM.elements[3]
    assert isinstance(find(read('"Save"'), FORM, roles=WRITABLE), Missing)


def test_a_place_is_what_stands_there() -> None:
    save = FORM.elements[0].box.centre
    at = f"place {save.x / 1280:.3f} {save.y / 800:.3f}"
    element = find(read(at), FORM)
    assert isinstance(element, Element)
    assert (element.text, element.role) == ("Save", Role.BUTTON)
    nothing = find(read("place 0.9 0.9"), FORM)
    assert isinstance(nothing, Element)
    assert (nothing.text, nothing.role, nothing.box.contains(nothing.box.centre)) == ("", Role.ICON, True)


def test_an_image_is_found_by_whoever_matches_it() -> None:
    box = FORM.elements[1].box

    def match(file: str, pixels: Pixels) -> Box | None:
        return box if file == "bin.png" else None

    element = find(read("image bin.png"), FORM, match)
    assert isinstance(element, Element)
    assert (element.text, element.box) == ("Discard", box)


def test_to_look_a_part_of_a_text_will_do() -> None:
    seen = screen("text Settings applied.", "button OK", "button OK")
    assert glance(read('"applied"'), seen) == seen.elements[0]
    assert glance(read('"OK"'), seen) == seen.elements[1]
    assert glance(read('"gone"'), seen) is None
    assert glance(read('"Paris"'), FORM) == FORM.elements[4]


def test_to_look_a_line_read_in_pieces_will_do() -> None:
    seen = screen("text All files", "text are saved")
    pieces = [msgspec.structs.replace(e, box=Box(20 + 90 * at, 20, 80, 24)) for at, e in enumerate(seen.elements)]
    line = glance(read('"files are saved"'), msgspec.structs.replace(seen, elements=tuple(pieces)))
    assert line is not None
    assert line.text == "All files are saved"


@pytest.mark.parametrize(
    ("said", "names", "name"),
    [
        ('button "Apply"', ["button Apply changes", "button Close"], "button Apply changes"),
        ('button "Subscribe"', ["button Unsubscribe"], None),
        ('button "Save"', ["button Do not save"], None),
        ('button "Save"', ["button Save all", "button Save as"], None),
        ('field "Name"', ["button Name it"], None),
        ('button "Accept" near "Licence"', ["text Licence", "button Yes", "text a", "text b", "button No"], "button Yes"),
    ],
)
def test_healed(said: str, names: list[str], name: str | None) -> None:
    seen = screen(*names)
    assert healed(read(said), seen) == (named(seen, name) if name else None)


def test_healed_by_its_place() -> None:
    box = FORM.elements[0].box.centre
    old = msgspec.structs.replace(read('button "Store it"'), place=(box.x / 1280, box.y / 800))
    assert healed(old, FORM) == FORM.elements[0]


def test_what_is_there_instead() -> None:
    assert nearest_names(read('button "Savo"'), FORM, 2).startswith("button Save, ")
    assert nearest_names(read('"x"'), screen()) == "nothing that I can read"
