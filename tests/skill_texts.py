"""What the tests of skill files share: a head, steps without lines, and every complaint about a text."""

from __future__ import annotations

import re

import msgspec
import pytest

from skills.parse import parse
from skills.skill import SkillError, Step
from skills.verbs import What, verb_of

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


def refused(text: str, python: bool = False) -> list[str]:
    """Every complaint, each on one line with the file."""
    with pytest.raises(SkillError) as raised:
        parse(text, FILE, python)
    assert str(raised.value) == raised.value.args[0]
    assert all(re.fullmatch(r"skills/a/SKILL\.md:[1-9]\d*: [^\n]+[.?]", sentence) for sentence in raised.value.args)
    return [sentence.removeprefix(f"{FILE}:") for sentence in raised.value.args]


def bare(found: tuple[Step, ...]) -> tuple[Step, ...]:
    """Steps without their lines."""
    return tuple(_bare(step) for step in found)


def _bare(step: Step) -> Step:
    inner = {key.field: bare(getattr(step, key.field)) for key in verb_of(step).keys.values() if key.what is What.STEPS}
    return msgspec.structs.replace(step, line=0, **inner)
