"""A person does a chore once; the skill that comes of it does it again on a desk that looks otherwise."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from agent.eyes.windows import Desktop
from tests.desk.desk import Desk, desk
from tests.desk.person import Person, person
from tests.desk.product import COMMAND, ROOT, Product, Said
from tests.desk.tasks import chromium, mousepad, qt

NAME = "the-chore"
SECRET = "hunter22"
GTK = "[Settings]\ngtk-theme-name = Adwaita\ngtk-application-prefer-dark-theme = 1\ngtk-font-name = Sans 14\n"
Chore = Callable[[Person], None]


class Recorder:
    """`deskhand skill record` while a person does a chore, and the skill that came of it."""

    def __init__(self, product: Product, someone: Person) -> None:
        self.product = product
        self.person = someone

    def start(self, *options: str) -> subprocess.Popen[str]:
        """Returns when it is watching."""
        process = self.product.start("skill", "record", NAME, *options)
        assert process.stdout
        first = process.stdout.readline()
        assert first.startswith("Watching: "), self.product.end(process)
        return process

    def watch(self, chore: Chore, end: str = "key") -> Said:
        process = self.start()
        chore(self.person)
        if end == "key":
            self.person.keys("ctrl+alt+Escape")
        elif end == "interrupt":
            process.send_signal(signal.SIGINT)
        else:
            self.product("stop")
        return self.product.end(process)

    @property
    def file(self) -> Path:
        return self.product.config.parent / "skills" / NAME / "SKILL.md"

    @property
    def steps(self) -> list[str]:
        """The block of steps."""
        text = self.file.read_text("utf-8")
        return text.partition("```steps\n")[2].partition("```")[0].splitlines()

    def checked(self) -> None:
        said = self.product("skill", "check", NAME)
        assert (said.code, said.err) == (0, ""), said.out
        listed = [json.loads(line) for line in self.product("skill", "list", "--json").out.splitlines()]
        assert next(one for one in listed if one["name"] == NAME)["trusted"]

    def run(self, *values: str, **environment: str) -> Said:
        """The skill, done again."""
        given = [part for value in values for part in ("--set", value)]
        return self.product("skill", "run", NAME, "--json", "--approve", "ask,named", *given, **environment)


@pytest.fixture
def someone(desk: Desk, desktop: Desktop) -> Iterator[Person]:
    with person(desk, desktop) as made:
        made.rest()
        yield made


@pytest.fixture
def recorder(product: Product, someone: Person) -> Recorder:
    return Recorder(product, someone)


def ticket(on: Desk, *options: str) -> None:
    on.start(("env", f"PYTHONPATH={ROOT}", sys.executable, "-m", "tests.desk.qt_ticket", str(on.home / "ticket"), *options))
    on.window("Ticket")
    on.still()


def written(on: Desk) -> object:
    text = on.read("ticket")
    return json.loads(text) if text else None


def send(someone: Person) -> None:
    someone.click('field "User name"')
    someone.type("Anna")
    someone.click('"Send ticket"')
    someone.click('"Quite sure"')
    someone.find('"The ticket is written."')


def done(said: Said) -> None:
    assert (said.code, said.err) == (0, ""), said.out[-1500:]


def test_settings_are_set_again_for_another_name(recorder: Recorder, someone: Person, desk: Desk) -> None:
    def chore(someone: Person) -> None:
        someone.click('field "Display name"')
        someone.type("Anna")
        someone.click('"Save automatically"')
        someone.click('"Large"')
        someone.click('"Apply"')
        someone.find('"Settings applied."')

    qt.TASKS[0].set_up(desk)
    said = recorder.watch(chore)
    done(said)
    assert '  type Anna into field "Display name"\n' in said.out
    assert f"deskhand skill run {NAME} --set display_name=Anna" in said.out
    assert recorder.steps == [
        '- type: "{display_name}"',
        '  into: field "Display name"',
        '- click: check box "Save automatically"',
        '- click: radio button "Large"',
        '- click: button "Apply"',
        '- expect: "Settings applied."',
    ]
    recorder.checked()
    desk.close()
    qt.TASKS[0].set_up(desk)
    desk.tool("xdotool", "search", "--name", "^Settings$", "windowsize", "700", "500", "windowmove", "40", "60")
    desk.still()
    done(recorder.run("display_name=Bob"))
    applied = json.loads(desk.read(qt.FILE) or "{}")
    assert (applied["name"], applied["autosave"], applied["size"]) == ("Bob", True, "large")


@pytest.mark.parametrize("layout", [
    ("--at", "700,400,520,300"),
    ("--points", "15", "--at", "80,60,600,340"),
    ("--late", "4"),
    ("--go", "Send ticket now"),
], ids=["place", "font", "late", "renamed"])  # fmt: skip
def test_a_changed_layout(recorder: Recorder, desk: Desk, layout: tuple[str, ...]) -> None:
    ticket(desk)
    done(recorder.watch(send))
    assert written(desk) == {"name": "Anna", "password": 0}
    desk.close()
    ticket(desk, *layout)
    done(recorder.run("user_name=Bob"))
    assert written(desk) == {"name": "Bob", "password": 0}


def test_a_note_is_saved_under_another_theme(recorder: Recorder, someone: Person, desk: Desk) -> None:
    def chore(someone: Person) -> None:
        desk.start(mousepad.OPEN)
        desk.window("Mousepad")
        desk.still()
        someone.type("Buy milk and bread")
        someone.find('"Buy milk and bread"')
        someone.keys("ctrl+shift+s")
        desk.window("Save As")
        desk.still()
        someone.type("note.txt")
        someone.find('"note.txt"')
        someone.keys("Return")
        desk.window("note.txt")
        desk.still()

    done(recorder.watch(chore))
    assert recorder.steps[0] == "- open: Mousepad"
    assert '- wait_for: window "Save As"' in recorder.steps
    assert recorder.steps[-1] == '- expect: window "{name}"'
    recorder.checked()
    desk.close()
    settings = desk.home / ".config" / "gtk-3.0"
    settings.mkdir(parents=True, exist_ok=True)
    (settings / "settings.ini").write_text(GTK)
    done(recorder.run("text=Call the bank", "name=bank.txt"))
    assert (desk.read("note.txt"), desk.read("bank.txt")) == ("Buy milk and bread", "Call the bank")


def test_a_form_is_sent_again(recorder: Recorder, product: Product, desktop: Desktop, environment: dict[str, str]) -> None:
    def chore(someone: Person) -> None:
        someone.click('field "Full name"')
        someone.type("Anna Berg")
        someone.keys("Tab")
        someone.type("anna@example.org")
        someone.click('"Send me a copy"')
        someone.click('button "Send"')
        someone.find('"Thank you, your message was sent."')

    with desk(environment, {"language": "en"}) as on, person(on, desktop) as someone:
        recorder = Recorder(product, someone)
        chromium.browse(on, "form", "Contact us")
        done(recorder.watch(chore))
        on.close()
        shutil.rmtree(on.home / ".browser", ignore_errors=True)
        chromium.browse(on, "form", "Contact us", bare=True)
        done(recorder.run("full_name=Bo Ek", "e_mail=bo@ek.se"))
        wanted = {"name": "Bo Ek", "email": "bo@ek.se", "copy": True, "news": False}
        assert wanted.items() <= on.pages.last("form").items()


def test_a_password_is_in_no_file_and_not_said(recorder: Recorder, someone: Person, desk: Desk) -> None:
    def chore(someone: Person) -> None:
        someone.click('field "User name"')
        someone.type("Anna")
        someone.find('field "User name"')
        someone.keys("Tab")
        someone.type(SECRET)
        someone.click('"Send ticket"')
        someone.click('"Quite sure"')
        someone.find('"The ticket is written."')

    ticket(desk, "--password")
    said = recorder.watch(chore)
    done(said)
    assert written(desk) == {"name": "Anna", "password": len(SECRET)}
    assert any(step.startswith("- hand_over: ") for step in recorder.steps), recorder.steps
    assert SECRET not in said.out + said.err
    kept = [path for folder in (recorder.product.data, recorder.product.config.parent) for path in folder.rglob("*")]
    assert not [path for path in kept if path.is_file() and not path.is_symlink() and SECRET.encode() in path.read_bytes()]
    desk.close()
    ticket(desk, "--password")
    assert recorder.run("user_name=Bob").code == 3


def test_a_password_window_is_not_listened_to(recorder: Recorder, someone: Person, desk: Desk) -> None:
    def chore(someone: Person) -> None:
        someone.click('field "Password"')
        someone.type(SECRET)
        someone.keys("Return")
        someone.click('field "User name"')
        someone.type("Anna")
        someone.find('field "User name"')

    ticket(desk, "--password")
    said = recorder.watch(chore)
    done(said)
    assert [step for step in recorder.steps if "hand_over" in step]
    assert SECRET not in said.out + said.err + recorder.file.read_text("utf-8")


@pytest.mark.parametrize("end", ["interrupt", "command"])
def test_it_ends_by(recorder: Recorder, desk: Desk, end: str) -> None:
    ticket(desk)
    done(recorder.watch(send, end))
    assert '- click: button "Quite sure"' in recorder.steps


def test_the_terminal_it_runs_in_is_no_part_of_it(recorder: Recorder, someone: Person, desk: Desk) -> None:
    own = [f"{name}={recorder.product.environment[name]}" for name in ("DESKHAND_DATA", "DESKHAND_CONFIG", "PYTHONPATH")]
    looks = ("-title", "Terminal", "-geometry", "100x10-0-0", "-fa", "Monospace", "-fs", "11")
    desk.start(("env", *own, "xterm", *looks, "-e", *COMMAND, "skill", "record", NAME))
    desk.window("Terminal")
    someone.find('"Watching"')
    ticket(desk)
    send(someone)
    someone.click('window "Terminal"')
    desk.window("Terminal")
    someone.keys("ctrl+c")
    desk.wait(recorder.file.exists, "The skill")
    desk.wait(lambda: bool(recorder.steps), "Its steps")
    patience = "  seconds:"  # there on a slow machine
    assert [line for line in recorder.steps[1:] if not line.startswith(patience)] == [
        '- type: "{user_name}"',
        '  into: field "User name"',
        '- click: button "Send ticket"',
        '- wait_for: window "Please confirm"',
        '- click: button "Quite sure"',
        '- expect: "The ticket is written."',
    ]


def test_it_ends_by_itself_and_nothing_is_no_skill(recorder: Recorder) -> None:
    said = recorder.product.end(recorder.start("--seconds", "1"))
    assert said.code == 2
    assert "Nothing was done" in said.err
    assert not recorder.file.exists()


def test_a_skill_is_never_overwritten(recorder: Recorder) -> None:
    recorder.file.parent.mkdir(parents=True)
    said = recorder.product("skill", "record", NAME)
    assert said.code == 2
    assert "choose another name" in said.err
    assert "no name for a skill" in recorder.product("skill", "record", "My Chore").err
