"""The first start, walked through with the keyboard as a person would, to a task that is really done in the practice window."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from models.ocr import RapidReader
from tests.desk.desk import Desk
from tests.desk.panel import Panel
from tests.desk.product import MODELS

pytestmark = pytest.mark.desk
STEPS = "First steps"


def begun(panel: Panel, **environment: str) -> None:
    """A start without a file of settings."""
    panel.start(None, **environment)
    panel.until(lambda: STEPS in panel.active(), "the first steps")


def with_model(panel: Panel) -> None:
    models = panel.data / "models"
    models.mkdir(parents=True)
    for file in MODELS.glob("*.*"):
        (models / file.name).symlink_to(file)


def practising(panel: Panel) -> bool:
    """Whether the practice window is there: of another class than ours, or the agent would not work in it."""
    return bool(panel.tool("xdotool", "search", "--onlyvisible", "--class", "^practice$"))


def test_it_is_walked_through_once(panel: Panel, reader: RapidReader) -> None:
    with_model(panel)
    begun(panel)
    panel.reads(reader, "Welcome to Deskhand", "I ask first", "Nothing leaves this computer")
    panel.keys("Return")
    panel.reads(reader, "Is everything there", "Seeing the screen", "Mouse and keyboard", "Everything is there")
    panel.keys("Return")
    panel.reads(reader, "The model", "smollm2-135m", "Installed", "It fits")
    panel.keys("Return")
    panel.reads(reader, "Stop at once", "Give a task from anywhere")
    panel.keys("Return")
    panel.reads(reader, "A first task", "Show me")
    panel.keys("alt+f")
    panel.rests()
    assert (panel.data / "welcomed").exists()
    panel.close()
    panel.start(None)
    panel.rests()


def test_what_is_missing_is_said_with_its_mend(panel: Panel, reader: RapidReader) -> None:
    (panel.config.parent / "policy.toml").write_text("rules = 1\n")
    begun(panel)
    panel.keys("Return")
    panel.reads(reader, "Rules", "policy.toml, line 1", "1 thing to mend", "Check again")
    (panel.config.parent / "policy.toml").unlink()
    panel.keys("alt+c")
    panel.reads(reader, "Everything is there")
    panel.keys("Return")
    panel.reads(reader, "Not here yet", "Download")


@pytest.mark.parametrize("way", ["alt+s", "alt+F4"])
def test_it_can_be_skipped_at_any_point_and_taken_again(panel: Panel, reader: RapidReader, way: str) -> None:
    begun(panel)
    panel.keys("Return")
    panel.reads(reader, "Is everything there")
    panel.keys(way)
    panel.rests()
    assert (panel.data / "welcomed").exists()
    panel.keys("alt+i")
    panel.until(lambda: "Settings" in panel.active(), "the settings")
    panel.keys("alt+f")
    panel.until(lambda: STEPS in panel.active(), "the first steps")
    panel.reads(reader, "Welcome to Deskhand")


def test_hotkeys_are_changed_by_pressing_them(panel: Panel, reader: RapidReader) -> None:
    begun(panel)
    panel.keys("Return", "Return", "Return")
    panel.reads(reader, "Ctrl+Alt+Esc", "Ctrl+Alt+Space")
    panel.keys("Tab", "Tab", "Return")
    panel.reads(reader, "Press the keys")
    panel.keys("ctrl+alt+Escape")
    panel.reads(reader, "Both hotkeys are the same")
    panel.keys("Return", "ctrl+shift+d")
    panel.until(lambda: panel.config.exists() and 'delegate_key = "<ctrl>+<shift>+d"' in panel.config.read_text(), "the key")
    assert "stop_key" not in panel.config.read_text()


def test_a_first_task_is_shown_by_the_scripted_agent(panel: Panel, reader: RapidReader) -> None:
    begun(panel)
    panel.keys(*["Return"] * 4)
    panel.reads(reader, "Show me")
    panel.keys("Return")
    assert panel.hears("start")["task"] == "In the form, fill in Name with “Anna” and click the button Greet"
    panel.until(lambda: STEPS in panel.active(), "the first steps after the task")
    panel.reads(reader, "Done", "Show me again")
    assert practising(panel)
    panel.keys("alt+f")
    panel.rests()
    assert not practising(panel)


class Said(NamedTuple):
    """What is read, and pressed at the end, in a language."""

    locale: str
    steps: str
    hello: str
    done: str
    finish: str


@pytest.mark.model
@pytest.mark.parametrize(
    "said",
    [
        Said("C.UTF-8", STEPS, "Hello Anna", "Done", "alt+f"),
        Said("fr_FR.UTF-8", "Premiers pas", "Bonjour Anna", "Terminé", "alt+t"),
    ],
    ids=["English", "French"],
)
def test_a_first_task_is_done_by_the_real_agent(desk: Desk, panel: Panel, reader: RapidReader, said: Said) -> None:
    with_model(panel)
    panel.start(None, DESKHAND_AGENT="", HOME=str(desk.home), LANG=said.locale)
    panel.until(lambda: said.steps in panel.active(), "the first steps")
    panel.keys(*["Return"] * 5)
    panel.until(lambda: not any(said.steps in title for title in panel.titles()), "the task")
    panel.reads(reader, said.hello)
    panel.until(lambda: said.steps in panel.active(), "the first steps after the task")
    panel.reads(reader, said.done)
    panel.keys(said.finish)
    panel.rests()
