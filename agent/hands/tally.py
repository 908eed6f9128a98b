"""Pure: whose input it is. What the agent announced is set against what was heard; the rest is the person's.

The agent writes a line before it presses, moves or scrolls: `+name`, `-name` (let go), `=move X Y`, `=scroll`. Names are those
of `agent.hands.keyboard`, and `button:left` and the like. Times are seconds of any one clock.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Literal

import msgspec

from agent.geometry import Point

LIFE = 2.0
"""Seconds after which what was announced and not heard is forgotten: pressing a key that is down already makes no sound."""
NEAR = 2.0
"""Points between where the pointer was sent and where it is heard."""
JOLT = 12.0
"""Points that the pointer travels before it was moved: a bump of the desk is no wish."""
JOLT_SECONDS = 1.0
What = Literal["moved", "clicked", "scrolled", "pressed"]
"""What a person does."""


class Seen(msgspec.Struct, frozen=True):
    """Where the pointer was, and when."""

    at: Point
    time: float


class Tally:
    """What was announced, less what was heard of it. `held` is what is down, in the order it went down."""

    def __init__(self) -> None:
        self.held: list[str] = []
        self._due: defaultdict[str, list[float]] = defaultdict(list)
        self._sent: list[Seen] = []
        self._pointer: Point | None = None
        self._rest: Seen | None = None

    def told(self, line: str, now: float) -> None:
        """One line of the agent's."""
        name = line[1:].strip()
        if line.startswith("+"):
            self.held.append(name)
            self._due[name].append(now)
        elif line.startswith("-") and name in self.held:
            self.held.remove(name)
        elif line.startswith("=move"):
            x, y = name.split()[1:]
            self._sent = [*(one for one in self._sent if now - one.time < LIFE), Seen(Point(float(x), float(y)), now)]
        elif line.startswith("="):
            self._due[name].append(now)

    def pressed(self, name: str, now: float) -> bool:
        """Whether this press is the person's. A key that the agent holds repeats by itself."""
        due = self._due[name] = [then for then in self._due[name] if now - then < LIFE]
        if due:
            due.pop(0)
            return False
        return name not in self.held

    def moved(self, at: Point, now: float) -> bool:
        """Whether the pointer is here by the person's hand."""
        before, self._pointer = self._pointer, at
        if any(_apart(one.at, at) <= NEAR for one in self._sent if now - one.time < LIFE):
            self._rest = None
            return False
        if self._rest is None or now - self._rest.time > JOLT_SECONDS:
            self._rest = Seen(before or at, now)
        return _apart(self._rest.at, at) >= JOLT


def _apart(one: Point, other: Point) -> float:
    return max(abs(one.x - other.x), abs(one.y - other.y))
