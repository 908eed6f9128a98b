"""Pure: what the tiny vision model is asked and answers, as a dialect of the product's own, and pictures to learn it from."""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

from models.dialects.dialect import Size
from models.dialects.pointers import OBJECT, Pointer
from models.dialects.points import THOUSAND
from models.dialects.sizes import multiples
from models.model import Pixels

FACTOR, MOST = 32, 40
"""Pixels of a token's side, and the most tokens a screen becomes: 256 x 160 pixels of 1280 x 800."""
COLOURS: dict[str, tuple[int, int, int]] = {
    "red": (214, 40, 40),
    "green": (22, 140, 62),
    "blue": (33, 84, 214),
    "orange": (240, 130, 20),
}
ASK = "Where is the {target}?"
BEGINNING = '{"x": '
"""Of every answer."""


class TinyPointer(Pointer, frozen=True):
    """A pointer that looks at small pictures."""

    def size(self, width: int, height: int) -> Size:
        return multiples(width, height, self.factor, MOST)


TINY = TinyPointer("tiny", THOUSAND, FACTOR, ASK, OBJECT)


class Scene(msgspec.Struct, frozen=True):
    """A picture, and the middle of each colour's box in thousandths of its sides."""

    pixels: Pixels
    at: dict[str, tuple[int, int]]


def scene(dice: np.random.Generator, columns: int, rows: int) -> Scene:
    """A screen of sorts: a ground, windows and lines in dull colours, and one to four boxes in bright ones that overlap nothing
    bright."""
    wide, high = columns * FACTOR, rows * FACTOR
    pixels = np.full((high, wide, 3), _dull(dice), np.uint8)
    for _ in range(dice.integers(0, 5)):
        _draw(pixels, _box(dice, wide, high, 0.05, 0.9), _dull(dice))
    for _ in range(dice.integers(0, 16)):
        _draw(pixels, (*_box(dice, wide, high, 0.01, 0.25)[:3], int(dice.integers(1, 4))), _dull(dice))
    taken: list[tuple[int, int, int, int]] = []
    at: dict[str, tuple[int, int]] = {}
    for name in dice.permutation(list(COLOURS))[: dice.integers(1, len(COLOURS) + 1)]:
        box = _box(dice, wide, high, 0.05, 0.25)
        if any(_meet(box, other) for other in taken):
            continue
        taken.append(box)
        _draw(pixels, box, np.clip(np.array(COLOURS[str(name)]) + dice.integers(-16, 17, 3), 0, 255))
        if dice.random() < 0.4:
            _label(dice, pixels, box)
        x, y, w, h = box
        at[str(name)] = (round(1000 * (x + w / 2) / wide), round(1000 * (y + h / 2) / high))
    return Scene(pixels, at)


def example(number: int, columns: int, rows: int) -> Scene:
    """The same picture wherever it is made, with a box in it."""
    dice = np.random.default_rng(1_000_000 + number)
    while not (made := scene(dice, columns, rows)).at:
        pass
    return made


def _dull(dice: np.random.Generator) -> NDArray[np.int64]:
    """A grey with a tinge."""
    return np.asarray(np.clip(dice.integers(0, 256) + dice.integers(-14, 15, 3), 0, 255), np.int64)


def _box(dice: np.random.Generator, wide: int, high: int, least: float, most: float) -> tuple[int, int, int, int]:
    w, h = (max(2, int(side * dice.uniform(least, most))) for side in (wide, high))
    return int(dice.integers(0, wide - w + 1)), int(dice.integers(0, high - h + 1)), w, h


def _meet(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    return all(one[at] < other[at] + other[at + 2] and other[at] < one[at] + one[at + 2] for at in (0, 1))


def _draw(pixels: Pixels, box: tuple[int, ...], colour: NDArray[np.int64]) -> None:
    x, y, w, h = box
    pixels[y : y + h, x : x + w] = colour


def _label(dice: np.random.Generator, pixels: Pixels, box: tuple[int, int, int, int]) -> None:
    """A pale or dark strip in the middle, where a button's words are."""
    x, y, w, h = box
    strip = (x + w // 4, y + h // 2 - h // 8, w // 2, max(1, h // 4))
    _draw(pixels, strip, np.full(3, dice.choice((20, 245))))
