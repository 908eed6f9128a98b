"""The vision models known by name: each is whole on paper, speaks a dialect that there is, and stands in the documentation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from models.dialects.every import DIALECTS, of_file
from models.model import UnknownModel
from models.vision_catalog import VISION, Part, VisionKnown, vision_known

PAGE = Path(__file__).parent.parent / "docs/models.md"


@pytest.mark.parametrize("model", VISION, ids=lambda model: model.id)
def test_entry_is_whole(model: VisionKnown) -> None:
    assert vision_known(model.id) is model
    assert model.dialect in DIALECTS
    assert model.says
    assert model.licence
    assert model.base
    assert model.good
    assert model.scores
    assert all(0 < score.value < 100 and score.bench and score.source for score in model.scores)
    assert re.fullmatch(r"[\w.-]+/[\w.-]+", model.repository)
    assert model.memory > model.size > 500_000_000


@pytest.mark.parametrize(
    "part", [part for model in VISION for part in (model.text, model.projector)], ids=lambda part: part.file
)
def test_files_are_named_and_their_hashes_are_hashes(part: Part) -> None:
    assert part.file.endswith(".gguf")
    assert re.fullmatch(r"([0-9a-f]{64})?", part.sha256)


@pytest.mark.parametrize("model", VISION, ids=lambda model: model.id)
def test_the_projector_is_told_from_the_text(model: VisionKnown) -> None:
    assert "mmproj" in model.projector.file
    assert "mmproj" not in model.text.file


@pytest.mark.parametrize("model", VISION, ids=lambda model: model.id)
def test_its_file_alone_would_be_recognised_for_the_same_dialect(model: VisionKnown) -> None:
    assert of_file({}, model.text.file).dialect == model.dialect


def test_names_are_unique() -> None:
    assert len({model.id for model in VISION}) == len(VISION)
    assert len({part.sha256 for model in VISION for part in (model.text, model.projector) if part.sha256}) == sum(
        bool(part.sha256) for model in VISION for part in (model.text, model.projector)
    )


@pytest.mark.parametrize(("name", "said"), [("holo3.1", "Did you mean holo3.1-0.8b"), ("zzz", "There are: ")])
def test_unknown_name(name: str, said: str) -> None:
    with pytest.raises(UnknownModel, match=said):
        vision_known(name)


@pytest.mark.parametrize("model", VISION, ids=lambda model: model.id)
def test_the_page_says_of_each_what_the_catalogue_says(model: VisionKnown) -> None:
    """One row: id, licence, sizes in GB, dialect, and that it was never run by us."""
    row = next(line for line in PAGE.read_text("utf-8").splitlines() if line.startswith(f"| `{model.id}` |"))
    assert model.licence.split(",")[0] in row
    assert f"| {model.size / 1e9:.1f} |" in row
    assert f"| {model.memory / 1e9:.1f} |" in row
    assert f"`{model.dialect}`" in row
    assert row.rstrip().endswith("| never |")
    for score in model.scores:
        assert f"{score.value:g}" in row


@pytest.mark.parametrize("name", DIALECTS)
def test_the_page_names_every_dialect(name: str) -> None:
    assert f"`{name}`" in PAGE.read_text("utf-8")
