"""Pure: a frame as named elements, and what changed since the last one. The reader and the detector are given.

Reading is incremental: only rectangles that changed are looked at again, and the reader remembers lines by their pixels, so a
window that moved or a page that scrolled costs little as well.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import cv2
import msgspec
import numpy as np

from agent.eyes.bars import bars, on_title_bar
from agent.eyes.naming import named
from agent.geometry import Box, box_to_image
from agent.records import Element, Frame, Observation, Pixels
from models.model import Control, Detector, Line, Reader

T = TypeVar("T", Line, Control)
SMALLEST = 12
"""Changed pixels below which nothing changed: a blinking cursor is more, a single dithered dot less."""
CURSOR = (4, 40)
"""Widest and tallest box in pixels of a blinking text cursor, at scale 1: not a change worth telling."""
ALL = 0.6
"""Share of the picture from which it is read as a whole."""
GRID = 32
"""Pixels between two cells of the text detector's coarsest layer."""
CUT = 2
"""Pixels from the edge of a patch within which what ends there is taken to go on."""
REACH = 12
"""Pixels around a change within which lines and controls are read again."""


class Read(msgspec.Struct, frozen=True):
    """What was read in a frame, kept to be read on from."""

    frame: Frame
    lines: tuple[Line, ...]
    controls: tuple[Control, ...]


