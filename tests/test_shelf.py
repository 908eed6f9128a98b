"""The models that are here, and choosing one in the config file without losing what stands in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from agent import shelf
from agent.errors import UsageError
from agent.settings import parse
from models.catalog import CATALOG, DEFAULT, SMOLLM2
from models.model import ModelError

OTHER = CATALOG[1].id


def test_lists_the_catalogue_with_what_is_here_and_used(tmp_path: Path) -> None:
    (tmp_path / f"{SMOLLM2.id}.gguf").write_bytes(b"1234")
    (tmp_path / f"{SMOLLM2.id}.checked").write_text(f"4 {SMOLLM2.sha256}")
    found = shelf.listed(tmp_path, OTHER)
    assert [(one.id, one.there, one.used) for one in found] == [(DEFAULT, True, False), (OTHER, False, True)]


def test_use_makes_the_file(tmp_path: Path) -> None:
    file = tmp_path / "below" / "config.toml"
    shelf.use(OTHER, file)
    assert parse(file.read_text(), "config.toml").model == OTHER


def test_use_keeps_comments_and_order(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(f'# mine\nmode = "step"  # careful\nmodel = "{DEFAULT}"\nmax_steps = 7\n')
    shelf.use(OTHER, file)
    assert file.read_text() == f'# mine\nmode = "step"  # careful\nmodel = "{OTHER}"\nmax_steps = 7\n'
    assert [path.name for path in tmp_path.iterdir()] == ["config.toml"]


def test_unknown_model_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="No model is called “nope”"):
        shelf.use("nope", tmp_path / "config.toml")
    assert not (tmp_path / "config.toml").exists()


@pytest.mark.parametrize(("text", "said"), [(b"mode = \n", "is not valid TOML"), (b"# \xff\n", "is not UTF-8 text (byte 2)")])
def test_broken_file_is_left_alone(tmp_path: Path, text: bytes, said: str) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(text)
    with pytest.raises(UsageError, match=re.escape(said)):
        shelf.use(OTHER, file)
    assert file.read_bytes() == text


def test_file_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="cannot be written"):
        shelf.use(OTHER, tmp_path / "file" / "config.toml")
