"""Targets on a real screen: shown for a moment, captured where they were drawn, and gone again."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from agent.errors import CaptureError
from agent.eyes.capture import Screen
from agent.eyes.windows import open_desktop
from agent.geometry import Box, Monitor
from agent.machine import calibrating
from agent.machine.calibrating import captured
from agent.machine.calibration_page import drawn, pages, shows
from agent.machine.calibration_window import covered
from agent.machine.virtual import VirtualScreen
from agent.planning.grounding import Seer
from agent.records import Pixels
from models.dialects.every import dialect
from tests.colour_sight import ColourSight
from tests.desk.desk import Desk
from tests.desk.qt_settings import ENGLISH

ROOT = Path(__file__).parents[2]


def opened(desk: Desk) -> None:
    command = (sys.executable, "-m", "tests.desk.qt_settings", str(desk.home / "settings.json"))
    desk.start(("env", f"PYTHONPATH={ROOT}", *command))
    desk.window(ENGLISH.title)
    desk.still()


def test_window_is_above_everything_for_a_moment(desk: Desk, looking: Screen) -> None:
    opened(desk)
    before = desk.picture()
    page = pages(looking.monitor())[0]
    pixels = captured(page, looking)
    assert shows(pixels, page, drawn(page, 1280, 800))
    desk.still()
    assert desk.active() == ENGLISH.title
    assert np.count_nonzero(desk.picture() != before) < 200  # a caret may blink


def test_keyboard_stays_where_it_was(desk: Desk, looking: Screen) -> None:
    opened(desk)
    monitor = looking.monitor()
    with covered(monitor.box, drawn(pages(monitor)[0], 1280, 800)):
        assert desk.active() == ENGLISH.title
        assert len(desk.titles()) == 1


def test_part_of_a_desktop_is_covered_for_a_monitor_that_is_not_its_first(looking: Screen) -> None:
    """The second of two side by side begins in the middle of the desktop."""
    right = Monitor(2, Box(640, 100, 640, 600))
    page = pages(right)[0]
    picture = drawn(page, 640, 600)
    before = looking.region(Box(0, 0, 640, 800))
    with covered(right.box, picture):
        seen: list[Pixels] = []
        while not seen or not shows(seen[-1], page, picture):
            seen.append(looking.region(right.box))
        assert np.array_equal(looking.region(Box(0, 0, 640, 800)), before)


def test_targets_that_stay_hidden_are_said(looking: Screen) -> None:
    class Covered:
        """A look at a screen on which something else is always in front."""

        def monitor(self) -> Monitor:
            return looking.monitor()

        def region(self, box: Box) -> Pixels:
            return np.zeros((box.height, box.width, 3), np.uint8)

    with pytest.raises(CaptureError, match="cannot be seen"):
        captured(pages(looking.monitor())[0], Covered(), shown=0.5)


def test_no_display_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY")
    picture = np.zeros((10, 10, 3), np.uint8)
    with pytest.raises(CaptureError, match="no display"), covered(Box(0, 0, 10, 10), picture):
        raise AssertionError("it cannot be shown")


@pytest.mark.parametrize(
    ("screen_of", "display", "least"), [((1920, 1200, 192), "1920x1200@2", 21), ((1000, 1400, 96), "1000x1400@1", 18)]
)
def test_model_is_tested_on_the_screen(
    screen_of: tuple[int, int, int], display: str, least: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sent smaller, the smallest squares lose their colour."""
    told: list[float] = []
    with VirtualScreen(*screen_of) as screen:
        monkeypatch.setenv("DISPLAY", screen.display)
        desktop = open_desktop()
        looking = Screen(1, desktop)
        seer = Seer(ColourSight(), dialect("qwen3-vl"))
        found = calibrating.tried(seer, looking, lambda what, part: told.append(part), lambda: False)
        looking.close()
        desktop.close()
    assert found.display == display
    assert (found.report.aim.dx, found.report.aim.dy, found.report.aim.count) == (0.0, 0.0, 21)
    assert found.report.aim.hits >= least
    assert told[-1] == 1.0