class Eyes:
    """Observes frames one after the other; holds the reading of the last one."""

    def __init__(self, reader: Reader, detector: Detector, now: Callable[[], float]) -> None:
        """`now` is a clock in seconds, for the time that reading took."""
        self._reader = reader
        self._detector = detector
        self._now = now
        self._last: Read | None = None

    def observe(self, frame: Frame, last: Observation | None) -> Observation:
        """The elements of a frame; `changed` is against `last`. Raises ModelError when the reader fails."""
        start = self._now()
        known = self._last if self._last and comparable(self._last.frame, frame) else None
        boxes = changes(known.frame.pixels, frame.pixels) if known else [whole(frame.pixels)]
        self._last = read = self._read(frame, known, boxes)
        elements = self._elements(read)
        if last is None or not comparable(last.frame, frame):
            boxes = [whole(frame.pixels)]
        elif known is None or last.frame is not known.frame:
            boxes = changes(last.frame.pixels, frame.pixels)
        worth = tuple(box for box in boxes if not _is_cursor(box, frame.monitor.density))
        return Observation(frame, elements, worth, self._now() - start)

    def _read(self, frame: Frame, known: Read | None, boxes: Sequence[Box]) -> Read:
        """Reads what changed and keeps the rest."""
        if known is not None and not boxes:
            return msgspec.structs.replace(known, frame=frame)
        area = whole(frame.pixels)
        if known is None or sum(box.area for box in boxes) > ALL * area.area:
            lines, controls = self._seen(frame.pixels, frame.monitor.density)
            return Read(frame, tuple(lines), tuple(controls))
        kept_lines, kept_controls = list(known.lines), list(known.controls)
        for box in boxes:
            patch = self._patch(box, [*kept_lines, *kept_controls], area)
            kept_lines = [line for line in kept_lines if not _mostly_in(Box(*line.box), patch, 1.0)]
            kept_controls = [one for one in kept_controls if not _mostly_in(Box(*one.box), patch)]
            part = frame.pixels[patch.top : patch.bottom, patch.left : patch.right]
            lines, controls = self._seen(part, frame.monitor.density)
            # What is cut by the patch did not change, so the old reading stands and its half is dropped.
            kept_lines += [line for line in (_moved(one, patch) for one in lines) if not _half_of(line, kept_lines)]
            moved = [_moved(one, patch) for one in controls]
            kept_controls += [one for one in moved if not _is_cut(one, patch, area) and not _half_of(one, kept_controls)]
        return Read(frame, tuple(kept_lines), tuple(kept_controls))

    def _seen(self, pixels: Pixels, density: float) -> tuple[list[Line], list[Control]]:
        lines = self._reader.read(np.ascontiguousarray(pixels), density)
        return lines, self._detector.find(np.ascontiguousarray(pixels), lines, density)

    def _patch(self, box: Box, known: Sequence[Line | Control], area: Box) -> Box:
        """The change grown to whole lines and controls (half a word cannot be read, half a button not be seen), and to the
        grid of the reader's network, which then sees it as it would in the whole picture."""
        patch = box.grown(REACH).overlap(area)
        for one in known:
            other = Box(*one.box)
            if patch.overlap(other).area and other.area < 0.1 * area.area:
                patch = patch.around(other.grown(REACH).overlap(area))
        left, top = patch.left // GRID * GRID, patch.top // GRID * GRID
        right, bottom = -(-patch.right // GRID) * GRID, -(-patch.bottom // GRID) * GRID
        return Box(left, top, right - left, bottom - top).overlap(area)

    def _elements(self, read: Read) -> tuple[Element, ...]:
        frame = read.frame
        lines = [line for line in read.lines if not _hidden(Box(*line.box), frame)]
        controls = [one for one in read.controls if not _hidden(Box(*one.box), frame)]
        window = box_to_image(frame.window.box, frame.monitor) if frame.window else None
        return named(lines, controls, frame.monitor.density, window, bars(frame))


def whole(pixels: Pixels) -> Box:
    return Box(0, 0, pixels.shape[1], pixels.shape[0])


def comparable(one: Frame, other: Frame) -> bool:
    """Whether two frames are of the same place."""
    return one.pixels.shape == other.pixels.shape and one.monitor == other.monitor


def changes(before: Pixels, after: Pixels) -> list[Box]:
    """The rectangles that differ, near ones joined."""
    # In native code channel by channel: numpy's `any` over the last axis takes four times as long.
    red, green, blue = cv2.split(cv2.absdiff(before, after))
    differs = (cv2.max(cv2.max(red, green), blue) > 8).astype(np.uint8)
    if int(differs.sum()) < SMALLEST:
        return []
    # Joining grows each by 12 to the sides and 4 up and down; a margin of that keeps it within the picture, and is given back.
    margin = cv2.copyMakeBorder(np.asarray(differs, np.uint8), 4, 4, 12, 12, cv2.BORDER_CONSTANT, value=0)
    joined = cv2.dilate(margin, np.ones((9, 25), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    return [Box(int(x), int(y), int(w) - 24, int(h) - 8) for x, y, w, h, _ in stats[1:]]


def _is_cursor(box: Box, scale: float) -> bool:
    return box.width <= CURSOR[0] * scale and box.height <= CURSOR[1] * scale


def _mostly_in(box: Box, patch: Box, share: float = 0.5) -> bool:
    return box.overlap(patch).area >= share * box.area


def _half_of(one: T, others: Sequence[T]) -> bool:
    return any(_mostly_in(Box(*one.box), Box(*other.box)) for other in others)


def _is_cut(one: Control, patch: Box, area: Box) -> bool:
    """Whether a control ends at an edge of the patch that is no edge of the picture: it goes on behind it."""
    box = Box(*one.box)
    edges = (
        (box.left - patch.left, patch.left > area.left),
        (box.top - patch.top, patch.top > area.top),
        (patch.right - box.right, patch.right < area.right),
        (patch.bottom - box.bottom, patch.bottom < area.bottom),
    )
    return any(gap <= CUT and inner for gap, inner in edges)


def _hidden(box: Box, frame: Frame) -> bool:
    """In a window of ours, or on a title bar: titles are known from the system, and the buttons there have keys."""
    return any(box.overlap(area).area > 0.5 * box.area for area in frame.masked) or on_title_bar(box, frame)


def _moved(one: T, patch: Box) -> T:
    left, top, width, height = one.box
    return msgspec.structs.replace(one, box=(left + patch.left, top + patch.top, width, height))
