"""The models known by name: each is whole on paper, and a wrong name is answered with the nearest."""

from __future__ import annotations

import re

import pytest

from agent.settings import Settings
from models.catalog import CATALOG, DEFAULT, Known, known
from models.model import ModelError


@pytest.mark.parametrize("model", CATALOG, ids=lambda model: model.id)
def test_entry_is_whole(model: Known) -> None:
    assert known(model.id) is model
    assert re.fullmatch(r"[0-9a-f]{64}", model.sha256)
    assert model.size > 1_000_000
    assert model.file.endswith(".gguf")
    assert model.says
    assert model.licence
    assert model.parts
    assert all(package and version and member for package, version, member in model.parts)
    assert len(set(model.parts)) == len(model.parts)


def test_names_are_unique_and_the_default_is_one() -> None:
    assert len({model.id for model in CATALOG}) == len(CATALOG)
    assert known(DEFAULT).id == Settings().model


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("smollm2-135", "Did you mean smollm2-135m?"),
        ("qwen2.5-coder", "Did you mean qwen2.5-coder-0.5b?"),
        ("zzz", "There are: "),
    ],
)
def test_unknown_name(name: str, said: str) -> None:
    with pytest.raises(ModelError, match=re.escape(said)) as raised:
        known(name)
    assert all(model.id in str(raised.value) for model in CATALOG)
