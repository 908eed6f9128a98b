"""Lines of text as things to click, on pictures drawn here: cut at menus, drawn in to the ink, lone signs found."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.lines import cut, lone_signs
from models.model import Bounds, Pixels

FONT = cv2.FONT_HERSHEY_SIMPLEX


def blank(width: int = 400, height: int = 120, shade: int = 240) -> Pixels:
    return np.full((height, width, 3), shade, np.uint8)


def write(pixels: Pixels, text: str, left: int, base: int, *, shade: int = 20, scale: int = 1) -> Pixels:
    """The text on its base line; everything given at scale 1."""
    cv2.putText(pixels, text, (left * scale, base * scale), FONT, 0.5 * scale, (shade,) * 3, scale, cv2.LINE_AA)
    return pixels


def around(text: str, left: int, base: int, scale: int = 1) -> Bounds:
    (width, height), low = cv2.getTextSize(text, FONT, 0.5 * scale, scale)
    return (left * scale, base * scale - height, width, height + low)


def covers(box: Bounds, text: str, left: int, base: int, scale: int = 1) -> bool:
    """Whether a box is around the text written there: its width to a few pixels, and one line high."""
    x, _, width, height = around(text, left, base, scale)
    slack = 6 * scale
    return abs(box[0] - x) <= slack and abs(box[0] + box[2] - x - width) <= slack and box[3] <= 2 * height


@pytest.mark.parametrize(("ink", "ground"), [(20, 240), (240, 20), (90, 160)])
@pytest.mark.parametrize("scale", [1, 2])
def test_wide_box_is_drawn_in_to_the_ink(ink: int, ground: int, scale: int) -> None:
    pixels = write(blank(400 * scale, 120 * scale, ground), "Hello world", 60, 60, shade=ink, scale=scale)
    boxes = cut(pixels, (20 * scale, 40 * scale, 300 * scale, 34 * scale), scale)
    assert len(boxes) == 1
    assert covers(boxes[0], "Hello world", 60, 60, scale)


@pytest.mark.parametrize("scale", [1, 2])
def test_menu_titles_are_cut_apart(scale: int) -> None:
    pixels = blank(400 * scale, 120 * scale)
    titles = (("File", 30), ("Edit", 90), ("View", 150))
    for text, left in titles:
        write(pixels, text, left, 60, scale=scale)
    boxes = cut(pixels, (20 * scale, 44 * scale, 200 * scale, 26 * scale), scale)
    assert len(boxes) == 3
    for box, (text, left) in zip(boxes, titles, strict=True):
        assert covers(box, text, left, 60, scale)


def test_tick_beside_its_label_is_left_out() -> None:
    pixels = write(blank(), "Newsletter", 60, 60)
    cv2.rectangle(pixels, (36, 46), (51, 61), (100, 100, 100), 1)
    boxes = cut(pixels, (32, 42, 140, 26))
    assert len(boxes) == 1
    assert covers(boxes[0], "Newsletter", 60, 60)


def test_an_o_in_large_letters_is_no_radio_button() -> None:
    pixels = blank(800, 240)
    cv2.circle(pixels, (110, 110), 12, (20, 20, 20), 3, cv2.LINE_AA)
    cv2.putText(pixels, "NE", (127, 122), FONT, 1.0, (20, 20, 20), 3, cv2.LINE_AA)
    (box,) = cut(pixels, (90, 90, 100, 42))
    assert box[0] <= 98


def test_border_above_is_no_letters() -> None:
    pixels = write(blank(), "Save", 60, 60)
    pixels[44, 20:200] = 60
    box = cut(pixels, (50, 44, 60, 24))[0]
    assert box[1] > 44


def test_nothing_in_a_box_leaves_it() -> None:
    (left, top, width, height) = cut(blank(), (20, 20, 60, 20))[0]
    assert 10 <= left <= 20
    assert 80 <= left + width <= 90
    assert 10 <= top <= 20
    assert 40 <= top + height <= 50


@pytest.mark.parametrize("sign", ["7", "A", "+", "="])
def test_lone_sign_is_found(sign: str) -> None:
    boxes = lone_signs(write(blank(), sign, 100, 60), [])
    assert len(boxes) == 1
    left, top, width, height = boxes[0]
    assert left <= 104 < left + width
    assert top < 56 < top + height


def test_sign_of_a_line_is_not_found_again() -> None:
    pixels = write(blank(), "7", 100, 60)
    assert lone_signs(pixels, [(95, 45, 20, 20)]) == []
    assert lone_signs(pixels, [(-5, -5, 20, 20)]) != []


@pytest.mark.parametrize(
    "mark",
    [
        lambda pixels: cv2.rectangle(pixels, (30, 30), (230, 60), (120, 120, 120), 1),
        lambda pixels: cv2.rectangle(pixels, (30, 30), (46, 46), (60, 60, 60), 1),
        lambda pixels: cv2.circle(pixels, (40, 40), 8, (60, 60, 60), 1),
        lambda pixels: cv2.rectangle(pixels, (30, 30), (70, 70), (40, 90, 200), -1),
        lambda pixels: write(pixels, "Hello world", 30, 60),
        lambda pixels: pixels,
    ],
    ids=["field", "check box", "radio button", "large icon", "a word", "nothing"],
)
def test_no_lone_sign(mark: object) -> None:
    assert callable(mark)
    pixels = blank()
    mark(pixels)
    assert lone_signs(pixels, []) == []


@settings(max_examples=25)
@given(st.integers(1, 60), st.integers(1, 60), st.integers(0, 2**32 - 1), st.sampled_from([1.0, 2.0]))
def test_any_picture_gives_boxes_inside_it(width: int, height: int, seed: int, scale: float) -> None:
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)
    for left, top, w, h in [*cut(pixels, (0, 0, width, height), scale), *lone_signs(pixels, [], scale)]:
        assert 0 <= left < left + w <= width
        assert 0 <= top < top + h <= height
