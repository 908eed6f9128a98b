"""The detector by a network: what its maps mean, what it refuses, and that it holds on any picture."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.geometry import Box
from agent.records import Role
from models.boxes import FILE, STRIDE, BoxDetector, _read, distinct
from models.controls import ROLES, STATES
from models.model import ModelError, Pixels

SHOWN = pytest.mark.skipif(not FILE.exists(), reason="the network is not there")


def maps(rows: int, columns: int) -> list[np.ndarray[tuple[int, ...], np.dtype[np.float32]]]:
    """Maps that say nothing."""
    return [np.zeros((1, channels, rows, columns), np.float32) for channels in (len(ROLES), 4, len(STATES))]


def say(said: list[np.ndarray[tuple[int, ...], np.dtype[np.float32]]], role: str, box: Box, score: float) -> None:
    """Lets the cell in the middle of a box speak for it."""
    row, column = int(box.centre.y // STRIDE), int(box.centre.x // STRIDE)
    x, y = (column + 0.5) * STRIDE, (row + 0.5) * STRIDE
    said[0][0, ROLES.index(role), row, column] = score
    said[1][0, :, row, column] = (x - box.left, y - box.top, box.right - x, box.bottom - y)


def test_cell_speaks_for_its_box() -> None:
    said = maps(20, 30)
    say(said, "check box", Box(41, 52, 16, 16), 0.9)
    said[2][0, STATES.index("on")] = 1.0
    (found,) = _read(said, 0.5, 1.0, (240, 160))
    assert (found.role, found.box, found.state) == ("check box", (41, 52, 16, 16), ("on",))


def test_surest_of_two_that_mean_the_same_stays() -> None:
    said = maps(20, 30)
    say(said, "button", Box(40, 40, 80, 24), 0.6)
    say(said, "field", Box(32, 40, 80, 24), 0.8)
    assert [one.role for one in _read(said, 0.5, 1.0, (240, 160))] == ["field"]


def test_boxes_end_at_the_picture() -> None:
    said = maps(20, 30)
    say(said, "field", Box(-30, 100, 320, 90), 0.9)
    assert [one.box for one in _read(said, 0.5, 1.0, (240, 160))] == [(0, 100, 240, 60)]


def test_dense_picture_gives_boxes_of_its_own_pixels() -> None:
    said = maps(20, 30)
    say(said, "button", Box(40, 40, 80, 24), 0.9)
    assert [one.box for one in _read(said, 0.5, 2.0, (480, 320))] == [(80, 80, 160, 48)]


@pytest.mark.parametrize(("same", "kept"), [(0.5, [0, 2]), (0.9, [0, 1, 2])])
def test_distinct(same: float, kept: list[int]) -> None:
    corners = np.array([[0, 0, 10, 10], [0, 0, 10, 8], [20, 0, 30, 10]], np.float64)
    assert distinct(corners, same) == kept


@pytest.mark.parametrize("content", [b"", b"no network", None])
def test_broken_or_missing_file(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "boxes.onnx"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ModelError, match="missing or broken"):
        BoxDetector(file)


@pytest.fixture(scope="module")
def detector() -> BoxDetector:
    return BoxDetector(threads=1)


def form() -> Pixels:
    """A field with a border on a grey ground, a ticked box, and a button."""
    pixels = np.full((300, 500, 3), 240, np.uint8)
    for left, top, width, height in ((40, 40, 200, 28), (40, 160, 90, 30)):
        pixels[top : top + height, left : left + width] = 130
        pixels[top + 1 : top + height - 1, left + 1 : left + width - 1] = 255
    return pixels


@SHOWN
def test_finds_a_plain_field(detector: BoxDetector) -> None:
    found = detector.find(form(), [])
    assert max(Box(*one.box).iou(Box(40, 40, 200, 28)) for one in found) > 0.7


@SHOWN
def test_tiny_and_blank_pictures(detector: BoxDetector) -> None:
    for size in ((2, 2), (3, 900), (40, 40), (200, 300)):
        assert detector.find(np.full((*size, 3), 200, np.uint8), []) == []


@SHOWN
@settings(max_examples=20, deadline=None)
@given(st.integers(1, 150), st.integers(1, 150), st.integers(0, 2**32 - 1), st.sampled_from([1.0, 2.0]))
def test_any_picture_gives_known_roles_inside_it(
    detector: BoxDetector, width: int, height: int, seed: int, scale: float
) -> None:
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)
    for control in detector.find(pixels, [], scale):
        left, top, w, h = control.box
        assert Role(control.role)
        assert 0 <= left < left + w <= width
        assert 0 <= top < top + h <= height
