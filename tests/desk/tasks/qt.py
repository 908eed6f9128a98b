"""Pure: a settings window in Qt (tests.desk.qt_settings)."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from random import Random

from tests.desk.desk import Desk
from tests.desk.qt_settings import ENGLISH, FRENCH, START, Labels
from tests.desk.task import Checked, DeskTask, Words, same
from tests.desk.words import NICKNAMES, some

ROOT = Path(__file__).parents[3]
FILE = "settings.json"


def _open(desk: Desk, labels: Labels, *options: str) -> None:
    environment = (f"PYTHONPATH={ROOT}", "LANG=C.UTF-8")
    desk.start(("env", *environment, sys.executable, "-m", "tests.desk.qt_settings", str(desk.home / FILE), *options))
    desk.window(labels.title)


def _open_english(desk: Desk) -> None:
    _open(desk, ENGLISH)


def _open_french(desk: Desk) -> None:
    _open(desk, FRENCH, "--french")


def _several(random: Random) -> Words:
    """The labels are drawn with the keys they stand for."""
    check = random.choice([key for key, on in START.items() if not on])
    size = random.choice(["small", "large"])
    return {
        "check": check,
        "check_label": ENGLISH.checks[check],
        "size": size,
        "size_label": ENGLISH.sizes[size],
        **some(random, NICKNAMES, "name"),
    }


def _french(random: Random) -> Words:
    check = random.choice(list(START))
    size = random.choice(["small", "large"])
    verb = "Décoche" if START[check] else "Coche"
    return {
        "verb": verb,
        "check": check,
        "label": FRENCH.checks[check],
        "size": size,
        "size_label": FRENCH.sizes[size],
        "name": "",
    }


def _applied(desk: Desk) -> Checked:
    text = desk.read(FILE)
    if text is None:
        return Checked(False, "nothing was applied")
    flipped = {**START, desk.words["check"]: not START[desk.words["check"]]}
    wanted = {**flipped, "size": desk.words["size"], "name": desk.words["name"], "language": "English"}
    return same(json.loads(text), wanted, FILE)


def _apply(desk: Desk) -> None:
    """By the Tab key: the field, the list, three check boxes, the radio buttons (one stop, the first), Close, Apply."""
    desk.type(desk.words["name"])
    desk.keys("Tab", "Tab")
    for key in START:
        desk.keys(*(["space"] if key == desk.words["check"] else []), "Tab")
    desk.keys(*(["space"] if desk.words["size"] == "small" else ["Right", "Right"]), "Tab", "Tab", "space")
    desk.wait((desk.home / FILE).exists, FILE)


TASKS = (
    DeskTask(
        "settings-apply",
        "Turn on “{check_label}”, choose the text size {size_label}, set the display name to {name} and apply.",
        _several, _open_english, _applied, _apply,
    ),
    DeskTask(
        "settings-apply-steps-fr",
        "{verb} la case « {label} », clique sur le bouton radio {size_label}, puis clique sur Appliquer.",
        _french, _open_french, _applied, _apply,
    ),
)  # fmt: skip
