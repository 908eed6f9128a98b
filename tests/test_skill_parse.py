"""SKILL.md as a Skill: what a person writes is understood, and whatever is wrong is told with file, line and mend."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from skills.parse import LARGEST, parse
from skills.skill import (
    Agent,
    Ask,
    Click,
    DoubleClick,
    Drag,
    Expect,
    HandOver,
    If,
    Kind,
    Open,
    Parameter,
    Press,
    Repeat,
    RightClick,
    Run,
    Scroll,
    Skill,
    SkillError,
    Step,
    Target,
    Type,
    WaitFor,
)
from skills.steps import MOST_STEPS
from skills.verbs import verbs

FILE = "skills/a/SKILL.md"
FRONT = """---
name: a
description: Does it.
parameters:
  file:
  items: {type: array}
says:
  - do {file}
---
"""


def skill(steps: str, front: str = FRONT) -> Skill:
    return parse(f"{front}Text.\n\n```steps\n{steps}\n```\n", FILE)


def refused(text: str, python: bool = False) -> list[str]:
    """Every complaint, each on one line with the file."""
    with pytest.raises(SkillError) as raised:
        parse(text, FILE, python)
    assert str(raised.value) == raised.value.args[0]
    assert all(re.fullmatch(r"skills/a/SKILL\.md:[1-9]\d*: [^\n]+[.?]", sentence) for sentence in raised.value.args)
    return [sentence.removeprefix(f"{FILE}:") for sentence in raised.value.args]


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


def bare(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Steps without their lines."""
    import msgspec

    from skills.verbs import What, verb_of

    def one(step: Step) -> Step:
        inner = {key.field: bare(getattr(step, key.field)) for key in verb_of(step).keys.values() if key.what is What.STEPS}
        return msgspec.structs.replace(step, line=0, **inner)

    return tuple(map(one, steps))


def test_lines_count_in_the_file() -> None:
    found = skill('- press: a\n\n- if: "b"\n  then:\n    - press: c').steps
    assert [found[0].line, found[1].line] == [13, 15]
    assert isinstance(found[1], If)
    assert found[1].then[0].line == 17


def test_front_matter() -> None:
    front = """---
name: a
description: Does it.
license: Apache-2.0
metadata: {author: me}
parameters:
  n: {type: integer, description: How many, default: 3, examples: [1, 2], enum: [1, 2, 3]}
  on: {type: boolean, default: no}
  list: {type: array, default: [a, "b, c"]}
  share: {type: number, default: 2,5}
apps: [Mousepad]
---
"""
    found = skill("- press: a", front.replace("2,5", '"2,5"'))
    assert found.parameters == (
        Parameter("n", Kind.INTEGER, "How many", 3, (1, 2), (1, 2, 3)),
        Parameter("on", Kind.BOOLEAN, default=False),
        Parameter("list", Kind.ARRAY, default=["a", "b, c"]),
        Parameter("share", Kind.NUMBER, default=2.5),
    )
    assert (found.apps, found.text, found.file, found.python) == (("Mousepad",), "Text.", FILE, False)


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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1: A SKILL.md opens with a line ---"),
        ("# a\n---\n", "1: A SKILL.md opens with a line ---"),
        ("---\nname: a\n", "1: The front matter is not closed"),
        ("---\n---\n", "1: The front matter is empty"),
        ("---\nname: a\n---\n", "2: The front matter needs “description” as well."),
        ("---\ndescription: a\n---\n", "2: The front matter needs “name” as well."),
        ("---\n- a\n---\n", "2: The front matter must be keys and values"),
        ("---\nname: a\ndescripton: b\n---\n", "3: The front matter knows no “descripton”: did you mean description?"),
        ("---\nname: A b\ndescription: b\n---\n", "2: “A b” is no name for a skill"),
        ("---\nname: b\ndescription: b\n---\n", "2: The skill is called “b” and its folder “a”"),
        (f"---\nname: a\ndescription: {'x' * 1025}\n---\n", "3: “description” says in 1 to 1024 characters"),
        ("---\nname: a\ndescription: b\n---\n", "5: There is no block of steps"),
        (f"{FRONT}```steps\n- press: a", "10: The block is not closed"),
        (f"{FRONT}```\n- press: a", "10: The block is not closed"),
        (f"{FRONT}```steps\n- press: a\n```\n~~~steps\n- press: b\n~~~", "13: There are two blocks of steps"),
        (FRONT + "x" * LARGEST, "1: The file is larger than 256 kB"),
    ],
)
def test_wrong_file_says_line_and_mend(text: str, said: str) -> None:
    assert [one[: len(said)] for one in refused(text)] == [said]


@pytest.mark.parametrize(
    ("parameters", "says", "said"),
    [
        ("[a]", "", "4: “parameters” must be keys and values"),
        ("{a b: }", "", "4: “a b” is no name for a parameter"),
        ("{a: {type: strin}}", "", "4: There is no type “strin”: did you mean string?"),
        ("{a: {typ: string}}", "", "4: The parameter “a” knows no “typ”: did you mean type?"),
        ("{a: 3}", "", "4: The parameter “a” must be keys and values"),
        ("{a: {type: integer, default: b}}", "", "4: “default” must be a whole number such as 3, not “b”."),
        ("{a: {type: integer, examples: [1, b]}}", "", "4: A line of “examples” must be a whole number"),
        ("{a: {enum: [red, blue], default: bleu}}", "", "4: “default” cannot be “bleu”: did you mean blue."),
        ("{" + ", ".join(f"a{n}: " for n in range(51)) + "}", "", "4: There are more than 50 parameters"),
        ("{a: }", "[{b}]", "5: A line of “says” stands in braces"),
        ("{a: }", "['do {b}']", "5: Nothing fills the slot {b}"),
        ("{a: }", "do", "5: “says” must be a list"),
    ],
)
def test_wrong_parameters_and_sentences(parameters: str, says: str, said: str) -> None:
    text = f"---\nname: a\ndescription: b\nparameters: {parameters}\nsays: {says}\n---\n```steps\n- press: a\n```\n"
    assert refused(text)[0].startswith(said)


def test_example_of_the_page_about_skills_is_good() -> None:
    page = (Path(__file__).parent.parent / "docs" / "skills.md").read_text("utf-8")
    example = re.search(r"````markdown\n(.*?)````", page, re.DOTALL)
    assert example
    assert len(parse(example[1], "save-note/SKILL.md").steps) == 8
    rows = re.findall(r"^\| `(.*?)` \|", page, re.MULTILINE)
    assert {verb for verb in verbs() if not any(row.startswith(f"{verb}:") for row in rows)} == {"double_click", "right_click"}
