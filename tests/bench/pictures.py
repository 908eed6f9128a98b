"""Edge: the pictures of README and docs: each main view of the panel, light, dark and in French.

`python -m tests.bench.pictures` writes docs/images/. `panel.png` is the real agent after a real task in a real application; the
other views are the real panel with an agent that plays a script, so that they can be made anew without a model.
"""

from __future__ import annotations

import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import cv2
import msgspec

from agent import ourselves, places
from agent.machine.virtual import VirtualScreen
from agent.records import Status
from tests.bench.judge import wanted
from tests.desk.desk import desk
from tests.desk.kept_runs import kept
from tests.desk.panel import Panel

IMAGES = Path(__file__).parents[2] / "docs" / "images"
AGENT = shlex.join(ourselves.command("agent", "serve", "--stdio"))
TASK = 'Turn on "Save automatically", choose the text size Large, set the display name to falcon and apply.'
SELECTION = "Dear Anna, thank you for your letter of the 12th. I shall be"
CLIPBOARD = "https://example.org/letters"
MARGIN = 2
"""Pixels around a window."""
BAR = 21
"""Pixels of openbox's title bar, by which xdotool places a window too low."""
PAGES = ("runs", "skills", "models", "settings")
SETTINGS = (-45, -26 - BAR)
"""The way to the settings, at the right bottom corner."""
ARMED = 1.2
"""Seconds after which a card has drawn its picture and heeds the keyboard."""


class Look(msgspec.Struct, frozen=True):
    """How the panel looks; `name` ends the names of its files."""

    name: str
    language: str
    theme: str
    card: str
    preview: str

    @property
    def config(self) -> str:
        return f'language = "{self.language}"\ntheme = "{self.theme}"\n'


LOOKS = (
    Look("light", "en", "light", "May I?", "May I go on like this?"),
    Look("dark", "en", "dark", "May I?", "May I go on like this?"),
    Look("french", "fr", "light", "Puis-je", "Puis-je continuer ainsi"),
)


def main() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    after_a_real_task()
    for look in LOOKS:
        with opened(look) as panel:
            asked(panel, look)
            called(panel, look)
            leafed_through(panel, look)
    first_steps()


def after_a_real_task() -> None:
    task = wanted(["settings-apply"])[0]
    with (
        tempfile.TemporaryDirectory() as folder,
        VirtualScreen(1280, 800) as screen,
        desk(screen.environment(), task.words(0)) as made,
    ):
        task.set_up(made)
        panel = Panel(made.environment, Path(folder))
        panel.data.mkdir()
        (panel.data / "models").symlink_to(places.models())
        try:
            panel.open(config='theme = "light"\n', DESKHAND_AGENT=AGENT)
            panel.give(TASK)
            panel.until(lambda: panel.titles() != ["Deskhand"], "the task under way")
            panel.rests()
            made.still()
            _write("panel", panel, "Deskhand")
        finally:
            panel.close()


@contextmanager
def opened(look: Look) -> Iterator[Panel]:
    """The panel on a screen of its own, with some runs and the installed models."""
    with tempfile.TemporaryDirectory() as folder, VirtualScreen(1280, 800) as screen:
        panel = Panel(screen.environment(), Path(folder))
        panel.data.mkdir()
        (panel.data / "models").symlink_to(places.models())
        runs = panel.data / "runs"
        kept(runs, "20260104-100000-letter", "Write a letter to Anna")
        kept(runs, "20260103-100000-invoice", "Send the invoice for March", Status.FAILED, 3600)
        kept(runs, "20260102-100000-train", "Book the cheapest train to Ghent", Status.NEEDS_PERSON, 90_000)
        try:
            panel.open(
                look.config, SCRIPTED_SELECTION=SELECTION, SCRIPTED_CLIPBOARD="https://example.org/letters", SCRIPTED_PACE="0.2"
            )
            yield panel
        finally:
            panel.close()


def asked(panel: Panel, look: Look) -> None:
    """The card, and the preview of several steps."""
    for name, task, title in (("card", "ask", look.card), ("preview", "preview", look.preview)):
        panel.give(task)
        panel.shows(title)
        time.sleep(ARMED)
        _write(f"{name}-{look.name}", panel, title)
        panel.keys("ctrl+Return")
        panel.rests()
        panel.keys("ctrl+a")


def called(panel: Panel, look: Look) -> None:
    """The small box of the hotkey."""
    before = set(panel.windows())
    subprocess.run(ourselves.command("ui", "--delegate"), env=panel.environment, check=True)
    panel.until(lambda: bool(set(panel.windows()) - before), "the small box")
    panel.type("note")
    time.sleep(ARMED)
    number = next(iter(set(panel.windows()) - before))
    _cut(f"delegate-{look.name}", panel, panel.area(number))
    panel.keys("Escape", "Escape")
    panel.until(lambda: set(panel.windows()) <= before, "the small box gone")


def leafed_through(panel: Panel, look: Look) -> None:
    """Runs, skills, models and settings."""
    panel.click("Deskhand", *SETTINGS)
    panel.shows("Deskhand – ")
    for number, page in enumerate(PAGES, start=1):
        panel.keys(f"ctrl+{number}")
        time.sleep(ARMED)
        if page in ("runs", "skills"):
            panel.keys("Tab", "Down")
            time.sleep(ARMED)
        _write(f"{page}-{look.name}", panel, "Deskhand – ")


def first_steps() -> None:
    for name, language in (("light", "en_GB.UTF-8"), ("french", "fr_FR.UTF-8")):
        with tempfile.TemporaryDirectory() as folder, VirtualScreen(1280, 800) as screen:
            panel = Panel(screen.environment(), Path(folder))
            try:
                panel.start(None, LANG=language, LC_ALL=language)
                panel.shows("Deskhand – ")
                time.sleep(ARMED)
                _write(f"first-{name}", panel, "Deskhand – ")
            finally:
                panel.close()


def _write(name: str, panel: Panel, title: str) -> None:
    """The window of this title alone, with its title bar."""
    left, top, width, height = panel.place(title)
    _cut(name, panel, (left, top - 2 * BAR, width, height + BAR))


def _cut(name: str, panel: Panel, area: tuple[int, int, int, int]) -> None:
    left, top, width, height = area
    shot = panel.picture()
    part = shot[max(0, top - MARGIN) : top + height + MARGIN, max(0, left - MARGIN) : left + width + MARGIN]
    cv2.imwrite(str(IMAGES / f"{name}.png"), cv2.cvtColor(part, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_PNG_COMPRESSION, 9])
    sys.stdout.write(f"{name}.png {width} x {height}\n")


if __name__ == "__main__":
    main()
