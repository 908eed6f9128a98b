"""Edge: a detector of controls by a small network of our own (`models/brain`), on onnxruntime.

It looks at the picture as it is, reads nothing, and says for each cell of eight by eight pixels which control has its middle
there, how far its edges are, and in what state it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from models.controls import ROLES, STATES
from models.frames import areas, corners, frames
from models.model import Bounds, Control, Line, ModelError, Pixels
from models.network import opened
from models.patches import coloured, patches

FILE = Path(__file__).parent / "boxes.onnx"
MEND = "`git checkout` it or reinstall Deskhand"
STRIDE, MULTIPLE = 8, 64
"""Pixels between two answers; sides of a picture are filled up to multiples of the other."""
SURE = 0.35
"""Score from which a box is a control: see `docs/notes-detector.md` for what is found and what is wrong at others."""
MOST = 3000
"""Candidates looked at, the surest first."""
SAME = 0.5
"""Overlap from which two boxes are one control."""
DENSE = 1.5
"""Image pixels per point from which a picture is looked at in points, which takes a quarter of the time."""
AREA_SCORE = 0.5
"""Score of a wide area that was found by its border."""
HELD = 0.6
"""Share of a box that lies within the rectangle that is its border."""
HIGHER = 0.3
"""Share of its height by which a box may differ from its border's."""
BORDERED = frozenset({"button", "field", "select", "spinner"})
SPOKEN = {"spinner": "field", "toggle": "check box"}
"""Roles for which the agent has another word."""
TICKED = frozenset({"check box", "radio button", "toggle"})
CHOSEN = frozenset({"tab", "menu item", "cell", "button", "icon"})
WRITTEN = frozenset({"field", "spinner"})
Floats = NDArray[np.float32]


class Found(msgspec.Struct, frozen=True):
    """A control as the network says it: `role` and `state` in the words of `models.controls`."""

    role: str
    box: Bounds
    score: float
    state: tuple[str, ...]


class BoxDetector:
    """Implements `models.model.Detector`."""

    def __init__(self, file: Path = FILE, threads: int = 2, sure: float = SURE) -> None:
        """Loads the network. Raises ModelError."""
        self._session = opened(file, threads, MEND)
        self._input = self._session.get_inputs()[0].name
        self._sure = sure

    def find(self, pixels: Pixels, lines: Sequence[Line], scale: float = 1.0) -> list[Control]:
        """See `models.model.Detector.find`. What the network was not taught is found by other means: wide empty areas in which
        text is written, by their borders, and plain coloured shapes."""
        rectangles = frames(pixels, scale)
        found = sharpened(self._seen(pixels, scale), rectangles)
        kept = [one for one in found if one.role != "scroll bar"]
        controls = [Control(SPOKEN.get(one.role, one.role), one.box, one.score, _spoken(one)) for one in kept]
        wide = areas(rectangles, [one.box for one in controls], lines, scale)
        controls += [Control("field", box, AREA_SCORE) for box in wide]
        controls = coloured(controls, patches(pixels, lines, scale))
        return sorted(controls, key=lambda one: (one.box[1], one.box[0]))

    def look(self, pixels: Pixels, scale: float = 1.0) -> list[Found]:
        """Everything that the network sees, the surest first. Raises ModelError."""
        return sharpened(self._seen(pixels, scale), frames(pixels, scale))

    def _seen(self, pixels: Pixels, scale: float) -> list[Found]:
        """What the network says, its boxes as it says them."""
        by = scale if scale >= DENSE else 1.0
        seen = pixels if by == 1.0 else _smaller(pixels, by)
        if min(seen.shape[:2]) < STRIDE:
            return []
        try:
            answers = self._session.run(None, {self._input: _filled(seen)})
        except Exception as error:
            raise ModelError(f"Looking for controls failed ({error}): restart, and report it if it happens again.") from error
        return _read(answers, self._sure, by, (pixels.shape[1], pixels.shape[0]))


def sharpened(found: Sequence[Found], rectangles: Sequence[Bounds]) -> list[Found]:
    """With the boxes of bordered controls where their borders are: of what is longer than it looks at once the network sees the
    ends only roughly, or two controls where there is one. The surest of those that are the same stays."""
    if not found:
        return []
    places = np.array([corners(box) for box in rectangles] or np.empty((0, 4)), np.float64)
    sharp = [msgspec.structs.replace(one, box=_bordered(one.box, places)) if one.role in BORDERED else one for one in found]
    return [sharp[at] for at in distinct(np.array([corners(one.box) for one in sharp], np.float64), SAME)]


