"""Pure: every task that cannot be done: in Qt windows, on pages, and in applications as Debian has them."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from functools import partial

import msgspec

from tests.desk.desk import OWNER, Desk
from tests.desk.received import ROOT
from tests.desk.task import Checked, DeskTask
from tests.desk.tasks.chromium import QUIET, SLOW
from tests.trust.ends.specs import FAMILIES, LANGUAGES, Spec
from tests.trust.ends.window import page

NOT = Checked(False, "it cannot be done")
KILLED = 8
"""Seconds after which an application that dies is killed."""


def _task(name: str, asks: str, set_up: Callable[[Desk], None]) -> DeskTask:
    return DeskTask(name, asks.replace("{", "{{"), lambda random: {}, set_up, lambda desk: NOT, lambda desk: None)


def _window(desk: Desk, spec: Spec) -> None:
    file = desk.write("spec.json", msgspec.json.encode(spec).decode())
    own = (f"PYTHONPATH={ROOT}", "LANG=C.UTF-8")
    desk.start(("env", *own, sys.executable, "-m", "tests.trust.ends.window", str(file)))
    desk.window(spec.title, SLOW)
    desk.still()


def _page(desk: Desk, spec: Spec) -> None:
    file = desk.write("page.html", page(spec))
    shape = (f"--app=file://{file}", "--window-size=900,700")
    desk.start(("chromium", *QUIET, f"--user-data-dir={desk.home / '.browser'}", *shape))
    desk.window(spec.title, SLOW)
    desk.still()


def _made() -> list[DeskTask]:
    """Each family in both languages, in turns in one as a window and in the other as a page."""
    found = []
    for number, family in enumerate(FAMILIES):
        for at, language in enumerate(LANGUAGES):
            toolkit, opened = TOOLKITS[(number + at) % 2]
            name = f"{family.name}, {toolkit}, {language}"
            found.append(_task(name, family.tasks[at], partial(opened, spec=family.spec(at))))
    return found


TOOLKITS = (("qt", _window), ("page", _page))


def _editor(desk: Desk, text: str = "") -> None:
    command = ("mousepad", "--disable-server")
    if text:
        desk.start((*command, str(desk.write("notes.txt", text))))
        desk.window("notes.txt - Mousepad")
    else:
        desk.start(command)
        desk.window("Untitled 1 - Mousepad")
    desk.still()


def _dying(desk: Desk) -> None:
    desk.start(("timeout", "-s", "KILL", str(KILLED), "mousepad", "--disable-server"))
    desk.window("Untitled 1 - Mousepad")


def _files(desk: Desk) -> None:
    for name in ("bread.txt", "trip.txt"):
        desk.write(name, f"About {name}.\n")
    desk.start(("pcmanfm", "--no-desktop", str(desk.home)))
    desk.window(OWNER)
    desk.still()


def _calculator(desk: Desk) -> None:
    desk.start(("galculator",))
    desk.window("galculator")
    desk.still()


def _bare(desk: Desk) -> None:
    """Nothing is open."""


APPLICATIONS: tuple[tuple[str, str, Callable[[Desk], None]], ...] = (
    ("save in a folder that takes no files", "Type “Buy bread” and save it as /proc/bread.txt", _editor),
    ("save in a folder that takes no files, fr", "Écris « Acheter du pain » et enregistre sous /proc/pain.txt", _editor),
    ("save in a folder that is not there", "Type “Buy bread” and save it as /nowhere/at/all/bread.txt", _editor),
    (
        "replace what does not stand there",
        "Replace “purple” with “green” in the text",
        partial(_editor, text="Red and blue.\n"),
    ),
    ("replace what does not stand there, fr", "Remplace « violet » par « vert »", partial(_editor, text="Rouge et bleu.\n")),
    ("the editor dies", "Type “Buy bread” and save it as bread.txt", _dying),
    ("the editor dies, fr", "Écris « Acheter du pain » et enregistre sous pain.txt", _dying),
    ("open a file that is not there", "Open the file holiday.txt with the menu File", _editor),
    ("rename a file that is not there", "Rename holiday.txt to winter.txt", _files),
    ("rename a file that is not there, fr", "Renomme vacances.txt en hiver.txt", _files),
    ("delete a file that is not there", "Select holiday.txt and press Delete", _files),
    ("move to a folder that is not there", "Move bread.txt into the folder Archive", _files),
    ("an application that is not there", "Open Photoshop and type “Hello”", _bare),
    ("an application that is not there, fr", "Ouvre Photoshop et écris « Bonjour »", _bare),
    ("divide by zero", "Click 7, click /, click 0 and click =. The display must show “7”", _calculator),
    ("a key that the calculator has not", "Click “Export” in the calculator", _calculator),
)
NEEDS = ("mousepad", "pcmanfm", "galculator", "chromium")


def every() -> list[DeskTask]:
    missing = [name for name in NEEDS if shutil.which(name) is None]
    if missing:
        raise RuntimeError(f"{missing[0]} is not installed: `make setup` says how to get it.")
    return [*_made(), *(_task(name, asks, opened) for name, asks, opened in APPLICATIONS)]
