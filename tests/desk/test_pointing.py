"""The pointer on a real window: intended is received, for every click, modifier, drag and notch; never on our own windows."""

from __future__ import annotations

import pytest

from agent.action import (
    Action,
    DoubleClick,
    LeftClick,
    LeftClickDrag,
    MiddleClick,
    MouseMove,
    Pointed,
    RightClick,
    Scroll,
    TripleClick,
    Type,
)
from agent.errors import OwnWindowError, Stopped
from agent.eyes.windows import Desktop
from agent.geometry import Box, Point
from tests.desk.conftest import Act, OpenLedger, Stop
from tests.desk.desk import Desk
from tests.desk.received import Events, Receiver, middle

MARK = ("click", "8")
AT = Point(300, 300)
CLICKS: tuple[tuple[type[Pointed], list[str]], ...] = (
    (LeftClick, ["press left", "release left"]),
    (RightClick, ["press right", "release right"]),
    (MiddleClick, ["press middle", "release middle"]),
    (DoubleClick, ["press left", "release left", "double left", "release left"]),
    (TripleClick, ["press left", "release left", "double left", "release left", "press left", "release left"]),
)
MODIFIERS = ((), ("ctrl",), ("shift",), ("alt",), ("super",), ("ctrl", "shift"))
SCROLLS = (
    (Scroll(dy=1), [(0, -120)]),
    (Scroll(dy=3), [(0, -120)] * 3),
    (Scroll(dy=-4), [(0, 120)] * 4),
    (Scroll(dx=2), [(-120, 0)] * 2),
    (Scroll(dx=-5), [(120, 0)] * 5),
)


@pytest.fixture(scope="module")
def pad(shared_desk: Desk) -> Receiver:
    """Without a window manager around it, which keeps alt+click for itself."""
    return Receiver(shared_desk, "pad", "--bare")


def buttons(events: Events) -> list[str]:
    """Presses and releases, all of them at the one place."""
    pressed = [event for event in events if event["kind"] in ("press", "release", "double")]
    assert {(event["x"], event["y"]) for event in pressed} <= {(AT.x, AT.y)}
    return [f"{event['kind']} {event['button']}" for event in pressed]


@pytest.mark.parametrize("modifiers", MODIFIERS, ids="+".join)
@pytest.mark.parametrize(("kind", "wanted"), CLICKS, ids=lambda value: getattr(value, "__name__", ""))
def test_a_click_is_received_as_meant(
    pad: Receiver, act: Act, kind: type[Pointed], wanted: list[str], modifiers: tuple[str, ...]
) -> None:
    events = pad.after(lambda: act(kind(AT, modifiers=modifiers)), MARK)  # type: ignore[call-arg]
    assert buttons(events) == wanted
    presses = [event for event in events if event["kind"] in ("press", "double")]
    assert all(sorted(event["modifiers"]) == sorted(modifiers) for event in presses)


def test_two_clicks_are_no_double_click(pad: Receiver, act: Act) -> None:
    def twice() -> None:
        act(LeftClick(AT))
        act(LeftClick(AT))

    assert buttons(pad.after(twice, MARK)) == ["press left", "release left"] * 2


def test_a_move_presses_nothing(pad: Receiver, act: Act) -> None:
    pad.after(lambda: act(MouseMove(Point(250, 250))), MARK)
    events = pad.after(lambda: act(MouseMove(AT)), MARK)
    assert [(event["kind"], event["x"], event["y"]) for event in events] == [("move", 300, 300)]


@pytest.mark.parametrize("modifiers", MODIFIERS[:3], ids="+".join)
def test_a_drag_holds_the_button_all_the_way(pad: Receiver, act: Act, modifiers: tuple[str, ...]) -> None:
    drag = LeftClickDrag(Point(260, 260), end=Point(460, 380), modifiers=modifiers)
    events = [e for e in pad.after(lambda: act(drag), MARK) if e["kind"] not in ("down", "up")]
    first = next(at for at, event in enumerate(events) if event["kind"] == "press")
    dragged = events[first:]
    assert [event["kind"] for event in dragged] == ["press", *["move"] * (len(dragged) - 2), "release"]
    assert (dragged[0]["x"], dragged[0]["y"], dragged[-1]["x"], dragged[-1]["y"]) == (260, 260, 460, 380)
    assert all(event["modifiers"] == list(modifiers) for event in dragged)
    assert len(dragged) > 10


@pytest.mark.parametrize(("scroll", "wanted"), SCROLLS)
def test_every_notch_is_received(pad: Receiver, act: Act, scroll: Scroll, wanted: list[tuple[int, int]]) -> None:
    there = Scroll(scroll.dx, scroll.dy, middle(pad.pad))
    events = pad.after(lambda: act(there), MARK)
    assert [(event["dx"], event["dy"]) for event in events if event["kind"] == "wheel"] == wanted


@pytest.mark.parametrize(
    "action",
    [
        LeftClick(Point(600, 400)),
        MouseMove(Point(600, 400)),
        LeftClickDrag(Point(100, 100), end=Point(600, 400)),
        LeftClickDrag(Point(600, 400), end=Point(100, 100)),
        Scroll(dy=1, point=Point(600, 400)),
        Type("no", Point(600, 400)),
        Type("no"),
    ],
)
def test_our_own_windows_are_never_touched(desk: Desk, act: Act, action: Action) -> None:
    own = Receiver(desk, "deskhand")
    events = own.after(lambda: refused(act, action, OwnWindowError, "Deskhand's own window"))
    assert [event for event in events if event["kind"] != "move"] == []


def test_the_border_of_a_window_is_that_windows(shared_desk: Desk, desk: Desk, act: Act, desktop: Desktop) -> None:
    """Also where another window is behind it."""
    Receiver(shared_desk)
    desk.start(("xterm", "-T", "Above", "-geometry", "40x8+320+220"))
    desk.window("Above")
    desk.still()
    left, top, width, height = desk.front()
    above = next(window for window in desktop.windows() if window.title == "Above")
    assert (above.box, above.border > 0) == (Box(left, top, width, height), True)
    act(LeftClick(Point(left + width // 2, top + height)))
    assert desk.active() == "Above"


def refused(act: Act, action: Action, kind: type[Exception], says: str) -> None:
    with pytest.raises(kind, match=says):
        act(action)


def test_the_corner_stops(pad: Receiver, act: Act, shared_desk: Desk, ledger: OpenLedger) -> None:
    shared_desk.tool("xdotool", "mousemove", "0", "0")
    refused(act, LeftClick(AT, modifiers=("ctrl",)), Stopped, "corner")
    assert ledger.held() == []
    shared_desk.tool("xdotool", "mousemove", "300", "300")


def test_nothing_is_sent_once_stopped(pad: Receiver, act: Act, stop: Stop) -> None:
    pad.after(lambda: act(MouseMove(AT)), MARK)  # the mark is heard where the pointer is
    stop.stopped = True
    assert pad.after(lambda: refused(act, LeftClick(AT), Stopped, "You stopped the run"), MARK) == []
