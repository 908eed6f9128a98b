"""What is painted over and left out: fields for secrets, private windows, dots, and typed ones where they show."""

from __future__ import annotations

from collections.abc import Generator

import cv2
import msgspec
import numpy as np
import pytest

from agent.action import Type
from agent.build import policy
from agent.checking.verify import verify
from agent.eyes.observe import Eyes
from agent.eyes.veil import MASK, Veil, VeiledEyes, shows, without
from agent.gating.policy import privacy
from agent.geometry import Box, Point
from agent.protocol import Error, Event, Framed
from agent.records import HIDDEN, Element, Frame, Observation, Result, Role, Window
from tests.fakes import FakeClock, FakeDetector, FakeReader, frame, plan
from tests.screens import screen

WORD = "Tr0ub4dor&3x"
HERE = Window(1, "Account", "Chromium", Box(0, 20, 1280, 780), bar=20)


def seen(*names: str, windows: tuple[Window, ...] = (HERE,)) -> Observation:
    """A screen whose every element has ink in it, but for empty fields."""
    made = screen(*names)
    pixels = made.frame.pixels.copy()
    for one in made.elements:
        if "empty" not in one.state:
            cv2.line(pixels, (one.box.left + 8, one.box.top + 12), (one.box.left + 60, one.box.top + 12), (0, 0, 0), 3)
    return msgspec.structs.replace(made, frame=_on(made.frame, pixels, windows))


def _on(there: Frame, pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], windows: tuple[Window, ...]) -> Frame:
    return msgspec.structs.replace(there, pixels=pixels, windows=windows, window=windows[0] if windows else None)


@pytest.fixture
def veil() -> Veil:
    return Veil(privacy(policy(), ("keepass*",)))


def names(of: Observation) -> list[str]:
    return [one.name for one in of.elements]


def is_painted(of: Observation, box: Box) -> bool:
    part = of.frame.pixels[box.top : box.bottom, box.left : box.right]
    return bool(part.size) and bool((part == MASK).all())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('field Password ("hunter22")', "field Password (hidden)"),
        ("field Password (empty)", "field Password (empty)"),
        ('field Mot de passe ("azerty")', "field Mot de passe (hidden)"),
        ('field Card number ("4111 1111 1111 1111")', "field Card number (hidden)"),
        ('field Name ("••••••")', "field Name (hidden)"),
        ('field Name ("........")', "field Name (hidden)"),
        ('field Name ("Anna")', 'field Name ("Anna")'),
        ('field Name ("...")', 'field Name ("...")'),
        ('field ("Your password")', "field Your password (empty)"),
        ('field ("https://a.org/password")', 'field ("https://a.org/password")'),
        ('select Password ("••••")', "field Password (hidden)"),
        ('select Expiry month ("May")', "select Expiry month (hidden)"),
        ("button Show password", "button Show password"),
    ],
)
def test_fields(veil: Veil, before: str, after: str) -> None:
    raw = seen(before)
    veiled = veil.over(raw)
    assert names(veiled) == [after]
    assert is_painted(veiled, raw.elements[0].box) is (HIDDEN in after or after == "field Your password (empty)")
    assert not is_painted(raw, raw.elements[0].box)


def test_a_window_that_asks_for_a_password(veil: Veil) -> None:
    asks = msgspec.structs.replace(HERE, title="Authentication Required")
    assert names(veil.over(seen('field Anna ("x")', windows=(asks,)))) == ["field Anna (hidden)"]


def test_text_behind_a_colon(veil: Veil) -> None:
    veiled = veil.over(seen("text Password: hunter22", "text Name: Anna", "text ••••••••"))
    assert names(veiled) == ["text Name: Anna"]
    raw = seen("text Password:", "text hunter22", "text other")
    beside = msgspec.structs.replace(raw.elements[1], box=raw.elements[0].box.moved(220, 0))
    raw = msgspec.structs.replace(raw, elements=(raw.elements[0], beside, raw.elements[2]))
    assert names(veil.over(raw)) == ["text Password:", "text other"]


def test_a_field_stays_hidden_when_its_password_is_shown(veil: Veil) -> None:
    """Without a label it is known by its place in the same page only."""
    veil.over(seen('field ("••••••")'))
    assert names(veil.over(seen('field ("hunter22")'))) == ["field (hidden)"]
    elsewhere = msgspec.structs.replace(HERE, title="Search")
    assert names(veil.over(seen('field ("hunter22")', windows=(elsewhere,)))) == ['field ("hunter22")']
    other = msgspec.structs.replace(HERE, id=2)
    assert names(veil.over(seen('field ("hunter22")', windows=(other,)))) == ['field ("hunter22")']


def test_a_field_that_a_secret_was_typed_into(veil: Veil) -> None:
    empty = seen("field Name (empty)", "field City (empty)")
    veil.over(empty)
    veil.hide({"bank": WORD}, empty.elements[0].box.centre)
    assert names(veil.over(seen('field Name ("Trxxx")', 'field City ("Paris")'))) == [
        "field Name (hidden)",
        'field City ("Paris")',
    ]


def test_where_the_keyboard_is(veil: Veil) -> None:
    veil.over(seen("field Name (empty)", "field City (focused)"))
    veil.hide({"bank": WORD}, None)
    assert names(veil.over(seen('field Name ("x")', 'field City ("y")'))) == ['field Name ("x")', "field City (hidden)"]


