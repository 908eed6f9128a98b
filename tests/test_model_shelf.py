"""The models that are here, and choosing one in the config file without losing what stands in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from agent.errors import UsageError
from agent.machine import model_shelf
from agent.machine.model_shelf import Fit, Machine
from agent.settings import parse
from models.catalog import CATALOG, DEFAULT, SMOLLM2
from models.model import ModelError
from models.vision_catalog import VISION
from tests.tiny_model import tiny

OTHER = CATALOG[1].id


def test_lists_the_catalogue_with_what_is_here_and_used(tmp_path: Path) -> None:
    (tmp_path / f"{SMOLLM2.id}.gguf").write_bytes(b"1234")
    (tmp_path / f"{SMOLLM2.id}.checked").write_text(f"4 {SMOLLM2.sha256}")
    found = model_shelf.listed(tmp_path, OTHER)
    assert [(one.id, one.there, one.used) for one in found][:2] == [(DEFAULT, True, False), (OTHER, False, True)]
    assert [one.id for one in found[2:]] == [one.id for one in VISION]


def test_use_makes_the_file(tmp_path: Path) -> None:
    file = tmp_path / "below" / "config.toml"
    model_shelf.use(OTHER, tmp_path, file)
    assert parse(file.read_text(), "config.toml").model == OTHER


def test_use_keeps_comments_and_order(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(f'# mine\nmode = "step"  # careful\nmodel = "{DEFAULT}"\nmax_steps = 7\n')
    model_shelf.use(OTHER, tmp_path, file)
    assert file.read_text() == f'# mine\nmode = "step"  # careful\nmodel = "{OTHER}"\nmax_steps = 7\n'
    assert [path.name for path in tmp_path.iterdir()] == ["config.toml"]


def test_unknown_model_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="No model is called “nope”"):
        model_shelf.use("nope", tmp_path, tmp_path / "config.toml")
    assert not (tmp_path / "config.toml").exists()


@pytest.mark.parametrize(("text", "said"), [(b"mode = \n", "is not valid TOML"), (b"# \xff\n", "is not UTF-8 text (byte 2)")])
def test_broken_file_is_left_alone(tmp_path: Path, text: bytes, said: str) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(text)
    with pytest.raises(UsageError, match=re.escape(said)):
        model_shelf.use(OTHER, tmp_path, file)
    assert file.read_bytes() == text


def test_file_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="cannot be written"):
        model_shelf.use(OTHER, tmp_path, tmp_path / "file" / "config.toml")


def quiet(what: str, part: float) -> None:
    assert what


def test_a_file_of_ones_own_is_listed_found_and_used(tmp_path: Path) -> None:
    file, folder = tmp_path / "Mine.gguf", tmp_path / "models"
    folder.mkdir()
    file.write_bytes(tiny())
    name = model_shelf.take_in(file, folder, quiet)
    last = model_shelf.listed(folder, name)[len(CATALOG)]
    assert (last.id, last.there, last.used, last.own, last.disk) == ("mine", True, True, True, len(tiny()))
    assert model_shelf.path(name, folder).read_bytes() == tiny()
    model_shelf.use(name, folder, tmp_path / "config.toml")
    assert parse((tmp_path / "config.toml").read_text(), "").model == "mine"
    with pytest.raises(UsageError, match="is the model in use: choose another"):
        model_shelf.remove(name, folder, name)
    model_shelf.remove(name, folder, DEFAULT)
    with pytest.raises(ModelError, match="No model is called “mine”"):
        model_shelf.find(name, folder)


def test_an_address_is_remembered_once(tmp_path: Path) -> None:
    first = model_shelf.addressed("https://example.org/a/Model.gguf", "", tmp_path)
    assert model_shelf.addressed("https://example.org/a/Model.gguf", "", tmp_path) == first == "model"
    assert model_shelf.addressed("https://example.org/b/Model.gguf", "", tmp_path) == "model-2"
    found = model_shelf.listed(tmp_path, DEFAULT)[len(CATALOG) :][:2]
    assert [(one.id, one.there) for one in found] == [("model", False), ("model-2", False)]


@pytest.mark.parametrize(
    ("needed", "fit"), [(1, Fit.WELL), (500, Fit.WELL), (501, Fit.TIGHT), (850, Fit.TIGHT), (851, Fit.NOT)]
)
def test_what_fits(needed: int, fit: Fit) -> None:
    assert Machine(total=1000, free=500).fit(needed) is fit


def test_this_machine_has_memory() -> None:
    seen = model_shelf.machine()
    assert 0 < seen.free <= seen.total
