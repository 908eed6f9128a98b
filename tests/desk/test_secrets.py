"""Secrets on a real page: typed as they are, and afterwards searched for in every byte that was written and told."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import msgspec
import pytest

from agent.action import Type
from agent.errors import ActError
from agent.eyes.capture import Screen
from agent.eyes.windows import Desktop
from agent.geometry import Box, Point
from agent.hands import clipboard, marked
from agent.hands.act import Hands
from agent.records import Window
from models.ocr import RapidReader
from tests.desk.conftest import OpenLedger, Stop
from tests.desk.desk import Desk, DeskError
from tests.desk.product import Product, Said, events
from tests.desk.sweeping import Sweep, ways
from tests.desk.tasks.chromium import browse

BANK, MAIL, OLD, CARD, PRIVATE = "Tr0ub4dor&3x", "Zebra-quill 71%", "opensesame42", "4111 1111 1111 1111", "marmot opal quince"
PLANTED = {"bank": BANK, "mail": MAIL, "old": OLD, "card": CARD, "private": PRIVATE}
SKILL = """---
name: log-in
description: Logs in.
parameters:
  word: {{type: string, description: the password}}
---

```steps
- type: "{{word}}"
  into: field "Password"
- press: tab
- press: space
- type: "{{secret:mail}}"
  into: field "Note"
- click: "Log in"
- expect: "Welcome"
```
"""
TASK = "Type {secret:bank} in the field Password, then type {secret:mail} in the field Note, then click Log in."


class Bank:
    """A page to log in to, a private window beside it, a command line whose every folder is known."""

    def __init__(self, desk: Desk, product: Product, folder: Path) -> None:
        self.desk, self.product, self.folder = desk, product, folder
        self.said: list[Said] = []
        places = {"TMPDIR": "tmp", "XDG_CACHE_HOME": "cache", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "share"}
        for name, there in places.items():
            (folder / there).mkdir()
            product.environment[name] = str(folder / there)
        own = {
            "PYTHON_KEYRING_BACKEND": "tests.desk.kept_keyring.Keyring",
            "PYTHONFAULTHANDLER": "1",
            "HOME": str(folder / "home"),
        }
        (folder / "home").mkdir()
        product.environment |= {**own, "KEPT_KEYRING": str(desk.home / "ring.json")}
        for name, value in (("bank", BANK), ("mail", MAIL)):
            self._keep(name, value)

    def __call__(self, *arguments: str) -> Said:
        self.said.append(self.product(*arguments))
        return self.said[-1]

    def open(self) -> None:
        self.desk.words = {"old": OLD, "card": CARD}
        shown = f"clear; echo {PRIVATE}; sleep 1000"
        self.desk.start(
            ("xterm", "-class", "KeePassXC", "-T", f"{PRIVATE} - vault", "-geometry", "40x12+1015+420", "-e", "sh", "-c", shown)
        )
        self.desk.window("vault")
        self.desk.pages._server.words = self.desk.words
        browse(self.desk, "login", "Account", bare=True)

    def swept(self, sweep: Sweep) -> list[str]:
        told = "\n".join(f"{said.out}\n{said.err}" for said in self.said)
        return sweep.content(told.encode(), "what was printed") + sweep.folders(self.folder)

    def _keep(self, name: str, value: str) -> None:
        process = self.product.start("secret", "set", name)
        out, err = process.communicate(f"{value}\n", timeout=60)
        self.said.append(Said(process.returncode, out, err))
        assert process.returncode == 0, err


@pytest.fixture
def bank(desk: Desk, tmp_path: Path) -> Iterator[Bank]:
    folder = tmp_path / "swept"
    folder.mkdir()
    product = Product(desk.environment, folder)
    made = Bank(desk, product, folder)
    made.open()
    yield made
    product.close()


@pytest.fixture
def sweep(reader: RapidReader) -> Sweep:
    return Sweep(PLANTED, reader)


def test_the_sweep_finds_what_is_there(bank: Bank, sweep: Sweep, tmp_path: Path) -> None:
    """Otherwise that it finds nothing would say nothing: the screen as it is shows three of them, and each way of writing is
    read."""
    there = tmp_path / "there"
    there.mkdir()
    cv2.imwrite(str(there / "screen.png"), bank.desk.picture())
    found = "\n".join(sweep.folders(there))
    assert all(f"shows {name}" in found for name in ("old", "card", "private")), found
    for number, way in enumerate(ways(BANK)):
        (there / f"{number}.txt").write_bytes(b"some " + way + b" more")
        assert sweep.file(there / f"{number}.txt") == [f"{there / f'{number}.txt'} holds bank"], way


@pytest.mark.model
def test_a_task_types_them_and_nothing_else_holds_them(bank: Bank, sweep: Sweep) -> None:
    said = bank("run", "--json", "--approve", "ask,named", "--record", str(bank.folder / "page.html"), TASK)
    assert (said.code, said.finished["status"]) == (0, "done"), (said.finished, said.err)
    assert bank.desk.pages.last("login") == {"user": "", "word": BANK, "note": MAIL}
    typed = [
        one["plan"]["action"]["text"] for one in said.events if one["event"] == "planned" and "text" in one["plan"]["action"]
    ]
    assert typed == ["{secret:bank}", "{secret:mail}"]
    bank("runs", "show")
    bank("runs", "report")
    assert bank("runs", "verify").code == 0
    bank("runs", "list", "--json")
    assert bank.swept(sweep) == []
    assert sweep.pictures > 8
    assert "{secret:bank}" in (bank.folder / "page.html").read_text("utf-8")


def test_a_skill_types_them_though_the_page_shows_them(bank: Bank, sweep: Sweep) -> None:
    """Its steps press the button that shows the password, so that the frames after it would have it in the clear."""
    skill = bank.product.config.parent / "skills" / "log-in"
    skill.mkdir(parents=True)
    (skill / "SKILL.md").write_text(SKILL.format(), "utf-8")
    assert bank("skill", "trust", "log-in").code == 0
    said = bank("skill", "run", "log-in", "--json", "--approve", "ask,named", "--set", "word={secret:bank}")
    assert (said.code, said.finished["status"]) == (0, "done"), (said.finished, said.err)
    assert bank.desk.pages.last("login") == {"user": "", "word": BANK, "note": MAIL}
    _, now = cv2.imencode(".png", bank.desk.picture())
    assert "the screen shows bank" in sweep.picture(now.tobytes(), "the screen"), "else this would test nothing"
    assert bank.swept(sweep) == []


@pytest.mark.model
def test_one_that_is_killed_leaves_nothing_either(bank: Bank, sweep: Sweep) -> None:
    """A crash writes where every thread was; a dump of the memory is not written (the system's limit is zero)."""
    process = bank.product.start("run", "--json", "--approve", "ask,named", TASK)
    lines = []
    for event in events(process):
        lines.append(json.dumps(event))
        if event["event"] == "acted":
            break
    process.send_signal(signal.SIGABRT)
    out, err = process.communicate(timeout=60)
    assert "Fatal Python error: Aborted" in err
    bank.said.append(Said(process.returncode, "\n".join([*lines, out]), err))
    assert bank("runs", "verify").code == 0
    assert bank.swept(sweep) == []


@pytest.mark.model
def test_without_a_yes_nothing_is_typed(bank: Bank) -> None:
    said = bank("run", "--json", TASK)
    assert said.code == 3
    card = next(one["card"] for one in said.events if one["event"] == "asking")
    assert (card["typed"], card["verdict"]["rule"]) == ("{secret:bank}", "secret")
    assert not [one for one in said.events if one["event"] == "acted"]


def test_a_machine_without_a_keyring_says_so(bank: Bank) -> None:
    bank.product.environment["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    said = bank("run", "--no-skills", TASK)
    assert said.code == 1
    assert "no keyring that Deskhand can use" in said.err
    assert bank("secret", "remove", "bank").code == 1
    assert bank("secret", "list").out == "bank\nmail\n"


def test_on_the_clipboard_it_is_marked_for_those_who_keep_a_history(desk: Desk) -> None:
    clipboard.write("mine")
    with marked.offered("hunter22 é") as offer:
        kinds = desk.tool("xclip", "-selection", "clipboard", "-o", "-target", "TARGETS").split()
        assert {"UTF8_STRING", "x-kde-passwordManagerHint"} <= {*kinds}
        assert desk.tool("xclip", "-selection", "clipboard", "-o", "-target", "x-kde-passwordManagerHint") == "secret"
        assert (clipboard.glimpse("clipboard", 5.0), offer.taken) == ("", 0)
        assert (clipboard.read(), offer.taken) == ("hunter22 é", 1)
        with pytest.raises(DeskError):
            desk.tool("xclip", "-selection", "clipboard", "-o", "-target", "image/png")
        clipboard.write("mine")
    assert clipboard.read() == "mine"


LETTERS = "".join(chr(number) for number in range(32, 127))


@pytest.fixture
def secretly(
    pointer: None, desktop: Desktop, stop: Stop, ledger: OpenLedger, looking: Screen
) -> Iterator[Callable[[str], None]]:
    """Types a secret where the keyboard is."""

    def value(text: str, point: Point | None) -> str:
        return held[0]

    held: list[str] = []
    hands = Hands(desktop, stop, ledger, reveal=value)

    def type_(text: str) -> None:
        held[:] = [text]
        hands.act(Type("{secret:a}"), looking.look())

    yield type_
    hands.close()


@pytest.mark.parametrize(("text", "pasted"), [(LETTERS, False), ("pass wörd ™ 秘密", True)])
def test_every_letter_arrives(secretly: Callable[[str], None], desk: Desk, ledger: OpenLedger, text: str, pasted: bool) -> None:
    """By keys where the layout has them, so that it lies on no clipboard; else pasted, and the person's clipboard put back."""
    out = desk.home / "out.txt"
    clipboard.write("mine")
    desk.start(
        (
            "xterm",
            "-T",
            "asks",
            "-e",
            "sh",
            "-c",
            f"stty -echo; printf '> '; IFS= read -r line; printf %s \"$line\" > {out}; sleep 100",
        )
    )
    desk.window("asks")
    desk.still()
    secretly(text)
    desk.keys("Return")
    desk.wait(lambda: out.exists() and out.read_text("utf-8") == text, f"{text!r} in the file")
    assert clipboard.read() == "mine"
    # Where it was pasted a key was pressed for it, else one for each letter.
    assert (len([said for said in ledger.said if said[0] == "+"]) < len(text)) is pasted


def test_another_window_in_front_gets_nothing(pointer: None, desktop: Desktop, ledger: OpenLedger, desk: Desk) -> None:
    """The secret was meant for the window that the person was asked about."""
    out = desk.home / "out.txt"
    desk.start(("xterm", "-T", "thief", "-e", "sh", "-c", f"cat > {out}"))
    desk.window("thief")
    desk.still()
    looking = Screen(1, desktop)
    meant = Window(1, "Bank", "app", Box(0, 0, 9, 9))
    frame = msgspec.structs.replace(looking.look(), window=meant)
    looking.close()
    hands = Hands(desktop, Stop(), ledger, reveal=lambda text, point: BANK)
    with pytest.raises(ActError, match="Another window came to the front"):
        hands.act(Type("{secret:bank}"), frame)
    hands.close()
    assert ledger.said == []
    desk.keys("Return", "ctrl+d")
    desk.wait(lambda: out.exists() and out.read_text("utf-8") == "\n", "nothing but what was pressed here")
