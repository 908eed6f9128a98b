"""Pure: files in a file manager (pcmanfm): make, rename, move, throw away."""

from __future__ import annotations

from random import Random

from tests.desk.desk import OWNER, Desk
from tests.desk.task import Checked, DeskTask, Words, same
from tests.desk.words import FILES, FOLDERS, some


def _folder(random: Random) -> Words:
    return {**some(random, FOLDERS, "folder", "there"), **some(random, FILES, "a", "b")}


def _rename(random: Random) -> Words:
    return {**some(random, FOLDERS, "there"), **some(random, FILES, "a", "b", "new")}


def _open(desk: Desk) -> None:
    """Two files and a folder, so that the right one has to be chosen."""
    (desk.home / desk.words["there"]).mkdir()
    for name in ("a", "b"):
        desk.write(f"{desk.words[name]}.txt", f"Notes about {desk.words[name]}.\n")
    desk.start(("pcmanfm", "--no-desktop", str(desk.home)))
    desk.window(OWNER)
    desk.still()  # the window is there before its files are


def _listing(desk: Desk) -> list[str]:
    return sorted(path.relative_to(desk.home).as_posix() for path in desk.home.glob("[!.]*"))


def _wanted(desk: Desk, *names: str) -> Checked:
    return same(_listing(desk), sorted((desk.words["there"], *names)), "the home folder")


def _files(desk: Desk) -> tuple[str, str]:
    return f"{desk.words['a']}.txt", f"{desk.words['b']}.txt"


def _made(desk: Desk) -> Checked:
    return _wanted(desk, *_files(desk), desk.words["folder"])


def _make(desk: Desk) -> None:
    desk.keys("ctrl+shift+n")
    desk.wait(lambda: desk.active() != OWNER, "The dialog")
    desk.keys("ctrl+a")
    desk.type(desk.words["folder"])
    desk.keys("Return")
    desk.wait((desk.home / desk.words["folder"]).is_dir, "The folder")


def _renamed(desk: Desk) -> Checked:
    return _wanted(desk, f"{desk.words['new']}.txt", _files(desk)[1])


def _select(desk: Desk, name: str) -> None:
    """By typing the start of its name, as the file view lets one search."""
    desk.type(name)
    desk.keys("Escape")


def _change_name(desk: Desk) -> None:
    _select(desk, _files(desk)[0])
    desk.keys("F2")
    desk.wait(lambda: desk.active() != OWNER, "The dialog")
    desk.keys("ctrl+a")
    desk.type(f"{desk.words['new']}.txt")
    desk.keys("Return")
    desk.wait(lambda: _renamed(desk).passed, "The new name")


def _trashed(desk: Desk) -> Checked:
    gone, kept = _files(desk)
    left = _wanted(desk, kept)
    trash = desk.home / ".local/share/Trash/files" / gone
    return Checked(left.passed and trash.is_file(), f"{left.reason}; in the trash: {trash.is_file()}")


def _throw(desk: Desk) -> None:
    _select(desk, _files(desk)[0])
    desk.keys("Delete")
    desk.wait(lambda: desk.active() != OWNER, "The question")
    desk.keys("Return")
    desk.wait(lambda: _trashed(desk).passed, "The file in the trash")


def _moved(desk: Desk) -> Checked:
    name, kept = _files(desk)
    left = _wanted(desk, kept)
    inside = desk.home / desk.words["there"] / name
    return Checked(left.passed and inside.is_file(), f"{left.reason}; in the folder: {inside.is_file()}")


def _move(desk: Desk) -> None:
    _select(desk, _files(desk)[0])
    desk.keys("ctrl+x")
    _select(desk, desk.words["there"])
    desk.keys("Return")
    desk.window(desk.words["there"])
    desk.keys("ctrl+v")
    desk.wait(lambda: _moved(desk).passed, "The moved file")


TASKS = (
    DeskTask("folder-new", "Make a new folder called {folder} in the home folder.", _folder, _open, _made, _make),
    DeskTask(
        "file-rename-steps",
        'Right-click {a}.txt and click Rename. Type "{new}.txt" in the field and click OK.',
        _rename, _open, _renamed, _change_name,
    ),
    DeskTask("file-trash-fr", "Mets le fichier {a}.txt à la corbeille.", _rename, _open, _trashed, _throw),
    DeskTask("file-move", "Move {a}.txt into the folder {there}.", _rename, _open, _moved, _move),
)  # fmt: skip
