"""Pure: what the cells of the detector's map are to say of a picture whose truth is known."""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

from models.controls import ROLES, STATES
from models.model import Bounds

STRIDE = 8
CORE = 0.2
"""Share of a control's width and height around its middle whose cells answer for it."""
RING = 0.35
"""Share up to which a cell is neither taught to answer nor to be silent."""
WORTH = {"cell": 0.3, "menu item": 0.7, "icon": 0.7, "link": 0.7, "button": 1.0}
"""What a control counts: of some there are hundreds on a screen; what is not named here is rare and counts `RARE`."""
RARE = 1.5
EVEN = 0.75
"""How far controls with many cells are brought down to those with few: 1 would make them equal."""


class Aim(msgspec.Struct, frozen=True):
    """What the cells of one picture are to say. `role` is -1 for silence and -2 for either; `edges` in pixels from the cell's
    middle; `weight` evens out controls with many cells."""

    role: NDArray[np.int64]
    edges: NDArray[np.float32]
    states: NDArray[np.float32]
    weight: NDArray[np.float32]


class Wanted(msgspec.Struct, frozen=True):
    """A control to be found: role and states by number."""

    role: int
    box: Bounds
    states: tuple[int, ...]


def aim(height: int, width: int, controls: list[Wanted], unsure: list[Bounds]) -> Aim:
    """The answers for a picture, smaller controls before the ones around them."""
    rows, columns = height // STRIDE, width // STRIDE
    role = np.full((rows, columns), -1, np.int64)
    edges, states = np.zeros((4, rows, columns), np.float32), np.zeros((len(STATES), rows, columns), np.float32)
    weight = np.zeros((rows, columns), np.float32)
    for box in unsure:
        role[_cells(box, 0.5, rows, columns)] = -2
    for one in sorted(controls, key=lambda each: -each.box[2] * each.box[3]):
        ring, core = _cells(one.box, RING, rows, columns), _cells(one.box, CORE, rows, columns)
        role[ring], weight[ring] = -2, 0
        role[core] = one.role
        edges[:, core[0], core[1]] = _edges(one.box, core)
        states[:, core[0], core[1]] = 0
        for state in one.states:
            states[state, core[0], core[1]] = 1
        count = (core[0].stop - core[0].start) * (core[1].stop - core[1].start)
        weight[core] = WORTH.get(ROLES[one.role], RARE) / max(1, count) ** EVEN
    return Aim(role, edges, states, weight)


def _cells(box: Bounds, share: float, rows: int, columns: int) -> tuple[slice, slice]:
    """The cells within a share of a box around its middle, at least the one nearest to it."""
    left, top, wide, high = box
    return _span(top + high / 2, high * share, rows), _span(left + wide / 2, wide * share, columns)


def _span(middle: float, reach: float, count: int) -> slice:
    near = min(count - 1, max(0, int(middle // STRIDE)))
    first = min(near, max(0, int(np.ceil((middle - reach) / STRIDE - 0.5))))
    last = max(near, min(count - 1, int(np.floor((middle + reach) / STRIDE - 0.5))))
    return slice(first, last + 1)


def _edges(box: Bounds, cells: tuple[slice, slice]) -> NDArray[np.float32]:
    left, top, wide, high = box
    y = (np.arange(cells[0].start, cells[0].stop) + 0.5)[:, None] * STRIDE
    x = (np.arange(cells[1].start, cells[1].stop) + 0.5)[None, :] * STRIDE
    both = np.broadcast_arrays(x - left, y - top, left + wide - x, top + high - y)
    return np.asarray(np.maximum(np.stack(both), 0.5), np.float32)
