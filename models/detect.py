"""Pure: a detector of controls by classical vision: outlines of fields, buttons, check boxes and radio buttons, and icons.

Toolkits draw controls as level rectangles and circles with sharp borders. Closed outlines are found in a map of edges, sorted
by size and by what text stands inside them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from models.frames import (
    ARROWS,
    BORDER,
    EDGE,
    MARKS,
    Mask,
    centre_in,
    corners,
    edges,
    innermost,
    is_frame,
    is_panel,
    leaves,
    near,
    outlines,
)
from models.model import Bounds, Control, Line, Pixels

TICK = (10, 22)
"""Pixels of side of check boxes and radio buttons at scale 1."""
SWITCH_HEIGHT = (14, 34)
"""Pixels of height of sliding switches at scale 1."""
SWITCH_WIDTH = (1.6, 2.4)
"""Their width in heights."""
KNOB = 30
"""Levels of grey between the knob of a switch and its track."""
FLAT = 16
"""Levels of grey within which a surface is of one colour."""
FIELD_HEIGHT = (16, 60)
"""Pixels of height of buttons and one-line fields at scale 1."""
GRID = 24
"""Boxes of one size from which they are the cells of a table."""


class ContourDetector:
    """Implements `models.model.Detector`."""

    def find(self, pixels: Pixels, lines: Sequence[Line], scale: float = 1.0) -> list[Control]:
        """The controls of a picture; `lines` is the text read in it, `scale` is image pixels per point."""
        grey: Mask = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
        steps = edges(grey)
        boxes = [box for box in outlines(steps) if not _within_text(box, lines)]
        switches = [control for box in boxes if (control := _switch(grey, box, lines, scale))]
        found = [control for box in boxes if (control := _tick(pixels, grey, box, scale))]
        ticks = [one for one in found if not _on_one(one.box, switches)]
        small = np.array([control.box for control in ticks] or np.empty((0, 4)), np.int32)
        frames = [box for box in boxes if is_frame(steps, box, scale) and not near(box, small).any()]
        single = [box for box in leaves(innermost(frames)) if not is_panel(box, lines)]
        controls = [_framed(pixels, box, lines, scale) for box in single if not _on_one(box, switches)]
        kept = [*_distinct([*ticks, *switches]), *_cells(controls)]
        return sorted(kept, key=lambda control: (control.box[1], control.box[0]))


def _within_text(box: Bounds, lines: Sequence[Line]) -> bool:
    """Whether an outline is that of a letter: in a line of text and no higher than it."""
    words = [line.box for line in lines if len(line.text) > 2 or line.text not in MARKS]
    return any(
        (centre_in(box, word) and box[3] <= word[3] and box[2] < 1.5 * word[3])
        or (box[3] <= word[3] + BORDER and _iou(box, word) > 0.5)
        for word in words
    )


def _tick(pixels: Pixels, grey: Mask, box: Bounds, scale: float) -> Control | None:
    """A check box or a radio button: small, as wide as high, a frame or a ring; on when its inside differs from around it."""
    x, y, width, height = box
    low, high = TICK[0] * scale, TICK[1] * scale
    if not (low <= width <= high and low <= height <= high and abs(width - height) <= 2 * scale):
        return None
    patch = grey[y : y + height, x : x + width].astype(np.int16)
    around = _around(grey, box)
    border = np.abs(patch - around) > EDGE
    role = _shape(border)
    if role is None:
        return None
    inset = max(3, round(0.25 * width))
    inside = pixels[y + inset : y + height - inset, x + inset : x + width - inset].astype(np.int16)
    # Off is one flat light or dark ground; a tick, a dot or an accent colour makes it vary or colours it.
    marked = inside.max(axis=(0, 1)).max() - inside.min(axis=(0, 1)).min() > 80 or _colourful(inside)
    return Control(role, box, 0.8, ("on" if marked else "off",))


def _switch(grey: Mask, box: Bounds, lines: Sequence[Line], scale: float) -> Control | None:
    """A sliding switch: about twice as wide as high and flat but for a knob at one end; on when that is the right one. The
    middle shows the colour of its track."""
    x, y, width, height = box
    low, high = SWITCH_HEIGHT[0] * scale, SWITCH_HEIGHT[1] * scale
    wide, tall = SWITCH_WIDTH
    is_one = low <= height <= high and wide * height <= width <= tall * height
    # A knob may be read as a round letter.
    if not is_one or any(centre_in(line.box, box) and len(line.text) > 1 for line in lines):
        return None
    half, row = height // 2, slice(y + height // 3, y + height - height // 3)
    ends = (half, width // 2, width - half)
    spots = [grey[row, x + at - 1 : x + at + 2].astype(np.int16) for at in ends]
    if any(not spot.size or spot.max() - spot.min() > FLAT for spot in spots):
        return None
    left, middle, right = (int(np.median(spot)) for spot in spots)
    if abs(left - middle) > KNOB and abs(right - middle) <= FLAT:
        return Control("check box", box, 0.7, ("off",))
    if abs(right - middle) > KNOB and abs(left - middle) <= FLAT:
        return Control("check box", box, 0.7, ("on",))
    return None


def _on_one(box: Bounds, switches: Sequence[Control]) -> bool:
    """Whether it is a switch, or the knob of one."""
    return any(centre_in(box, switch.box) for switch in switches)


def _around(grey: Mask, box: Bounds) -> int:
    """The grey of the ground just outside a box."""
    x, y, width, height = box
    ring = grey[max(0, y - 3) : y + height + 3, max(0, x - 3) : x + width + 3]
    return int(np.median(np.concatenate([ring[0], ring[-1], ring[:, 0], ring[:, -1]])))


def _shape(border: NDArray[np.bool_]) -> str | None:
    """`check box` for a square, `radio button` for a disc, by where the border runs; none for anything else."""
    size = min(border.shape)
    sides = [border[:2].any(axis=0), border[-2:].any(axis=0), border[:, :2].any(axis=1), border[:, -2:].any(axis=1)]
    covered = [float(side.mean()) for side in sides]
    corner = max(2, size // 5)
    corners = [border[:corner, :corner], border[:corner, -corner:], border[-corner:, :corner], border[-corner:, -corner:]]
    bare = sum(float(one.mean()) < 0.35 for one in corners)
    if min(covered) > 0.7:
        return "check box"
    if bare == len(corners) and min(covered) > 0.25 and max(covered) < 0.85 and _is_ring(border):
        return "radio button"
    return None


def _is_ring(border: NDArray[np.bool_]) -> bool:
    """Whether the border lies on a circle: most of the ink of the outer band is where a circle is."""
    height, width = border.shape
    y, x = np.mgrid[:height, :width]
    radius = np.hypot((x - (width - 1) / 2) / (width / 2), (y - (height - 1) / 2) / (height / 2))
    circle = (radius > 0.75) & (radius <= 1.0)
    outside = radius > 1.1
    return bool(border[circle].mean() > 0.45 and (not outside.any() or border[outside].mean() < 0.2))


def _colourful(inside: NDArray[np.int16]) -> bool:
    return bool((inside.max(axis=2) - inside.min(axis=2)).mean() > 60)


def _cells(controls: list[Control]) -> list[Control]:
    """Boxes of one size that fill a grid are cells of a table."""
    sizes = Counter((control.box[2] // 3, control.box[3] // 3) for control in controls)
    grid = {size for size, count in sizes.items() if count >= GRID}
    return [
        msgspec.structs.replace(control, role="cell") if (control.box[2] // 3, control.box[3] // 3) in grid else control
        for control in controls
    ]


def _framed(pixels: Pixels, box: Bounds, lines: Sequence[Line], scale: float) -> Control:
    """A button, a field, a select or an icon, by the text inside and the colour of the ground."""
    inside = [line for line in lines if centre_in(line.box, box)]
    x, _, width, height = box
    if height > FIELD_HEIGHT[1] * scale:
        return Control("field", box, 0.5, () if inside else ("empty",))
    if any(line.text in ARROWS and line.box[0] > x + 0.6 * width for line in inside) or _has_arrow(pixels, box):
        return Control("select", box, 0.6)
    if inside and _is_centred(pixels, box):
        return Control("button", box, 0.7)
    if inside:
        return Control("field", box, 0.6)
    empty = width >= 2.5 * height and not _is_centred(pixels, box)
    return Control("field", box, 0.6, ("empty",)) if empty else Control("icon", box, 0.5)


def _is_centred(pixels: Pixels, box: Bounds) -> bool:
    """Whether what is inside (text, or an icon and text) stands in the middle, as on buttons, and not at the left, as in
    fields."""
    x, y, width, height = box
    grey = cv2.cvtColor(np.ascontiguousarray(pixels[y + 5 : y + height - 5, x + 5 : x + width - 5]), cv2.COLOR_RGB2GRAY)
    ink = np.flatnonzero((np.abs(grey.astype(np.int16) - int(np.median(grey))) > 60).any(axis=0))
    return bool(ink.size) and abs(int(ink[0]) - (grey.shape[1] - 1 - int(ink[-1]))) <= max(6, 0.12 * width)


def _has_arrow(pixels: Pixels, box: Bounds) -> bool:
    """Ink in the last square at the right of an otherwise flat box: the arrow of a drop-down list."""
    x, y, width, height = box
    if width < 1.8 * height:
        return False
    grey = cv2.cvtColor(np.ascontiguousarray(pixels[y + 4 : y + height - 4, x + 4 : x + width - 4]), cv2.COLOR_RGB2GRAY)
    if not grey.size:
        return False
    ink = np.abs(grey.astype(np.int16) - int(np.median(grey))) > 60
    last, before = ink[:, -height:], ink[:, -2 * height : -height]
    return bool(0.02 < last.mean() < 0.4 and not before[:, : height // 2].any())


def _distinct(controls: list[Control]) -> list[Control]:
    """One control a place: the surer of two that share most of their area."""
    kept: list[Control] = []
    for control in sorted(controls, key=lambda control: -control.score):
        if not any(_iou(control.box, other.box) > 0.5 for other in kept):
            kept.append(control)
    return sorted(kept, key=lambda control: (control.box[1], control.box[0]))


def _iou(one: Bounds, other: Bounds) -> float:
    a, b = corners(one), corners(other)
    width, height = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    shared = max(0, width) * max(0, height)
    return shared / (one[2] * one[3] + other[2] * other[3] - shared) if shared else 0.0