def test_a_secret_is_left_out_wherever_it_shows(veil: Veil) -> None:
    said = (
        f"text {WORD}",
        f"text It is {WORD}!",
        "text TrOub4dor&3x",
        "text Tr0ub4",
        "text dor&3x",
        "button Save",
        f"button {WORD}",
    )
    assert len(veil.over(seen(*said)).elements) == len(said)
    veil.hide({"bank": WORD}, None)
    raw = seen(*said, windows=(msgspec.structs.replace(HERE, title=f"{WORD} - Editor"),))
    wrapped = [msgspec.structs.replace(one, box=Box(20, one.box.top, 90, 24)) for one in raw.elements]
    veiled = veil.over(msgspec.structs.replace(raw, elements=tuple(wrapped)))
    assert names(veiled) == ["button Save", "button"]
    assert WORD not in str((veiled.frame.window, veiled.frame.windows))
    assert is_painted(veiled, Box(0, 0, 1280, 20))
    assert all(is_painted(veiled, one.box) for one in wrapped[:5])


@pytest.mark.parametrize(
    ("text", "value", "is_shown"),
    [
        (f"a {WORD} b", WORD, True),
        ("a Tr Oub4dor& 3x b", WORD, True),
        ("Password", "password123", False),
        ("12", "12", True),
        ("123", "12", False),
        ("Transponder", WORD, False),
        ("admin", "admin", True),
        ("The admin said", "admin", True),
        ("additional", "admin", False),
        ("", "abcd", False),
    ],
)
def test_shows(text: str, value: str, is_shown: bool) -> None:
    assert shows(text, value) is is_shown


def test_private_windows(veil: Veil) -> None:
    """The visible part of one is painted over, its title bar too; what lies on it or beside it is not. It can be clicked."""
    vault = Window(2, "anna.kdbx", "KeePassXC", Box(0, 20, 600, 780), bar=20)
    above = Window(3, "Note", "Mousepad", Box(0, 20, 300, 100), bar=20)
    raw = seen("text a note", "field Search (empty)", "text beside", "text my password", windows=(above, vault, HERE))
    bar = Element(9, Role.WINDOW, "anna.kdbx", Box(300, 0, 300, 20), source="system")
    veiled = veil.over(msgspec.structs.replace(raw, elements=(bar, *raw.elements)))
    assert names(veiled) == ["window KeePassXC", "text a note", "text beside"]
    assert [one.title for one in veiled.frame.windows] == ["Note", "KeePassXC", "Account"]
    assert is_painted(veiled, Box(300, 0, 300, 800))
    assert is_painted(veiled, Box(0, 121, 600, 600))
    assert not is_painted(veiled, Box(0, 0, 300, 120))
    assert not is_painted(veiled, Box(601, 0, 600, 800))


def test_pieces() -> None:
    whole = Box(0, 0, 10, 10)
    assert sum(one.area for one in without(whole, [Box(2, 2, 3, 3), Box(8, 8, 9, 9)])) == 100 - 9 - 4
    assert without(whole, [whole]) == []
    assert without(whole, [Box(20, 0, 5, 5)]) == [whole]


class Told:
    """Veiled eyes that read blocks of grey: 60 is “Anna”, 90 a field, above which stands “Password” (50)."""

    def __init__(self, veil: Veil) -> None:
        texts = {60: WORD, 50: "Password"}
        self.eyes = VeiledEyes(Eyes(FakeReader(texts), FakeDetector({90: "field"}), FakeClock().now), veil)

    def look(self, value: bool, mark: bool = False) -> Frame:
        pixels = np.full((400, 640, 3), 220, np.uint8)
        pixels[60:76, 100:180] = 50
        pixels[80:110, 100:300] = 90
        if value:
            pixels[87:103, 110:190] = 60
        if mark:
            pixels[300:340, 400:500] = 10
        return frame(pixels, Window(1, "Account", "app", Box(0, 0, 640, 400)))


def test_what_is_painted_over_is_no_change(veil: Veil) -> None:
    told = Told(veil)
    first = told.eyes.observe(told.look(value=True), None)
    assert names(first) == ["text Password", "field Password (hidden)"]
    assert (first.frame.pixels[85:105, 105:290] == MASK).all()
    again = told.eyes.observe(told.look(value=True), first)
    assert again.changed == ()
    for _ in range(9):
        last = told.eyes.observe(told.look(value=True, mark=True), first)
        assert [box.contains(Point(450, 320)) for box in last.changed] == [True]


def test_a_secret_that_arrived_is_seen_to_have_and_is_not_read(veil: Veil) -> None:
    told = Told(veil)
    before = told.eyes.observe(told.look(value=False), None)
    field = before.elements[1]
    assert field.name == "field Password (empty)"
    veil.hide({"bank": WORD}, field.box.centre)
    typed = plan(Type("{secret:bank}", field.box.centre), field)
    outcome = verify(typed, before, told.eyes.observe(told.look(value=True), before))
    assert (outcome.result, WORD in outcome.evidence) == (Result.CONFIRMED, False)
    empty = verify(typed, before, told.eyes.observe(told.look(value=False, mark=True), before))
    assert empty.result is Result.UNCHANGED
    assert verify(typed, before, told.eyes.observe(told.look(value=False), before)).result is Result.UNCHANGED


def test_events_tell_the_reference(veil: Veil) -> None:
    closed: list[bool] = []

    def events() -> Generator[Event, None, None]:
        try:
            yield Error('say "a\\b é"')
            yield Framed(1, "", frame().monitor)
        finally:
            closed.append(True)

    veil.hide({"odd": 'a\\b é"'}, None)
    told = veil.told(events())
    assert next(told) == Error('say "{secret:odd}')
    told.close()
    assert closed == [True]
