"""`deskhand skill record` before and after the watching: names, folders that are taken, the written skill."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent.cli.running import asked
from agent.cli.skill_record import record
from agent.errors import UsageError
from agent.recording.record import recorded
from agent.recording.skill_keep import keep
from agent.recording.watched import Watched
from skills.load import FILE, Origin, Source, load
from skills.trust import Trust
from tests.test_record import FORM, click, typed


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DESKHAND_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("DESKHAND_DATA", str(tmp_path / "data"))
    return tmp_path / "skills" / "a-chore"


@pytest.mark.parametrize("name", ["My Chore", "", "a--b", "../x", "ä"])
def test_a_name_that_is_none(name: str) -> None:
    with pytest.raises(UsageError, match="is no name for a skill"):
        record(asked(name=name))


def test_a_name_that_is_taken(folder: Path) -> None:
    folder.mkdir(parents=True)
    with pytest.raises(UsageError, match="choose another name"):
        record(asked(name="a-chore"))


def test_it_is_kept_private_and_trusted(folder: Path, tmp_path: Path) -> None:
    keep(recorded("a-chore", Watched(FORM, (click("Name"), typed("Anna")), FORM)), folder)
    assert (folder.stat().st_mode & 0o077, (folder / FILE).stat().st_mode & 0o077) == (0, 0)
    found = load([Source(folder.parent, Origin.PERSON)])
    assert not found.wrong
    assert Trust(tmp_path / "data" / "trusted-skills.json").knows(found.find("a-chore"))


def test_it_is_not_written_over(folder: Path) -> None:
    skill = recorded("a-chore", Watched(FORM, (click("Save"),), FORM))
    keep(skill, folder)
    with pytest.raises(UsageError, match="cannot be written"):
        keep(skill, folder)
