"""The panel, driven as a person would on a screen of its own, against an agent that plays a script and once the real one."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.ocr import RapidReader
from tests.desk.desk import Desk
from tests.desk.panel import TASK, Panel
from tests.desk.product import MODELS

pytestmark = pytest.mark.desk
STOP, PAUSE, SHOW = (-95, 23), (-170, 23), (-40, 23)
"""The buttons of the strip."""


@pytest.fixture
def panel(environment: dict[str, str], tmp_path: Path) -> Iterator[Panel]:
    made = Panel(environment, tmp_path)
    yield made
    made.close()
    assert made.errors() == ""


@pytest.fixture(scope="module")
def reader() -> RapidReader:
    return RapidReader(2)


def test_a_task_is_typed_done_and_told(panel: Panel, reader: RapidReader) -> None:
    panel.open()
    panel.give(TASK)
    start = panel.hears("start")
    assert (start["task"], start["mode"], start["effort"], start["skill"]) == (TASK, "careful", "", "")
    panel.rests()
    panel.reads(reader, "Done", "2 steps", "Type “Anna” in field Subject", "Click button Save", "Confirmed", "Open the report")


def test_while_the_agent_works_the_keyboard_is_not_ours(panel: Panel, desk: Desk) -> None:
    desk.start(("xterm", "-T", "Letter"))
    desk.window("Letter")
    panel.open()
    panel.give("long")
    panel.shows("Working")
    panel.until(lambda: panel.active() == "Letter", "the keyboard where it was before")
    panel.click("Working", *SHOW)
    panel.until(lambda: panel.titles() == ["Deskhand – Working"], "the panel")
    assert panel.active() == "Letter"


def test_every_window_is_of_our_class(panel: Panel) -> None:
    panel.open()
    seen = panel.windows()
    panel.give("ask")
    panel.shows("Working")
    seen += panel.windows()
    panel.shows("May I?")
    seen += panel.windows()
    assert len(set(seen)) >= 3
    assert {panel.tool("xprop", "-id", number, "WM_CLASS").strip() for number in set(seen)} == {
        'WM_CLASS(STRING) = "deskhand", "deskhand"'
    }


@pytest.mark.parametrize(
    ("task", "card", "chords", "reply"),
    [
        ("ask", "May I?", ("ctrl+Return",), "yes"),
        ("ask", "May I?", ("alt+a",), "yes"),
        ("ask", "May I?", ("shift+Tab", "space"), "yes"),
        ("ask", "May I?", ("space",), "skip"),
        ("ask", "May I?", ("Escape",), "skip"),
        ("ask", "May I?", ("alt+F4",), "skip"),
        ("ask", "May I?", ("alt+t",), "stop"),
        ("ask", "May I?", ("Tab", "space"), "stop"),
        ("named", "May I?", ("alt+k",), "yes_kind"),
        ("hand over", "This one is for you", ("alt+d",), "yes"),
    ],
)
def test_the_card_is_answered_by_keyboard(panel: Panel, task: str, card: str, chords: tuple[str, ...], reply: str) -> None:
    panel.open()
    panel.give(task)
    panel.shows(card)
    panel.until(lambda: card in panel.active(), "the card with the keyboard")
    _armed()
    panel.keys(*chords)
    assert panel.hears("answer")["answer"]["reply"] == reply
    panel.rests()


def test_what_is_being_typed_when_the_card_comes_answers_nothing(panel: Panel) -> None:
    panel.open()
    panel.give("ask")
    panel.hears("start")
    while not any("May I?" in title for title in panel.titles()):
        panel.keys("space", "Return", "ctrl+Return")
    panel.keys("ctrl+Return")
    _armed()
    assert panel.received("answer") == []
    panel.keys("Escape")
    assert panel.hears("answer")["answer"]["reply"] == "skip"


def test_no_answer_is_a_no(panel: Panel) -> None:
    panel.open(SCRIPTED_CARD="2.5")
    panel.give("ask")
    assert panel.hears("answer")["answer"]["reply"] == "none"
    panel.rests()


def test_a_question_takes_words(panel: Panel) -> None:
    panel.open()
    panel.give("question")
    panel.shows("I have a question")
    _armed()
    panel.type("The second")
    panel.keys("Return")
    assert panel.hears("answer")["answer"] == {"reply": "yes", "text": "The second"}


def test_pause_resume_and_stop_are_at_hand(panel: Panel, reader: RapidReader) -> None:
    panel.open()
    panel.give("long")
    panel.shows("Working")
    panel.click("Working", *PAUSE)
    panel.hears("pause")
    panel.shows("Paused")
    panel.click("Paused", *PAUSE)
    panel.hears("resume")
    panel.shows("Working")
    panel.click("Working", *STOP)
    panel.hears("stop")
    panel.rests()
    panel.reads(reader, "Stopped", "You stopped the run.")


def test_a_crash_is_told_and_mended_and_nothing_is_lost(panel: Panel, reader: RapidReader) -> None:
    panel.open()
    panel.give(f"{TASK} and crash")
    panel.rests()
    panel.reads(reader, "The agent crashed.", "Restart the agent", f"{TASK} and crash", "Type “Anna” in field Subject")
    panel.keys("alt+g")
    panel.until(lambda: "Restart" not in panel.read(reader), "the end of the notice")
    panel.rests()
    panel.keys("Return")
    assert panel.hears("start", 2)["task"] == f"{TASK} and crash"


def test_enter_starts_an_agent_that_is_gone(panel: Panel) -> None:
    panel.open()
    panel.give(f"{TASK} and crash")
    panel.rests()
    panel.give(TASK)
    assert panel.hears("start", 2)["task"] == TASK


def test_nonsense_is_told_and_ends_nothing(panel: Panel, reader: RapidReader) -> None:
    panel.open()
    panel.give("nonsense")
    panel.rests()
    panel.reads(reader, "The agent said something I do not understand", "Done", "Click button Save")


def test_stop_ends_an_agent_that_hangs(panel: Panel, reader: RapidReader) -> None:
    panel.open()
    panel.give("hang")
    panel.shows("Working")
    panel.click("Working", *STOP)
    panel.rests()
    panel.reads(reader, "The agent did not heed Stop", "Restart the agent")


def test_an_agent_that_cannot_start_says_why(panel: Panel, reader: RapidReader) -> None:
    panel.start(DESKHAND_AGENT="/nowhere/agent")
    panel.shows("Deskhand")
    panel.reads(reader, "The agent could not be started", "Restart the agent")


def test_a_task_typed_too_early_starts_when_the_agent_is_ready(panel: Panel) -> None:
    panel.start(SCRIPTED_LOADING="3")
    panel.shows("Getting ready")
    panel.until(lambda: "Getting ready" in panel.active(), "the panel with the keyboard")
    panel.give(TASK)
    assert panel.received("start") == []
    assert panel.hears("start")["task"] == TASK
    panel.rests()


def test_it_speaks_french(panel: Panel, reader: RapidReader) -> None:
    panel.open('language = "fr"\n')
    panel.reads(reader, "Que dois-je faire", "Prudent", "Par exemple")
    panel.give("ask")
    panel.shows("Puis-je")
    _armed()
    panel.reads(reader, "Cliquer sur le bouton Delete draft", "Ceci supprime quelque chose", "Autoriser une fois", "Passer")
    panel.keys("Escape")
    panel.rests()
    panel.reads(reader, "Terminé", "Saisir « Anna » dans le champ Subject", "Confirmé", "Ouvrir le rapport")


def test_up_brings_back_what_was_typed_before(panel: Panel) -> None:
    panel.open()
    panel.give("First")
    panel.hears("start")
    panel.rests()
    panel.close()
    panel.open()
    panel.type("draft")
    panel.keys("Up", "Down", "Up", "Return")
    assert panel.hears("start", 2)["task"] == "First"
    assert (panel.data / "tasks.txt").stat().st_mode & 0o077 == 0


def test_a_second_start_raises_the_first(panel: Panel, desk: Desk) -> None:
    panel.open()
    desk.start(("xterm", "-T", "Letter"))
    desk.window("Letter")
    assert panel.start().wait(20) == 0
    panel.rests()


def test_closing_it_ends_it_and_its_agent(panel: Panel) -> None:
    process = panel.start()
    panel.rests()
    panel.keys("alt+F4")
    assert process.wait(20) == 0
    panel.hears("shutdown")


def test_settings_that_do_not_read_are_told(panel: Panel, reader: RapidReader) -> None:
    panel.open('mode = "careles"\n')
    panel.reads(reader, "config.toml", "line 1")
    panel.give(TASK)
    panel.hears("start")


@pytest.mark.model
def test_the_real_agent_does_a_task_from_the_panel(panel: Panel, desk: Desk) -> None:
    models = panel.data / "models"
    models.mkdir(parents=True)
    for file in MODELS.glob("*.*"):
        (models / file.name).symlink_to(file)
    desk.start(("mousepad",))
    desk.window("Mousepad")
    panel.start(DESKHAND_AGENT="", HOME=str(desk.home))
    panel.shows("Getting ready")
    panel.rests()
    panel.give('Type "Hello"')
    panel.shows("Working")
    panel.rests()
    assert any(title.startswith("*") and "Mousepad" in title for title in desk.titles())
    panel.until(lambda: bool(list((panel.data / "runs").glob("*/report.html"))), "the report")


def _armed() -> None:
    """The card heeds the keyboard a moment after it came."""
    time.sleep(1.0)
