"""Skills on real applications, through the command line and the Python API, without the model."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from agent.errors import StepError
from tests.desk.desk import Desk
from tests.desk.desk import desk as world
from tests.desk.product import Product, Said
from tests.desk.tasks import chromium, pcmanfm, qt

ROOT = Path(__file__).parents[2]
SETTINGS = next(task for task in qt.TASKS if task.id == "settings-apply")
TRASH = next(task for task in pcmanfm.TASKS if task.id == "file-trash-fr")
MESSAGE = next(task for task in chromium.TASKS if task.id == "form-send")
BOOK = "book.txt"
Skilled = Callable[..., Said]
HEAD = "---\nname: {name}\ndescription: A chore.\nparameters:\n{parameters}---\n"
FORM = """
- type: "{name}"
  into: field "Full name"
- type: "{city}"
  into: field "City"
- click: button "Add person"
- click: button "Yes"
- expect: "{name} is in the book."
"""
BOTH = "  name: {type: string}\n  city: {type: string}\n"


@pytest.fixture
def skill(product: Product) -> Skilled:
    """Writes a skill and runs it; `python` is the text of its skill.py."""

    def run(steps: str, *options: str, parameters: str = "  spare: {default: ''}\n", python: str = "") -> Said:
        folder = product.config.parent / "skills" / "chore"
        folder.mkdir(parents=True, exist_ok=True)
        block = "" if python else f"```steps\n{steps.strip()}\n```\n"
        (folder / "SKILL.md").write_text(HEAD.format(name="chore", parameters=parameters) + block, "utf-8")
        if python:
            (folder / "skill.py").write_text(python, "utf-8")
        assert product("skill", "trust", "chore").code == 0
        return product("skill", "run", "chore", "--json", *options)

    return run


def people(desk: Desk, *options: str) -> None:
    environment = (f"PYTHONPATH={ROOT}", "LANG=C.UTF-8")
    desk.start(("env", *environment, sys.executable, "-m", "tests.desk.qt_people", str(desk.home / BOOK), *options))
    desk.window("People")
    desk.still()


def test_by_text_and_role(skill: Skilled, desk: Desk) -> None:
    SETTINGS.set_up(desk)
    steps = """
- type: "{name}"
  into: field "Display name"
- click: check box "Save automatically"
- expect: check box "Save automatically"
  state: "on"
- click: button "Apply"
- expect: Settings applied.
"""
    said = skill(steps, "--set", "name=Anna", parameters="  name: {type: string}\n")
    assert (said.code, said.finished["status"], said.err) == (0, "done", ""), said.finished
    applied = json.loads(desk.read(qt.FILE) or "{}")
    assert (applied["name"], applied["autosave"]) == ("Anna", True)
    assert "Settings applied" in said.finished["evidence"][-1]
    assert not [event for event in said.events if event["event"] == "loading" and "model" in event["what"]]


def test_near_and_in_the_row_of(skill: Skilled, desk: Desk) -> None:
    people(desk)
    said = skill(
        '- click: button "Edit" near "Boris"\n- click: button "Edit" containing "Chiara"\n- expect: Editing Chiara now.'
    )
    assert said.code == 0, said.finished
    assert desk.read(BOOK) == "edit Boris\nedit Chiara\n"


def test_a_name_that_several_have_is_told(skill: Skilled, desk: Desk) -> None:
    people(desk)
    said = skill('- click: button "Edit"')
    assert said.code == 1
    assert '3 things are called button "Edit"' in said.finished["reason"]
    assert desk.read(BOOK) is None


def test_a_dialog_that_comes_late_and_a_row_each(skill: Skilled, desk: Desk) -> None:
    people(desk)
    desk.write("people.csv", "name,city\nAnna,Paris\nZoé,Lyon\n")
    steps = '- repeat:\n    file: "{table}"\n    steps:\n' + "\n".join(f"      {line}" for line in FORM.strip().splitlines())
    said = skill(steps, "--set", f"table={desk.home / 'people.csv'}", parameters="  table: {type: string}\n")
    assert said.code == 0, said.finished
    assert desk.read(BOOK) == "Anna,Paris\nZoé,Lyon\n"


def test_a_run_for_each_row(skill: Skilled, desk: Desk, product: Product) -> None:
    people(desk)
    table = desk.write("people.csv", "Name;City\nAnna;Paris\nBoris;Lyon\n")
    assert skill(FORM, "--csv", str(table), parameters=BOTH).code == 0
    assert desk.read(BOOK) == "Anna,Paris\nBoris,Lyon\n"
    assert len(product.runs()) == 2


def test_a_renamed_button_is_healed_and_nothing_is_changed(skill: Skilled, desk: Desk, product: Product) -> None:
    SETTINGS.set_up(desk)
    said = skill('- click: button "Apply now"\n- expect: Settings applied.')
    assert said.code == 0, said.finished
    repair = (product.runs()[-1] / "repair.diff").read_text("utf-8")
    assert '-- click: button "Apply now"\n+- click: button "Apply"\n' in repair
    assert said.finished["repair"] == repair
    assert "Apply now" in (product.config.parent / "skills" / "chore" / "SKILL.md").read_text("utf-8")


def test_the_gate_asks_before_a_delete(skill: Skilled, desk: Desk) -> None:
    desk.words = TRASH.words(0)
    TRASH.set_up(desk)
    name = f"{desk.words['a']}.txt"
    said = skill(f'- click: "{name}"\n- press: delete\n- wait_for: "{name}"\n  gone: true')
    assert (said.code, said.finished["status"]) == (3, "needs_person")
    asked = [event for event in said.events if event["event"] == "asking"]
    assert asked[-1]["card"]["verdict"]["category"] == "ask"
    assert (desk.home / name).exists()


def test_what_is_not_there_says_line_and_what_is(skill: Skilled, desk: Desk) -> None:
    SETTINGS.set_up(desk)
    said = skill('- press: tab\n- click: button "Frobnicate"')
    assert said.code == 1
    for part in ("SKILL.md:9", "Frobnicate", "is not on the screen", "button Apply"):
        assert part in said.finished["reason"]


PYTHON = """
def run(desk, name):
    desk.type(name, into='field "Display name"')
    if desk.see('check box "Save automatically"'):
        desk.click('check box "Save automatically"')
    assert desk.read('field "Display name"') == name
    desk.click('button "Apply"')
    desk.expect("Settings applied.")
