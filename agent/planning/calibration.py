"""Pure: how well a model points on a display: targets to draw, what its answers to them say, the offset that mends them.

A target counts as hit when the click would have landed on it. An offset is a mistake that is nearly the same everywhere, as of
a picture that was padded on the way; it is taken off only when more targets would be hit for it.
"""

from __future__ import annotations

import math
import random
import statistics
from collections.abc import Sequence

import msgspec

from agent.geometry import Box, Point

Z = 1.96
"""Of the 95 % interval."""
MAY_CLICK = 0.7
"""Share of the targets that a model must hit to click unasked."""
WEAK = 0.9
"""Below this share a pointer is helped by the names of what is near its point."""
LEAST_OFF = 2.0
"""Pixels below which an offset is no matter."""
FEWEST = 8
"""Answers from which an offset can be told."""
SIZES = (12, 18, 24, 32, 48, 72, 120)
"""Sides of the targets, in pixels of a 96-dpi screen."""
COLOURS = {
    "red": (214, 40, 40),
    "blue": (33, 84, 214),
    "green": (22, 140, 62),
    "orange": (240, 130, 20),
    "purple": (128, 40, 170),
    "black": (16, 16, 16),
}
"""RGB by the names that models are asked with."""
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


class Aim(msgspec.Struct, frozen=True):
    """How a model points: `dx`, `dy` pixels of the picture it is sent are what it is always off by (right and down); `hits` of
    `count` targets were hit once that was taken off. Nothing is known where `count` is 0."""

    dx: float = 0.0
    dy: float = 0.0
    hits: int = 0
    count: int = 0

    @property
    def weak(self) -> bool:
        """Whether the names of what is near should help."""
        return self.count > 0 and self.hits < WEAK * self.count

    def doubt(self, model: str) -> str:
        """Why a click of its may not be done unasked, as a sentence; empty where it may."""
        if not self.count or self.hits >= MAY_CLICK * self.count:
            return ""
        return f"{model} hit {self.hits} of {self.count} targets when it was tested on this display, so its clicks may miss."


STRAIGHT = Aim()


class Target(msgspec.Struct, frozen=True):
    """Something to be pointed at, in image pixels: a square of a colour with a letter on it."""

    box: Box
    colour: str
    letter: str

    @property
    def words(self) -> str:
        """What the model is asked for."""
        return f"the {self.colour} square with the letter {self.letter}"


class Shot(msgspec.Struct, frozen=True):
    """A target and where a model said it was, both in image pixels: no point where its answer gave none. `scale` is image
    pixels per pixel of the picture sent, across and down."""

    target: Target
    point: Point | None
    seconds: float
    scale: tuple[float, float] = (1.0, 1.0)


class Rate(msgspec.Struct, frozen=True):
    """Targets of one size hit."""

    size: int
    hits: int
    count: int


class Report(msgspec.Struct, frozen=True):
    """What a test says: `aim` is what is kept; `plain` were hit as the model pointed; `low` and `high` are Wilson's 95 %
    interval of `aim.hits`; `bias` is the median offset in image pixels; `silent` answers gave no place; `seconds` is
    the median."""

    aim: Aim
    plain: int
    low: float
    high: float
    bias: tuple[float, float]
    silent: int
    seconds: float
    sizes: tuple[Rate, ...] = ()


