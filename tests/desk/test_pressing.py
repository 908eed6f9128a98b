"""Keys on a real window: chords, sequences and held keys are received as meant, under three keyboard layouts."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from agent.action import HoldKey, Key
from agent.errors import ActError, Stopped
from agent.hands.act import REPEAT
from tests.desk.conftest import Act, OpenLedger, Stop
from tests.desk.desk import Desk
from tests.desk.received import Events, Receiver, middle

LAYOUTS = ("us", "fr", "de")
KEYS = (
    ("enter", ["return"]),
    ("esc", ["escape"]),
    ("Échap", ["escape"]),
    ("Entrée", ["return"]),
    ("tab", ["tab"]),
    ("shift+tab", ["shift", "backtab"]),
    ("ctrl+s", ["control", "s"]),
    ("ctrl+a", ["control", "a"]),
    ("ctrl+z", ["control", "z"]),
    ("Ctrl+Shift+S", ["control", "shift", "s"]),
    ("ctrl+alt+shift+F5", ["control", "alt", "shift", "f5"]),
    ("super+k", ["meta", "k"]),
    ("delete", ["delete"]),
    ("insert", ["insert"]),
    ("page_down", ["pagedown"]),
    ("space", ["space"]),
    ("F10", ["f10"]),
    ("q", ["q"]),
    ("down down enter", ["down", "down", "return"]),
    ("ctrl+k ctrl+c", ["control", "k", "control", "c"]),
    ("left right up home end", ["left", "right", "up", "home", "end"]),
)
DEAD = tuple("^~`´¨")
"""Signs that one layout or another has on dead keys, which wait for a letter."""
SIGNS = tuple("0123456789+-*/=.,;:!?()<>_\"'&%$#")


@pytest.fixture(scope="module")
def pad(shared_desk: Desk) -> Receiver:
    """With the pointer on it, where a pressed Alt does nothing."""
    made = Receiver(shared_desk)
    at = middle(made.pad)
    shared_desk.tool("xdotool", "mousemove", str(at.x), str(at.y))
    return made


@pytest.fixture(params=LAYOUTS)
def layout(request: pytest.FixtureRequest, shared_desk: Desk) -> Iterator[str]:
    shared_desk.tool("setxkbmap", request.param)
    yield request.param
    shared_desk.tool("setxkbmap", "us")


def went(events: Events, kind: str) -> list[str]:
    return [event["key"] for event in events if event["kind"] == kind]


@pytest.mark.usefixtures("layout")
@pytest.mark.parametrize(("keys", "wanted"), KEYS, ids=lambda value: value if isinstance(value, str) else "")
def test_a_chord_is_received_as_meant(pad: Receiver, act: Act, ledger: OpenLedger, keys: str, wanted: list[str]) -> None:
    events = pad.after(lambda: act(Key(keys)))
    assert went(events, "down") == wanted
    assert len(went(events, "up")) == len(wanted)
    assert len(ledger.said) == 2 * len(wanted)
    assert ledger.held() == []


def test_modifiers_go_down_first_and_up_last(pad: Receiver, act: Act) -> None:
    events = pad.after(lambda: act(Key("ctrl+shift+x")))
    said = [(event["kind"], event["key"]) for event in events]
    assert said == [
        ("down", "control"), ("down", "shift"), ("down", "x"), ("up", "x"), ("up", "shift"), ("up", "control"),
    ]  # fmt: skip


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_comes_with_the_keys_that_make_it(pad: Receiver, act: Act, layout: str, sign: str) -> None:
    """As a person presses it: `+` is Shift and = on an American keyboard."""
    events = pad.after(lambda: act(Key(sign)))
    assert [event["text"] for event in events if event["kind"] == "down" and event["text"]] == [sign]


@pytest.mark.parametrize("sign", DEAD)
def test_a_dead_key_is_not_pressed_for_its_sign(pad: Receiver, act: Act, layout: str, sign: str) -> None:
    """The sign comes by a key that types it at once, or nothing is pressed: what waits for a letter spoils the next one."""
    said: list[str] = []

    def press() -> None:
        try:
            act(Key(sign))
        except ActError as error:
            said.append(str(error))
        act(Key("e"))

    typed = [event["text"] for event in pad.after(press) if event["kind"] == "down" and event["text"]]
    assert typed == (["e"] if said else [sign, "e"])
    assert all("type it as text" in one for one in said)


def test_a_key_that_is_not_on_the_keyboard_is_an_error(pad: Receiver, act: Act) -> None:
    def press() -> None:
        with pytest.raises(ActError, match="no key “你”: type it as text"):
            act(Key("你"))

    assert pad.after(press) == []


def test_a_held_key_stays_down(pad: Receiver, act: Act, ledger: OpenLedger) -> None:
    events = pad.after(lambda: act(HoldKey("shift", 0.4)))
    assert [(event["kind"], event["key"]) for event in events] == [("down", "shift"), ("up", "shift")]
    assert events[1]["time"] - events[0]["time"] >= 390


def test_a_stop_lets_go_of_a_held_key(pad: Receiver, act: Act, stop: Stop, ledger: OpenLedger) -> None:
    def hold() -> None:
        with pytest.raises(Stopped):
            act(HoldKey("ctrl+j", 60))

    stop.when = lambda: len(ledger.said) >= 2
    events = pad.after(hold)
    assert went(events, "down") == ["control", "j"]
    assert sorted(went(events, "up")) == ["control", "j"]


@pytest.mark.usefixtures("pad")
def test_alt_tab_brings_the_window_before(desk: Desk, act: Act) -> None:
    Receiver(desk, "other")
    act(Key("alt+tab"))
    desk.window("receiver")
    act(Key("alt+tab"))
    desk.window("other")


def test_keys_after_it_go_to_no_other_application(pad: Receiver, desk: Desk, act: Act, ledger: OpenLedger) -> None:
    """Nobody was asked about what they would do there."""
    other = Receiver(desk, "other")

    def press() -> None:
        with pytest.raises(ActError, match="Another window came to the front"):
            act(Key("alt+tab x enter"))

    before = pad.events()
    press()
    desk.window("receiver")
    assert not {"x", "return"} & set(went(pad.events()[len(before) :], "down"))
    assert not {"x", "return"} & set(went(other.events(), "down"))
    assert ledger.held() == []


def test_equal_keys_come_apart(pad: Receiver, act: Act) -> None:
    """Galculator drops a digit that comes again within a quarter of a second."""
    events = [e for e in pad.after(lambda: act(Key("1 1 1"))) if e["kind"] == "down"]
    gaps = [late["time"] - early["time"] for early, late in itertools.pairwise(events)]
    assert len(events) == 3
    assert min(gaps) >= REPEAT * 1000 - 10
