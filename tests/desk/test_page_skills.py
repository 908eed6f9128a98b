"""The page of skills, driven as a person would: searched, filled in, run, trusted, mended, recorded."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLineEdit, QListView, QPlainTextEdit, QWidget

from agent.doing import skill_shelf
from agent.eyes.windows import Desktop
from agent.settings import Settings
from models.ocr import RapidReader
from skills.load import Found, Origin, read
from skills.trust import Trust
from tests.desk.desk import Desk
from tests.desk.panel import Panel, offscreen
from tests.desk.person import Person, person
from tests.desk.product import MODELS, ROOT, Product, until
from ui.cupboard import Cupboard
from ui.pages.form import Form

pytestmark = pytest.mark.desk
WINDOW = "Deskhand – Skills"
CONTROLS = (QAbstractButton, QCheckBox, QComboBox, QLineEdit, QListView, QPlainTextEdit)
APPROVED = 'approve = ["ask", "named"]\n'
TICKET = """---
name: a-ticket
description: Fills in the ticket.
parameters:
  user_name:
    description: Who wants it
    examples: [Anna]
  copies:
    type: integer
    default: 1
---
```steps
- type: "{user_name}"
  into: field "User name"
- click: button "Send ticket"
- click: button "Quite sure"
- expect: "The ticket is written."
```
"""
DEFAULTS = TICKET.replace("    examples: [Anna]", "    default: Anna")
EVERY = """---
name: every-kind
description: Has a parameter of every kind.
parameters:
  whole: {type: integer}
  share: {type: number, default: 2.5}
  sure: {type: boolean, default: true}
  items: {type: array, examples: ["a, b"]}
  tone: {enum: [friendly, formal], default: formal}
  file: {examples: [~/a.txt]}
  folder: {examples: ["~"], default: "~"}
  text: {description: What is said}
---
```steps
- press: a
```
"""


def written(config: Path, text: str, data: Path | None = None) -> Path:
    """A skill of the person's own; trusted where the data folder is given."""
    name = text.partition("name: ")[2].partition("\n")[0]
    folder = config.with_name("skills") / name
    folder.mkdir(parents=True)
    (folder / "SKILL.md").write_text(text, "utf-8")
    if data is not None:
        Trust(data / "trusted-skills.json").add(Found(read(folder), folder, Origin.PERSON))
    return folder


def opened(panel: Panel, search: str = "") -> None:
    panel.open()
    panel.keys("alt+k")
    panel.until(lambda: panel.active() == WINDOW, "the page of skills with the keyboard")
    if search:
        panel.type(search)


def ticket(desk: Desk) -> None:
    desk.start(("env", f"PYTHONPATH={ROOT}", sys.executable, "-m", "tests.desk.qt_ticket", str(desk.home / "ticket")))
    desk.window("Ticket")
    desk.still()


def sent(desk: Desk) -> str:
    """The name on the ticket."""
    return str(json.loads(desk.read("ticket") or '{"name": ""}')["name"])


def test_skills_are_listed_and_searched(panel: Panel, reader: RapidReader) -> None:
    opened(panel)
    panel.reads(reader, "compute", "Shipped", "19 skills")
    panel.type("adds column")
    panel.until(lambda: "compute" not in panel.read(reader), "the others gone")
    panel.reads(reader, "sum-column", "Column", "Said in the task line")


def test_a_form_says_what_is_wrong_and_runs(panel: Panel, reader: RapidReader) -> None:
    written(panel.config, TICKET, panel.data)
    opened(panel, "ticket")
    panel.reads(reader, "a-ticket", "Ready to run", "User name", "such as Anna", "Copies", 'click button "Send ticket"')
    panel.keys("alt+r")
    panel.reads(reader, "This must be given")
    assert panel.received("start") == []
    panel.type("Bob")
    panel.until(lambda: "mustbegiven" not in panel.read(reader), "the end of the complaint")
    panel.keys("Tab", "ctrl+a")
    panel.type("two")
    panel.keys("Return")
    panel.reads(reader, "This must be a whole number such as 3")
    assert panel.received("start") == []
    panel.keys("ctrl+a")
    panel.type("2")
    panel.keys("Return")
    start = panel.hears("start")
    assert (start["skill"], start["values"]) == ("a-ticket", {"user_name": "Bob", "copies": "2"})
    panel.rests()


def test_it_runs_for_each_row_of_a_table(panel: Panel, reader: RapidReader, tmp_path: Path) -> None:
    written(panel.config, TICKET, panel.data)
    (tmp_path / "people.csv").write_text("User name,Town\nAnna,Paris\nBob,Lyon\nCem,Nice\n")
    opened(panel, "ticket")
    panel.reads(reader, "a-ticket")
    panel.keys("alt+t")
    panel.shows("A table whose columns are")
    panel.until(lambda: "A table" in panel.active(), "the choice of a file")
    panel.type(str(tmp_path / "people.csv"))
    panel.keys("Return")
    panel.reads(reader, "Run it 3 times", "user_name = Anna")
    panel.keys("alt+y")
    panel.hears("start", 3)
    panel.rests()
    starts = panel.received("start")
    assert [start["values"] for start in starts] == [{"user_name": name} for name in ("Anna", "Bob", "Cem")]


