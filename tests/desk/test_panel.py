"""The panel, driven as a person would on a screen of its own, against an agent that plays a script and once the real one."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from models.ocr import RapidReader
from tests.desk.desk import Desk
from tests.desk.panel import ROOT, TASK, Panel
from tests.desk.product import MODELS

pytestmark = pytest.mark.desk
STOP, PAUSE, TAKE, SHOW = (-107, 42), (-180, 42), (-256, 42), (-42, 42)
"""The buttons of the strip."""


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
    panel.open(SCRIPTED_PACE="1")
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
        ("preview", "May I go on like this?", ("alt+a",), "yes"),
        ("preview", "May I go on like this?", ("alt+k",), "yes_kind"),
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
    assert panel.hears("answer")["answer"] == {"reply": "yes", "text": "The second", "point": None}


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


def test_take_over_and_hand_back(panel: Panel, reader: RapidReader) -> None:
    panel.open()
    panel.give("long")
    panel.shows("Working")
    panel.click("Working", *TAKE)
    panel.hears("pause")
    panel.reads(reader, "The mouse and the keyboard are yours", "Hand back")
    panel.click("Paused", *PAUSE)
    panel.hears("resume")
    panel.shows("Working")


def test_the_persons_own_hand_pauses_and_is_named(panel: Panel, reader: RapidReader) -> None:
    panel.open()
    panel.give("moved")
    panel.reads(reader, "You moved the mouse", "Hand back")
    panel.click("Paused", *PAUSE)
    panel.hears("resume")
    panel.rests()
    panel.reads(reader, "Done")


@pytest.mark.parametrize(
    ("typed", "keys", "task"),
    [
        ("rename a.txt", ("Down", "Return", "b", "Return"), "Rename a.txt to b"),
        ("rename a.txt", ("Tab", "b", "Return"), "Rename a.txt to b"),
        ("rename a.txt to b.txt", ("Return",), "rename a.txt to b.txt"),
        ("rename a.txt", ("Down", "Escape", "Return"), "rename a.txt"),
        ("earlier", ("Down", "Return", "Return"), "An earlier task"),
    ],
)
def test_what_is_typed_is_completed(panel: Panel, reader: RapidReader, typed: str, keys: tuple[str, ...], task: str) -> None:
    panel.data.mkdir()
    (panel.data / "tasks.txt").write_text("An earlier task\n")
    panel.open()
    panel.type(typed)
    panel.reads(reader, "typed before" if typed == "earlier" else "rename-file")
    panel.keys(*keys)
    assert panel.hears("start")["task"] == task


def test_a_suggestion_must_be_filled_in(panel: Panel, reader: RapidReader) -> None:
    panel.open()
    panel.type("rename a.txt")
    panel.reads(reader, "rename-file")
    panel.keys("Tab", "Return")
    panel.reads(reader, "Say what new is first")
    assert panel.received("start") == []


def test_no_task_and_an_enormous_one_are_told(panel: Panel, desk: Desk, reader: RapidReader) -> None:
    panel.open()
    panel.keys("Return")
    panel.reads(reader, "Say what to do first")
    desk.paste("word " * 20_000)
    panel.keys("Return")
    panel.reads(reader, "99,999 characters; a task has at most 4,000")
    panel.keys("ctrl+a")
    panel.give(TASK)
    assert panel.hears("start")["task"] == TASK


def test_a_hotkey_that_is_taken_is_told(panel: Panel, reader: RapidReader) -> None:
    said = "The delegate key <f9> is used by another program: choose another `delegate_key` in the settings."
    panel.open(SCRIPTED_BOUND=said)
    panel.reads(reader, "is used by another program")


@pytest.mark.parametrize(("display", "said"), [("", "There is no display"), (":987", "cannot be reached")])
def test_without_a_display_it_says_so_and_ends(panel: Panel, display: str, said: str) -> None:
    environment = {**panel.environment, "DISPLAY": display}
    done = subprocess.run((sys.executable, "-m", "ui"), env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith("deskhand: ")
    assert said in done.stderr


def test_without_a_model_it_says_so_and_stays(panel: Panel, desk: Desk, reader: RapidReader) -> None:
    panel.start(DESKHAND_AGENT="", HOME=str(desk.home))
    panel.reads(reader, "smollm2-135m", "Restart the agent")
    panel.reads(reader, "deskhand model pull")


def test_a_damaged_history_is_told_and_kept(panel: Panel, reader: RapidReader) -> None:
    panel.data.mkdir()
    (panel.data / "tasks.txt").write_bytes(b"\x00\xff\xfe")
    panel.open()
    panel.reads(reader, "The list of tasks typed before is damaged")
    panel.give(TASK)
    panel.hears("start")
    assert (panel.data / "tasks.broken").read_bytes() == b"\x00\xff\xfe"


def test_a_history_that_cannot_be_written_is_told(panel: Panel, reader: RapidReader) -> None:
    (panel.data / "tasks.part").mkdir(parents=True)  # as good as a full disk, for everybody
    panel.open()
    panel.give(TASK)
    panel.hears("start")
    panel.rests()
    panel.reads(reader, "The task cannot be remembered", "Done")


def test_a_monitor_that_changes_under_a_run_ends_nothing(panel: Panel, desk: Desk) -> None:
    panel.open()
    panel.give("long")
    panel.shows("Working")
    with smaller(desk):
        panel.until(lambda: panel.picture().shape[:2] == (768, 1024), "the other size")
        panel.until(lambda: panel.place("Working")[1] < 700, "the strip on the screen")
        panel.click("Working", *STOP)
        panel.hears("stop")
        panel.rests()


@contextmanager
def smaller(desk: Desk) -> Iterator[None]:
    """Another mode of the monitor for a while."""
    mode, timing = "1024x768", "63.50 1024 1072 1176 1328 768 771 775 798"
    desk.tool("xrandr", "--newmode", mode, *timing.split())
    desk.tool("xrandr", "--addmode", "screen", mode)
    try:
        desk.tool("xrandr", "--output", "screen", "--mode", mode)
        yield
    finally:
        desk.tool("xrandr", "--output", "screen", "--mode", "1280x800")
        desk.tool("xrandr", "--delmode", "screen", mode)
        desk.tool("xrandr", "--rmmode", mode)


@pytest.mark.model
def test_the_demonstration_is_done_from_the_panel(desk: Desk, panel: Panel) -> None:
    models = panel.data / "models"
    models.mkdir(parents=True)
    for file in MODELS.glob("*.*"):
        (models / file.name).symlink_to(file)
    task = re.search("^task='(.+)'$", (ROOT / "packaging" / "demo.sh").read_text("utf-8"), re.MULTILINE)
    assert task
    panel.start(DESKHAND_AGENT="", HOME=str(desk.home))
    panel.shows("Getting ready")
    panel.rests()
    desk.paste(task[1])
    panel.keys("Return")
    panel.shows("Working")
    desk.wait(lambda: bool(list((panel.data / "runs").glob("*/report.html"))), "The report", 240)
    panel.rests()
    assert desk.read("shopping.txt") == "Shopping: bread, milk, 6 eggs, crème fraîche."


def _armed() -> None:
    """The card heeds the keyboard a moment after it came."""
    time.sleep(1.0)
