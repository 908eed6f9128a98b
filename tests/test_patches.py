"""Plain coloured shapes: which are found, what they are called, and what is none."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from models.model import Control, Line, Pixels
from models.patches import MOST, coloured, patches

RED, BLUE, GREEN, YELLOW, BLACK, GREY = (255, 0, 0), (0, 0, 255), (0, 128, 0), (255, 220, 0), (0, 0, 0), (128, 128, 128)
Colour = tuple[int, int, int]


def page(colour: Colour = (255, 255, 255)) -> Pixels:
    return np.full((400, 600, 3), colour, np.uint8)


def square(pixels: Pixels, colour: Colour, side: int = 60) -> None:
    cv2.rectangle(pixels, (100, 100), (100 + side - 1, 100 + side - 1), colour, -1)


@pytest.mark.parametrize(
    ("colour", "word"),
    [(RED, "red"), (BLUE, "blue"), (GREEN, "green"), (YELLOW, "yellow"), ((255, 140, 0), "orange"), ((0, 255, 255), "cyan"),
     ((128, 0, 160), "purple"), ((255, 0, 200), "pink")],
)  # fmt: skip
def test_a_square_has_its_colour(colour: Colour, word: str) -> None:
    pixels = page()
    square(pixels, colour)
    (found,) = patches(pixels, [])
    assert (found.role, found.says, found.box) == ("icon", f"{word} square", (100, 100, 60, 60))


def test_shapes_have_their_words() -> None:
    pixels = page()
    cv2.circle(pixels, (80, 80), 30, BLUE, -1, cv2.LINE_AA)
    cv2.fillPoly(pixels, [np.array([[200, 110], [240, 40], [280, 110]])], BLUE, cv2.LINE_AA)
    cv2.rectangle(pixels, (320, 50), (460, 100), BLUE, -1)
    assert sorted(one.says for one in patches(pixels, [])) == ["blue circle", "blue rectangle", "blue triangle"]


@pytest.mark.parametrize("colour", [BLACK, GREY, (255, 255, 255), (120, 140, 130)])
def test_what_has_no_colour_is_no_patch(colour: Colour) -> None:
    pixels = page()
    square(pixels, colour)
    assert patches(pixels, []) == []


def test_ground_of_a_text_is_none() -> None:
    pixels = page()
    square(pixels, RED)
    assert patches(pixels, [Line("OK", (115, 115, 30, 20), 0.9)]) == []


def test_an_icon_that_is_a_shape_has_its_words() -> None:
    shape = Control("icon", (100, 100, 60, 60), 0.5, says="red square")
    (icon,) = coloured([Control("icon", (96, 96, 68, 68), 0.9)], [shape])
    assert (icon.box, icon.says) == ((96, 96, 68, 68), "red square")


def test_a_shape_on_a_control_is_a_part_of_it() -> None:
    shape, button = Control("icon", (100, 100, 60, 60), 0.5, says="red square"), Control("button", (90, 90, 80, 80), 0.9)
    assert coloured([button], [shape]) == [button]
    assert coloured([], [shape]) == [shape]


def test_too_small_and_too_large_are_none() -> None:
    small, large = page(), page()
    square(small, RED, 6)
    cv2.rectangle(large, (0, 0), (500, 300), RED, -1)
    assert patches(small, []) == patches(large, []) == []


def test_dense_screens_have_larger_shapes() -> None:
    pixels = page()
    square(pixels, RED, 15)
    assert patches(pixels, [], 2.0) == []
    assert len(patches(pixels, [], 1.0)) == 1


def test_a_picture_of_noise_gives_few() -> None:
    noise = np.random.default_rng(0).integers(0, 256, (400, 600, 3), np.uint8)
    assert len(patches(noise, [])) <= MOST
    assert patches(np.zeros((0, 0, 3), np.uint8), []) == []
