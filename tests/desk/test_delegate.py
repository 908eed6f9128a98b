"""The small box that opens over other windows: by command and by hotkey, with its context, beside a run, and how it ends."""

from __future__ import annotations

import signal
import time
from typing import Any

import pytest

from models.ocr import RapidReader
from tests.desk.desk import Desk
from tests.desk.panel import TASK, Panel
from tests.desk.product import MODELS

BOX, LETTER = "What shall I do?", "Letter"
OFFERED = {"SCRIPTED_SELECTION": "Dear Anna, thank you", "SCRIPTED_CLIPBOARD": "copied before"}
WORK = ("Working", "Starting")


def called(panel: Panel, desk: Desk) -> None:
    """The box is open over an xterm, by the command that desktops bind to a key."""
    if LETTER not in desk.titles():
        desk.start(("xterm", "-T", LETTER))
        desk.window(LETTER)
    call(panel)


def call(panel: Panel) -> None:
    assert panel.start(None, "--delegate").wait(30) == 0
    panel.until(lambda: BOX in panel.active(), "the box with the keyboard")


def context(panel: Panel, count: int = 1) -> dict[str, Any]:
    found: dict[str, Any] = panel.hears("start", count)["context"]
    return found


def test_a_task_is_delegated_with_what_was_before_the_person(panel: Panel, desk: Desk, reader: RapidReader) -> None:
    panel.open(**OFFERED)
    called(panel, desk)
    panel.reads(reader, "Selection: “Dear Anna", "Clipboard: “copied before”")
    panel.give(TASK)
    given = context(panel)
    assert (given["window"]["title"], given["selection"], given["clipboard"]) == (
        "Letter to Anna", "Dear Anna, thank you", "copied before",
    )  # fmt: skip
    panel.shows("Done")
    panel.until(lambda: desk.active() == LETTER, "the keyboard where it was")
    panel.until(lambda: not panel.titles(), "the end of the strip that says so")
    assert desk.active() == LETTER


@pytest.mark.parametrize(
    ("keys", "left"),
    [
        (("BackSpace",), ("Letter to Anna", "Dear Anna, thank you", "")),
        (("BackSpace", "BackSpace", "BackSpace"), (None, "", "")),
        (("Tab", "space"), (None, "Dear Anna, thank you", "copied before")),
        (("Tab", "Tab", "space"), ("Letter to Anna", "", "copied before")),
    ],
)
def test_what_is_offered_can_be_left_out(panel: Panel, desk: Desk, keys: tuple[str, ...], left: tuple[str | None, ...]) -> None:
    panel.open(**OFFERED)
    called(panel, desk)
    panel.keys(*keys)
    panel.until(lambda: BOX in panel.active(), "the box")
    panel.give(TASK)
    given = context(panel)
    window = given["window"] and given["window"]["title"]
    assert (window, given["selection"], given["clipboard"]) == left


def test_it_can_be_left_out_by_mouse(panel: Panel, desk: Desk, reader: RapidReader) -> None:
    panel.open(**OFFERED)
    called(panel, desk)
    panel.reads(reader, "Clipboard: “copied before”")
    panel.press(reader, "Clipboard: “copied before”", right=160)
    panel.until(lambda: "copiedbefore" not in panel.read(reader), "the end of the chip")
    panel.give(TASK)
    assert context(panel)["clipboard"] == ""


def test_esc_closes_it_and_nothing_comes_up(panel: Panel, desk: Desk) -> None:
    panel.open()
    called(panel, desk)
    panel.type("half a ta")
    panel.keys("Escape")
    panel.until(lambda: desk.active() == LETTER, "the keyboard where it was")
    assert panel.received("start") == []
    call(panel)
    panel.give(TASK)
    assert panel.hears("start")["task"] == TASK


