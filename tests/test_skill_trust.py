"""Skills are trusted by name and content."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from skills import contents
from skills.load import Found, Origin, kept
from skills.skill import Press, Skill, SkillError
from skills.trust import Trust, digest


@pytest.fixture
def found(tmp_path: Path) -> Found:
    folder = tmp_path / "a"
    folder.mkdir()
    (folder / "SKILL.md").write_text("x", "utf-8")
    return Found(Skill("a", "Does it."), folder, Origin.PROJECT)


def test_trusted_until_a_file_changes(found: Found, tmp_path: Path) -> None:
    kept = Trust(tmp_path / "new" / "trusted.json")
    assert not kept.knows(found)
    assert not kept.changed(found)
    kept.add(found)
    assert Trust(tmp_path / "new" / "trusted.json").knows(found)
    (found.folder / "more.txt").write_text("y", "utf-8")
    assert not kept.knows(found)
    assert kept.changed(found)
    kept.remove("a")
    assert not kept.changed(found)


SKILL = "---\nname: a\ndescription: Does it.\n---\n```steps\n- press: {key}\n```\n"


def test_what_was_read_is_what_is_trusted(found: Found, tmp_path: Path) -> None:
    """Whatever is written there between reading and asking, or between asking and doing."""
    file = found.folder / "SKILL.md"
    file.write_text(SKILL.format(key="tab"), "utf-8")
    held = kept(found)
    answers = Trust(tmp_path / "t.json")
    file.write_text(SKILL.format(key="f5"), "utf-8")
    answers.add(held)
    assert answers.knows(held)
    assert not answers.knows(found)
    assert not answers.knows(kept(found))
    assert [step.keys for step in held.skill.steps if isinstance(step, Press)] == ["tab"]


def test_file_is_private_and_nothing_is_left_beside_it(found: Found, tmp_path: Path) -> None:
    Trust(tmp_path / "k" / "trusted.json").add(found)
    assert [file.name for file in (tmp_path / "k").iterdir()] == ["trusted.json"]
    file = tmp_path / "k" / "trusted.json"
    assert file.stat().st_mode & 0o777 == 0o600
    assert json.loads(file.read_text("utf-8")) == {"a": digest(found.folder)}


def test_shipped_skill_is_trusted(found: Found, tmp_path: Path) -> None:
    assert Trust(tmp_path / "none.json").knows(Found(found.skill, found.folder, Origin.LIBRARY))


def test_digest_is_of_names_and_contents(found: Found) -> None:
    first = digest(found.folder)
    (found.folder / "__pycache__").mkdir()
    (found.folder / "__pycache__" / "skill.pyc").write_bytes(b"1")
    assert digest(found.folder) == first
    (found.folder / "SKILL.md").rename(found.folder / "SKILL2.md")
    assert digest(found.folder) != first


@pytest.mark.parametrize("content", ["[1]", "{", '{"a": 1}'])
def test_broken_answers_are_told(found: Found, tmp_path: Path, content: str) -> None:
    file = tmp_path / "t.json"
    file.write_text(content, "utf-8")
    with pytest.raises(SkillError, match=r"t\.json does not read .*: delete it, and skills are asked about again\."):
        Trust(file).knows(found)


def test_answers_that_cannot_be_written(found: Found, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(SkillError, match=r"does not read|cannot be written"):
        Trust(tmp_path / "file" / "t.json").add(found)


def test_link_and_size_are_refused(found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    (found.folder / "l").symlink_to("/etc/passwd")
    with pytest.raises(SkillError, match="is a link"):
        digest(found.folder)
    (found.folder / "l").unlink()
    monkeypatch.setattr(contents, "LARGEST", 0)
    with pytest.raises(SkillError, match="is too large"):
        digest(found.folder)


def test_folder_that_cannot_be_read(found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(file: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(SkillError, match=r"cannot be read \(Permission denied\)"):
        digest(found.folder)
