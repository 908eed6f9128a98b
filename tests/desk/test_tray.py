"""The tray, in a tray of one place: the window closes into it and comes back; it says how things are, stops and quits."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.ocr import RapidReader
from tests.desk.desk import Desk
from tests.desk.panel import ROOT, TASK, Panel

ICON = ("16", "16")
"""Where the icon is."""


@pytest.fixture
def panel(desk: Desk, environment: dict[str, str], tmp_path: Path) -> Iterator[Panel]:
    """With a tray to be in."""
    own = {**environment, "PYTHONPATH": str(ROOT)}
    command = (sys.executable, "-m", "tests.desk.tray_host")
    with subprocess.Popen(command, env=own, stdout=subprocess.PIPE, text=True) as host:
        assert host.stdout is not None
        assert host.stdout.readline() == "ready\n"
        made = Panel(environment, tmp_path)
        try:
            yield made
        finally:
            made.close()
            host.terminate()
    assert made.errors() == ""


def menu(panel: Panel) -> None:
    panel.tool("xdotool", "mousemove", *ICON, "click", "3")


def test_the_window_closes_into_it_and_comes_back(panel: Panel, reader: RapidReader) -> None:
    process = panel.start()
    panel.rests_above("Deskhand")
    panel.keys("alt+F4")
    panel.until(lambda: "Deskhand" not in panel.titles(), "the end of the window")
    assert process.poll() is None
    panel.tool("xdotool", "mousemove", *ICON, "click", "1")
    panel.rests_above("Deskhand")
    assert panel.received("shutdown") == []


def test_its_menu_stops_a_run_and_quits(panel: Panel, reader: RapidReader) -> None:
    process = panel.start()
    panel.rests_above("Deskhand")
    panel.give("long")
    panel.shows("Working")
    menu(panel)
    panel.reads(reader, "Working: long", "Stop the task", "Recent runs")
    panel.press(reader, "Stop the task")
    panel.hears("stop")
    panel.rests_above("Deskhand")
    menu(panel)
    panel.press(reader, "Quit")
    assert process.wait(20) == 0
    panel.hears("shutdown")


def test_a_task_can_be_delegated_from_it_alone(panel: Panel) -> None:
    process = panel.start("", "--delegate")
    panel.until(lambda: "What shall I do?" in panel.active(), "the box")
    panel.keys("Escape")
    panel.until(lambda: not [title for title in panel.titles() if title.startswith("Deskhand –")], "the end of the box")
    assert process.poll() is None
    assert panel.start(None, "--delegate").wait(30) == 0
    panel.until(lambda: "What shall I do?" in panel.active(), "the box again")
    panel.give(TASK)
    assert panel.hears("start")["task"] == TASK
