"""Pure: a notebook of linked pages (Zim, English and French): new pages, lines, names, boxes to tick."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from random import Random

from tests.desk.desk import Desk
from tests.desk.task import Checked, Words, same
from tests.desk.words import COLOURS, NOTES, NOTES_FR, some
from tests.unseen.task import UnseenTask

SLOW = 30.0
BOOK = "Notes"
HEAD = "Content-Type: text/x-zim-wiki\nWiki-Format: zim 0.6\n\n"
PAGES = {
    "en": ("Garden", "Recipes", "Travel", "Ideas", "Meetings", "Books"),
    "fr": ("Jardin", "Recettes", "Voyages", "Projets", "Lectures", "Musique"),
}
LINES = {"en": NOTES, "fr": NOTES_FR}
PACKING = {"en": ("passport", "umbrella", "tickets", "charger"), "fr": ("passeport", "parapluie", "billets", "chargeur")}
FIRST, LIST = {"en": "Home", "fr": "Accueil"}, {"en": "Packing", "fr": "Bagages"}


def _drawn(language: str, random: Random) -> Words:
    """Four pages: the first, a list of boxes, and two with a line each, of which the words speak of one."""
    pages, lines, items = (
        random.sample(PAGES[language], 3),
        random.sample(LINES[language], 4),
        random.sample(PACKING[language], 3),
    )
    known = {"first": FIRST[language], "list": LIST[language], "old": pages[0], "other": pages[1], "new": pages[2]}
    said = {"line": lines[0], "old_line": lines[1], "other_line": lines[2], "note": lines[3], "items": "\n".join(items)}
    return {**known, **said, "item": items[1], **some(random, COLOURS, "from", "to"), "language": language}


_english = partial(_drawn, "en")
_french = partial(_drawn, "fr")


def _book(words: Words) -> dict[str, str]:
    """What stands on each page under its heading."""
    return {
        words["first"]: f"The {words['from']} door is locked.\n{words['line']}\nPaint the fence {words['from']}.",
        words["list"]: "\n".join(f"[ ] {item}" for item in words["items"].split("\n")),
        words["old"]: words["old_line"],
        words["other"]: words["other_line"],
    }


def _open(desk: Desk) -> None:
    first = desk.words["first"]
    folder = desk.home / BOOK
    folder.mkdir()
    (folder / "notebook.zim").write_text(f"[Notebook]\nversion=0.4\nname={BOOK}\nhome={first}\n", "utf-8")
    for name, text in _book(desk.words).items():
        (folder / f"{name}.txt").write_text(f"{HEAD}====== {name} ======\n{text}\n", "utf-8")
    own = ("env", "LANG=C.UTF-8", f"LANGUAGE={desk.words['language']}", "zim", "--standalone", "--geometry", "1100x700+60+40")
    desk.start((*own, str(folder), first))
    desk.window(f"{first} - {BOOK}", SLOW)
    desk.still()


def _pages(folder: Path) -> dict[str, str]:
    """What stands on each page under its heading."""
    return {path.stem: _under(path.read_text("utf-8", errors="replace")) for path in folder.glob("*.txt")}


def _under(text: str) -> str:
    return text.partition("======\n")[2].strip("\n")


def _holds(wanted: dict[str, str], desk: Desk) -> Checked:
    """The notebook has these pages and no others; only those that differ are told."""
    found = _pages(desk.home / BOOK)
    apart = sorted(name for name in {*found, *wanted} if found.get(name) != wanted.get(name))
    return same({name: found.get(name) for name in apart}, {name: wanted.get(name) for name in apart}, "the notebook")


def _made(desk: Desk) -> Checked:
    """What a new page says is Zim's own."""
    new = desk.words["new"]
    return _holds({**_book(desk.words), new: _pages(desk.home / BOOK).get(new, "")}, desk)


def _appended(desk: Desk) -> Checked:
    book, first = _book(desk.words), desk.words["first"]
    return _holds({**book, first: f"{book[first]}\n{desk.words['note']}"}, desk)


def _replaced(desk: Desk) -> Checked:
    book, first = _book(desk.words), desk.words["first"]
    return _holds({**book, first: book[first].replace(desk.words["from"], desk.words["to"])}, desk)


def _renamed(desk: Desk) -> Checked:
    book = _book(desk.words)
    text = book.pop(desk.words["old"])
    return _holds({**book, desk.words["new"]: text}, desk)


