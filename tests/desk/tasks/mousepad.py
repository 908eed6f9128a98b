"""Pure: notes in a text editor (mousepad): write, change, save, close."""

from __future__ import annotations

import time
from random import Random

from tests.desk.desk import Desk
from tests.desk.task import Checked, DeskTask, Words, same, text_of
from tests.desk.words import CHORES, COLOURS, FILES, NOTES, NOTES_FR, some

OPEN = ("mousepad", "--disable-server")


def _note(random: Random) -> Words:
    return {**some(random, NOTES, "note"), **some(random, FILES, "file")}


def _empty(desk: Desk) -> None:
    desk.start(OPEN)
    desk.window("Untitled 1 - Mousepad")


def _saved(desk: Desk) -> Checked:
    name = f"{desk.words['file']}.txt"
    return text_of(desk.read(name), name, desk.words["note"])


def _write(desk: Desk) -> None:
    desk.type(desk.words["note"])
    desk.keys("ctrl+shift+s")
    desk.window("Save As")
    desk.keys("ctrl+a")
    desk.type(str(desk.home / f"{desk.words['file']}.txt"))
    desk.keys("Return")
    _until_saved(desk)


def _until_saved(desk: Desk) -> None:
    """A change shows as an asterisk in the title until it is saved."""
    desk.wait(lambda: ".txt - Mousepad" in desk.active() and not desk.active().startswith("*"), "The saved title")


def _swap(random: Random) -> Words:
    words = {**some(random, COLOURS, "old", "new", "other"), **some(random, FILES, "file")}
    lines = [
        "The {old} door leads to the {other} room.",
        "Paint the fence {old} before May.",
        "One {other} chair, two {old} chairs.",
    ]
    random.shuffle(lines)
    return {**words, "text": "\n".join(lines).format_map(words)}


def _open(desk: Desk) -> None:
    path = desk.write(f"{desk.words['file']}.txt", desk.words["text"] + "\n")
    desk.start((*OPEN, str(path)))
    desk.window(f"{path.name} - Mousepad")


def _swapped(desk: Desk) -> Checked:
    name = f"{desk.words['file']}.txt"
    return text_of(desk.read(name), name, desk.words["text"].replace(desk.words["old"], desk.words["new"]))


def _replace(desk: Desk) -> None:
    desk.keys("ctrl+a")
    desk.type(desk.words["text"].replace(desk.words["old"], desk.words["new"]))
    desk.keys("ctrl+s")
    _until_saved(desk)


def _list(random: Random) -> Words:
    chores = random.sample(CHORES, 4)
    return {"text": "\n".join(chores), **some(random, NOTES_FR, "line"), **some(random, FILES, "file")}


def _appended(desk: Desk) -> Checked:
    name = f"{desk.words['file']}.txt"
    return text_of(desk.read(name), name, f"{desk.words['text']}\n{desk.words['line']}")


def _append(desk: Desk) -> None:
    desk.keys("ctrl+End")
    desk.type(desk.words["line"])
    desk.keys("ctrl+s")
    _until_saved(desk)


def _pair(random: Random) -> Words:
    return some(random, FILES, "close", "keep")


def _two(desk: Desk) -> None:
    for name in (desk.words["close"], desk.words["keep"]):
        path = desk.write(f"{name}.txt", f"Notes about {name}.\n")
        desk.start((*OPEN, str(path)))
        desk.window(f"{path.name} - Mousepad")


def _one_left(desk: Desk) -> Checked:
    left = sorted(title.rpartition("/")[2] for title in desk.titles() if title.endswith("Mousepad"))
    return same(left, [f"{desk.words['keep']}.txt - Mousepad"], "the list of editor windows")


def _close(desk: Desk) -> None:
    desk.keys("alt+Tab")
    title = f"{desk.words['close']}.txt"
    desk.window(title)
    desk.keys("ctrl+q")
    desk.wait(lambda: not any(title in known for known in desk.titles()), "The closed window")
    time.sleep(0.1)


TASKS = (
    DeskTask(
        "note-save",
        "Write the note “{note}” and save it as {file}.txt in the home folder.",
        _note, _empty, _saved, _write,
    ),
    DeskTask(
        "note-save-steps",
        'Click in the text area and type "{note}". Then click the menu File, click Save As, '
        'type "{file}.txt" in the Name field and click the button Save.',
        _note, _empty, _saved, _write,
    ),
    DeskTask(
        "note-replace",
        "Replace {old} by {new} everywhere in the open file and save it.",
        _swap, _open, _swapped, _replace,
    ),
    DeskTask(
        "note-append-fr",
        "Ajoute la ligne « {line} » à la fin du fichier ouvert, puis enregistre-le.",
        _list, _open, _appended, _append,
    ),
    DeskTask("note-close", "Close the window of {close}.txt and leave {keep}.txt open.", _pair, _two, _one_left, _close),
)  # fmt: skip
