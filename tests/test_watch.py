"""A watch with a made-up screen: acts with the screen before them; the stop key and secrets are in none of them."""

from __future__ import annotations

import msgspec
import pytest

from agent.build import policy
from agent.geometry import Box, Point
from agent.recording.inputs import Clicked, Hidden, Pressed, Typed
from agent.recording.privacy import Discretion
from agent.recording.watch import Watch
from agent.recording.watched import Act
from agent.records import Frame, Observation, Window
from tests.screens import screen

LOGIN = screen("field User name (empty)", "field Password (empty)", "button Log in", title="Log in to it")
NAMED = screen('field User name ("anna")', "field Password (empty)", "button Log in", title="Log in to it")
FILLED = screen('field User name ("anna")', 'field Password ("••••••••")', "button Log in", title="Log in to it")
ASKS = screen("text Who are you?", title="Authentication required")


class Looking:
    """The screen is what it is set to."""

    def __init__(self, now: Observation) -> None:
        self.now = now
        self.came: Window | None = None

    def before(self, moment: float) -> Frame:
        return self.now.frame

    def fresh(self) -> Frame:
        return self.now.frame

    def active(self) -> Window | None:
        return self.came or self.now.frame.window

    def check(self) -> None:
        return None


class Known:
    """Reads frames that it knows."""

    def observe(self, frame: Frame, last: Observation | None) -> Observation:
        return next(seen for seen in (LOGIN, NAMED, FILLED, ASKS, OURS) if seen.frame.pixels is frame.pixels)


def _ours() -> Observation:
    window = Window(99, "xterm", "xterm", Box(0, 0, 1280, 800))
    pixels = LOGIN.frame.pixels.copy()
    return msgspec.structs.replace(
        LOGIN, frame=msgspec.structs.replace(LOGIN.frame, pixels=pixels, window=window, windows=(window,))
    )


OURS = _ours()


@pytest.fixture
def looking(monkeypatch: pytest.MonkeyPatch) -> Looking:
    monkeypatch.setenv("WINDOWID", "99")
    return Looking(LOGIN)


@pytest.fixture
def watch(looking: Looking) -> Watch:
    return Watch(looking, Known(), Discretion(policy()), "ctrl+alt+escape")


def keys(watch: Watch, text: str) -> None:
    for one in text:
        watch.on_key(one, ())


def click(watch: Watch, named: str, seen: Observation) -> None:
    at = next(e.box.centre for e in seen.elements if e.text == named)
    for down in (True, False):
        watch.on_button(Point(at.x, at.y), "left", down)


def acts(watch: Watch) -> list[Act]:
    return list(watch.acts(lambda: True))


def everything(watch: Watch, found: list[Act]) -> str:
    return repr((found, watch.watched(), vars(watch)))


def test_a_secret_goes_nowhere(watch: Watch, looking: Looking) -> None:
    click(watch, "User name", LOGIN)
    keys(watch, "anna")
    looking.now = NAMED
    watch.on_key("tab", ())
    keys(watch, "hunter22")
    looking.now = FILLED
    watch.on_key("enter", ())
    found = acts(watch)
    assert [type(act.deed) for act in found] == [Clicked, Typed, Pressed, Hidden, Pressed]
    assert found[3].reason.startswith("A password")
    assert "hunter22" not in everything(watch, found)
    assert "anna" in everything(watch, found)


def test_a_click_into_a_password_field_hushes_at_once(watch: Watch, looking: Looking) -> None:
    click(watch, "Password", LOGIN)
    keys(watch, "hunter22")
    looking.now = FILLED
    click(watch, "Log in", FILLED)
    found = acts(watch)
    assert [type(act.deed) for act in found] == [Clicked, Hidden, Clicked]
    assert found[1].reason.startswith("A password")


def test_nothing_is_heard_in_a_window_that_asks_for_a_password(watch: Watch, looking: Looking) -> None:
    looking.now = ASKS
    keys(watch, "hunter22")
    watch.on_key("enter", ())
    (act,) = acts(watch)
    assert isinstance(act.deed, Hidden)
    assert act.reason == "A window that asks for a password is for you to answer."


def test_a_window_that_came_after_the_last_look_is_known(watch: Watch, looking: Looking) -> None:
    """The screen is seen as it was, but the keys go to the window that has them."""
    looking.came = ASKS.frame.window
    keys(watch, "hunter22")
    found = acts(watch)
    assert [type(act.deed) for act in found] == [Hidden]
    assert "hunter22" not in everything(watch, found)


def test_the_stop_key_is_no_step(watch: Watch) -> None:
    watch.on_key("f5", ())
    watch.on_key("esc", ("alt", "ctrl"))
    assert [act.deed.keys for act in acts(watch)] == ["f5"]  # type: ignore[attr-defined]


def test_what_is_done_in_our_own_terminal_is_no_step(watch: Watch, looking: Looking) -> None:
    watch.on_key("f5", ())
    looking.now = OURS
    click(watch, "Log in", LOGIN)
    watch.on_key("c", ("ctrl",))
    found = acts(watch)
    assert [type(act.deed) for act in found] == [Pressed]
    assert watch.watched().last.frame.window == LOGIN.frame.window


def test_turning_to_our_own_terminal_is_no_step(watch: Watch, looking: Looking) -> None:
    """The chore ended on the screen as it was before the terminal came over it."""
    watch.on_key("f5", ())
    looking.now = NAMED
    watch.on_key("tab", ("alt",))
    looking.now = OURS
    watch.on_key("c", ("ctrl",))
    acts(watch)
    watched = watch.watched()
    assert [act.deed.keys for act in watched.acts] == ["f5"]  # type: ignore[attr-defined]
    assert watched.last.elements == NAMED.elements


def test_the_wheel_is_heard(watch: Watch) -> None:
    watch.on_wheel(Point(5, 5), 0, 1)
    watch.on_wheel(Point(5, 5), 0, 1)
    assert [act.deed.down for act in acts(watch)] == [2]  # type: ignore[attr-defined]


def test_pictures_are_not_kept(watch: Watch) -> None:
    watch.on_key("f5", ())
    (act,) = acts(watch)
    for frame in (act.seen.frame, act.deed.frame):
        assert frame.pixels.shape == LOGIN.frame.pixels.shape
        assert frame.pixels.strides == (0, 0, 0)
