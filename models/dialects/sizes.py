"""Pure: the size at which a screen is sent: exact multiples of what an encoder cuts, inside its budget of tokens.

llama.cpp pads a picture that is no exact multiple, or outside its bounds, and points then mean places of the padded one. What
is sent is therefore always an exact multiple; it is stretched by a percent or so, which costs nothing, since points are read
along each side by itself.
"""

from __future__ import annotations

import math

from models.dialects.dialect import Size

MOST = 1300
"""Tokens of a picture: from about a thousand on pointing works, and on a processor each costs time."""
LEAST = 8
"""Tokens below which llama.cpp itself enlarges and pads (clip.cpp, Qwen2-VL to Qwen3-VL)."""
SHRUNK = 0.9
"""Of the columns that would fit, the fewest that are looked at."""
STRETCH = 4.0
"""How many tokens given up, as a share, a stretch of one side by one (e-fold) is worth."""


def multiples(width: int, height: int, factor: int, most: int = MOST) -> Size:
    """The size nearest to `width` x `height` whose sides are multiples of `factor` with at most `most` tokens (`factor` x
    `factor` pixels each). Never larger than it was but for the rounding of a side."""
    across, down = max(width, 1) / factor, max(height, 1) / factor
    columns, rows = max(round(across), 1), max(round(down), 1)
    if columns * rows > most:
        columns, rows = _shrunk(across / down, most)
    elif columns * rows < LEAST:
        grown = (LEAST / (across * down)) ** 0.5
        columns, rows = math.ceil(across * grown), math.ceil(down * grown)
    return columns * factor, rows * factor


def _shrunk(shape: float, most: int) -> tuple[int, int]:
    """Columns and rows within the budget that keep the shape best and waste little."""
    widest = min(max(int((most * shape) ** 0.5), 1), most)
    pairs = [(columns, row) for columns in range(max(int(widest * SHRUNK), 1), widest + 2) for row in _rows(columns / shape)]
    fitting = [pair for pair in pairs if pair[0] * pair[1] <= most] or [(min(widest, most), 1)]
    return min(fitting, key=lambda pair: _cost(pair, shape, most))


def _rows(exact: float) -> tuple[int, int]:
    return max(int(exact), 1), max(int(exact) + 1, 1)


def _cost(pair: tuple[int, int], shape: float, most: int) -> float:
    columns, rows = pair
    stretched = max(columns / rows / shape, shape * rows / columns) - 1
    return STRETCH * stretched + 1 - columns * rows / most
