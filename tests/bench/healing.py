"""Edge: skills on windows and pages that changed since they were written: healed, given up, or done wrongly; without the model,
and with it where it was given up without.

What was done is read from the log of the window or page, not from the agent. `wrong` is any press of another thing and any text
in another field.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from random import Random
from sys import executable

import msgspec

from agent.machine.virtual import VirtualScreen
from tests.bench.page import share
from tests.desk import layouts
from tests.desk.desk import Desk, DeskError, desk
from tests.desk.layouts import Change, Item, Layout, added, beside, both, dressed, moved, renamed, turned, without
from tests.desk.product import Product, Said
from tests.desk.tasks.chromium import QUIET

NAME = "changed"
HEAD = "---\nname: changed\ndescription: A chore whose window changed.\n---\n```steps\n{steps}\n```\n"
LOG = "log.jsonl"
LIMIT = 1200
"""Seconds a skill has, on a machine that may do much else."""
ROOT = Path(__file__).parents[2]
LOOKS = (
    Change("moved", "moved", moved),
    Change("theme", "larger serif letters", dressed("plain", 14, "DejaVu Serif")),
    Change("theme", "dark", dressed("dark", 10)),
    Change("theme", "small, round, coloured", dressed("round", 9)),
    Change("moved", "moved, dark, larger", both(moved, dressed("dark", 13))),
)


class Ended(StrEnum):
    """`GIVEN_UP` did nothing wrong and says so."""

    DONE = "done"
    GIVEN_UP = "given up"
    WRONG = "wrong"


class Chore(msgspec.Struct, frozen=True):
    """`does` are the keys that are to be pressed, `typed` the texts by the keys of their fields."""

    name: str
    layout: Layout
    steps: str
    does: tuple[str, ...]
    typed: dict[str, str]
    changes: tuple[Change, ...]


class Case(msgspec.Struct, frozen=True):
    """A chore after a change, in a window or on a page."""

    chore: Chore
    change: Change
    place: str

    @property
    def id(self) -> str:
        return f"{self.place}: {self.chore.name}: {self.change.name}"

    @property
    def layout(self) -> Layout:
        return self.change.make(self.chore.layout, Random(self.id))


class Tried(msgspec.Struct, frozen=True):
    """One case; `model` is how it ended with the model, empty where it was not needed."""

    case: str
    kind: str
    meant: bool
    plain: str
    model: str = ""
    why: str = ""


def _buttons(*labels: str) -> tuple[Item, ...]:
    return tuple(Item("button", label, label.lower()) for label in labels)


def _changes(key: str, label: str, others: Sequence[tuple[str, str, str]], more: str) -> tuple[Change, ...]:
    """Of the button that a chore ends with; `others` are renamings, `more` is a button that is easily taken for it."""
    extra, twin = Item("button", more, "more"), Item("button", f"{label} that", "twin")
    return (
        *(Change(kind, f"{label} is {new}", renamed(key, new)) for kind, _, new in others),
        Change("another kind", f"{label} is a link", turned(key, "link")),
        Change("one more alike", f"{more} beside it", beside(key, extra)),
        Change("renamed, moved, restyled", "all at once", both(renamed(key, others[0][2]), moved, dressed("round", 12))),
        Change("gone or unclear", f"{label} is gone", without(key), meant=False),
        Change("gone or unclear", f"{label} is gone, {more} is there", both(without(key), added(extra)), meant=False),
        Change("gone or unclear", f"Do not {label.lower()}", renamed(key, f"Do not {label.lower()}"), meant=False),
        Change("gone or unclear", f"two of {label}", both(renamed(key, f"{label} it"), beside(key, twin)), meant=False),
    )  # fmt: skip


ORDER = Chore(
    "order",
    Layout(
        ((Item("field", "Name", "name"),), (Item("field", "City", "city"),), _buttons("Help", "Cancel", "Save")), right="save"
    ),
    '- type: Anna\n  into: field "Name"\n- click: button "Save"\n- expect: "All is noted."',
    ("save",), {"name": "Anna"},
    (
        *_changes("save", "Save", (("longer", "", "Save changes"), ("synonym", "", "Store"), ("unrelated", "", "Proceed")),
                  "Save as template"),
        Change("longer", "Name is Your name", renamed("name", "Your name")),
        Change("unrelated", "Name is Customer", renamed("name", "Customer")),
        Change("gone or unclear", "Name is gone", without("name"), meant=False),
    ),
)  # fmt: skip
MAIL = Chore(
    "mail",
    Layout(
        (
            (Item("field", "Subject", "subject"),), (Item("field", "To", "to"),), (Item("check", "Keep a copy", "copy"),),
            _buttons("Discard", "Send"),
        ),
        right="send",
    ),
    '- type: Hello\n  into: field "Subject"\n- click: check box "Keep a copy"\n- click: button "Send"\n'
    '- expect: "All is noted."',
    ("copy", "send"), {"subject": "Hello"},
    (
        *_changes("send", "Send", (("longer", "", "Send now"), ("synonym", "", "Submit"), ("unrelated", "", "Go")),
                  "Send later"),
        Change("longer", "Subject is Subject line", renamed("subject", "Subject line")),
        Change("longer", "Keep a copy is Keep a copy for me", renamed("copy", "Keep a copy for me")),
        Change("synonym", "Keep a copy is Save a copy", renamed("copy", "Save a copy")),
        Change("another kind", "Keep a copy is a button", turned("copy", "button")),
        Change("gone or unclear", "Subject is gone", without("subject"), meant=False),
    ),
)  # fmt: skip
ROWS = tuple(
    (Item("text", name, f"name-{name}"), Item("button", "Edit", f"edit-{name}"), Item("button", "Call", f"call-{name}"))
    for name in ("Marie", "Boris", "Chiara")
)


def _every(kind: str, label: str) -> Callable[[Layout, Random], Layout]:
    """All Edit buttons with another label, or as another kind of thing."""
    names = ("Marie", "Boris", "Chiara")
    return both(*(both(renamed(f"edit-{name}", label), turned(f"edit-{name}", kind)) for name in names))


PEOPLE = Chore(
    "people", Layout(ROWS, right="edit-Boris"), '- click: button "Edit" near "Boris"\n- expect: "All is noted."',
    ("edit-Boris",), {},
    (
        Change("longer", "Edit is Edit person", _every("button", "Edit person")),
        Change("synonym", "Edit is Change", _every("button", "Change")),
        Change("another kind", "Edit is a link", _every("link", "Edit")),
        Change("longer", "Boris is Boris Karlov", renamed("name-Boris", "Boris Karlov")),
        Change("one more alike", "Borislav too", added(Item("text", "Borislav", "n"), Item("button", "Edit", "edit-n"))),
        Change("renamed, moved, restyled", "all at once", both(_every("button", "Edit person"), moved, dressed("round", 12))),
        Change("gone or unclear", "Boris is gone", without("name-Boris", "edit-Boris", "call-Boris"), meant=False),
        Change("gone or unclear", "his Edit is gone", without("edit-Boris"), meant=False),
        Change("gone or unclear", "all Edit are gone", without("edit-Marie", "edit-Boris", "edit-Chiara"), meant=False),
    ),
)  # fmt: skip
CHORES = (ORDER, MAIL, PEOPLE)


def cases() -> list[Case]:
    """Every change of every chore, in Qt and in Chromium; unchanged ones first, which must work."""
    same = Change("unchanged", "unchanged", lambda layout, _: layout)
    return [
        Case(chore, change, place)
        for place in ("Qt", "Chromium")
        for chore in CHORES
        for change in (same, *LOOKS, *chore.changes)
    ]


def all_tried(out: Path, wanted: Sequence[Case]) -> Iterator[Tried]:
    """What `out` has already is not done again; a desk that fails is tried once more."""
    out.parent.mkdir(parents=True, exist_ok=True)
    old = [msgspec.json.decode(line, type=Tried) for line in out.read_text("utf-8").splitlines()] if out.exists() else []
    there = {one.case: one for one in old}
    yield from (there[case.id] for case in wanted if case.id in there)
    with out.open("a", encoding="utf-8") as file, VirtualScreen() as screen:
        for case in wanted:
            if case.id not in there:
                one = tried(case, screen.environment())
                file.write(msgspec.json.encode(one).decode() + "\n")
                file.flush()
                yield one


def tried(case: Case, environment: dict[str, str]) -> Tried:
    plain, why = _ended(case, environment, model=False)
    model, said = _ended(case, environment, model=True) if plain is Ended.GIVEN_UP else ("", "")
    return Tried(case.id, case.change.kind, case.change.meant, plain, model, said or why)


def _ended(case: Case, environment: dict[str, str], model: bool) -> tuple[Ended, str]:
    """How it ended, and what the agent said of it."""
    layout = case.layout
    words = {"layout": msgspec.json.encode(layout).decode(), "said": layouts.SAID, "other": layouts.OTHER}
    with desk(environment, words) as made, tempfile.TemporaryDirectory(prefix="healing-") as folder:
        _open(case.place, made, layout)
        product = Product(made.environment, Path(folder))
        if not model:
            shutil.rmtree(product.models)
        home = product.config.parent / "skills" / NAME
        home.mkdir(parents=True)
        (home / "SKILL.md").write_text(HEAD.format(steps=case.chore.steps), "utf-8")
        _run(product, "skill", "trust", NAME)
        said = _run(product, "skill", "run", NAME, "--json", "--approve", "ask")
        return _verdict(case.chore, _log(case.place, made), said.code == 0), said.finished["reason"]


def _run(product: Product, *arguments: str) -> Said:
    """With nobody at its input. Raises DeskError when it does not end."""
    process = product.start(*arguments)
    try:
        out, err = process.communicate("", timeout=LIMIT)
    except subprocess.TimeoutExpired as error:
        product.close()
        raise DeskError(f"`deskhand {' '.join(arguments)}` did not end in {LIMIT} s") from error
    return Said(process.returncode, out, err)


def _open(place: str, made: Desk, layout: Layout) -> None:
    if place == "Qt":
        file = made.write("layout.json", made.words["layout"])
        environment = (f"PYTHONPATH={ROOT}", "LANG=C.UTF-8")
        made.start(("env", *environment, executable, "-m", "tests.desk.qt_layout", str(file), str(made.home / LOG)))
    else:
        size = f"--window-size={layout.at[2] + 300},{layout.at[3] + 300}"
        made.start(("chromium", *QUIET, f"--user-data-dir={made.home / '.browser'}", f"--app={made.pages.url('layout')}", size))
    made.window("Layout", 30.0)
    made.still()


def _log(place: str, made: Desk) -> list[dict[str, str]]:
    if place == "Qt":
        return [json.loads(line) for line in (made.read(LOG) or "").splitlines()]
    return made.pages.records("layout")


def _verdict(chore: Chore, log: Sequence[dict[str, str]], said_done: bool) -> Ended:
    did = tuple(line["did"] for line in log if "did" in line)
    typed = {line["typed"]: line["text"] for line in log if "typed" in line}
    others = [key for key, text in typed.items() if text and key not in chore.typed]
    if others or did != chore.does[: len(did)] or (said_done and (did != chore.does or typed != chore.typed)):
        return Ended.WRONG
    return Ended.DONE if said_done else Ended.GIVEN_UP


def table(found: Sequence[Tried]) -> str:
    """A row a kind of change: of those where the thing meant is there, how many were healed; of the others, how many were given
    up, as they should."""
    meant = [one for one in found if one.meant and one.kind != "unchanged"]
    gone = [one for one in found if not one.meant]
    wrong = sum(Ended.WRONG in (one.plain, one.model) for one in found)
    plain, helped = (share(_done(meant, model), len(meant)) for model in (False, True))
    left = sum(one.plain == Ended.GIVEN_UP == one.model for one in gone)
    head = (
        f"**{len(found)} cases, {wrong} done wrongly.** Of {len(meant)} changes that leave the thing meant there, healed "
        f"without the model: {plain}, with it: {helped}. Of {len(gone)} where it is gone or could be one of two, given up, as "
        f"is right: {share(left, len(gone))}."
    )
    titles = "| change | cases | done without the model | with it | given up | wrong |\n| --- | --- | --- | --- | --- | --- |"
    kinds = dict.fromkeys(one.kind for one in found)
    return "\n".join([head, "", titles, *(_row(kind, [one for one in found if one.kind == kind]) for kind in kinds)])


def _healed(one: Tried, model: bool) -> bool:
    return one.plain == Ended.DONE or (model and one.model == Ended.DONE)


def _done(found: Sequence[Tried], model: bool) -> int:
    return sum(_healed(one, model) for one in found)


def _row(kind: str, mine: Sequence[Tried]) -> str:
    wrong = sum(Ended.WRONG in (one.plain, one.model) for one in mine)
    given_up = len(mine) - wrong - _done(mine, model=True)
    return f"| {kind} | {len(mine)} | {_done(mine, model=False)} | {_done(mine, model=True)} | {given_up} | {wrong} |"


def main() -> None:
    """Each case as it ends; without `--out` of an earlier run all are done."""
    import argparse

    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("cases", nargs="*", help="parts of their names (default: all)")
    arguments.add_argument("--out", type=Path, default=Path("build/bench/healing.jsonl"))
    given = arguments.parse_args()
    found = []
    for one in all_tried(given.out, [case for case in cases() if not given.cases or any(n in case.id for n in given.cases)]):
        found.append(one)
        print(f"{one.case}: {one.plain}{f', with the model {one.model}' if one.model else ''} {one.why[:160]}", flush=True)
    print(table(found))


if __name__ == "__main__":
    main()