def test_rows_after_one_that_was_stopped_are_left_out(panel: Panel, reader: RapidReader, tmp_path: Path) -> None:
    """The scripted agent goes by the words of the task, and the values stand in it."""
    written(panel.config, TICKET, panel.data)
    (tmp_path / "people.csv").write_text("User name\nAnna\nask\nCem\n")
    opened(panel, "ticket")
    panel.reads(reader, "a-ticket")
    panel.keys("alt+t")
    panel.until(lambda: "A table" in panel.active(), "the choice of a file")
    panel.type(str(tmp_path / "people.csv"))
    panel.keys("Return")
    panel.reads(reader, "Run it 3 times")
    panel.keys("alt+y")
    panel.until(lambda: "May I?" in panel.active(), "the card with the keyboard")
    _armed()
    panel.keys("alt+t")
    panel.rests()
    panel.reads(reader, "1 row was left out", "Stopped")
    assert len(panel.received("start")) == 2


def test_a_skill_is_read_before_it_is_trusted(panel: Panel, reader: RapidReader) -> None:
    folder = written(panel.config, DEFAULTS)
    opened(panel, "ticket")
    panel.reads(reader, "Not trusted yet", "You have not trusted this skill yet", "description: Fills in the ticket.")
    panel.keys("Down", "Return")  # which runs one that may
    panel.keys("alt+u")
    panel.reads(reader, "Ready to run")
    assert panel.received("start") == []
    (folder / "SKILL.md").write_text(DEFAULTS.replace("Fills in", "Sends"), "utf-8")
    panel.keys("ctrl+1", "ctrl+2")
    panel.reads(reader, "Changed since you trusted it")


def test_mistakes_are_told_with_line_and_mend(panel: Panel, reader: RapidReader) -> None:
    written(panel.config, TICKET.replace("- click: button", "- clik: button").replace("a-ticket", "torn"))
    folder = panel.config.with_name("skills") / "no-text"
    folder.mkdir()
    (folder / "SKILL.md").write_bytes(b"\xff\xfe\x00")
    opened(panel, "torn")
    panel.reads(reader, "2 mistakes", "SKILL.md:16", "There is no verb “clik”: did you mean click?")
    panel.keys("ctrl+a")
    panel.type("no-text")
    panel.reads(reader, "1 mistake", "not in UTF-8")


def test_a_chore_is_recorded(desk: Desk, panel: Panel, reader: RapidReader, desktop: Desktop) -> None:
    ticket(desk)
    opened(panel)
    panel.keys("alt+d")
    panel.reads(reader, "Record a skill", "Passwords are never kept", "Ctrl+Alt+Esc")
    panel.type("the-chore")
    panel.keys("Return")
    panel.shows("Deskhand – Recording")
    panel.until(lambda: panel.titles() == ["Deskhand – Recording"], "the small window alone")
    assert panel.active() == "Ticket"
    with person(desk, desktop) as someone:
        send(someone)
        panel.reads(reader, "Recording:")
        someone.keys("ctrl+alt+Escape")
    panel.until(lambda: panel.active() == WINDOW, "the page of skills")
    panel.reads(reader, "The skill is written", "the-chore", "Ready to run", "User name", "such as Anna")
    steps = (panel.config.with_name("skills") / "the-chore" / "SKILL.md").read_text("utf-8").partition("```steps\n")[2]
    assert steps.splitlines()[:3] == ['- type: "{user_name}"', '  into: field "User name"', '- click: button "Send ticket"']


def test_a_recording_is_ended_by_its_button_and_nothing_is_no_skill(panel: Panel, reader: RapidReader) -> None:
    opened(panel)
    panel.keys("alt+d")
    panel.reads(reader, "Record a skill")
    panel.type("compute it")
    panel.keys("Return")
    panel.reads(reader, "is no name for a skill")
    panel.keys("ctrl+a")
    panel.type("nothing-done")
    panel.keys("Return")
    panel.shows("Deskhand – Recording")
    panel.until(lambda: panel.titles() == ["Deskhand – Recording"], "the small window alone")
    assert panel.start().wait(20) == 0  # a second start must not bring the panel over the chore
    panel.click("Deskhand – Recording", -40, 30)
    panel.until(lambda: panel.active() == WINDOW, "the page of skills")
    panel.reads(reader, "Nothing was done that a skill could do again", "Record again")
    assert not (panel.config.with_name("skills") / "nothing-done").exists()


