"""The page of runs, driven as a person would: searched, done again, made into skills, deleted, however broken a folder is."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from agent.records import Status
from agent.story.journal import JOURNAL
from agent.story.runs import Run
from models.ocr import RapidReader
from skills.load import read
from skills.skill import Click, Expect
from tests.desk.kept_runs import broken, kept
from tests.desk.panel import TASK, Panel, offscreen
from ui.pages.lists import Line, matching
from ui.pages.run_words import line
from ui.theme import icon
from ui.tray import Tray

pytestmark = pytest.mark.desk
WINDOW = "Deskhand – Runs"
SHOW = (-42, 42)
"""The button of the strip."""


@pytest.fixture
def runs(panel: Panel) -> Path:
    """Four runs of the panel's."""
    folder = panel.data / "runs"
    kept(folder, "20260104-100000-letter", "Write a letter to Anna")
    kept(folder, "20260103-100000-invoice", "Send the invoice", Status.FAILED)
    kept(folder, "20260102-100000-tickets", "Book the tickets", None)
    broken(folder, "20260101-100000-broken")
    return folder


def opened(panel: Panel) -> None:
    """By keyboard alone."""
    panel.open()
    panel.keys("alt+u")
    panel.until(lambda: panel.active() == WINDOW, "the page of runs with the keyboard")


def left(runs: Path) -> list[str]:
    return sorted(folder.name for folder in runs.iterdir())


def test_runs_are_listed_and_searched(panel: Panel, runs: Path, reader: RapidReader) -> None:
    opened(panel)
    panel.reads(reader, "Write a letter to Anna", "Send the invoice", "Book the tickets", "broken", "4 runs")
    panel.reads(reader, "Not done", "Cut short", "Does not read", "Click button Save", "evidence 1")
    panel.type("invoice")
    panel.reads(reader, "1 run", "It went wrong.")
    panel.until(lambda: "WritealettertoAnna" not in panel.read(reader), "the others gone")
    panel.keys("ctrl+a")
    panel.type("nothing like it")
    panel.reads(reader, "No run matches")


def test_no_runs_yet(panel: Panel, reader: RapidReader) -> None:
    opened(panel)
    panel.reads(reader, "No runs yet")


def test_it_speaks_french(panel: Panel, runs: Path, reader: RapidReader) -> None:
    panel.open('language = "fr"\n')
    panel.keys("alt+x")
    panel.until(lambda: "Exécutions" in panel.active(), "the page of runs")
    panel.reads(reader, "Chercher une exécution", "Interrompue", "Illisible", "Cliquer sur le bouton Save", "4 exécutions")


def test_a_run_becomes_a_skill(panel: Panel, runs: Path, reader: RapidReader) -> None:
    opened(panel)
    panel.reads(reader, "Click button Save")
    panel.keys("alt+s")
    panel.reads(reader, "What shall the skill be called")
    panel.keys("ctrl+a")
    panel.type("No Name")
    panel.keys("Return")
    panel.reads(reader, "is no name for a skill")
    panel.keys("ctrl+a")
    panel.type("to-anna")
    panel.keys("Return")
    panel.reads(reader, "The skill is written")
    skill = read(panel.config.with_name("skills") / "to-anna")
    assert skill.description == "Write a letter to Anna"
    assert [type(step) for step in skill.steps] == [Click, Expect]
    panel.keys("alt+l")
    panel.until(lambda: panel.active() == "Deskhand – Skills", "the page of skills")
    panel.reads(reader, "to-anna", "Ready to run", "Your own", 'click button "Save"')


def test_the_end_of_a_run_offers_to_make_a_skill_of_it(panel: Panel, reader: RapidReader) -> None:
    panel.open()
    panel.give(TASK)
    panel.hears("start")
    panel.rests()
    panel.reads(reader, "Make a skill of this")
    (folder,) = (panel.data / "runs").glob("scripted-*")
    shutil.copy(kept(panel.data / "elsewhere", folder.name, TASK) / JOURNAL, folder / JOURNAL)  # it keeps none itself
    panel.keys("alt+m")
    panel.until(lambda: panel.active() == WINDOW, "the page of runs")
    panel.reads(reader, "What shall the skill be called", "fill-in-the-letter")
    panel.keys("Return")
    panel.reads(reader, "The skill is written")
    assert read(panel.config.with_name("skills") / "fill-in-the-letter").steps


def test_a_run_is_done_again(panel: Panel, runs: Path, reader: RapidReader) -> None:
    opened(panel)
    panel.reads(reader, "Click button Save")
    panel.keys("alt+g")
    panel.reads(reader, "I do the steps of", "Yes, do it again")
    assert panel.received("start") == []
    panel.keys("alt+y")
    start = panel.hears("start")
    assert (start["replay"], start["task"], start["skill"]) == ("20260104-100000-letter", "Write a letter to Anna", "")
    panel.rests()
    panel.reads(reader, "What shall I do")  # the task line stays empty: a replay is not typed again


