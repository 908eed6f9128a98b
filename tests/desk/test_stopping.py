"""The guard: its stop key works whoever presses it, and nothing stays held down, not even after kill -9."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from Xlib.display import Display

from agent.errors import ActError
from agent.eyes.windows import Desktop
from agent.hands.act import Hands
from agent.hands.guard import Guard
from agent.machine.virtual import VirtualScreen
from tests.desk.desk import Desk
from tests.desk.received import ROOT

STOP = "<ctrl>+<alt>+<esc>"
HOLDER = """
import sys, time
from agent.hands.act import Hands
from agent.hands.guard import Guard
from agent.eyes.windows import open_desktop
stopped = []
guard = Guard("<ctrl>+<alt>+<esc>", lambda: stopped.append(True))
guard.start()
hands = Hands(open_desktop(), lambda: bool(stopped), guard)
with hands._holding((*hands._keyboard.fingers(("ctrl", "shift", "j")), "button:left", "button:right")):
    print("holding", flush=True)
    hands._rest(600)
"""
"""Holds keys and buttons until it is stopped or killed."""


LATE = """
from agent.hands.act import Hands
from agent.action import HoldKey, LeftClick
from agent.errors import ActError
from agent.geometry import Box, Monitor, Point
from agent.records import Frame
from agent.eyes.windows import NoDesktop
import numpy as np
class Ledger:
    def hold(self, name): pass
    def free(self, name): pass
    def announce(self, what): pass
frame = Frame(np.zeros((800, 1280, 3), np.uint8), Monitor(1, Box(0, 0, 1280, 800)), 0.0)
hands = Hands(NoDesktop(), lambda: False, Ledger())
print("ready", flush=True)
input()
for action in (LeftClick(Point(300, 300)), HoldKey("ctrl+j", 0.1)):
    try:
        hands.act(action, frame)
    except ActError as error:
        print(error)
hands.close()
"""
"""Acts when its display is gone, knowing nothing of windows."""


class Input:
    """What the X server says is down."""

    def __init__(self) -> None:
        self.display = Display()

    def down(self) -> tuple[int, int]:
        """How many keys and how many buttons."""
        keys = sum(bin(byte).count("1") for byte in self.display.query_keymap())
        return keys, bin(self.display.screen().root.query_pointer().mask & 0x1F00).count("1")


@pytest.fixture
def pressed(environment: dict[str, str], desk: Desk) -> Iterator[Input]:
    """With the pointer on the bare desktop, whose menu takes no notice of a left button."""
    desk.tool("xdotool", "mousemove", "640", "790")
    made = Input()
    assert made.down() == (0, 0)
    yield made
    made.display.close()


@pytest.fixture
def holder(pressed: Input, desk: Desk) -> Iterator[subprocess.Popen[str]]:
    """A process that holds three keys and two buttons."""
    command = [sys.executable, "-c", HOLDER]
    with subprocess.Popen(
        command, cwd=ROOT, env=desk.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as made:
        assert made.stdout
        assert made.stdout.readline() == "holding\n"
        assert pressed.down() == (3, 2)
        yield made
        made.kill()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGSEGV], ids=lambda how: how.name)
def test_nothing_is_held_once_its_process_is_gone(
    holder: subprocess.Popen[str], pressed: Input, desk: Desk, how: signal.Signals
) -> None:
    holder.send_signal(how)
    holder.wait()
    desk.wait(lambda: pressed.down() == (0, 0), "Keys and buttons up")


@pytest.mark.parametrize("first", [("keyup", "shift"), ()], ids=["control held", "control and shift held"])
def test_the_stop_key_lets_go_of_everything(
    holder: subprocess.Popen[str], pressed: Input, desk: Desk, first: tuple[str, ...]
) -> None:
    """The person presses the rest of the chord; with Shift held, their Alt is another key to X11."""
    desk.tool("xdotool", *first, "key", "ctrl+alt+Escape")
    assert "Stopped" in holder.communicate(timeout=30)[1]
    desk.wait(lambda: pressed.down() == (0, 0), "Keys and buttons up")


def test_a_display_that_went_away_is_said() -> None:
    with VirtualScreen() as screen:
        process = subprocess.Popen(
            [sys.executable, "-c", LATE], cwd=ROOT, env=screen.environment(), text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        screen.close()
    out, err = process.communicate("go\n", timeout=60)
    assert out.count("The display went away") == 2
    assert (process.returncode, err) == (0, "")


def test_a_crash_on_the_way_holds_nothing(pressed: Input, desktop: Desktop, pointer: None) -> None:
    with Guarded() as guard:
        hands = Hands(desktop, lambda: False, guard)
        with pytest.raises(RuntimeError):
            crash(hands, pressed)
        assert pressed.down() == (0, 0)
        hands.close()


def crash(hands: Hands, pressed: Input) -> None:
    with hands._holding(("button:left", *hands._keyboard.fingers(("alt", "k")))):
        assert pressed.down() == (2, 1)
        raise RuntimeError


class Guarded:
    """A guard that is closed at the end, and whether its stop key was pressed."""

    def __init__(self, key: str = STOP) -> None:
        self.stopped = threading.Event()
        self.guard = Guard(key, self.stopped.set)

    def __enter__(self) -> Guard:
        self.guard.start()
        return self.guard

    def __exit__(self, *_: object) -> None:
        self.guard.close()
        self.guard.close()


@pytest.mark.parametrize(
    ("key", "chord"), [(STOP, "ctrl+alt+Escape"), ("<f9>", "F9"), ("<ctrl>+<shift>+s", "ctrl+shift+s"), ("<pause>", "Pause")]
)
def test_the_stop_key_is_heard_whoever_has_the_keyboard(desk: Desk, key: str, chord: str) -> None:
    desk.start(("mousepad", "--disable-server"))
    desk.window("Mousepad")
    guarded = Guarded(key)
    with guarded:
        desk.tool("xdotool", "key", "Escape", "key", "ctrl+alt+x")
        assert not guarded.stopped.is_set()
        desk.tool("xdotool", "key", chord)
        assert guarded.stopped.wait(20)


@pytest.mark.parametrize("key", ["nonsense", "<ctrl>+<nokey>", "", "ctrl+alt+esc", "<ctrl>+<alt>+"])
def test_a_wrong_stop_key_is_said(environment: dict[str, str], key: str) -> None:
    with pytest.raises(ActError, match=r"cannot be set.*choose another `stop_key`"), Guarded(key):
        pass


def test_no_display_is_said(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY")
    with pytest.raises(ActError, match=r"The stop key .* cannot be set"), Guarded():
        pass


def test_nothing_is_pressed_without_a_guard(pressed: Input, desktop: Desktop, pointer: None) -> None:
    with Guarded() as guard:
        hands = Hands(desktop, lambda: False, guard)
        assert guard._process is not None
        guard._process.kill()
        guard._process.wait()
        with pytest.raises(ActError, match="guard process has ended"), hands._holding(hands._keyboard.fingers(("a",))):
            pass
        hands.close()
    assert pressed.down() == (0, 0)


def test_a_guard_that_ends_meanwhile_leaves_nothing_held(pressed: Input, desktop: Desktop, pointer: None) -> None:
    with Guarded() as guard:
        hands = Hands(desktop, lambda: False, guard)
        assert guard._process is not None
        with hands._holding(("button:left", *hands._keyboard.fingers(("ctrl", "shift", "k")))):
            guard._process.kill()
            guard._process.wait()
        hands.close()
    assert pressed.down() == (0, 0)
