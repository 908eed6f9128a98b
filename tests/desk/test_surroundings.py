"""The clipboard, applications by name, and waiting until a real screen is quiet."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest

from agent.action import OpenApp, ReadClipboard, WriteClipboard
from agent.errors import ActError
from agent.eyes.capture import Screen
from agent.eyes.settle import settled
from agent.hands import apps, clipboard
from tests.desk.conftest import Act
from tests.desk.desk import Desk
from tests.desk.received import Receiver

LIVES_ON = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
"""An application outlives the action that opened it: nobody waits for it."""
ENTRY = "[Desktop Entry]\nType=Application\nName=Zebra\nName[fr]=Zèbre\nExec={command} %U\nTerminal={terminal}\n{more}"


@pytest.fixture
def entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Desktop entries of the test's own, before the machine's."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    folder = tmp_path / "applications"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("text", ["plain", "é € 你好 😀\n\ttab\n\n", "", " ", "-n", "x" * 200_000], ids=lambda text: text[:8])
@pytest.mark.parametrize("selection", ["clipboard", "primary"])
def test_the_clipboard_gives_back_what_was_put_there(environment: dict[str, str], text: str, selection: str) -> None:
    clipboard.write(text, selection)
    assert clipboard.read(selection) == text


def test_the_actions_use_it(act: Act, desk: Desk) -> None:
    assert act(WriteClipboard("carried over")) == "carried over"
    assert desk.clipboard() == "carried over"
    assert act(ReadClipboard()) == "carried over"


def test_a_picture_is_no_text(desk: Desk) -> None:
    picture = ("xclip", "-selection", "clipboard", "-target", "image/png")
    subprocess.run(picture, input=b"\x89PNG", check=True, stdout=subprocess.DEVNULL, env=desk.environment)
    assert clipboard.read() == ""
    assert clipboard.keep() == ("image/png", b"\x89PNG")


def test_a_missing_xclip_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for use in (clipboard.read, lambda: clipboard.write("x")):
        with pytest.raises(ActError, match="apt-get install -y xclip"):
            use()


def test_a_clipboard_without_a_display_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":987")
    with pytest.raises(ActError, match="cannot be written"):
        clipboard.write("x")


@LIVES_ON
@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Mousepad", "Untitled 1 - Mousepad"),
        ("éditeur de texte", "Mousepad"),
        ("calculatrice", "galculator"),
        ("Files", "anna"),
    ],
)
def test_an_application_opens_by_name(act: Act, desk: Desk, name: str, title: str) -> None:
    act(OpenApp(name))
    desk.window(title, 30)


@LIVES_ON
def test_a_program_for_the_terminal_opens_in_one(entries: Path, act: Act, desk: Desk) -> None:
    entry = ENTRY.format(command="sh -c 'sleep 60'", terminal="true", more="")
    (entries / "zebra.desktop").write_text(entry, "utf-8")
    assert act(OpenApp("Zèbre")) == "Zebra"
    desk.window("sh")


def test_a_program_that_is_gone_is_said(entries: Path, act: Act) -> None:
    entry = ENTRY.format(command="/nowhere/zebra", terminal="false", more="")
    (entries / "zebra.desktop").write_text(entry, "utf-8")
    with pytest.raises(ActError, match="Zebra does not start"):
        act(OpenApp("zebra"))


@pytest.mark.parametrize("more", ["NoDisplay=true\n", "Hidden=true\n"])
def test_hidden_and_broken_entries_are_no_applications(entries: Path, act: Act, more: str) -> None:
    (entries / "zebra.desktop").write_text(ENTRY.format(command="true", terminal="false", more=more), "utf-8")
    (entries / "broken.desktop").write_bytes(b"\xff\xfe[Desktop")
    (entries / "quoted.desktop").write_text(ENTRY.format(command="'true", terminal="false", more=""), "utf-8")
    with pytest.raises(ActError, match="No application is called “Zebra”"):
        act(OpenApp("Zebra"))
    assert apps.find("mousepad", apps.installed()).names[0] == "Mousepad"


def test_waiting_lasts_as_long_as_something_moves(desk: Desk, looking: Screen) -> None:
    moving = Receiver(desk, "moving", "--moving", "1.5")
    frame, calm = settled(looking.look, time.monotonic, time.sleep, 20)
    assert calm
    assert moving.quiet()
    assert frame.window is not None
    assert frame.window.title == "moving"


def test_waiting_ends_though_something_moves(desk: Desk, looking: Screen) -> None:
    moving = Receiver(desk, "moving", "--moving", "60")
    _, calm = settled(looking.look, time.monotonic, time.sleep, 1.0)
    assert not calm
    assert not moving.quiet()


def test_a_blinking_caret_is_quiet(desk: Desk, looking: Screen) -> None:
    desk.start(("mousepad", "--disable-server"))
    desk.window("Mousepad")
    desk.still()
    _, calm = settled(looking.look, time.monotonic, time.sleep, 10)
    assert calm