def test_a_run_that_was_cut_short_is_gone_on_with(panel: Panel, runs: Path, reader: RapidReader) -> None:
    kept(runs, "20260105-100000-rooms", "Book the rooms", None)
    panel.open()
    panel.reads(reader, "“Book the rooms” was cut short. The page Runs can go on with it.")
    panel.keys("alt+u")
    panel.until(lambda: panel.active() == WINDOW, "the page of runs with the keyboard")
    panel.reads(reader, "Go on with it", "Click button Save")
    panel.keys("alt+n")
    start = panel.hears("start")
    assert (start["resume"], start["task"], start["replay"]) == ("20260105-100000-rooms", "Book the rooms", "")


def test_several_are_deleted_at_once_and_only_after_a_yes(panel: Panel, runs: Path, reader: RapidReader) -> None:
    opened(panel)
    panel.reads(reader, "4 runs")
    panel.keys("Down", "Down", "shift+Down", "Delete")
    panel.reads(reader, "Delete 2 runs", "This cannot be undone")
    panel.keys("Escape")
    panel.until(lambda: "cannotbeundone" not in panel.read(reader), "the end of the question")
    assert len(left(runs)) == 4
    panel.keys("Delete")
    panel.reads(reader, "This cannot be undone")
    panel.keys("space")  # the keyboard is on Cancel
    panel.until(lambda: "cannotbeundone" not in panel.read(reader), "the end of the question")
    assert len(left(runs)) == 4
    panel.keys("Delete")
    panel.reads(reader, "This cannot be undone")
    panel.keys("alt+y")
    panel.reads(reader, "2 runs")
    assert left(runs) == ["20260101-100000-broken", "20260104-100000-letter"]


def test_a_run_that_goes_or_breaks_meanwhile_harms_nothing(panel: Panel, runs: Path, reader: RapidReader) -> None:
    opened(panel)
    panel.reads(reader, "4 runs", "Click button Save")
    shutil.rmtree(runs / "20260103-100000-invoice")
    with (runs / "20260102-100000-tickets" / JOURNAL).open("ab") as journal:
        journal.write(b'{"at": 1}\n')
    panel.keys("Down", "Down")
    panel.reads(reader, "cannot be read")
    panel.keys("Down")
    panel.reads(reader, "is not an entry")
    panel.keys("Down")
    panel.reads(reader, "line 1 is not an entry")
    panel.keys("Up", "Up", "Delete")
    panel.reads(reader, "Delete 1 run")
    panel.keys("alt+y")
    panel.reads(reader, "3 runs")


def test_the_report_is_made_where_there_is_none_and_opened(panel: Panel, runs: Path, tmp_path: Path) -> None:
    tools, told = tmp_path / "tools", tmp_path / "opened"
    tools.mkdir()
    (tools / "xdg-open").write_text(f'#!/bin/sh\nprintf "%s" "$1" > {told}\n')
    (tools / "xdg-open").chmod(0o755)
    panel.environment["PATH"] = f"{tools}:{os.environ['PATH']}"
    opened(panel)
    panel.keys("Down", "Return")
    panel.until(lambda: told.exists() and told.read_text().endswith("report.html"), "the report in the browser")
    page = runs / "20260104-100000-letter" / "report.html"
    assert "Write a letter to Anna" in page.read_text("utf-8")


def test_while_the_agent_works_no_page_is_opened(panel: Panel, runs: Path) -> None:
    opened(panel)
    panel.keys("ctrl+w")
    panel.until(lambda: panel.active() == "Deskhand", "the panel")
    panel.give("long")
    panel.shows("Working")
    panel.click("Working", *SHOW)
    panel.until(lambda: panel.titles() == ["Deskhand – Working"], "the panel")
    panel.click("Working", -250, -25)
    panel.click("Working", -180, -25)
    assert panel.titles() == ["Deskhand – Working"]


def test_the_tray_lists_the_last_runs(tmp_path: Path) -> None:
    offscreen()
    for number in range(7):
        kept(tmp_path, f"2026010{number}-100000-x", f"Task {number}")
    broken(tmp_path, "20260109-100000-broken")
    tray, picked = Tray(icon(), tmp_path), list[str]()
    tray.picked.connect(picked.append)
    menu = tray.recent
    menu.aboutToShow.emit()
    texts = [action.text() for action in menu.actions()]
    assert [text.partition(" (")[0] for text in texts] == ["20260109-100000-broken", "Task 6", "Task 5", "Task 4", "Task 3"]
    menu.actions()[1].trigger()
    assert picked == ["20260106-100000-x"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [("", "ab"), ("LETTER", "a"), ("anna letter", "a"), ("letter book", ""), ("done", "ab"), ("  ", "ab")],
)
def test_a_search_wants_every_word(asked: str, found: str) -> None:
    lines = [Line("a", "", "", "a letter to anna done"), Line("b", "", "", "book the tickets not done")]
    assert "".join(one.key for one in matching(lines, asked)) == found


@pytest.mark.parametrize(
    ("task", "title"),
    [("Skill compute with x=1+2", "Skill compute with x=1+2"), ("", "the-name"), ("Skill of Anna", "Skill of Anna")],
)
def test_a_run_in_words(task: str, title: str) -> None:
    offscreen()
    made = line(Run("the-name", task, "done", 2, 0.0, 1500))
    assert made.title == title
    assert made.under.startswith("Done · ")
    assert made.under.endswith("1.5 kB")
