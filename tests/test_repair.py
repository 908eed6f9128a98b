"""A repair as a diff of the file: on the line that names the target, and on no other."""

from __future__ import annotations

import pytest

from agent.doing.repair import diff
from agent.doing.scene import Repair
from skills.targets import target

YAML = """- repeat:
    over: items
    steps:
      - type: "Name"
        into: field "Name" near "OK"
      - click: "Send"
- drag: icon "a.txt"
  to: icon "Bin"
- click: Save it
- click: "Send"
"""
PYTHON = """def run(desk):
    desk.click('button "Save"')
"""


@pytest.mark.parametrize(
    ("text", "line", "old", "new", "changed"),
    [
        (
            YAML,
            4,
            'field "Name"',
            'field "Your name"',
            ('-        into: field "Name" near "OK"', 'field "Your name" near "OK"'),
        ),
        (YAML, 4, 'field "Name" near "OK"', 'field "Name" near "Okay"', ("-        into", 'field "Name" near "Okay"')),
        (YAML, 6, '"Send"', '"Send off"', ('-      - click: "Send"', '+      - click: "Send off"')),
        (YAML, 7, 'icon "Bin"', 'icon "Trash"', ('-  to: icon "Bin"', '+  to: icon "Trash"')),
        (YAML, 9, '"Save it"', '"Save all"', ("-- click: Save it", "+- click: Save all")),
        (PYTHON, 2, 'button "Save"', 'button "Save all"', ("-    desk.click", "+    desk.click('button \"Save all\"')")),
    ],
)
def test_one_line_is_mended(text: str, line: int, old: str, new: str, changed: tuple[str, str]) -> None:
    made = diff(text, "a/SKILL.md", [Repair("a/SKILL.md", line, target(old), target(new))])
    found = [one for one in made.splitlines()[2:] if one[0] in "+-"]
    assert len(found) == 2, made
    assert [part in line for part, line in zip(changed, found, strict=True)] == [True, True]


@pytest.mark.parametrize(
    ("line", "old"), [(1, '"Send"'), (99, '"Send"'), (0, '"Send"'), (4, '"Send"'), (6, '"Sen"'), (10, '"Anna"')]
)
def test_what_is_not_in_the_step_is_left(line: int, old: str) -> None:
    assert diff(YAML, "f", [Repair("f", line, target(old), target('"New"'))]) == ""
