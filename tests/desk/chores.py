"""Pure: the chores that show the skills of the library at work, most of them desk tasks solved by a skill.

What a skill is given is a template of the words that the seed drew, of `{home}` and of `{todo}`, the address of a page.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

import cv2

from tests.desk.catalogue import TASKS
from tests.desk.desk import Desk
from tests.desk.task import Checked, DeskTask, Words, same, text_of
from tests.desk.tasks import calc
from tests.desk.words import FILES, some

Given = tuple[str, dict[str, str]]
"""A skill and its values."""
APPROVED = "ask"
"""For what the gate always asks about."""
BY_NAME = {task.id: task for task in TASKS}


def nothing(desk: Desk) -> None:
    """What is done after most chores."""


@dataclass(frozen=True)
class Chore:
    """`does` are skills one after the other, all of which must end with `code`; `after` is what the test itself does then, as a
    person would (saving a sheet), before `check` reads the end state."""

    id: str
    does: tuple[Given, ...]
    draw: Callable[[Random], Words]
    set_up: Callable[[Desk], None]
    check: Callable[[Desk], Checked]
    approve: str = ""
    code: int = 0
    after: Callable[[Desk], None] = nothing

    def words(self, seed: int) -> Words:
        return self.draw(Random(f"{self.id}:{seed}"))

    def commands(self, desk: Desk) -> list[tuple[str, ...]]:
        """What stands behind `deskhand` for each skill."""
        words = {**desk.words, "home": str(desk.home), "todo": desk.pages.url("todo")}
        approve = ("--approve", self.approve) if self.approve else ()
        return [("skill", "run", name, "--json", *approve, *_set(values, words)) for name, values in self.does]


def _set(values: Mapping[str, str], words: Words) -> tuple[str, ...]:
    return tuple(part for name, text in values.items() for part in ("--set", f"{name}={text.format_map(words)}"))


def _solved(task: DeskTask, *does: Given, approve: str = "", code: int = 0, after: Callable[[Desk], None] = nothing) -> Chore:
    return Chore(task.id, does, task.draw, task.set_up, task.check, approve, code, after)


def _typed(desk: Desk) -> None:
    """A note that was written and not saved yet."""
    BY_NAME["note-save"].set_up(desk)
    desk.type(desk.words["note"])


def _beside(desk: Desk) -> None:
    """A file at home, and an empty editor."""
    desk.write(f"{desk.words['file']}.txt", desk.words["text"] + "\n")
    BY_NAME["note-save"].set_up(desk)


def _opened(desk: Desk) -> Checked:
    name = f"{desk.words['file']}.txt - Mousepad"
    return Checked(desk.active().endswith(f"/{name}"), f"the window in front is {desk.active()!r}, wanted {name!r}")


def _saved_by_hand(desk: Desk) -> None:
    desk.keys("ctrl+s")
    desk.wait(lambda: BY_NAME["sheet-sum"].check(desk).passed, "The saved sheet")


def _exported(desk: Desk) -> Checked:
    wanted = [["Town", "Cost"], *([desk.words[f"{name}_town"], desk.words[name]] for name in "abcd")]
    return same(list(csv.reader((desk.read("table.csv") or "").splitlines())), wanted, "table.csv")


def _letter(desk: Desk) -> None:
    path = desk.write(f"{desk.words['file']}.txt", f"{desk.words['note']}\n")
    calc.start(desk, "writer", str(path))


def _is_pdf(desk: Desk) -> Checked:
    path = desk.home / f"{desk.words['out']}.pdf"
    start = path.read_bytes()[:5] if path.is_file() else b""
    return same(start, b"%PDF-", path.name)


def _letters(random: Random) -> Words:
    return {**BY_NAME["note-save"].draw(random), **some(random, FILES, "file", "out")}


def _pages(random: Random) -> Words:
    return {**BY_NAME["travel-search"].draw(random), **BY_NAME["todo-tick"].draw(random)}


def _travel(desk: Desk) -> None:
    """The browser with its tabs."""
    BY_NAME["travel-search"].set_up(desk)


def _at_page(desk: Desk) -> Checked:
    return Checked(desk.active().startswith("To-do list"), f"the window in front is {desk.active()!r}")


def _form(desk: Desk) -> None:
    """The person's data are in the second row of a table."""
    rows = [("Full name", "E-mail"), ("Nobody", "nobody@example.org"), (desk.words["name"], desk.words["email"])]
    desk.write("people.csv", "".join(f"{','.join(row)}\n" for row in rows))
    BY_NAME["form-send"].set_up(desk)


