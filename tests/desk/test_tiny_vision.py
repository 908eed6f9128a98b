"""The whole chain with a real model, if a tiny one: a window, the screen captured, sized and encoded, the answer held to its
grammar, its thousandths made screen points, and the click on what was asked for. Trained by `tests.tiny_vision.train`.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from agent.machine.virtual import VirtualScreen
from tests.desk.desk import Desk
from tests.desk.desk import desk as world
from tests.desk.qt_targets import TITLE
from tests.desk.seen_and_clicked import Clicked
from tests.tiny_vision.asked import COLOURS, TINY

ROOT = Path(__file__).parents[2]
FILES = ROOT / "tests" / "data" / "tiny-vision"
MODEL, PROJECTOR = FILES / "text.gguf", FILES / "mmproj.gguf"
PRESSED = "pressed.txt"
LIMIT = 120.0
ENOUGH = len(COLOURS) - 1
SCREENS = {
    "1280x800": (1280, 800, 96),
    "scale 2": (1920, 1200, 192),
    "upright": (1000, 1400, 96),
    "wide": (1600, 720, 96),
}
PLACES = {"corner": (1, 30, 40), "middle": (2, 260, 90)}
"""Of the window, with the seed that its boxes are drawn by."""


@contextmanager
def targets(screen: VirtualScreen, seed: int, left: int, top: int) -> Iterator[Desk]:
    """A desk with the window on it."""
    with world({**screen.environment(), "PYTHONPATH": str(ROOT)}, {}) as desk:
        command = (sys.executable, "-m", "tests.desk.qt_targets", str(desk.home / PRESSED), str(seed), str(left), str(top))
        desk.start(command)
        desk.window(TITLE)
        desk.still()
        yield desk


def pressed(desk: Desk) -> list[str]:
    """What the window says of all clicks on it."""
    return (desk.read(PRESSED) or "").split()


def clicked(screen: VirtualScreen, *what: str) -> list[Clicked]:
    """Where the product clicked for each of these, in a process of its own."""
    command = (sys.executable, "-m", "tests.desk.seen_and_clicked", str(MODEL), str(PROJECTOR), *what)
    environment = {**screen.environment(), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=LIMIT, check=False)
    assert done.returncode == 0, done.stderr
    return [msgspec.json.decode(line, type=Clicked) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", SCREENS)
def test_what_is_asked_for_is_clicked(name: str, place: str) -> None:
    """Each of four boxes among the others, at two scales and on screens of several shapes, wherever the window is. A model as
    small as this may be off by the half of a box once in a while, but it takes none for another."""
    width, height, dpi = SCREENS[name]
    with VirtualScreen(width, height, dpi) as screen, targets(screen, *PLACES[place]) as desk:
        clicks = clicked(screen, *(f"{colour} box" for colour in COLOURS))
        desk.wait(lambda: len(pressed(desk)) >= ENOUGH, "presses of almost all")
        found = Counter(one for one in pressed(desk) if one in COLOURS)
    assert len(found) >= ENOUGH, clicks
    assert max(found.values()) == 1, clicks
    assert {one.sent for one in clicks} == {TINY.size(width, height)}
    assert {one.density for one in clicks} == {dpi / 96}
