"""The eyes on real applications: what a person would name is named, and after a small change little is read again."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager

import pytest

from agent.eyes.capture import Screen
from agent.eyes.observe import Eyes
from agent.eyes.windows import open_desktop
from agent.machine.virtual import VirtualScreen
from models.detect import ContourDetector
from models.model import Line, Pixels
from models.ocr import RapidReader
from tests.desk.desk import Desk, desk
from tests.desk.received import Receiver
from tests.desk.task import Words
from tests.desk.tasks import calc, chromium, galculator, mousepad, pcmanfm, qt, xterm

SMALL, WIDE, DENSE = (1280, 800, 96), (1920, 1080, 96), (2560, 1600, 192)
TASKS = {
    task.id: task
    for module in (calc, chromium, galculator, mousepad, pcmanfm, qt, xterm)
    for task in module.TASKS
}  # fmt: skip
SETTINGS = (
    "field Display name (empty)",
    'select Language ("English")',
    "check box Save automatically (off)",
    "check box Play sounds (on)",
    "check box Keep a backup copy (off)",
    "radio button Small (off)",
    "radio button Normal (on)",
    "button Close",
    "button Apply",
)
FORM = (
    "field Full name (empty)",
    "field E-mail (empty)",
    "check box Send me the newsletter (off)",
    "check box Send me a copy (off)",
    "button Clear",
)
EDITOR = ("menu File", "menu Edit", "menu Search", "menu View", "menu Help")
SUMS = ("menu File", "menu Edit", "menu Help", "button C", "button AC", "button sqrt", *(f"button {n}" for n in "123457"))
FILES = ("menu Edit", "menu View", "menu Bookmarks", "menu Go", "menu Tools", "{there}", "{a}.txt", "{b}.txt")
SHEET = (*EDITOR[:2], "menu Insert", "menu Data", "cell A2 (empty)", "cell D3 (empty)", "cell E4 (empty)", "cell H9 (empty)")
SCREENS = (
    ("settings-apply", SMALL, SETTINGS),
    ("settings-apply", WIDE, SETTINGS),
    ("settings-apply", DENSE, SETTINGS[:7]),
    ("form-send", SMALL, FORM),
    ("form-send", WIDE, FORM),
    ("note-save", SMALL, EDITOR),
    ("note-save", WIDE, EDITOR),
    ("note-save", DENSE, EDITOR),
    ("sum-copy", SMALL, SUMS),
    ("sum-copy", WIDE, SUMS),
    ("folder-new", SMALL, FILES),
    ("sheet-fill", SMALL, SHEET),
)


class Counting:
    """A reader that counts the pixels it is given."""

    def __init__(self, reader: RapidReader) -> None:
        self._reader = reader
        self.pixels = 0

    def read(self, pixels: Pixels, scale: float = 1.0) -> list[Line]:
        self.pixels += pixels.shape[0] * pixels.shape[1]
        return self._reader.read(pixels, scale)


class Seeing:
    """Eyes on one screen."""

    def __init__(self, reader: RapidReader) -> None:
        self.reader = Counting(reader)
        self.eyes = Eyes(self.reader, ContourDetector(), time.monotonic)

    def names(self, looking: Screen) -> list[str]:
        return [element.name for element in self.eyes.observe(looking.look(), None).elements]


@pytest.fixture
def seeing(reader: RapidReader) -> Seeing:
    return Seeing(reader)


@contextmanager
def on(size: tuple[int, int, int], words: Words) -> Iterator[tuple[Desk, Screen]]:
    """A desk on a screen of this size, and a look at it."""
    with VirtualScreen(*size) as made, pytest.MonkeyPatch.context() as patch, desk(made.environment(), words) as there:
        patch.setenv("DISPLAY", made.display)
        with closing(open_desktop()) as desktop, closing(Screen(1, desktop)) as looking:
            yield there, looking


@pytest.mark.parametrize(("task", "size", "wanted"), SCREENS, ids=[f"{task}-{size[0]}" for task, size, _ in SCREENS])
def test_what_a_person_would_name_is_named(
    task: str, size: tuple[int, int, int], wanted: Sequence[str], seeing: Seeing
) -> None:
    words = TASKS[task].words(0)
    with on(size, words) as (there, looking):
        TASKS[task].set_up(there)
        there.still()
        names = seeing.names(looking)
    wishes = [wish.format_map(words) for wish in wanted]
    assert not [wish for wish in wishes if not any(wish in name for name in names)], names


def test_the_lines_of_a_terminal_are_read(desk: Desk, looking: Screen, seeing: Seeing) -> None:
    xterm.TASKS[0].set_up(desk)
    for line in ("harbour lantern", "copper kettle", "seven doors"):
        desk.type(f"echo {line}")
        desk.keys("Return")
    desk.still()
    names = " ".join(seeing.names(looking))
    assert "harbour lantern" in names
    assert "seven doors" in names


@pytest.mark.parametrize("size", [SMALL, DENSE], ids=lambda size: str(size[0]))
def test_a_typed_word_costs_a_small_part_of_a_look(size: tuple[int, int, int], seeing: Seeing) -> None:
    with on(size, {}) as (there, looking):
        there.start(mousepad.OPEN)
        there.window("Mousepad")
        there.still()
        first = seeing.eyes.observe(looking.look(), None)
        whole = seeing.reader.pixels
        there.type("tangerine")
        there.still()
        second = seeing.eyes.observe(looking.look(), first)
        part = seeing.reader.pixels - whole
    assert whole >= size[0] * size[1]
    assert 0 < part < 0.15 * whole
    assert any("tangerine" in element.text + element.value for element in second.elements)
    assert second.changed


def test_nothing_is_read_where_nothing_changed(seeing: Seeing, desk: Desk, looking: Screen) -> None:
    frame = looking.look()
    first = seeing.eyes.observe(frame, None)
    before = seeing.reader.pixels
    again = seeing.eyes.observe(looking.look(), first)
    assert (again.changed, seeing.reader.pixels) == ((), before)


def test_our_own_windows_are_not_read(seeing: Seeing, desk: Desk, looking: Screen) -> None:

    desk.start(("xterm", "-T", "Terminal", "-fs", "14", "-fa", "DejaVu Sans Mono", "-geometry", "60x10+20+500"))
    desk.window("Terminal")
    own = Receiver(desk, "deskhand")
    frame = looking.look()
    names = seeing.names(looking)
    assert frame.masked
    assert not [name for name in names if "deskhand" in name.lower() and not name.startswith("window")], own
