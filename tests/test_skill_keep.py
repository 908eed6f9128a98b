"""A run as a skill of the person's own: its name, its file, what it may lack."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent import places
from agent.errors import JournalError, UsageError
from agent.recording.skill_keep import free, from_run, name_for
from agent.records import Status
from skills.load import Found, Origin, read
from skills.trust import Trust
from tests.desk.kept_runs import broken, kept

ENDED = "The run did not end as done, so the skill may lack its end."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DESKHAND_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("DESKHAND_DATA", str(tmp_path / "data"))
    return tmp_path


@pytest.mark.parametrize(("status", "warns"), [(Status.DONE, ()), (Status.FAILED, (ENDED,)), (None, (ENDED,))])
def test_a_run_becomes_a_private_and_trusted_skill(tmp_path: Path, status: Status | None, warns: tuple[str, ...]) -> None:
    made = from_run(kept(tmp_path, "one", "Save it all", status))
    assert (made.name, made.file, made.warns) == ("save-it-all", places.skills() / "save-it-all" / "SKILL.md", warns)
    assert (made.file.stat().st_mode & 0o077, made.file.parent.stat().st_mode & 0o077) == (0, 0)
    skill = read(made.file.parent)
    assert Trust(places.trusted_skills()).knows(Found(skill, made.file.parent, Origin.PERSON))


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    run = kept(tmp_path, "one", "Save it all")
    first = from_run(run, "mine").file.read_text("utf-8")
    with pytest.raises(UsageError, match="is there already"):
        from_run(run, "mine")
    assert (places.skills() / "mine" / "SKILL.md").read_text("utf-8") == first


def test_a_broken_run_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(JournalError, match="line 1 is not an entry"):
        from_run(broken(tmp_path, "one"), "mine")
    assert not (places.skills() / "mine").exists()


@pytest.mark.parametrize(
    ("task", "name"),
    [("Save it all", "save-it-all"), ("Écris « Bonjour »", "ecris-bonjour"), ("…", "recorded"), ("a" * 60, "a" * 40)],
)
def test_names_are_made_of_the_task(task: str, name: str) -> None:
    assert name_for(task) == name
    assert free(name).name == name