def _ticked(desk: Desk) -> Checked:
    book, place, item = _book(desk.words), desk.words["list"], desk.words["item"]
    return _holds({**book, place: book[place].replace(f"[ ] {item}", f"[*] {item}")}, desk)


def _gone(desk: Desk) -> Checked:
    book = _book(desk.words)
    del book[desk.words["old"]]
    return _holds(book, desk)


def _go(desk: Desk, name: str) -> None:
    before = desk.active()
    desk.keys("ctrl+j")
    desk.wait(lambda: desk.active() not in ("", before), "The dialog")
    desk.type(name)
    desk.keys("Return")
    desk.window(f"{name} - {BOOK}")
    desk.still()


def _make(desk: Desk) -> None:
    before = desk.active()
    desk.keys("ctrl+n")
    desk.wait(lambda: desk.active() not in ("", before), "The dialog")
    desk.type(desk.words["new"])
    desk.keys("Return")
    desk.window(f"{desk.words['new']} - {BOOK}")
    desk.keys("ctrl+s")


def _append(desk: Desk) -> None:
    desk.keys("ctrl+End")
    desk.type(desk.words["note"])
    desk.keys("ctrl+s")


def _replace(desk: Desk) -> None:
    """Four boxes stand between the two fields, three buttons before that for all."""
    before = desk.active()
    desk.keys("ctrl+h")
    desk.wait(lambda: desk.active() not in ("", before), "The dialog")
    desk.type(desk.words["from"])
    desk.keys(*["Tab"] * 5)
    desk.type(desk.words["to"])
    desk.keys(*["Tab"] * 4, "space", "Escape")
    desk.window(before)
    desk.keys("ctrl+s")


def _rename(desk: Desk) -> None:
    _go(desk, desk.words["old"])
    before = desk.active()
    desk.keys("F2")
    desk.wait(lambda: desk.active() not in ("", before), "The dialog")
    desk.keys("ctrl+a")
    desk.type(desk.words["new"])
    desk.keys("Return", "Return")
    desk.window(f"{desk.words['new']} - {BOOK}")


def _tick(desk: Desk) -> None:
    _go(desk, desk.words["list"])
    place = desk.words["items"].split("\n").index(desk.words["item"])
    desk.keys("ctrl+Home", *["Down"] * (1 + place), "End", "F12", "ctrl+s")


def _delete(desk: Desk) -> None:
    """The fourth from the end of the menu File; a box to tick has the keyboard then, and OK is the last of the dialog."""
    _go(desk, desk.words["old"])
    before = desk.active()
    desk.keys("alt+f", "Up", "Up", "Up", "Up", "Return")
    desk.wait(lambda: desk.active() not in ("", before), "The question")
    desk.still()
    desk.keys("shift+Tab", "space")


TASKS = (
    UnseenTask("zim-new", "Start a new page called {new} in my notebook.", _english, _open, _made, _make, shortest=4),
    UnseenTask(
        "zim-append", "Write “{note}” below the last line of this page, then save it.",
        _english, _open, _appended, _append, shortest=3,
    ),
    UnseenTask(
        "zim-replace-steps",
        'Press ctrl+h, type "{from}" in the field Find what, type "{to}" in the field Replace with, click the button Replace '
        "All, click Close, then press ctrl+s.",
        _english, _open, _replaced, _replace, shortest=6,
    ),
    UnseenTask(
        "zim-rename", "The page {old} should be called {new} from now on.",
        _english, _open, _renamed, _rename, shortest=5,
    ),
    UnseenTask(
        "zim-new-steps-fr",
        "Clique sur le menu Fichier, puis sur Nouvelle page, tape « {new} » dans le champ Nom de la page et clique sur OK.",
        _french, _open, _made, _make, shortest=4,
    ),
    UnseenTask(
        "zim-append-fr", "Note « {note} » tout en bas de la page ouverte et enregistre-la.",
        _french, _open, _appended, _append, shortest=3,
    ),
    UnseenTask(
        "zim-tick-fr", "Va à la page {list}, coche {item} et enregistre.",
        _french, _open, _ticked, _tick, shortest=3,
    ),
    UnseenTask(
        "zim-delete-fr", "Je n’ai plus besoin de la page {old} : supprime-la.",
        _french, _open, _gone, _delete, shortest=4,
    ),
)  # fmt: skip
