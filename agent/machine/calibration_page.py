"""Pure: the pictures that a test of pointing shows: coloured squares with a letter on each, of every size and scale."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from agent.geometry import Monitor
from agent.planning.calibration import COLOURS, Target, targets
from agent.records import Pixels

SCALES = (1.0, 1.5, 2.0)
"""What targets are drawn larger by than this display has them, a page each: things to click are not of one size everywhere."""
GROUND = (238, 238, 236)
INK = (255, 255, 255)
LETTER = 0.7
"""Of a square's side."""
LEAST_LETTER = 6
"""Pixels; a smaller one cannot be drawn so that it reads."""


def pages(monitor: Monitor) -> tuple[tuple[Target, ...], ...]:
    """The targets of each picture for this monitor, in its image pixels; the same ones every time."""
    width, height = size(monitor)
    return tuple(
        page
        for number, scale in enumerate(SCALES)
        for page in targets(width, height, monitor.density * scale, rounds=1, seed=number)
    )


def size(monitor: Monitor) -> tuple[int, int]:
    """Width and height of a monitor's picture."""
    return round(monitor.box.width * monitor.scale), round(monitor.box.height * monitor.scale)


def drawn(page: Sequence[Target], width: int, height: int) -> Pixels:
    """These targets on a plain ground."""
    picture = Image.new("RGB", (width, height), GROUND)
    pen = ImageDraw.Draw(picture)
    for target in page:
        box = target.box
        pen.rectangle((box.left, box.top, box.right - 1, box.bottom - 1), fill=COLOURS[target.colour])
        font = ImageFont.load_default(max(LEAST_LETTER, LETTER * box.height))
        pen.text((box.centre.x, box.centre.y), target.letter, fill=INK, font=font, anchor="mm")
    return np.asarray(picture, np.uint8)


def shows(pixels: Pixels, page: Sequence[Target], picture: Pixels) -> bool:
    """Whether a look at the screen shows each target of a picture where it was drawn."""
    if pixels.shape != picture.shape:
        return False
    parts = [(slice(one.box.top, one.box.bottom), slice(one.box.left, one.box.right)) for one in page]
    return all(np.array_equal(pixels[part], picture[part]) for part in parts)
