"""Pure: sums on a calculator (galculator), the result carried on by the clipboard."""

from __future__ import annotations

import time
from random import Random

from tests.desk.desk import Desk
from tests.desk.task import Checked, DeskTask, Words, same, text_of
from tests.desk.words import FILES, numbers, some

REPEAT = 0.3
"""Seconds between two keys: galculator drops a digit that comes again within a quarter of a second."""


def _open(desk: Desk) -> None:
    desk.start(("galculator",))
    desk.window("galculator")


def _product(random: Random) -> Words:
    return numbers(random, 12, 98, "a", "b")


def _sum(random: Random) -> Words:
    return numbers(random, 112, 989, "a", "b")


def _digits(random: Random) -> Words:
    return numbers(random, 2, 9, "a", "b")


def _copied(wanted: int, desk: Desk) -> Checked:
    return same(desk.clipboard().strip(), str(wanted), "the clipboard")


def _copied_product(desk: Desk) -> Checked:
    return _copied(int(desk.words["a"]) * int(desk.words["b"]), desk)


def _copied_sum(desk: Desk) -> Checked:
    return _copied(int(desk.words["a"]) + int(desk.words["b"]), desk)


def _press(desk: Desk, sign: str) -> None:
    desk.keys(*desk.words["a"], sign, *desk.words["b"], "Return", pause=REPEAT)
    desk.keys("ctrl+c")


def _multiply(desk: Desk) -> None:
    _press(desk, "asterisk")


def _add(desk: Desk) -> None:
    _press(desk, "plus")


def _bill(random: Random) -> Words:
    return {**numbers(random, 12, 98, "a", "b"), **some(random, FILES, "file")}


def _with_note(desk: Desk) -> None:
    path = desk.write(f"{desk.words['file']}.txt", "Total: ")
    desk.start(("mousepad", "--disable-server", str(path)))
    desk.window(f"{path.name} - Mousepad")
    _open(desk)


def _noted(desk: Desk) -> Checked:
    name = f"{desk.words['file']}.txt"
    return text_of(desk.read(name), name, f"Total: {int(desk.words['a']) * int(desk.words['b'])}")


def _carry(desk: Desk) -> None:
    _multiply(desk)
    desk.keys("alt+Tab")
    desk.window("Mousepad")
    desk.keys("ctrl+End")
    time.sleep(0.1)
    desk.keys("ctrl+v", "ctrl+s")
    desk.wait(lambda: not desk.active().startswith("*"), "The saved title")


TASKS = (
    DeskTask(
        "sum-copy",
        "Work out {a} times {b} with the calculator and copy the result.",
        _product, _open, _copied_product, _multiply,
    ),
    DeskTask(
        "sum-copy-steps",
        "Click the button {a}, then +, then {b}, then =. Then click the menu Edit and click Copy.",
        _digits, _open, _copied_sum, _add,
    ),
    DeskTask(
        "sum-copy-fr",
        "Calcule {a} + {b} avec la calculatrice et copie le résultat dans le presse-papiers.",
        _sum, _open, _copied_sum, _add,
    ),
    DeskTask(
        "sum-to-note",
        "Work out {a} times {b} with the calculator, write the result after “Total: ” in {file}.txt and save the file.",
        _bill, _with_note, _noted, _carry,
    ),
)  # fmt: skip
