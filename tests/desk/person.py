"""Edge: a person at the desk: looks for things by their names; points, clicks and types by xdotool, a process of its own."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from agent.doing.targets import glance
from agent.eyes.capture import Screen
from agent.eyes.observe import Eyes
from agent.eyes.windows import Desktop
from agent.geometry import Point
from agent.records import Element, Observation
from models.detect import ContourDetector
from models.ocr import RapidReader
from skills.targets import target
from tests.desk.desk import Desk

LIMIT = 30.0
"""Seconds until what is looked for is there, on a machine that does other work as well."""
REACTION = 0.25
"""Seconds between seeing a thing and clicking it: nobody's hand is quicker."""
CORNER = (2, 2)
"""Where the pointer rests, away from everything that lights up under it."""


class Person:
    """`named` is a target as in a skill."""

    def __init__(self, desk: Desk, screen: Screen) -> None:
        self.desk = desk
        self._screen = screen
        self._eyes = Eyes(RapidReader(2), ContourDetector(), time.monotonic)

    def see(self) -> Observation:
        return self._eyes.observe(self._screen.look(), None)

    def find(self, named: str) -> Element:
        """Once it is there."""
        until = time.monotonic() + LIMIT
        while True:
            seen = self.see()
            found = glance(target(named), seen)
            if found is not None:
                return found
            there = ", ".join(element.name for element in seen.elements)
            assert time.monotonic() < until, f"{named} did not come; there is {there}"

    def click(self, named: str, button: int = 1, times: int = 1) -> None:
        at = self.find(named).box.centre
        time.sleep(REACTION)
        repeat = ("--repeat", str(times), "--delay", "60")
        self.desk.tool("xdotool", "mousemove", str(int(at.x)), str(int(at.y)), "click", *repeat, str(button))

    def rest(self) -> None:
        self.desk.tool("xdotool", "mousemove", *map(str, CORNER))

    def type(self, text: str) -> None:
        self.desk.type(text)

    def keys(self, *chords: str) -> None:
        self.desk.keys(*chords)

    def point(self, named: str) -> Point:
        return self.find(named).box.centre


@contextmanager
def person(desk: Desk, desktop: Desktop) -> Iterator[Person]:
    screen = Screen(1, desktop)
    try:
        yield Person(desk, screen)
    finally:
        screen.close()
