"""Pure: what a desk task is. It knows the desk, not the agent that is judged on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from tests.desk.desk import Desk

Words = Mapping[str, str]


@dataclass(frozen=True)
class Checked:
    """What the end state says; `reason` is what was found, in words."""

    passed: bool
    reason: str


@dataclass(frozen=True)
class DeskTask:
    """`draw` gives the words of one seed, with which `asks` (what the agent is told) is filled. `set_up` ends when the
    application is ready, `check` reads the end state, `solve` does the task by real keys and clicks as a person would.

    `approve` are the gate categories approved beforehand; empty means that the run must stop at the gate.
    """

    id: str
    asks: str
    draw: Callable[[Random], Words]
    set_up: Callable[[Desk], None]
    check: Callable[[Desk], Checked]
    solve: Callable[[Desk], None]
    approve: str = "ask,named"

    def words(self, seed: int) -> Words:
        """What varies, the same for the same seed on every machine."""
        return self.draw(Random(f"{self.id}:{seed}"))

    def instruction(self, seed: int) -> str:
        return self.asks.format_map(self.words(seed))


def same(found: object, wanted: object, what: str) -> Checked:
    """Passed when both are equal; the reason shows them."""
    return Checked(found == wanted, f"{what} is {found!r}, wanted {wanted!r}")


def text_of(text: str | None, what: str, wanted: str) -> Checked:
    """A file's text, but for the line ends at its end, which editors add or not."""
    return Checked(False, f"there is no {what}") if text is None else same(text.rstrip("\r\n"), wanted, what)