"""


def test_a_python_skill(skill: Skilled, desk: Desk) -> None:
    SETTINGS.set_up(desk)
    said = skill("", "--set", "name=Zoé", parameters="  name: {type: string}\n", python=PYTHON)
    assert said.code == 0, said.finished
    applied = json.loads(desk.read(qt.FILE) or "{}")
    assert (applied["name"], applied["autosave"]) == ("Zoé", True)


@pytest.mark.parametrize(
    ("python", "reason"),
    [
        ("def run(desk, spare):\n    desk.press('tab')\n    1 / 0\n", "skill.py, line 3: ZeroDivisionError"),
        ("def run(desk, spare):\n    desk.press('tab')\n    desk.click('button \"Nix\"')\n", "skill.py:3: “click button"),
        ("x = 1\n", "there is no run"),
    ],
)
def test_a_python_skill_that_fails_says_where(skill: Skilled, desk: Desk, python: str, reason: str) -> None:
    SETTINGS.set_up(desk)
    said = skill("", python=python)
    assert said.code == 1
    assert reason in said.finished["reason"]


def test_a_python_skill_that_hangs_is_stopped(skill: Skilled, desk: Desk, product: Product) -> None:
    SETTINGS.set_up(desk)
    skill("", "--dry-run", python="def run(desk, spare):\n    desk.press('tab')\n    while True:\n        pass\n")
    process = product.start("skill", "run", "chore", "--json")
    assert process.stdout
    while '"verified"' not in process.stdout.readline():
        continue
    assert product("stop").out == "1 run told to stop.\n"
    said = product.end(process)
    assert (process.returncode, said.finished["status"]) == (4, "stopped")


def test_a_recorded_run_works_in_another_window(skill: Skilled, desk: Desk, product: Product) -> None:
    people(desk)
    assert skill(FORM, "--set", "name=Anna", "--set", "city=Paris", parameters=BOTH).code == 0
    made = product("skill", "from-run", "last", "--name", "add-one")
    assert made.code == 0, made.err
    text = Path(made.out.strip()).read_text("utf-8")
    assert "Anna" not in text.partition("steps")[2]
    assert product("skill", "from-run", "last", "--name", "add-one").code == 2
    desk.close()
    people(desk, "--wide")
    said = product("skill", "run", "add-one", "--json", "--set", "full_name=Zoé", "--set", "city=Lyon")
    assert said.code == 0, (said.finished, text)
    assert desk.read(BOOK) == "Anna,Paris\nZoé,Lyon\n"


API = """
from agent.desk import desk
from agent.errors import StepError

with desk() as d:
    d.type("Anna", into='field "Display name"')
    try:
        d.wait_for("Nothing at all", seconds=1)
    except StepError as error:
        print("missed" if "Nothing at all" in str(error) else error)
    d.click('button "Apply"')
    d.expect("Settings applied.")
    print(d.see("Settings applied."), d.read('field "Display name"'))
"""


def test_the_desk_from_python(desk: Desk, product: Product) -> None:
    import subprocess

    SETTINGS.set_up(desk)
    file = desk.write("api.py", API)
    done = subprocess.run(
        [sys.executable, str(file)], env=product.environment, capture_output=True, text=True, timeout=100, check=False
    )
    assert done.stderr == ""
    assert done.stdout == "missed\nTrue Anna\n"
    assert json.loads(desk.read(qt.FILE) or "{}")["name"] == "Anna"
    assert issubclass(StepError, Exception)


PAGE = """
- type: "{name}"
  into: field "Full name"
- type: "zoe@example.org"
  into: field "E-mail"
- click: check box "Send me the newsletter"
- click: button "Send"
- expect: Thank you, your message was sent.
"""


def test_a_page_in_a_browser(skill: Skilled, environment: dict[str, str]) -> None:
    """Sending is asked about, so that without an answer nothing is sent."""
    one = ("--set", "name=Zoé")
    with world(environment, MESSAGE.words(0)) as desk:
        MESSAGE.set_up(desk)
        asked = skill(PAGE, *one, parameters="  name: {type: string}\n")
        assert (asked.code, desk.pages.records("form")) == (3, []), asked.finished
        said = skill(PAGE, *one, "--approve", "ask", parameters="  name: {type: string}\n")
        assert said.code == 0, said.finished
        sent = desk.pages.records("form")
    assert [(one["name"], one["email"], one["news"]) for one in sent] == [("Zoé", "zoe@example.org", True)]
