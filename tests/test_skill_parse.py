"""SKILL.md as a Skill: what a person writes is understood, and whatever is wrong is told with file, line and mend."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from skills.parse import parse
from skills.skill import (
    Agent,
    Ask,
    Click,
    DoubleClick,
    Drag,
    Expect,
    HandOver,
    If,
    Open,
    Press,
    Repeat,
    RightClick,
    Run,
    Scroll,
    Skill,
    Step,
    Target,
    Type,
    WaitFor,
)
from skills.steps import MOST_STEPS
from skills.verbs import verbs
from tests.skill_texts import FILE, FRONT, bare, refused


def skill(steps: str, front: str = FRONT) -> Skill:
    return parse(f"{front}Text.\n\n```steps\n{steps}\n```\n", FILE)


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("- open: Mousepad", Open("Mousepad")),
        ('- click: button "Save"', Click(Target("Save", "button"))),
        ('- double_click: "a.txt"', DoubleClick(Target("a.txt"))),
        ("- right_click: image arrow.png", RightClick(Target(image="arrow.png"))),
        ('- drag: icon "a.txt"\n  to: icon "Bin"', Drag(Target("a.txt", "icon"), Target("Bin", "icon"))),
        ('- type: "{file}"\n  into: field "Name"', Type("{file}", Target("Name", "field"))),
        ("- type: |\n    a\n    b\n  replace: no", Type("a\nb\n", None, False)),
        ("- type: 42", Type("42")),
        ("- press: ctrl+s", Press("ctrl+s")),
        ("- scroll:", Scroll()),
        ("- scroll: up\n  notches: 3", Scroll("up", 3)),
        ('- scroll: down\n  until: "Total"', Scroll("down", 5, Target("Total"))),
        ('- wait_for: "Done"\n  seconds: 20', WaitFor(Target("Done"), 20.0)),
        ('- wait_for: "Wait"\n  gone: true', WaitFor(Target("Wait"), 10.0, True)),
        ('- expect: field "Name"\n  value: "{file}"', Expect(Target("Name", "field"), "{file}")),
        ('- expect: check box "News"\n  state: on', Expect(Target("News", "check box"), state="on")),
        ("- ask: How many?\n  into: many", Ask("How many?", "many")),
        ("- hand_over: Type your password.", HandOver("Type your password.")),
        ("- agent: sort {file} by date", Agent("sort {file} by date")),
        ("- repeat:\n    over: items\n    steps:\n      - type: '{item}'", Repeat((Type("{item}"),), "items")),
        ("- repeat:\n  file: '{file}'\n  as: row\n  steps:\n  - type: '{Name}{row.Age}'",
         Repeat((Type("{Name}{row.Age}"),), "", "{file}", "row")),
        ('- if: "Sure?"\n  then:\n    - click: "Yes"', If(Target("Sure?"), (Click(Target("Yes")),))),
        ('- if: "a"\n  absent: true\n  seconds: .5\n  then:\n  - press: a\n  else:\n  - press: b',
         If(Target("a"), (Press("a"),), (Press("b"),), True, 0.5)),
        ("- run: other-skill\n  with: {a: b, n: 3}", Run("other-skill", {"a": "b", "n": "3"})),
        ('- type: "{{ {secret:PIN} }}"', Type("{{ {secret:PIN} }}")),
    ],
)  # fmt: skip
def test_every_verb_as_a_person_writes_it(text: str, step: Step) -> None:
    assert bare(skill(text).steps) == (step,)


def test_lines_count_in_the_file() -> None:
    found = skill('- press: a\n\n- if: "b"\n  then:\n    - press: c').steps
    assert [found[0].line, found[1].line] == [13, 15]
    assert isinstance(found[1], If)
    assert found[1].then[0].line == 17


def test_windows_line_ends_and_byte_order_mark() -> None:
    text = f"\ufeff{FRONT}```yaml steps\n- press: a\n```\nafter".replace("\n", "\r\n")
    assert parse(text, FILE).steps == (Press("a", line=11),)
    assert parse(text, FILE).text == "after"


def test_python_skill_has_no_steps() -> None:
    assert parse(f"{FRONT}Text.", FILE, python=True).python
    assert refused(f"{FRONT}```steps\n- press: a\n```", python=True) == [
        "10: A skill with a skill.py has no block of steps: keep one of them."
    ]


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ('- clik: "Save"', "13: There is no verb “clik”: did you mean click?"),
        ("- frobnicate: 1", "13: There is no verb “frobnicate”: it must be one of open, click"),
        ("- {}", "13: There is no verb “”"),
        ("- scroll", "13: A step is a verb and its value"),
        ("- press: a\n  click: b", "13: “press” and “click” are two steps"),
        ("- press: a\n  seconds: 3", "14: “press” knows no “seconds”"),
        ('- wait_for: "a"\n  second: 3', "14: “wait_for” knows no “second”: did you mean seconds?"),
        ('- click: "a"\n  click: "b"', "14: “click” stands here twice"),
        ("- click:", "13: “click” is missing"),
        ("- press: ''", "13: “press” has no value"),
        ("- ask: What?", "13: “ask” needs “into” as well."),
        ('- drag: "a"', "13: “drag” needs “to” as well."),
        ('- if: "a"', "13: “if” needs at least one good step in “then” as well."),
        ("- repeat:\n    steps:\n    - press: a", "13: “repeat” needs “over”"),
        ("- repeat:\n    over: items\n    file: a\n    steps:\n    - press: a", "13: “repeat” needs “over”"),
        ("- repeat:\n    over: item\n    steps:\n    - press: a", "13: “over: item” is no parameter of type array"),
        ("- repeat: items", "13: “repeat” must be keys and values"),
        ("- type: {file}", "13: “type” stands in braces"),
        ("- type: [a]", "13: “type” must be a text, not a list."),
        ('- type: "{fil}"', "13: Nothing fills the slot {fil}: did you mean file?"),
        ('- type: "{"', "13: A brace in “{” belongs to no slot"),
        ('- click: buton "Save"', "13: There is no role “buton”: did you mean button?"),
        ("- click: button Save", "13: “button Save” is not clear"),
        ("- click: image ../a.png", "13: “../a.png” leaves the skill's folder"),
        ('- wait_for: "x"\n  seconds: many', "14: “seconds” must be a number above 0 to 3600, not “many”."),
        ('- wait_for: "x"\n  seconds: 0', "14: “seconds” must be a number above 0"),
        ('- wait_for: "x"\n  seconds: [1]', "14: “seconds” must be a text, not a list."),
        ('- wait_for: "x"\n  gone: maybe', "14: “gone” must be true or false."),
        ("- scroll: don", "13: “scroll” cannot be “don”: did you mean down?"),
        ("- scroll: down\n  notches: 2.5", "14: “notches” must be a whole number from 1 to 1000"),
        ("- run: Other_Skill", "13: “run” is a name of letters, digits and -"),
        ("- run: other\n  with: 3", "14: “with” must be keys and values"),
        ("- ask: What?\n  into: two words", "14: “into” is a name of letters, digits and _"),
        ("press: a", "13: The block of steps must be a list"),
        ("- type: &a b\n- type: *a", "13: Anchors and aliases"),
        ("- type: !!python/object:os.system x", "13: Tags (tag:yaml.org,2002:python/object:os.system) are not allowed"),
        ("- press: a\n  \tx: y", "14: This is no valid YAML"),
        ('- click: "a', "13: This is no valid YAML"),
        ("- type: {a} b", "13: This is no valid YAML"),
        ("- type: \x07", "13: This is no valid YAML"),
        ("- press: " + "[" * 50 + "]" * 50, "13: This is nested deeper than 40 levels"),
        ("", "12: The block of steps is empty"),
        ("\n".join(["- press: a"] * (MOST_STEPS + 1)), f"{13 + MOST_STEPS}: There are more than {MOST_STEPS} steps"),
    ],
)  # fmt: skip
def test_wrong_step_says_line_and_mend(steps: str, said: str) -> None:
    complaints = refused(f"{FRONT}Text.\n\n```steps\n{steps}\n```\n")
    assert len(complaints) == 1
    assert complaints[0].startswith(said)


def test_steps_nested_too_deep() -> None:
    steps = "- press: a"
    for _ in range(6):
        steps = '- if: "a"\n  then:\n    ' + steps.replace("\n", "\n    ")
    assert any("Steps are nested deeper than 6 levels" in said for said in refused(f"{FRONT}```steps\n{steps}\n```"))


def test_every_complaint_at_once_in_order() -> None:
    said = refused(f'{FRONT}```steps\n- clik: "a"\n- press: a\n- if: "b"\n  then:\n    - press: b\n    - type: "{{x}}"\n```')
    assert [one.split(":")[0] for one in said] == ["11", "16"]


def test_example_of_the_page_about_skills_is_good() -> None:
    page = (Path(__file__).parent.parent / "docs" / "skills.md").read_text("utf-8")
    example = re.search(r"````markdown\n(.*?)````", page, re.DOTALL)
    assert example
    assert len(parse(example[1], "save-note/SKILL.md").steps) == 8
    rows = re.findall(r"^\| `(\w+):", page, re.MULTILINE)
    assert verbs().keys() - set(rows) == {"double_click", "right_click"}
