"""The edges of the desktop where there is none: each says what is missing and how to mend it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from agent.__main__ import main
from agent.errors import ActError, CaptureError
from agent.eyes.capture import Screen
from agent.eyes.windows import NoDesktop, X11Desktop, open_desktop
from agent.hands import clipboard
from agent.hands.tally import Tally
from agent.machine.virtual import VirtualScreen
from tests.fakes import FakeDesktop

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def _no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("opened", [X11Desktop, open_desktop, lambda: Screen(1, FakeDesktop())])
@pytest.mark.parametrize(
    ("session", "said"), [("", "There is no display .*use --virtual"), ("wayland-0", "Wayland session without X")]
)
def test_no_display(monkeypatch: pytest.MonkeyPatch, opened: Callable[[], object], session: str, said: str) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", session)
    with pytest.raises(CaptureError, match=said):
        opened()


NO_HANDS = """
from agent.hands.act import Hands
from agent.errors import ActError
from agent.eyes.windows import NoDesktop
try:
    Hands(NoDesktop(), lambda: False, None)
except ActError as error:
    print(error)
"""


def test_no_hands_without_a_display() -> None:
    """In a child: pyautogui, half imported, leaves pipes open."""
    said = subprocess.run([sys.executable, "-c", NO_HANDS], capture_output=True, text=True, check=True, cwd=ROOT)
    assert said.stdout.startswith("Input cannot be injected here (")
    assert "see that DISPLAY and XAUTHORITY are right" in said.stdout


@pytest.mark.parametrize("use", [clipboard.read, lambda: clipboard.write("x")])
def test_no_clipboard_without_xclip(monkeypatch: pytest.MonkeyPatch, use: Callable[[], object]) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(ActError, match="xclip is not installed: `sudo apt-get install -y xclip`"):
        use()


def test_no_screen_of_its_own_without_xvfb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(CaptureError, match="Xvfb is not installed: `sudo apt-get install -y xvfb`"), VirtualScreen():
        pass


def test_system_that_does_not_tell_knows_no_windows() -> None:
    desktop = NoDesktop()
    assert (desktop.active(), desktop.windows(), desktop.own()) == (None, (), ())
    desktop.close()


@pytest.mark.parametrize(
    ("ledger", "left"),
    [
        ("+ctrl\n+s\n-s\n-ctrl\n", []),
        ("+ctrl\n+shift\n+s\n-s\n", ["shift", "ctrl"]),
        ("+button:left\n", ["button:left"]),
        ("+a\n+a\n-a\n", ["a"]),
        ("-a\n\nnonsense\n", []),
        ("++\n", ["+"]),
        ("", []),
    ],
)
def test_guard_lets_go_of_what_is_left_last_first(ledger: str, left: list[str]) -> None:
    tally = Tally()
    for line in ledger.splitlines():
        tally.told(line, 0.0)
    assert tally.held[::-1] == left


def test_json_lines_end_as_those_of_a_run_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--json", "--no-skills", "click Save"]) == 1
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (told["event"], told["status"]) == ("finished", "failed")
