"""Skills as a window shows them: what each wants, what is wrong with it, whether it may run; and what is asked before a run."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent import places
from agent.doing.skill_shelf import Mistake, Shown, complaint, each, laid, offered, path_of, rows, told, trust
from agent.errors import UsageError
from skills.skill import Kind, Parameter

TEXT = """---
name: {name}
description: A chore.
parameters:
  who: {{type: string}}
---
```steps
- type: "{{who}}"
- if: "Sure?"
  then:
    - click: button "Yes"
```
"""
COUNT = Parameter("n", Kind.INTEGER)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DESKHAND_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("DESKHAND_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(name: str = "chore", text: str = TEXT, folder: Path | None = None) -> Path:
    made = (folder or places.skills()) / name
    made.mkdir(parents=True)
    (made / "SKILL.md").write_text(text.format(name=name), "utf-8")
    return made


def found(name: str) -> Shown:
    skills: dict[str, Shown] = {}
    for one in each():
        skills = laid(skills, one)
    return skills[name]


def test_a_skill_is_shown_and_runs_once_it_is_trusted() -> None:
    made = written()
    shown = found("chore")
    assert (shown.origin, shown.trusted, shown.changed, shown.runs, shown.mistakes) == ("person", False, False, False, ())
    assert shown.steps == tuple(told_lines(shown))
    trust(offered(made))
    assert found("chore").runs
    (made / "SKILL.md").write_text(TEXT.format(name="chore") + "\nMore.\n", "utf-8")
    assert (found("chore").runs, found("chore").changed) == (False, True)


def told_lines(shown: Shown) -> list[str]:
    from skills.load import read

    return list(told(read(shown.folder).steps, {}))


def test_the_library_may_run_at_once() -> None:
    shown = found("compute")
    assert (shown.origin, shown.runs, [one.name for one in shown.parameters]) == ("library", True, ["expression"])


def test_mistakes_carry_line_and_mend() -> None:
    written("torn", TEXT.replace("- type", "- tipe"))
    shown = found("torn")
    assert not shown.runs
    assert shown.mistakes == (Mistake(str(shown.file), 8, "There is no verb “tipe”: did you mean type?"),)


def test_a_folder_that_cannot_be_trusted_is_told() -> None:
    made = written()
    (made / "link").symlink_to("/etc/hostname")
    (mistake,) = found("chore").mistakes
    assert (mistake.line, "is a link" in mistake.says) == (0, True)
    with pytest.raises(UsageError, match="is a link"):
        offered(made)


def test_a_project_hides_the_library(folder: Path) -> None:
    written("compute", folder=folder / ".agents" / "skills")
    shown = found("compute")
    assert (shown.origin, shown.hides) == ("project", True)


def test_all_of_it_is_shown_before_it_is_trusted_and_that_alone_is_trusted() -> None:
    made = written()
    (made / "skill.py").write_text("def run(desk): ...\n", "utf-8")
    (made / "a.png").write_bytes(b"\x89PNG\xff")
    (made / "SKILL.md").write_text(TEXT.format(name="chore").partition("```")[0], "utf-8")
    offer = offered(made)
    assert offer.text.startswith("---\nname: chore\n")
    assert "# skill.py\n\ndef run(desk)" in offer.text
    assert "# a.png (5 bytes)" in offer.text
    (made / "skill.py").write_text("def run(desk): desk.press('delete')\n", "utf-8")
    trust(offer)
    assert not found("chore").runs


@pytest.mark.parametrize(
    ("wanted", "text", "says"),
    [
        (COUNT, "", "This must be given."),
        (COUNT, " ", "This must be given."),
        (COUNT, "3", ""),
        (COUNT, "three", "This must be a whole number such as 3, not “three”."),
        (Parameter("n", Kind.NUMBER, default=1.0), "", ""),
        (Parameter("n", Kind.NUMBER), "2,5", ""),
        (Parameter("n", choices=("sh", "bash")), "bsh", "This cannot be “bsh”: did you mean bash?"),
    ],
)
def test_what_is_wrong_with_a_field(wanted: Parameter, text: str, says: str) -> None:
    assert complaint(wanted, text).rstrip("?.") == says.rstrip("?.")


@pytest.mark.parametrize(
    ("examples", "kind"),
    [((), ""), (("notes.txt",), ""), (("~/a.csv",), "file"), (("~", "~/Documents"), "folder"), (("/x",), "folder")],
)
def test_paths_are_known_by_their_examples(examples: tuple[str, ...], kind: str) -> None:
    assert path_of(Parameter("x", examples=examples)) == kind


def test_rows_of_a_table(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Full name,Town\nAnna,Paris\nBob,Lyon\n")
    wanted = (Parameter("full_name"), Parameter("age", Kind.INTEGER, default=1))
    assert rows(wanted, tmp_path / "a.csv") == ({"full_name": "Anna"}, {"full_name": "Bob"})
    with pytest.raises(UsageError, match=r"b\.csv"):
        rows(wanted, tmp_path / "b.csv")
