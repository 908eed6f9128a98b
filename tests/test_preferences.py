"""Settings written one by one: comments, order and everything else stay; what does not read is never written over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from agent.errors import UsageError
from agent.machine import preferences
from agent.settings import Settings

TEXT = '# mine\nmode = "careful"  # as I like it\n\nmax_steps = 7\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "config.toml"
    made.write_text(TEXT)
    return made


def test_one_setting_changes_and_nothing_else(file: Path) -> None:
    assert preferences.change(file, mode="step").mode == "step"
    assert file.read_text() == TEXT.replace('"careful"', '"step"')


def test_new_ones_come_after_those_that_are_there(file: Path) -> None:
    chosen = preferences.change(file, theme="dark", allow_apps=("A", "B"))
    assert (chosen.theme, chosen.allow_apps) == ("dark", ("A", "B"))
    assert file.read_text() == TEXT + 'theme = "dark"\nallow_apps = ["A", "B"]\n'


def test_a_default_that_was_not_written_stays_unwritten(file: Path) -> None:
    preferences.change(file, keep_days=Settings().keep_days, allow_apps=())
    assert file.read_text() == TEXT


def test_line_ends_stay(file: Path) -> None:
    file.write_bytes(TEXT.replace("\n", "\r\n").encode())
    preferences.change(file, mode="step")
    assert file.read_bytes() == TEXT.replace('"careful"', '"step"').replace("\n", "\r\n").encode()


def test_the_file_is_made(tmp_path: Path) -> None:
    file = tmp_path / "below" / "config.toml"
    assert preferences.read(file) == Settings()
    preferences.change(file, language="fr")
    assert file.read_text() == 'language = "fr"\n'
    assert file.parent.stat().st_mode & 0o077 == 0


def test_a_link_stays_one_and_permissions_stay(file: Path, tmp_path: Path) -> None:
    file.chmod(0o600)
    link = tmp_path / "link.toml"
    link.symlink_to(file)
    preferences.change(link, mode="step")
    assert link.is_symlink()
    assert '"step"' in file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["config.toml", "link.toml"]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"mode": "quick"}, "Invalid enum value 'quick'"),
        ({"keep_days": 0}, "Expected `int` >= 1"),
        ({"colour": "red"}, "unknown field `colour`"),
        ({"mode": "step", "theme": "pink"}, "Invalid enum value 'pink'"),
    ],
)
def test_a_wrong_value_is_not_written(file: Path, values: dict[str, object], said: str) -> None:
    with pytest.raises(UsageError, match=re.escape(said)):
        preferences.change(file, **values)
    assert file.read_text() == TEXT


@pytest.mark.parametrize(
    ("text", "said"),
    [(b"mode = \n", "is not valid TOML"), (b'\nmode = "x"\n', "line 2"), (b"# \xff\n", "is not UTF-8 text (byte 2)")],
)
def test_a_broken_file_is_told_and_left_alone(file: Path, text: bytes, said: str) -> None:
    file.write_bytes(text)
    with pytest.raises(UsageError, match=re.escape(said)):
        preferences.read(file)
    with pytest.raises(UsageError, match=re.escape(said)):
        preferences.change(file, mode="step")
    assert file.read_bytes() == text


def test_a_broken_file_is_set_aside_beside_earlier_ones(file: Path) -> None:
    assert preferences.set_aside(file).name == "config.toml.broken"
    file.write_text("other")
    assert preferences.set_aside(file).name == "config.toml.broken1"
    assert preferences.read(file) == Settings()
    with pytest.raises(UsageError, match="cannot be moved"):
        preferences.set_aside(file)


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="cannot be written"):
        preferences.change(tmp_path / "file" / "config.toml", mode="step")


def test_a_file_to_look_at_is_made_once(tmp_path: Path) -> None:
    file = preferences.begun(tmp_path / "config.toml")
    assert preferences.read(file) == Settings()
    preferences.change(file, mode="step")
    assert preferences.read(preferences.begun(file)).mode == "step"
