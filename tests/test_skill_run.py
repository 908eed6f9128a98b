"""`deskhand skill run` and `from-run` without a display: what is said before anything is opened, and skills made of runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent import places
from agent.__main__ import main
from agent.cli.skill_run import chosen_skill, errand, events, python
from agent.doing.scene import Outside, Scene
from agent.doing.skill_sources import Sources
from agent.errors import StepError, UsageError
from agent.protocol import Finished, Observed, Planned, Started, Verified
from agent.records import Status
from agent.story.journal import begin
from skills.load import Found, Origin, read
from skills.skill import Skill
from skills.trust import Trust
from tests.fakes import click, named, step
from tests.screens import screen

Capture = pytest.CaptureFixture[str]
HEAD = "---\nname: {name}\ndescription: A chore.\nparameters:\n  who: {{type: string}}\n---\n"
STEPS = """```steps
- type: "{who}"
  into: field "Name"
- if: "Sure?"
  then:
    - click: button "Yes"
- repeat:
    file: people.csv
    steps:
      - press: "{key}"
- expect: "{who} was saved."
```
"""


@pytest.fixture(autouse=True)
def _no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)


def written(name: str = "chore", folder: Path | None = None, steps: str = STEPS) -> Path:
    """A skill in the person's folder, or in another."""
    made = (folder or places.skills()) / name
    made.mkdir(parents=True)
    (made / "SKILL.md").write_text(HEAD.format(name=name) + steps, "utf-8")
    if folder is None:
        Trust(places.trusted_skills()).add(Found(read(made), made, Origin.PERSON))
    return made


def said(capsys: Capture, *arguments: str) -> tuple[int, str, str]:
    code = main(("skill", *arguments))
    told = capsys.readouterr()
    return code, told.out, told.err


def test_dry_run_says_the_filled_steps(capsys: Capture) -> None:
    written()
    code, out, _ = said(capsys, "run", "chore", "--set", "who=Anna", "--dry-run")
    assert code == 0
    assert [line.split(maxsplit=1)[1] for line in out.splitlines()] == [
        'type Anna into field "Name"',
        'if "Sure?"',
        'click button "Yes"',
        "repeat",
        "press {key}",
        'expect "Anna was saved."',
    ]


def test_dry_run_of_a_table_is_each_row(capsys: Capture, tmp_path: Path) -> None:
    written()
    table = tmp_path / "people.csv"
    table.write_text("Who;Age\nAnna;3\nBoris;4\n", "utf-8")
    _, out, _ = said(capsys, "run", "chore", "--csv", str(table), "--dry-run")
    assert [word for word in ("Anna", "Boris") if f"type {word} into" in out] == ["Anna", "Boris"]


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("run", "nothing"), "There is no skill “nothing”"),
        (("run", "./nowhere"), "cannot be read"),
        (("run", "chore"), "needs “who”"),
        (("run", "chore", "--set", "who"), "no name=value"),
        (("run", "chore", "--set", "whom=Anna"), "no parameter “whom”"),
        (("run", "chore", "--csv", "none.csv"), "none.csv cannot be read"),
    ],
)
def test_wrong_input_is_usage(capsys: Capture, arguments: tuple[str, ...], part: str) -> None:
    written()
    code, _, err = said(capsys, *arguments)
    assert code == 2
    assert part in err


@pytest.mark.parametrize(
    ("columns", "part"),
    [
        ("Whom;Age", "chore/SKILL.md:8: The table {table} has no column “who”: did you mean Whom?"),
        ("Who;Age", ""),
    ],
)
def test_a_table_without_a_column_is_told_before(capsys: Capture, tmp_path: Path, columns: str, part: str) -> None:
    written()
    table = tmp_path / "people.csv"
    table.write_text(f"{columns}\nAnna;3\n", "utf-8")
    code, _, err = said(capsys, "run", "chore", "--csv", str(table), "--dry-run")
    assert code == (2 if part else 0)
    assert part.format(table=table) in " ".join(err.split())


def test_a_repeat_over_a_table_without_a_column_is_told_before(capsys: Capture, tmp_path: Path) -> None:
    (written() / "people.csv").write_text("Name;keys\nAnna;a\n", "utf-8")
    assert said(capsys, "trust", "chore")[0] == 0
    code, _, err = said(capsys, "run", "chore", "--set", "who=Anna")
    assert code == 2
    assert "chore/SKILL.md:16: The table" in " ".join(err.split())
    assert "has no column “key”: did you mean keys?" in " ".join(err.split())


