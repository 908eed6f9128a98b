"""The chooser's network as it is shipped: what it decides on plain screens, what it holds out, and what it refuses."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from models.chooser import NETWORK, SHIPPED, WORDS, OnnxChooser
from models.model import ModelCancelled, ModelError
from models.situation import Chosen, Named, Situation


@pytest.fixture(scope="module")
def chooser() -> OnnxChooser:
    return OnnxChooser(threads=1)


def seen(task: str, *names: str, done: tuple[str, ...] = ()) -> Situation:
    """A screen of these names, one below the other."""
    named = tuple(Named(name, (0.1, 0.1 + 0.05 * at % 0.8, 0.2, 0.03), 1.0) for at, name in enumerate(names))
    return Situation(task, done, "Form", named)


def first(chooser: OnnxChooser, situation: Situation) -> Chosen:
    return chooser.choose(situation, lambda: False)[0]


def test_a_text_goes_into_the_field_that_is_named(chooser: OnnxChooser) -> None:
    names = ("text Name", "field Name (empty)", "text City", "field City (empty)", "button Send", "button Cancel")
    found = first(chooser, seen("Put “Anna Keller” in Name and send it", *names))
    assert (found.op, found.element, found.text) == ("type", 1, "Anna Keller")


def test_a_button_that_is_named_is_clicked(chooser: OnnxChooser) -> None:
    found = first(chooser, seen("Clique sur Annuler", "text Nom", "field Nom (empty)", "button Envoyer", "button Annuler"))
    assert (found.op, found.element) == ("click", 3)


@pytest.mark.parametrize(
    "situation",
    [
        seen("click Save"),
        seen("", "button OK"),
        seen("word " * 5000, "button OK"),
        seen("click it", *(f"button Number {number} of many" for number in range(2000))),
        seen("انقر فوق حفظ", "button حفظ", "field الاسم (empty)"),
        seen("点击保存", "button 保存", "field 名字 (empty)"),
        seen("click", "button " + "x" * 5000),
        seen("go on", "button OK", done=tuple(f"Click button {number}" for number in range(500))),
    ],
    ids=["no elements", "no task", "5,000 words", "2,000 elements", "Arabic", "Chinese", "a long name", "a long history"],
)
def test_no_situation_is_too_odd(chooser: OnnxChooser, situation: Situation) -> None:
    found = chooser.choose(situation, lambda: False)
    assert found
    assert all(-1 <= one.element < len(situation.elements) and 0 <= one.chance <= 1 for one in found)


def test_a_cancelled_decision_is_not_made(chooser: OnnxChooser) -> None:
    with pytest.raises(ModelCancelled):
        chooser.choose(seen("click OK", "button OK"), lambda: True)


def copied(folder: Path) -> Path:
    for name in (NETWORK, WORDS):
        shutil.copy(SHIPPED / name, folder / name)
    return folder


def test_a_broken_network_is_told(tmp_path: Path) -> None:
    file = copied(tmp_path) / NETWORK
    file.write_bytes(file.read_bytes()[:100_000])
    with pytest.raises(ModelError, match=r"missing or broken: reinstall Deskhand"):
        OnnxChooser(tmp_path)


def test_another_network_is_told(tmp_path: Path) -> None:
    copied(tmp_path)
    shutil.copy(SHIPPED / "boxes.onnx", tmp_path / NETWORK)
    with pytest.raises(ModelError, match="is not a chooser that this version can ask"):
        OnnxChooser(tmp_path)


def test_missing_words_are_told(tmp_path: Path) -> None:
    (copied(tmp_path) / WORDS).unlink()
    with pytest.raises(ModelError, match="cannot be read"):
        OnnxChooser(tmp_path)


def test_words_of_another_network_are_told(tmp_path: Path) -> None:
    file = copied(tmp_path) / WORDS
    file.write_text("".join(reversed(file.read_text("utf-8").splitlines(keepends=True))), "utf-8")
    with pytest.raises(ModelError, match="was made for other words"):
        OnnxChooser(tmp_path)
