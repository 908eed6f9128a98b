"""The mark on the person's own screen: it is seen, takes no click, stands in no picture, and goes when the panel does not."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import cv2
import numpy as np
import pytest

from agent.action import LeftClick
from agent.eyes.capture import MASK, Screen
from agent.eyes.marker import COLOUR
from agent.eyes.windows import Desktop
from agent.geometry import Box, Point
from agent.hands.act import Hands
from tests.desk.desk import Desk
from tests.desk.panel import ROOT, TASK, Panel
from tests.desk.product import MODELS
from tests.desk.received import Receiver, middle

AIM, LINE = COLOUR, (37, 99, 235)
"""RGB of the mark and of the line around the screen."""
Shown = Callable[[], int]


def count(picture: np.ndarray, colour: tuple[int, int, int]) -> int:
    """Pixels of this very colour."""
    return int(np.count_nonzero((picture == np.array(colour, np.uint8)).all(axis=2)))


def marked(desk: Desk, looking: Screen, box: Box, *options: str) -> Shown:
    """Shows the mark around a place, and returns what counts its pixels on the screen as it is."""
    whole = looking.monitor().box

    def shown() -> int:
        return count(looking.region(whole), AIM)

    place = map(str, (box.left, box.top, box.width, box.height))
    desk.start(("env", f"PYTHONPATH={ROOT}", sys.executable, "-m", "tests.desk.qt_mark", *place, *options))
    desk.wait(lambda: shown() > 100, "The mark", 60)
    return shown


def test_the_mark_takes_no_click(desk: Desk, looking: Screen, desktop: Desktop) -> None:
    receiver = Receiver(desk)
    at = middle(receiver.pad)
    box = Box(int(at.x) - 9, int(at.y) - 9, 100, 60)  # so that its ring runs over the middle of the pad
    shown = marked(desk, looking, box)
    assert desktop.at(at) == desktop.active()
    there = receiver.after(lambda: desk.tool("xdotool", "mousemove", str(int(at.x)), str(int(at.y)), "click", "1"))
    assert [(e["kind"], e["x"], e["y"]) for e in there if e["kind"] == "press"] == [("press", at.x, at.y)]
    assert shown() > 100


def test_the_agent_clicks_through_it(desk: Desk, looking: Screen, hands: Hands) -> None:
    receiver = Receiver(desk)
    frame, at = looking.look(), middle(receiver.pad)
    marked(desk, looking, Box(int(at.x) - 40, int(at.y) - 20, 80, 40))
    assert any(e["kind"] == "press" for e in receiver.after(lambda: hands.act(LeftClick(Point(at.x, at.y)), frame)))


@pytest.mark.parametrize("options", [(), ("hung",)])
def test_no_picture_is_taken_of_it(desk: Desk, looking: Screen, options: tuple[str, ...]) -> None:
    receiver = Receiver(desk)
    desk.still()
    before = looking.look().pixels
    shown = marked(desk, looking, receiver.pad.grown(-30), *options)
    after = looking.look()
    assert count(after.pixels, AIM) == 0
    assert after.masked == ()
    assert np.count_nonzero((before != after.pixels).any(axis=2)) < 400  # a blinking cursor
    assert shown() == 0


def test_the_mark_and_the_line_come_and_go_with_a_run(panel: Panel) -> None:
    panel.open()
    panel.give(f"{TASK} and ask")
    panel.shows("May I?")
    panel.until(lambda: count(panel.picture(), AIM) > 400, "the mark at the target")
    picture = panel.picture()
    around = picture[565:630, 285:465]  # the scripted agent's button Delete draft
    assert count(around, AIM) > 400
    assert count(picture[:3], LINE) > 600
    panel.until(lambda: "May I?" in panel.active(), "the card with the keyboard")
    panel.keys("alt+F4")
    panel.hears("answer")
    panel.until(lambda: count(panel.picture(), AIM) == 0, "the end of the mark")
    panel.rests()
    assert count(panel.picture()[:3], LINE) == 0


def test_a_panel_that_is_killed_leaves_nothing(panel: Panel, looking: Screen) -> None:
    process = panel.start()
    panel.rests()
    panel.give("ask")
    panel.shows("May I?")
    panel.until(lambda: count(panel.picture(), AIM) > 400, "the mark at the target")
    process.kill()
    process.wait()
    panel.until(lambda: count(panel.picture(), AIM) == 0, "the end of the mark")
    assert count(looking.look().pixels, AIM) == 0


@pytest.mark.model
@pytest.mark.parametrize("mode", ["careful", "step"])
def test_nothing_of_ours_is_in_any_picture_of_a_real_run(panel: Panel, desk: Desk, mode: str) -> None:
    models = panel.data / "models"
    models.mkdir(parents=True)
    for file in MODELS.glob("*.*"):
        (models / file.name).symlink_to(file)
    desk.start(("galculator",))
    desk.window("galculator")
    seen: list[int] = []
    panel.start(f'mode = "{mode}"\n', DESKHAND_AGENT="", HOME=str(desk.home))
    panel.shows("Getting ready")
    panel.rests()
    panel.give("Click 1, then click 2, then click 3")
    until = time.monotonic() + 200.0
    while panel.active() != "Deskhand" or panel.titles() != ["Deskhand"]:
        assert time.monotonic() < until, f"the run did not end: {panel.titles()}, {panel.active()!r}, {_written(panel)}"
        seen.append(count(panel.picture(), AIM))
        if "May I?" in panel.active():
            time.sleep(1.0)  # until it heeds the keyboard
            panel.keys("ctrl+Return")
    files = sorted((panel.data / "runs").glob("*/frames/*.png"))
    pictures = [np.asarray(cv2.imread(str(file)))[:, :, ::-1] for file in files]
    pictures = [picture for picture in pictures if picture.shape == (800, 1280, 3)]  # the others are parts for the cards
    assert len(pictures) >= 4
    assert max(seen) > 100
    for picture in pictures:
        assert (count(picture, AIM), count(picture, LINE)) == (0, 0)
        assert (picture[0] == MASK).all()


def _written(panel: Panel) -> list[str]:
    """The ends of the journals."""
    return [file.read_text("utf-8")[-1500:] for file in (panel.data / "runs").glob("*/journal.jsonl")]
