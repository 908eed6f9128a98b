"""Pure: what is in a password field is painted over, and left out of what was read."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import numpy as np

from agent.eyes.veil import MASK
from agent.records import Observation, Role
from agent.selftest.asking import HANDS, Case, screen
from agent.selftest.promise import Promise, insist

Cover = Callable[[Observation], Observation]
SECRET = "hunter2hunter2"


def promises(cover: Cover) -> list[Promise]:
    """`cover` is what lies between the reader and everything that decides or keeps."""
    return [Promise("masks-password", "It does not look at what stands in a password field", lambda: masked(cover))]


def masked(cover: Cover) -> str:
    """Raises BrokenError."""
    raw = screen(Case("", "", (Role.FIELD, "Password"), HANDS))
    field = msgspec.structs.replace(raw.elements[0], value=SECRET, state=())
    box = field.box
    raw.frame.pixels[box.top : box.bottom : 2, box.left : box.right] = 0  # as if something were written there
    told = cover(msgspec.structs.replace(raw, elements=(field, *raw.elements[1:])))
    part = told.frame.pixels[box.top : box.bottom, box.left : box.right]
    insist(np.all(part == MASK), "The picture still shows what stands in the field Password.")
    words = msgspec.json.encode(told.elements).decode()
    insist(SECRET not in words, "What stands in the field Password was read and told.")
    insist(any(one.text == "Password" for one in told.elements), "The field Password is not there to be clicked any more.")
    return f"{box.width} x {box.height} pixels are grey and the value is gone; the field can still be clicked"
