"""Pure: what a screen says, line by line. Reading cuts a line at wide gaps, as between the words of a typewriter face; here the
pieces of one line are put together again.
"""

from __future__ import annotations

import re

import msgspec
import numpy as np
from rapidfuzz import fuzz

from agent.geometry import Box
from agent.records import Element, Observation, Role

ALIKE = 85.0
"""Percent of likeness (rapidfuzz) at which read text is the typed text: OCR confuses a letter now and then."""
READABLE = 60
"""Characters of a typed text that are looked for: what is longer wraps or scrolls away."""
CURSOR = 2
"""Characters that a text cursor, or an icon, is read as at most."""
GAP = 3
"""Heights of a piece of text between two pieces of one line at most."""

BORDER = 5
"""Pixels of a field's edge at scale 1, whose look changes when it gets the keyboard."""
DIFFERS = 24
"""Levels by which a pixel differs from the ground when something is written there."""
CARET = 4
"""Pixels that a text cursor is wide at most, at scale 1."""


class Said(msgspec.Struct, frozen=True):
    """A line as it reads, where it stands, and whether it stands in a field."""

    text: str
    box: Box
    field: bool = False


def lines_of(seen: Observation) -> list[Said]:
    """What every element says, and the pieces of one line joined; top to bottom."""
    alone = [Said(e.value or e.text, e.box, e.role is Role.FIELD) for e in seen.elements]
    return [*alone, *_joined([e for e in seen.elements if e.role is Role.TEXT])]


def reads(read: str, wanted: str) -> bool:
    """Whether read text holds the wanted text as words of its own; line ends and spaces are one, the beginning of a long text
    is enough."""
    whole = " ".join(wanted.split())
    short = whole[:READABLE]
    if not short or len(read) < len(short) * 0.8:
        return False
    found = fuzz.partial_ratio_alignment(short, read, score_cutoff=ALIKE)
    return found is not None and (short != whole or not _goes_on_after(read, found.dest_start, found.dest_end))


def blank(field: Element, seen: Observation) -> bool:
    """Whether nothing stands in a field, a text cursor apart; what is there and cannot be read is something."""
    density = seen.frame.monitor.density
    inside = field.box.grown(-round(BORDER * density))
    pixels = seen.frame.pixels[max(0, inside.top) : max(0, inside.bottom), max(0, inside.left) : max(0, inside.right)]
    if not pixels.size:
        return False
    away = np.abs(pixels.astype(np.int16) - np.median(pixels, axis=(0, 1)))
    columns = np.flatnonzero((away > DIFFERS).any(axis=(0, 2)))
    return columns.size == 0 or int(columns[-1] - columns[0]) < CARET * density


def _goes_on_after(read: str, start: int, end: int) -> bool:
    """Whether letters are glued to a piece of a text, more than a text cursor is read as: `a.txt` in `a.txttxt` and in
    `a.txt.txt`, 42 in 42.50."""
    before, after = re.search(r"\w*$", read[:start]), re.match(r"(?:[.,]?\w)*", read[end:])
    return any(glued is not None and len(glued.group()) > CURSOR for glued in (before, after))


def _joined(pieces: list[Element]) -> list[Said]:
    """Lines of two pieces and more."""
    rows: list[list[Element]] = []
    for piece in sorted(pieces, key=lambda e: e.box.left):
        row = next((row for row in rows if _goes_on(row[-1].box, piece.box)), None)
        rows.append([piece]) if row is None else row.append(piece)
    return [_said(row) for row in rows if len(row) > 1]


def _goes_on(last: Box, piece: Box) -> bool:
    level = abs(last.centre.y - piece.centre.y) < 0.5 * min(last.height, piece.height)
    return level and -last.height < piece.left - last.right < GAP * last.height


def _said(row: list[Element]) -> Said:
    return Said(" ".join(e.text for e in row), row[0].box.around(row[-1].box))
