"""Pure: sheets in LibreOffice Calc: fill cells, add up, keep a CSV file."""

from __future__ import annotations

import csv
from random import Random

import numpy as np

from tests.desk import sheet
from tests.desk.desk import Desk
from tests.desk.task import Checked, DeskTask, Words, same
from tests.desk.words import FILES, PEOPLE, TOWNS, numbers, some

SLOW = 60.0
"""Seconds; a first start writes its whole profile."""
BLANK = 0.94
"""The share of the commonest grey on a window that shows nothing yet."""
CALM = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Misc">
<prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop>
<prop oor:name="ShowTipOfTheDay" oor:op="fuse"><value>false</value></prop>
</item>
<item oor:path="/org.openoffice.Setup/Product">
<prop oor:name="ooSetupLastVersion" oor:op="fuse"><value>99.0</value></prop>
</item>
</oor:items>
"""
"""No first-run dialog, no tip of the day, no news of a new version: they come on some starts only."""


def start(desk: Desk, program: str, *arguments: str) -> None:
    """One of the programs of LibreOffice (`calc`, `writer`), with a profile of its own."""
    user = desk.home / ".office" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(CALM, encoding="utf-8")
    profile = f"-env:UserInstallation={user.parent.as_uri()}"
    desk.start(("soffice", "--norestore", "--nologo", profile, f"--{program}", *arguments))
    desk.window(f"LibreOffice {program.capitalize()}", SLOW)
    desk.wait(lambda: _drawn(desk), "The drawn page", SLOW)
    desk.still()


def _start(desk: Desk, *arguments: str) -> None:
    start(desk, "calc", *arguments)


def _drawn(desk: Desk) -> bool:
    """The window comes up blank; a sheet has grid lines, names and icons, so that no grey fills nearly all of it."""
    picture = desk.picture()
    return bool(np.bincount(picture.ravel()).max() < BLANK * picture.size)


def _column(random: Random) -> Words:
    return {**numbers(random, 101, 999, "a", "b", "c"), **some(random, FILES, "file")}


def _new(desk: Desk) -> None:
    _start(desk)


def _cells(desk: Desk) -> sheet.Cells | None:
    """The cells of the saved sheet; None before it is there and whole."""
    path = desk.home / f"{desk.words['file']}.ods"
    try:
        return sheet.cells(path.read_bytes()) if path.is_file() else None
    except ValueError:
        return None


def _filled(desk: Desk) -> Checked:
    return same(_cells(desk), {"A1": desk.words["a"], "A2": desk.words["b"], "A3": desk.words["c"]}, "the saved sheet")


def _fill(desk: Desk) -> None:
    for name in ("a", "b", "c"):
        desk.type(desk.words[name])
        desk.keys("Return")
    desk.keys("ctrl+s")
    desk.window("Save")
    desk.keys("ctrl+a")
    desk.type(str(desk.home / f"{desk.words['file']}.ods"))
    desk.keys("Return")
    desk.wait(lambda: _filled(desk).passed, "The saved sheet")


def _bills(random: Random) -> Words:
    names = ("a", "b", "c", "d")
    return {
        **numbers(random, 20, 400, *names),
        **{f"{n}_town": t for n, t in some(random, TOWNS, *names).items()},
        "file": "costs",
    }


def _rows(desk: Desk) -> list[list[str]]:
    return [["Town", "Cost"], *([desk.words[f"{name}_town"], desk.words[name]] for name in "abcd")]


def _open(desk: Desk) -> None:
    path = desk.home / f"{desk.words['file']}.ods"
    path.write_bytes(sheet.written(_rows(desk)))
    _start(desk, str(path))


def _added(desk: Desk) -> Checked:
    total = sum(int(desk.words[name]) for name in "abcd")
    given = {
        f"{column}{number}": text for number, row in enumerate(_rows(desk), 1) for column, text in zip("AB", row, strict=True)
    }
    return same(_cells(desk), {**given, "B6": str(total)}, "the saved sheet")


def _add(desk: Desk) -> None:
    desk.keys("ctrl+Home", "ctrl+Down", "Down", "Right")
    desk.type("=SUM(B2:B5)")
    desk.keys("Return", "ctrl+s")
    desk.wait(lambda: _added(desk).passed, "The saved sheet")


def _guests(random: Random) -> Words:
    people = random.sample(PEOPLE, 3)
    words = {f"name{number}": name for number, name in enumerate(people)}
    return {**words, **numbers(random, 1, 9, "n0", "n1", "n2", "new"), "file": "guests"}


def _table(words: Words) -> list[list[str]]:
    return [["Nom", "Places"], *([words[f"name{number}"], words[f"n{number}"]] for number in range(3))]


def _open_csv(desk: Desk) -> None:
    """The file is comma-separated UTF-8, so the import dialog is right as it comes up; it is answered here."""
    path = desk.write(f"{desk.words['file']}.csv", "\n".join(",".join(row) for row in _table(desk.words)) + "\n")
    _start(desk, "--infilter=CSV:44,34,76,1", str(path))


def _corrected(desk: Desk) -> Checked:
    text = desk.read(f"{desk.words['file']}.csv") or ""
    return same(list(csv.reader(text.splitlines())), _table({**desk.words, "n1": desk.words["new"]}), "guests.csv")


def _correct(desk: Desk) -> None:
    desk.keys("ctrl+Home", "Down", "Down", "Right")
    desk.type(desk.words["new"])
    desk.keys("Return", "ctrl+s")
    desk.wait(lambda: "Confirm File Format" in desk.active(), "The question about the format")
    desk.keys("Return")
    desk.wait(lambda: _corrected(desk).passed, "The saved file")


TASKS = (
    DeskTask(
        "sheet-fill",
        "Type {a}, {b} and {c} in the cells A1, A2 and A3, and save the sheet as {file}.ods in the home folder.",
        _column, _new, _filled, _fill,
    ),
    DeskTask("sheet-sum", "Put the sum of the costs in cell B6 and save.", _bills, _open, _added, _add),
    DeskTask(
        "sheet-csv-fr",
        "Dans guests.csv, mets {new} comme nombre de places de {name1}, puis enregistre en gardant le format CSV.",
        _guests, _open_csv, _corrected, _correct,
    ),
)  # fmt: skip
