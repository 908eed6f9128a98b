"""Screens made of names, for tests that need no picture: `screen("button Save", "field Name (empty)")`."""

from __future__ import annotations

import re

import numpy as np

from agent.geometry import Box, Monitor
from agent.records import Element, Frame, Observation, Role, Window

NAME = re.compile(rf"(?P<role>{'|'.join(sorted((str(role) for role in Role), key=len, reverse=True))})\s*(?P<rest>.*)")
INSIDE = re.compile(r"\s*\((?P<inside>[^()]*)\)$")


def element(number: int, name: str) -> Element:
    """`field Name (empty)`, `field City ("Paris")`, `check box News (off)`: one line of the screen each, 30 pixels high."""
    match = NAME.fullmatch(name)
    assert match, name
    inside = INSIDE.search(match["rest"])
    said = [part.strip() for part in inside["inside"].split(",")] if inside else []
    state = tuple(part for part in said if not part.startswith('"'))
    value = next((part.strip('"') for part in said if part.startswith('"')), "")
    text = INSIDE.sub("", match["rest"])
    box = Box(20 + (number % 3) * 300, 20 + number * 30, 200, 24)
    return Element(number, Role(match["role"]), text, box, state, value)


def screen(*names: str, title: str = "Window", changed: bool = True) -> Observation:
    """An observation with these elements on a grey 1280x800 frame."""
    window = Window(1, title, "app", Box(0, 0, 1280, 800))
    pixels = np.full((800, 1280, 3), 200, np.uint8)
    frame = Frame(pixels, Monitor(1, Box(0, 0, 1280, 800)), 0.0, window)
    elements = tuple(element(number, name) for number, name in enumerate(names))
    return Observation(frame, elements, (Box(0, 0, 1280, 800),) if changed else ())
