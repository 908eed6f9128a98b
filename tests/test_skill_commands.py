"""`deskhand skill`: list, show, check and schema."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agent import places
from agent.__main__ import main
from skills.load import library

Capture = pytest.CaptureFixture[str]
GOOD = """---
name: note
description: Writes a [note].
parameters:
  text: {description: What to write, examples: [hello]}
  n: {type: integer, default: 2}
says: ["note {text}"]
---
Text for people.

```steps
- type: "{text}"
```
"""


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working folder of its own, with no skills of the project."""
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setenv("COLUMNS", "200")


def written(name: str, text: str, folder: Path | None = None) -> Path:
    """A skill of the person, or of the folder."""
    file = (folder or places.skills()) / name / "SKILL.md"
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")
    return file


def said(capsys: Capture, *arguments: str) -> tuple[int, str, str]:
    code = main(("skill", *arguments))
    out, err = capsys.readouterr()
    return code, out, err


def test_list(capsys: Capture) -> None:
    written("note", GOOD)
    bad = written("bad", GOOD.replace("note\n", "bad\n").replace("- type", "- tipe"))
    code, out, err = said(capsys, "list")
    assert code == 0
    row = next(line for line in out.splitlines() if line.strip().startswith("note "))
    assert row.split() == ["note", "text,", "n", "Writes", "a", "[note].", "person,", "not", "trusted", "yet"]
    assert err == f"{bad}:12: There is no verb “tipe”: did you mean type?\n"


def test_list_as_json_and_what_hides_what(capsys: Capture) -> None:
    first = written("note", GOOD)
    second = written("note", GOOD, Path(".agents") / "skills")
    code, out, _ = said(capsys, "list", "--json")
    rows = {row["name"]: row for row in map(json.loads, out.splitlines())}
    assert code == 0
    assert (rows["note"]["origin"], rows["note"]["folder"]) == ("project", str(second.resolve().parent))
    assert (rows["note"]["hides"], rows["note"]["trusted"]) == ([str(first.parent)], False)
    assert [one["name"] for one in rows["note"]["parameters"]] == ["text", "n"]
    shipped = {path.parent.name for path in library().glob("*/SKILL.md")}
    assert shipped - {"note"} <= rows.keys()
    assert all(rows[name]["trusted"] for name in shipped - {"note"})


def test_show(capsys: Capture) -> None:
    file = written("note", GOOD)
    code, out, err = said(capsys, "show", "note")
    assert (code, err) == (0, "")
    for part in (
        "note: Writes a [note].",
        "must be given",
        "What to write (such as hello)",
        "say: note {text}",
        str(file),
        "Text for",
    ):
        assert part in out


def test_show_of_a_skill_that_is_not_there(capsys: Capture) -> None:
    written("note", GOOD)
    assert said(capsys, "show", "nope")[::2] == (1, "deskhand: There is no skill “nope”: did you mean note?\n")


@pytest.mark.parametrize("way", ["name", "folder", "file"])
def test_check_of_a_good_skill(capsys: Capture, way: str) -> None:
    file = written("note", GOOD)
    asked = {"name": "note", "folder": str(file.parent), "file": str(file)}[way]
    assert said(capsys, "check", asked) == (0, "note: good (1 step).\n", "")


def test_check_says_every_mistake_with_file_and_line(capsys: Capture) -> None:
    file = written("bad", GOOD.replace("note\n", "bad\n").replace("```steps\n", "```steps\n- clik: a\n- press:\n"))
    sentences = [
        f"{file}:12: There is no verb “clik”: did you mean click?",
        f"{file}:13: “press” is missing: write it behind the colon.",
    ]
    for asked in ("bad", str(file.parent), str(file)):
        assert said(capsys, "check", asked) == (1, "\n".join([*sentences, ""]), "")


def test_check_of_what_is_not_there(capsys: Capture) -> None:
    code, out, _ = said(capsys, "check", "nowhere/SKILL.md", "zzz")
    assert code == 1
    assert out.splitlines()[0].endswith("nowhere/SKILL.md:1: The file cannot be read (No such file or directory): "
                                        "a skill is a folder with a SKILL.md.")  # fmt: skip
    assert out.splitlines()[1].startswith("There is no skill “zzz”")


def test_check_of_a_python_skill(capsys: Capture) -> None:
    file = written("note", GOOD.partition("```")[0])
    (file.parent / "skill.py").write_text("def run(desk): ...", "utf-8")
    assert said(capsys, "check", "note") == (0, "note: good (skill.py).\n", "")


def test_schema(capsys: Capture) -> None:
    code, out, _ = said(capsys, "schema")
    assert code == 0
    assert json.loads(out)["$schema"].endswith("2020-12/schema")
