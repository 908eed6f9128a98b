"""Pure: where on the picture a family means: its numbers, in whatever form, as pixels of the picture that was sent."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

import msgspec

from models.dialects.dialect import ReplyError, Size, Spot

NUMBER = re.compile(r"(?<![\w.])-?(?:\d{1,6}(?:\.\d{1,18})?|\.\d{1,18})(?![\w])")
BEYOND = 8.0
"""Pixels off the picture that are taken for its edge; what is further off is a mistake."""
NAMES = (
    "coordinate",
    "coordinates",
    "point",
    "point_2d",
    "position",
    "pos",
    "center",
    "click",
    "box",
    "bbox",
    "bbox_2d",
    "box_2d",
)
"""What families call a place."""


class Space(msgspec.Struct, frozen=True):
    """How a family counts: to `across` from edge to edge, whatever the picture's sides; 0 means pixels of the picture."""

    across: float = 0.0

    def spot(self, x: float, y: float, size: Size) -> Spot:
        """A point in pixels. Raises ReplyError for one that is off the picture or in another space: it is never rescaled
        by guess."""
        self._mistaken(x, y)
        right, down = size
        at = (x / self.across * right, y / self.across * down) if self.across else (x, y)
        if not all(-BEYOND <= one <= side + BEYOND for one, side in zip(at, size, strict=True)):
            raise ReplyError(f"The point ({x:g}, {y:g}) is off the picture: {self.says(size)}.")
        return min(max(at[0], 0.0), right - 1.0), min(max(at[1], 0.0), down - 1.0)

    def says(self, size: Size) -> str:
        """What the numbers may be, for a sentence."""
        if self.across:
            return f"coordinates go from 0 to {self.across:g} both ways"
        return f"x goes from 0 to {size[0] - 1} and y from 0 to {size[1] - 1}"

    def _mistaken(self, x: float, y: float) -> None:
        if not (math.isfinite(x) and math.isfinite(y)):
            raise ReplyError("Coordinates must be two numbers.")
        fractions = 0 <= x <= 1 and 0 <= y <= 1 and not (x.is_integer() and y.is_integer())
        if self.across != 1 and fractions:
            scale = f"from 0 to {self.across:g}" if self.across else "in pixels"
            raise ReplyError(f"The point ({x:g}, {y:g}) is given from 0 to 1: give coordinates {scale}.")


PIXELS, THOUSAND, UNIT = Space(), Space(1000.0), Space(1.0)
LAST = Space(999.0)
"""To 999, the last of a thousand."""


def point(value: object) -> tuple[float, float] | None:
    """The numbers a value means: a pair, a pair in lists, a box (its middle), `{"x": ..., "y": ...}`, a text with two or four
    numbers; None where it means no place."""
    if isinstance(value, Mapping):
        return _named(value)
    numbers = _numbers(value)
    if len(numbers) == 2:
        return numbers[0], numbers[1]
    if len(numbers) == 4:
        return (numbers[0] + numbers[2]) / 2, (numbers[1] + numbers[3]) / 2
    return None


def pair(value: object) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """A beginning and an end, as `[[x1, y1], [x2, y2]]`."""
    if isinstance(value, list) and len(value) == 2 and all(isinstance(one, list) for one in value):
        first, last = point(value[0]), point(value[1])
        return (first, last) if first and last else None
    return None


def number(value: object) -> float | None:
    """A number, also one written as text; None for anything else and for what is not finite."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None


def in_words(text: str) -> list[float]:
    """The numbers in a text, words with figures in them left out."""
    return [float(found[0]) for found in NUMBER.finditer(text)]


def _named(value: Mapping[str, object]) -> tuple[float, float] | None:
    x, y = value.get("x"), value.get("y")
    if isinstance(x, list) and y is None:
        return point(x)  # {"x": [512, 384]}
    at = number(x), number(y)
    if at[0] is not None and at[1] is not None:
        return at[0], at[1]
    return next((found for name in NAMES if name in value and (found := point(value[name]))), None)


def _numbers(value: object) -> list[float]:
    """At most five: one more than a box has shows that it is none."""
    if isinstance(value, str):
        return in_words(value)[:5]
    if isinstance(value, list):
        return [found for one in value[:5] for found in _numbers(one)][:5]
    found = number(value)
    return [] if found is None else [found]