def _bordered(box: Bounds, places: NDArray[np.float64]) -> Bounds:
    """The smallest rectangle that is as high as a box and holds most of it; the box itself where there is none."""
    if not len(places):
        return box
    left, top, right, bottom = corners(box)
    heights, widths = places[:, 3] - places[:, 1], places[:, 2] - places[:, 0]
    across = np.minimum(places[:, 2], right) - np.maximum(places[:, 0], left)
    along = np.minimum(places[:, 3], bottom) - np.maximum(places[:, 1], top)
    held = np.maximum(0, across) * np.maximum(0, along) >= HELD * box[2] * box[3]
    fits = np.flatnonzero(held & (np.abs(heights - box[3]) <= HIGHER * box[3]))
    if not fits.size:
        return box
    at = int(fits[np.argmin((heights * widths)[fits])])
    return _bounds(places[at])


def _smaller(pixels: Pixels, by: float) -> Pixels:
    size = (max(1, round(pixels.shape[1] / by)), max(1, round(pixels.shape[0] / by)))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)


def _filled(pixels: Pixels) -> Floats:
    """One picture as the network takes it: 1 x 3 x H x W, black at the right and below."""
    height, width = pixels.shape[:2]
    whole = np.zeros((1, 3, -(-height // MULTIPLE) * MULTIPLE, -(-width // MULTIPLE) * MULTIPLE), np.float32)
    whole[0, :, :height, :width] = pixels.transpose(2, 0, 1)
    return whole


def _read(answers: Sequence[Floats], sure: float, by: float, size: tuple[int, int]) -> list[Found]:
    """The network's maps as controls: the surest cell of each place speaks for it."""
    chances, edges, states = (one[0] for one in answers)
    best = chances.max(axis=0)
    rows, columns = np.nonzero(best >= sure)
    order = np.argsort(-best[rows, columns])[:MOST]
    rows, columns = rows[order], columns[order]
    x, y = (columns + 0.5) * STRIDE, (rows + 0.5) * STRIDE
    left, top, right, bottom = edges[:, rows, columns]
    corners = np.stack([x - left, y - top, x + right, y + bottom], axis=1) * by
    corners = np.clip(corners, 0, [size[0], size[1], size[0], size[1]])
    kept = distinct(corners, SAME)
    roles = chances[:, rows, columns].argmax(axis=0)
    found = [
        (ROLES[int(roles[n])], _bounds(corners[n]), float(best[rows[n], columns[n]]), states[:, rows[n], columns[n]])
        for n in kept
    ]
    return [Found(role, box, score, _states(said)) for role, box, score, said in found if box[2] > 2 and box[3] > 2]


def distinct(corners: Floats | NDArray[np.float64], same: float) -> list[int]:
    """Which of boxes (left, top, right, bottom; the surest first) stay when each one takes the place of those like it."""
    areas = np.prod(np.maximum(0, corners[:, 2:] - corners[:, :2]), axis=1)
    left = np.arange(len(corners))
    kept: list[int] = []
    while left.size:
        first, left = int(left[0]), left[1:]
        kept.append(first)
        shared = np.minimum(corners[left, 2:], corners[first, 2:]) - np.maximum(corners[left, :2], corners[first, :2])
        over = np.prod(np.maximum(0, shared), axis=1)
        left = left[over <= same * (areas[left] + areas[first] - over)]
    return kept


def _bounds(corners: NDArray[Any]) -> Bounds:
    left, top, right, bottom = (round(float(one)) for one in corners)
    return (left, top, right - left, bottom - top)


def _states(said: Floats) -> tuple[str, ...]:
    return tuple(state for state, chance in zip(STATES, said, strict=True) if chance >= 0.5)


def _spoken(one: Found) -> tuple[str, ...]:
    """The states that mean something for a role, in the agent's words."""
    words = [("on" if "on" in one.state else "off")] if one.role in TICKED else []
    words += ["selected"] if one.role in CHOSEN and "selected" in one.state else []
    words += [word for word in ("focused", "empty") if one.role in WRITTEN and word in one.state]
    return (*words, *(["disabled"] if "disabled" in one.state else []))
