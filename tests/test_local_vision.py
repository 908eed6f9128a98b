"""A vision model of the person's own from its files to its answers: taken in, recognised, used, run for real."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import numpy as np
import pytest

from agent import build, places
from agent.__main__ import main
from agent.machine import model_shelf
from agent.settings import Settings
from models.model import Message, ModelError, Sampling
from tests.tiny_vision.files import write_eye, write_text

POINT = r'root ::= "{\"x\": " [0-9]{1,3} ", \"y\": " [0-9]{1,3} "}"'
LOOKS = Settings(model="mine", planner="vision", threads=1)


@pytest.fixture
def mine(tmp_path: Path) -> None:
    """Taken in under this name."""
    text, eye = write_text(tmp_path / "Mine.gguf"), write_eye(tmp_path / "mmproj.gguf")
    assert main(["model", "import", str(text), "--mmproj", str(eye)]) == 0
    assert main(["model", "use", "mine"]) == 0


@pytest.mark.usefixtures("mine")
def test_it_answers_as_the_model_of_the_settings() -> None:
    model = build.vision(msgspec.structs.replace(build.settings(), threads=1))
    assert model is not None
    try:
        assert model.name == "mine"
        chat = (Message("user", (np.zeros((64, 96, 3), np.uint8), "Where is it?")),)
        said = model.answer(chat, Sampling(tokens=32), lambda: False, POINT)
        assert re.fullmatch(r'\{"x": \d{1,3}, "y": \d{1,3}\}', said)
    finally:
        model.close()


@pytest.mark.usefixtures("mine")
def test_it_is_who_plans_where_the_planner_looks() -> None:
    assert build.can_decide(LOOKS)
    roles = build.roles(LOOKS)
    try:
        assert (roles.plans.model.name, roles.plans.dialect.name) == ("mine", "qwen3-vl")
    finally:
        roles.close()


@pytest.mark.usefixtures("mine")
def test_its_memory_is_told_with_what_it_sees_with() -> None:
    folder = places.models()
    (found,) = [one for one in model_shelf.listed(folder, "mine") if one.id == "mine"]
    assert found.memory > found.size > model_shelf.path("mine", folder).stat().st_size


@pytest.mark.usefixtures("mine")
def test_without_its_projector_it_does_not_begin() -> None:
    model_shelf.projector("mine", places.models()).unlink()
    assert not build.can_decide(LOOKS)
    with pytest.raises(ModelError, match=r"mine\+mmproj.gguf\): import the file again"):
        build.vision(LOOKS)


def test_a_model_that_reads_does_not_look() -> None:
    assert build.vision(Settings()) is None
    assert not build.can_decide(Settings(planner="vision"))
    with pytest.raises(ModelError, match=r"No model that looks at the screen is set up: use one that sees"):
        build.seer(Settings(planner="vision"))