@pytest.mark.model
def test_the_real_agent_runs_a_skill_from_its_form(desk: Desk, panel: Panel, reader: RapidReader) -> None:
    written(panel.config, TICKET, panel.data)
    models = panel.data / "models"
    models.mkdir(parents=True)
    for file in MODELS.glob("*.*"):
        (models / file.name).symlink_to(file)
    ticket(desk)
    panel.start(APPROVED, DESKHAND_AGENT="", HOME=str(desk.home))
    panel.shows("Getting ready")
    panel.rests()
    panel.keys("alt+k")
    panel.until(lambda: panel.active() == WINDOW, "the page of skills with the keyboard")
    panel.type("ticket")
    panel.reads(reader, "a-ticket", "User name")
    panel.keys("alt+r")
    panel.reads(reader, "This must be given")
    panel.type("Zoe")
    panel.keys("Return")
    panel.shows("Working")
    panel.rests()
    panel.reads(reader, "Done", "Type “Zoe”")
    assert sent(desk) == "Zoe"


@pytest.mark.model
def test_the_agent_process_runs_a_skill_and_does_it_again(desk: Desk, product: Product) -> None:
    """What the panel sends, to the agent itself: a skill with its values, a wrong value, a run to be done again."""
    product.config.write_text(APPROVED)
    written(product.config, TICKET, product.data)
    ticket(desk)
    served = product.start("serve", "--stdio")
    assert served.stdin
    until(served, "ready")

    def start(**said: object) -> None:
        assert served.stdin
        served.stdin.write(json.dumps({"command": "start", "task": "x", **said}) + "\n")
        served.stdin.flush()

    start(skill="a-ticket", values={"copies": "many"})
    assert "“copies” must be a whole number" in until(served, "error")["message"]
    start(skill="a-ticket", values={"user_name": "Zoe"})
    assert until(served, "started")["task"] == "Skill a-ticket with user_name=Zoe, copies=1"
    assert until(served, "finished")["status"] == "done"
    assert sent(desk) == "Zoe"
    (desk.home / "ticket").unlink()
    start(replay="nothing-of-the-kind")
    assert "No run is called" in until(served, "error")["message"]
    start(replay=product.runs()[-1].name)
    assert until(served, "finished")["status"] == "done"
    assert sent(desk)
    start(command="shutdown")


def test_every_kind_of_parameter_has_its_control(tmp_path: Path) -> None:
    offscreen()
    form = Form(read(written(tmp_path / "config.toml", EVERY)).parameters)
    assert form.values() == {"share": "2.5", "sure": "true", "tone": "formal", "folder": "~"}
    assert not form.check()
    form.findChildren(QCheckBox)[0].setChecked(False)
    form.findChildren(QComboBox)[0].setCurrentIndex(0)
    lines = {line.accessibleName(): line for line in form.findChildren(QLineEdit)}
    assert sorted(lines) == ["File", "Folder", "Share", "Whole"]
    for name, text in (("Whole", "3"), ("Share", "0,5"), ("File", "/tmp/x"), ("Folder", "")):
        lines[name].setText(text)
    words = {box.accessibleName(): box for box in form.findChildren(QPlainTextEdit)}
    words["Items"].setPlainText("one\ntwo, three")
    words["Text"].setPlainText("Hello\nthere")
    assert form.check()
    assert form.values() == {
        "whole": "3", "share": "0,5", "sure": "false", "items": "one\ntwo, three", "tone": "friendly", "file": "/tmp/x",
        "text": "Hello\nthere",
    }  # fmt: skip


def test_every_control_has_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESKHAND_CONFIG", str(tmp_path / "config.toml"))
    offscreen()
    cupboard = Cupboard(Settings(), tmp_path, {})
    folder = written(tmp_path / "config.toml", EVERY)
    found = next(one for one in skill_shelf.each() if one.folder == folder)
    cupboard.skills.detail.tell(found)
    nameless = [
        type(one).__name__
        for one in cupboard.window.findChildren(QWidget)
        if isinstance(one, CONTROLS) and not one.accessibleName() and one.objectName() != "qt_spinbox_lineedit"
    ]
    assert nameless == []


class Shown(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt calls it so
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


def test_no_part_of_a_page_is_a_window_for_a_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would take the keyboard, and what is just being typed into the search would be lost."""
    monkeypatch.setenv("DESKHAND_CONFIG", str(tmp_path / "config.toml"))
    written(tmp_path / "config.toml", EVERY)
    application, seen = offscreen(), Shown()
    cupboard = Cupboard(Settings(), tmp_path, {})
    application.installEventFilter(seen)
    for skill in skill_shelf.each():
        cupboard.skills.detail.tell(skill)
        cupboard.skills.detail.start()
        cupboard.skills.detail.inquiry.tell("It came out so.", ("Look at it", cupboard.window.close))
    application.removeEventFilter(seen)
    assert seen.windows == []


def send(someone: Person) -> None:
    someone.click('field "User name"')
    someone.type("Anna")
    someone.click('"Send ticket"')
    someone.click('"Quite sure"')
    someone.find('"The ticket is written."')


def _armed() -> None:
    """The card heeds the keyboard a moment after it came."""
    time.sleep(1.0)
