"""Pure: where the tick square of a check box stands, of which toolkits tell only the place with its label."""

from __future__ import annotations

import numpy as np

from models.model import Bounds, Pixels

REACH, STEP = 30, 14
"""Pixels from the left within which it stands; grey levels by which it differs from its ground."""
SIDE = (9, 28)


def indicator(pixels: Pixels, box: Bounds) -> Bounds | None:
    """The square or disc at the left of a check box or radio button: what differs from the ground there."""
    left, top, wide, high = box
    part = pixels[top : top + high, left : left + min(wide, REACH)].astype(np.int16)
    if part.size == 0:
        return None
    ground = np.median(part[:, :2].reshape(-1, 3), axis=0)
    ink = np.abs(part - ground).max(axis=2) > STEP
    columns = np.flatnonzero(ink.any(axis=0))
    if columns.size == 0:
        return None
    first = int(columns[0])
    gaps = np.flatnonzero(~ink[:, first:].any(axis=0))
    last = first + (int(gaps[0]) if gaps.size else ink.shape[1] - first)
    rows = np.flatnonzero(ink[:, first:last].any(axis=1))
    found = (left + first, top + int(rows[0]), last - first, int(rows[-1] - rows[0]) + 1)
    return found if SIDE[0] <= found[2] <= SIDE[1] and SIDE[0] <= found[3] <= SIDE[1] else None
