"""Targets of a skill on a screen: exactly one, or why not; and what is found by other anchors when it was renamed."""

from __future__ import annotations

import msgspec
import pytest

from agent.doing.targets import (
    EXACT,
    HOLDS,
    LOOKS,
    NEAR,
    WRITABLE,
    Missing,
    anchor,
    find,
    glance,
    healed,
    likeness,
    nearest_names,
)
from agent.geometry import Box
from agent.records import Element, Observation, Pixels, Role
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


def test_a_round_button_that_is_seen_as_a_list_is_a_button() -> None:
    seen = screen('select City ("Help")', 'select ("Save")', "button Cancel")
    found_button = find(read('button "Save"'), seen)
    assert isinstance(found_button, Element)
    assert (found_button.role, found_button.text, found_button.box) == (Role.BUTTON, "Save", seen.elements[1].box)
    assert isinstance(find(read('button "City"'), seen), Missing)
    assert find(read('select "City"'), seen) == seen.elements[0]


def test_exact_text_wins_over_a_near_one() -> None:
    assert found('"Display name"', screen("button Displav name", "button Display name")) == "button Display name"


def test_of_equal_ones_the_nearest_to_another_text() -> None:
    assert find(read('button "Edit" near "Anna"'), LIST) == LIST.elements[2]
    assert find(read('button "Edit" near "y"'), LIST) == LIST.elements[5]
    assert "2 things are called" in found('button "Edit"', LIST)


def table(*names: str, columns: int) -> Observation:
    """These names in rows of so many."""
    seen = screen(*names)
    boxes = [Box(20 + 220 * (at % columns), 20 + 40 * (at // columns), 100, 24) for at in range(len(names))]
    elements = [msgspec.structs.replace(e, box=box) for e, box in zip(seen.elements, boxes, strict=True)]
    return msgspec.structs.replace(seen, elements=tuple(elements))


def test_what_is_near_is_not_in_the_row_of_another() -> None:
    """Anna's Edit is gone, and that of the next row is nobody's but Boris's."""
    seen = table("text Anna", "button Call", "text Boris", "button Edit", columns=2)
    assert isinstance(find(read('button "Edit" near "Anna"'), seen), Missing)
    assert healed(read('button "Edit" near "Anna"'), seen) is None
    assert find(read('button "Edit" near "Boris"'), seen) == seen.elements[3]


def test_a_button_below_what_it_is_near_will_do() -> None:
    seen = table("text Name", "field Name", "text City", "field City", "button Save", "button Close", columns=2)
    assert find(read('button "Save" near "City"'), seen) == seen.elements[4]


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
        ('button "Save"', ["button Save it all", "button Save as"], None),
        ('field "Name"', ["button Name it"], None),
        ('button "Accept" near "Licence"', ["text Licence", "button Yes", "text a", "text b", "button No"], None),
        ('button "Save"', ["button Store", "button Help"], "button Store"),
        ('button "Send"', ["button Envoyer", "button Annuler"], "button Envoyer"),
        ('button "Save"', ["button Store", "button Save all"], "button Store"),
        ('button "Save"', ["button Save as template", "button Help"], None),
        ('button "Save"', ["button Save changes", "button Save draft"], None),
        ('button "Save"', ["button Store", "button Enregistrer"], None),
        ('button "Save"', ["button Do not store"], None),
        ('check box "Delete the file"', ["check box Remove the file (off)"], "check box Remove the file (off)"),
    ],
)
def test_healed(said: str, names: list[str], name: str | None) -> None:
    seen = screen(*names)
    assert healed(read(said), seen) == (named(seen, name) if name else None)


@pytest.mark.parametrize(
    ("said", "names", "name"),
    [
        ('button "Edit" near "Anna"', ["text Boris", "button Edit"], None),
        ('button "Edit" near "Anna"', ["text Anna Berg", "button Edit"], "button Edit"),
        ('button "Pay" near "Invoice 12"', ["text Invoice 123", "button Pay"], None),
        ('button "Pay" containing "Invoice 12"', ["text Invoice 13", "button Pay now"], None),
        ('button "Edit" near "Anna"', ["text Anna", "text a", "button Change"], "button Change"),
        ('button "Edit" near "Anna"', ["text Anna", "text a", "button Call"], None),
        ('button "Pay" containing "Invoice 12"', ["text Invoice 12", "text a", "button Pay now"], None),
    ],
)
def test_what_stood_near_another_is_not_that_of_the_next_row(said: str, names: list[str], name: str | None) -> None:
    seen = screen(*names)
    assert healed(read(said), seen) == (named(seen, name) if name else None)


def test_what_it_stands_near_as_it_is_called_now() -> None:
    seen = screen("text Close it", "button Apply")
    assert anchor(read('button "Apply" near "Close"'), seen) == "Close it"
    assert anchor(read('button "Apply" near "Apply"'), seen) == "Apply"
    assert anchor(read('button "Apply" near "Gone"'), seen) == "Gone"
    assert anchor(read('button "Apply"'), seen) == ""


def test_healed_by_its_place() -> None:
    box = FORM.elements[0].box.centre
    old = msgspec.structs.replace(read('button "Store it"'), place=(box.x / 1280, box.y / 800))
    assert healed(old, FORM) == FORM.elements[0]


def test_what_is_there_instead() -> None:
    assert nearest_names(read('button "Savo"'), FORM, 2).startswith("button Save, ")
    assert nearest_names(read('"x"'), screen()) == "nothing that I can read"
