"""What a person types that is nobody's business is known by the gate's own rules, and in doubt is not written down."""

from __future__ import annotations

import msgspec
import pytest

from agent.build import policy
from agent.geometry import Box
from agent.recording.privacy import Discretion, filled_field, shown
from agent.records import Element, Observation, Window
from tests.screens import screen

LOGIN = screen("field User name (empty)", "field Password (empty)", "button Log in")
PLAIN = screen("field Name (empty)", "field City (empty)", "button Save")


@pytest.fixture(scope="module")
def discretion() -> Discretion:
    return Discretion(policy())


def field(name: str, seen: Observation) -> Element:
    return next(e for e in seen.elements if e.text == name)


@pytest.mark.parametrize(
    ("title", "secret"),
    [("Authentication required", True), ("Enter your password", True), ("Mot de passe", True), ("Mousepad", False)],
)
def test_windows_that_are_the_persons(discretion: Discretion, title: str, secret: bool) -> None:
    window = Window(1, title, "app", Box(0, 0, 9, 9))
    assert bool(discretion.window(window, LOGIN.frame.monitor)) is secret


def test_without_a_window_nothing_is_known(discretion: Discretion) -> None:
    assert discretion.window(None, LOGIN.frame.monitor) == ""


def test_fields_that_are_the_persons(discretion: Discretion) -> None:
    assert discretion.field(field("Password", LOGIN), LOGIN)
    assert not discretion.field(field("User name", LOGIN), LOGIN)
    assert not discretion.field(None, LOGIN)


@pytest.mark.parametrize(
    ("text", "into", "screens", "secret"),
    [
        ("anna", "User name", (LOGIN, screen('field User name ("anna")', "field Password (empty)")), False),
        ("hunter22", "Password", (LOGIN, screen("field User name (empty)", 'field Password ("••••••••")')), True),
        ("hunter22", "", (LOGIN, screen("field User name (empty)", 'field Password ("••••••••")')), True),
        ("anna", "", (LOGIN, screen('field User name ("anna")', "field Password (empty)")), False),
        ("ab", "", (LOGIN, screen("field User name (empty)", 'field Password ("••")')), True),
        ("hunter22", "", (PLAIN, screen("field Name (empty)", 'field City ("........")')), True),
        ("hunter22", "City", (PLAIN, screen("field Name (empty)", 'field City ("00000000")')), True),
        ("hunter22", "City", (PLAIN, screen("field Name (empty)", "field City")), True),
        ("Paris", "City", (PLAIN, screen("field Name (empty)", 'field City ("Paris")')), False),
        ("hello", "", (PLAIN, PLAIN), False),
        ("4111 1111 1111 1111", "City", (PLAIN, screen('field City ("4111 1111 1111 1111")')), True),
        ("hello", "", (screen("text x"), screen("text [sudo] password for anna:")), True),
    ],
)
def test_typed(discretion: Discretion, text: str, into: str, screens: tuple[Observation, Observation], secret: bool) -> None:
    before, after = screens
    known = field(into, before) if into else None
    assert bool(discretion.typed(text, known, before, after)) is secret


def test_a_window_that_came_while_typing_counts(discretion: Discretion) -> None:
    window = Window(2, "Authentication required", "polkit", Box(0, 0, 300, 200))
    after = msgspec.structs.replace(PLAIN, frame=msgspec.structs.replace(PLAIN.frame, window=window))
    assert discretion.typed("Paris", None, PLAIN, after)


def test_a_short_text_is_shown_only_by_itself() -> None:
    assert not shown("ab", PLAIN, screen("text a table about"))
    assert shown("ab", PLAIN, screen('field City ("ab")'))


def test_what_stood_there_before_is_not_shown_by_typing() -> None:
    same = screen("text hunter22")
    assert not shown("hunter22", same, same)


def test_the_field_that_took_the_text() -> None:
    after = screen("field Name (empty)", 'field City ("Paris")')
    found = filled_field("Paris", PLAIN, after)
    assert found is not None
    assert found.text == "City"
    assert filled_field("Paris", after, after) is None
