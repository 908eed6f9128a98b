"""Pure: a screen whose truth is known: which controls stand where, in what state."""

from __future__ import annotations

import msgspec

from models.model import Bounds

SMALLEST = 6
"""Pixels of side below which a control cannot be told from dirt."""


class Truth(msgspec.Struct, frozen=True, omit_defaults=True):
    """One control: `box` is its visible part in image pixels, `text` what stands on it or in it."""

    role: str
    box: Bounds
    state: tuple[str, ...] = ()
    text: str = ""


class Screen(msgspec.Struct, frozen=True, omit_defaults=True):
    """A picture's truth. `name` is its file without `.png`; `source` says what drew it (`html:material:form`, `gtk:Arc`);
    `scale` is image pixels per point; `unsure` are places where finding and not finding are both right: what is half covered or
    dimmed."""

    name: str
    source: str
    seed: int
    size: tuple[int, int]
    scale: float
    controls: tuple[Truth, ...]
    unsure: tuple[Bounds, ...] = ()


def clipped(box: Bounds, size: tuple[int, int]) -> Bounds | None:
    """The part of a box within a picture of this width and height; None when too little of it is left to see."""
    left, top = max(0, box[0]), max(0, box[1])
    right, bottom = min(size[0], box[0] + box[2]), min(size[1], box[1] + box[3])
    if right - left < SMALLEST or bottom - top < SMALLEST:
        return None
    return (left, top, right - left, bottom - top)
