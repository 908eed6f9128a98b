"""The head of a SKILL.md, and what is wrong with a whole file."""

from __future__ import annotations

import pytest

from skills.parse import LARGEST, parse
from skills.skill import Kind, Parameter
from tests.skill_texts import FILE, FRONT, refused


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
    found = parse(front.replace("2,5", '"2,5"') + "Text.\n```steps\n- press: a\n```", FILE)
    assert found.parameters == (
        Parameter("n", Kind.INTEGER, "How many", 3, (1, 2), (1, 2, 3)),
        Parameter("on", Kind.BOOLEAN, default=False),
        Parameter("list", Kind.ARRAY, default=["a", "b, c"]),
        Parameter("share", Kind.NUMBER, default=2.5),
    )
    assert (found.apps, found.text, found.file, found.python) == (("Mousepad",), "Text.", FILE, False)


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