def test_without_a_display_it_says_so(capsys: Capture) -> None:
    written()
    code, _, err = said(capsys, "run", "chore", "--set", "who=Anna")
    assert code == 1
    assert "display" in err.lower()


def test_a_changed_skill_is_asked_about_again(capsys: Capture) -> None:
    made = written()
    (made / "SKILL.md").write_text((made / "SKILL.md").read_text("utf-8") + "\nMore.\n", "utf-8")
    code, _, err = said(capsys, "run", "chore", "--set", "who=Anna")
    assert code == 2
    assert "is not trusted" in err
    assert said(capsys, "trust", "chore")[0] == 0
    assert said(capsys, "run", "chore", "--set", "who=Anna")[0] == 1


def test_a_skill_of_a_folder_is_not_trusted_unasked(capsys: Capture, tmp_path: Path) -> None:
    made = written(folder=tmp_path)
    code, _, err = said(capsys, "run", str(made), "--set", "who=Anna")
    assert code == 2
    assert "is not trusted" in err


def test_a_skill_is_an_errand_with_its_values() -> None:
    found = chosen_skill(str(written()))
    with errand(found, {"who": "Anna"}, lambda: None) as one:  # type: ignore[arg-type]
        assert one.task == "Skill chore with who=Anna"
        assert one.planner is not None


def test_python_that_is_run_is_what_was_read(tmp_path: Path) -> None:
    """Not what was written there after the person was asked."""
    made = written(folder=tmp_path, steps="")
    (made / "skill.py").write_text("def run(desk, who):\n    raise ValueError('as it was read')\n")
    sources = Sources(chosen_skill(str(made)))
    (made / "skill.py").write_text("def run(desk, who):\n    raise ValueError('as it is now')\n")
    skill = read(made)
    scene = Scene(skill, {"who": "Anna"}, Outside())
    with pytest.raises(StepError, match="as it was read"):
        list(python(skill, {"who": "Anna"}, scene, sources.content))
    assert "name: chore" in sources.text(str(made / "SKILL.md"))
    assert sources.text("/etc/hostname") == ""


def test_python_skill_needs_its_function(tmp_path: Path) -> None:
    made = written(folder=tmp_path, steps="")
    (made / "skill.py").write_text("x = 1\n")
    skill = read(made)
    scene = Scene(skill, {}, Outside())
    with pytest.raises(StepError, match="there is no run"):
        list(python(skill, {}, scene, lambda file: Path(file).read_bytes()))


def recorded() -> str:
    """A finished run with one click in it; its name."""
    form, saved = screen("button Save", "text Nothing yet"), screen("button Save", "text All saved")
    journal = begin(places.runs(), "Save it all")
    done = step(click(named(form, "button Save")))
    for event in (
        Started("Save it all", journal.folder.name),
        Observed(1, form.elements, (), 0.0),
        Planned(1, done.plan, 0.0),
        Observed(1, saved.elements, (), 0.0),
        Verified(1, done.outcome, done),
        Finished(Status.DONE, "Done.", 1, 1.0, "", (), journal.folder.name),
    ):
        journal.record(event)
    journal.close()
    return journal.folder.name


def test_a_run_becomes_a_skill_that_reads_back(capsys: Capture) -> None:
    run = recorded()
    code, out, _ = said(capsys, "from-run", run)
    assert (code, Path(out.strip())) == (0, places.skills() / "save-it-all" / "SKILL.md")
    skill = read(places.skills() / "save-it-all")
    assert (skill.name, skill.description, len(skill.steps)) == ("save-it-all", "Save it all", 2)
    code, _, err = said(capsys, "from-run", run)
    assert code == 2
    assert "is there already" in err
    assert said(capsys, "from-run", run, "--name", "other")[0] == 0


@pytest.mark.parametrize("name", ["Save it", "../x", "a--b", "-"])
def test_a_name_that_is_none(capsys: Capture, name: str) -> None:
    code, _, err = said(capsys, "from-run", recorded(), f"--name={name}")
    assert code == 2
    assert "is no name for a skill" in err


def test_what_the_panel_asks_for_and_is_not_there() -> None:
    from agent.protocol import Start
    from agent.settings import Settings

    with pytest.raises(UsageError, match="There is no skill"):
        next(iter(events(Start("", skill="nothing"), None, None, Settings())))  # type: ignore[arg-type]
    assert Skill("a", "b").python is False