def interval(hits: int, count: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share (Wilson 1927)."""
    if not count:
        return (0.0, 1.0)
    share, spread = hits / count, Z * Z / count
    middle = (share + spread / 2) / (1 + spread)
    half = Z * math.sqrt(share * (1 - share) / count + spread / (4 * count)) / (1 + spread)
    return (max(0.0, middle - half), min(1.0, middle + half))


def targets(width: int, height: int, density: float = 1.0, rounds: int = 1, seed: int = 0) -> tuple[tuple[Target, ...], ...]:
    """Pictures to draw: each with a target of every size, in the corners and elsewhere, none over another."""
    chance = random.Random(seed)
    return tuple(_picture(width, height, density, chance) for _ in range(rounds))


def _picture(width: int, height: int, density: float, chance: random.Random) -> tuple[Target, ...]:
    letters, colours = chance.sample(LETTERS, len(SIZES)), list(COLOURS)
    sides = [max(round(size * density), 1) for size in SIZES]
    corners = chance.sample(range(len(sides)), 4)
    placed: list[Box] = []
    # The largest first, while there is room.
    for number in sorted(range(len(sides)), key=lambda at: -sides[at]):
        corner = corners.index(number) if number in corners else -1
        placed.append(_place(sides[number], (width, height), placed, chance, corner))
    order = sorted(range(len(sides)), key=lambda at: -sides[at])
    return tuple(
        Target(box, colours[number % len(colours)], letters[number]) for number, box in zip(order, placed, strict=True)
    )


def _place(side: int, size: tuple[int, int], taken: Sequence[Box], chance: random.Random, corner: int) -> Box:
    """In this corner (0 to 3), elsewhere for -1; wherever it is free. The last try stands where there is no room at all."""
    right, down = max(size[0] - side, 0), max(size[1] - side, 0)
    margin = min(side // 2, right // 2, down // 2)
    if corner >= 0:
        made = Box((margin, right - margin)[corner % 2], (margin, down - margin)[corner // 2], side, side)
        if not any(made.overlap(one).area for one in taken):
            return made
    for _ in range(200):
        made = Box(chance.randint(0, right), chance.randint(0, down), side, side)
        if not any(made.grown(side // 2).overlap(one).area for one in taken):
            break
    return made


def judged(shots: Sequence[Shot]) -> Report:
    """What these answers say of a model."""
    off = _offset(shots)
    plain, mended = (sum(_hit(shot, by) for shot in shots) for by in ((0.0, 0.0), off))
    aim = Aim(*off, mended, len(shots)) if mended > plain else Aim(0.0, 0.0, plain, len(shots))
    dx, dy = _misses(shots, scaled=False)
    sides = sorted({shot.target.box.width for shot in shots})
    return Report(
        aim=aim,
        plain=plain,
        low=interval(aim.hits, aim.count)[0],
        high=interval(aim.hits, aim.count)[1],
        bias=(statistics.median(dx), statistics.median(dy)) if dx else (0.0, 0.0),
        silent=sum(shot.point is None for shot in shots),
        seconds=statistics.median(shot.seconds for shot in shots) if shots else 0.0,
        sizes=tuple(_rate(side, [s for s in shots if s.target.box.width == side], aim) for side in sides),
    )


def _rate(side: int, shots: Sequence[Shot], aim: Aim) -> Rate:
    return Rate(side, sum(_hit(shot, (aim.dx, aim.dy)) for shot in shots), len(shots))


def _hit(shot: Shot, off: tuple[float, float]) -> bool:
    if shot.point is None:
        return False
    mended = Point(shot.point.x - off[0] * shot.scale[0], shot.point.y - off[1] * shot.scale[1])
    return shot.target.box.contains(mended)


def _offset(shots: Sequence[Shot]) -> tuple[float, float]:
    """What every answer is off by, in pixels of the picture sent; nothing where answers differ more than that."""
    dx, dy = _misses(shots, scaled=True)
    return _constant(dx), _constant(dy)


def _constant(misses: Sequence[float]) -> float:
    if len(misses) < FEWEST:
        return 0.0
    middle = statistics.median(misses)
    spread = statistics.median(abs(one - middle) for one in misses)
    return middle if abs(middle) >= LEAST_OFF and spread < abs(middle) else 0.0


def _misses(shots: Sequence[Shot], scaled: bool) -> tuple[list[float], list[float]]:
    """How far right and how far below the middle of its target each answer is."""
    said = [(shot, shot.point, shot.target.box.centre) for shot in shots if shot.point is not None]
    return (
        [(point.x - middle.x) / (shot.scale[0] if scaled else 1.0) for shot, point, middle in said],
        [(point.y - middle.y) / (shot.scale[1] if scaled else 1.0) for shot, point, middle in said],
    )