def test_it_starts_what_does_not_run(panel: Panel, desk: Desk) -> None:
    process = panel.start("", "--delegate", SCRIPTED_LOADING="1.5")
    panel.until(lambda: BOX in panel.active(), "the box with the keyboard")
    assert panel.titles() == [f"Deskhand – {BOX}"]
    panel.keys("Escape")
    assert process.wait(20) == 0  # there is no tray to stay in


def test_beside_a_run_it_holds_the_agent_and_waits_in_line(panel: Panel, desk: Desk, reader: RapidReader) -> None:
    desk.start(("xterm", "-T", LETTER))
    desk.window(LETTER)
    panel.open(SCRIPTED_STEPS="12", SCRIPTED_PACE="0.3")
    panel.give("long")
    panel.shows("Working")
    call(panel)
    panel.hears("pause")
    panel.reads(reader, "I am still at “long”", "Stop it", "comes next")
    panel.give(TASK)
    panel.hears("resume")
    assert len(panel.received("start")) == 1
    assert panel.hears("start", 2)["task"] == TASK
    assert panel.received("stop") == []


def test_stop_it_stops_the_run_and_the_task_can_begin(panel: Panel, desk: Desk) -> None:
    panel.open()
    panel.give("long")
    panel.shows("Working")
    call(panel)
    panel.keys("alt+s")
    panel.hears("stop")
    panel.until(lambda: BOX in panel.active(), "the box")
    panel.give(TASK)
    assert panel.hears("start", 2)["task"] == TASK


def test_what_waited_does_not_begin_after_a_stop(panel: Panel, desk: Desk, reader: RapidReader) -> None:
    panel.open()
    panel.give("long")
    panel.shows("Working")
    call(panel)
    panel.give("Another thing")
    panel.hears("resume")
    panel.shows("Working")
    panel.click("Working", -107, 42)
    panel.rests()
    panel.reads(reader, "Not begun", "Another thing")
    assert len(panel.received("start")) == 1


@pytest.mark.model
def test_the_hotkey_opens_it_over_another_application(panel: Panel, desk: Desk) -> None:
    real(panel, desk)
    desk.tool("xdotool", "search", "--onlyvisible", "--class", "mousepad", "windowactivate")
    desk.window("Mousepad")
    desk.type("selected words")
    desk.keys("ctrl+a")
    panel.keys("ctrl+alt+space")
    panel.until(lambda: BOX in panel.active(), "the box with the keyboard")
    panel.give('Type "Hello"')
    panel.shows("Working")
    panel.until(lambda: any((panel.data / "runs").glob("*/report.html")), "the report")
    desk.window("Mousepad")
    desk.keys("ctrl+a", "ctrl+c")
    assert "Hello" in desk.clipboard()


@pytest.mark.model
def test_the_stop_key_works_while_the_panel_hangs(panel: Panel, desk: Desk, reader: RapidReader) -> None:
    process = real(panel, desk)
    panel.give("Type “one”, then press Enter, then type “two”, then press Enter, then type “three”")
    panel.shows("Working")
    panel.until(lambda: any((panel.data / "runs").glob("*/journal.jsonl")), "the journal")
    process.send_signal(signal.SIGSTOP)
    panel.keys("ctrl+alt+Escape")
    time.sleep(2.0)
    journal = next((panel.data / "runs").glob("*/journal.jsonl"))
    acted = journal.read_text().count('"acted"')
    process.send_signal(signal.SIGCONT)
    panel.rests()
    panel.reads(reader, "Stopped", "You stopped the run.")
    assert journal.read_text().count('"acted"') == acted < 5


def real(panel: Panel, desk: Desk) -> Any:
    """The panel with the real agent, beside an empty editor."""
    models = panel.data / "models"
    models.mkdir(parents=True)
    for file in MODELS.glob("*.*"):
        (models / file.name).symlink_to(file)
    desk.start(("mousepad",))
    desk.window("Mousepad")
    process = panel.start("", DESKHAND_AGENT="", HOME=str(desk.home))
    panel.shows("Getting ready")
    panel.rests()
    return process