def _sent_by_hand(desk: Desk) -> None:
    assert not desk.pages.records("form"), "the skill sent the form"
    desk.keys("Return")
    desk.wait(lambda: bool(desk.pages.records("form")), "The form")


def _filled(desk: Desk) -> Checked:
    sent = desk.pages.last("form")
    return same((sent.get("name"), sent.get("email")), (desk.words["name"], desk.words["email"]), "what the form sent")


def _pictured(desk: Desk) -> Checked:
    """A PNG of the window's size."""
    path = desk.home / f"{desk.words['file']}.png"
    if not path.is_file():
        return Checked(False, f"there is no {path.name}")
    image = cv2.imread(str(path))
    _, _, width, height = desk.front()
    found = image.shape[:2] if image is not None else ()
    return same(found, (height, width), "the picture's size")


def _no_window(desk: Desk) -> None:
    """An empty screen."""


def _ran(desk: Desk) -> Checked:
    name = f"{desk.words['file']}.txt"
    return text_of(desk.read(name), name, f"{desk.words['word']} {desk.words['number']}")


def _not_run(desk: Desk) -> Checked:
    """The script is there, what it would write is not."""
    return Checked(desk.read("job.sh") is not None and not _ran(desk).passed, f"{sorted(p.name for p in desk.home.iterdir())}")


NOTE = {"text": "{note}", "file": "{file}.txt"}
SCRIPT = {"file": "job.sh", "code": "echo {word} {number} > {file}.txt"}
TRIP = {"from_": "{from}", "to": "{to}", "date": "{date}", "leaves": "{cheapest}"}
ECHO = BY_NAME["shell-run-steps"].draw

CHORES = (
    Chore("save-as", (("save-as", {"file": "{file}.txt"}),), BY_NAME["note-save"].draw, _typed, BY_NAME["note-save"].check),
    Chore("open-file", (("open-file", {"file": "{file}.txt"}),), BY_NAME["note-replace"].draw, _beside, _opened),
    _solved(BY_NAME["note-save"], ("write-note", NOTE)),
    _solved(BY_NAME["note-replace"], ("find-replace", {"old": "{old}", "new": "{new}"})),
    _solved(BY_NAME["sum-copy"], ("compute", {"expression": "{a} × {b}"})),
    _solved(BY_NAME["sum-copy-fr"], ("compute", {"expression": "{a} + {b}"})),
    _solved(BY_NAME["folder-new"], ("new-folder", {"name": "{folder}"})),
    _solved(BY_NAME["file-rename-steps"], ("rename-file", {"old": "{a}.txt", "new": "{new}.txt"})),
    _solved(BY_NAME["file-trash-fr"], ("move-to-trash", {"file": "{a}.txt"}), approve=APPROVED),
    _solved(
        BY_NAME["sheet-fill"],
        ("fill-cells", {"values": "{a}, {b}, {c}", "start": "A1"}), ("save-as", {"file": "{file}.ods"}),
    ),
    _solved(BY_NAME["sheet-sum"], ("sum-column", {"column": "B", "cell": "B6"}), after=_saved_by_hand),
    Chore(
        "save-as-csv", (("save-as-csv", {"file": "table.csv"}),),
        BY_NAME["sheet-sum"].draw, BY_NAME["sheet-sum"].set_up, _exported,
    ),
    Chore("page-to-pdf", (("page-to-pdf", {"file": "{out}.pdf"}),), _letters, _letter, _is_pdf),
    Chore("open-page", (("open-page", {"address": "{todo}"}),), _pages, _travel, _at_page),
    Chore(
        "fill-form", (("fill-form", {"csv": "{home}/people.csv", "row": "2"}),),
        BY_NAME["form-send"].draw, _form, _filled, after=_sent_by_hand,
    ),
    _solved(BY_NAME["todo-tick"], ("tick-todo", {"item": "{tick}"}), approve=APPROVED),
    _solved(
        BY_NAME["todo-add-steps"],
        ("add-todo", {"items": "{first}, {second}"}), ("tick-todo", {"item": "{tick}"}), approve=APPROVED,
    ),
    _solved(BY_NAME["travel-book"], ("book-trip", TRIP), approve=APPROVED),
    _solved(BY_NAME["travel-gate"], ("book-trip", TRIP), code=3),
    Chore(
        "window-screenshot", (("window-screenshot", {"file": "{file}.png"}),),
        BY_NAME["note-replace"].draw, BY_NAME["note-replace"].set_up, _pictured,
    ),
    Chore("write-and-run", (("write-and-run", SCRIPT),), ECHO, _no_window, _ran, approve=APPROVED),
    Chore("write-and-run-gate", (("write-and-run", SCRIPT),), ECHO, _no_window, _not_run, code=3),
)  # fmt: skip
