"""Reading small pictures with the real engine; what was read once is not recognised again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
import pytest

from models import ocr
from models.model import ModelError, Pixels
from models.ocr import RapidReader


@pytest.fixture(scope="module")
def loaded() -> RapidReader:
    return RapidReader(1)


class Engine:
    """The real engine, counting the lines it is given; or one that fails where it is told to."""

    def __init__(self, real: Any, fails: str = "") -> None:
        self.real = real
        self.fails = fails
        self.given: list[int] = []

    def __call__(self, pixels: Pixels, **how: bool) -> Any:
        if self.fails == "finding":
            raise RuntimeError("out of memory")
        return self.real(pixels, **how)

    def recognize_txt(self, crops: list[Pixels]) -> Any:
        if self.fails == "recognising":
            raise RuntimeError("out of memory")
        self.given.append(len(crops))
        return self.real.recognize_txt(crops)


@pytest.fixture
def reader(loaded: RapidReader) -> Iterator[RapidReader]:
    """With an empty memory and a counting engine."""
    real = loaded._engine
    loaded._engine = Engine(real)
    loaded._known.clear()
    yield loaded
    loaded._engine = real


def picture(*texts: str) -> Pixels:
    """The texts below each other."""
    pixels = np.full((40 + 40 * len(texts), 320, 3), 250, np.uint8)
    for n, text in enumerate(texts):
        cv2.putText(pixels, text, (20, 40 + 40 * n), cv2.FONT_HERSHEY_SIMPLEX, 0.7, (20, 20, 20), 1, cv2.LINE_AA)
    return pixels


def test_reads_lines_in_order(reader: RapidReader) -> None:
    lines = reader.read(picture("Hello world", "Save changes", "42.50"))
    assert [line.text for line in lines] == ["Hello world", "Save changes", "42.50"]
    assert all(line.score > 0.8 for line in lines)
    assert [line.box[1] for line in lines] == sorted(line.box[1] for line in lines)


def test_blank_picture_has_no_lines(reader: RapidReader) -> None:
    assert reader.read(np.full((60, 200, 3), 250, np.uint8)) == []


def test_same_picture_is_not_recognised_twice(reader: RapidReader) -> None:
    first = [line.text for line in reader.read(picture("Remember me", "and me"))]
    engine: Any = reader._engine
    known = sum(engine.given)
    assert [line.text for line in reader.read(picture("Remember me", "and me"))] == first == ["Remember me", "and me"]
    assert sum(engine.given) == known


def test_oldest_lines_are_forgotten(reader: RapidReader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "REMEMBERED", 2)
    for text in ("first line", "second line", "third line"):
        reader.read(picture(text))
    assert [text for text, _ in reader._known.values()] == ["second line", "third line"]


@pytest.mark.parametrize("where", ["finding", "recognising"])
def test_engine_that_fails_is_a_model_error(reader: RapidReader, where: str) -> None:
    engine: Any = reader._engine
    engine.fails = where
    with pytest.raises(ModelError, match=r"Reading failed .*out of memory.*: restart"):
        reader.read(picture("Hello"))
