"""Pure: what a family of vision models is: how it is asked, what its replies mean, in which space its points are.

A dialect knows no engine and no agent. Whoever plans brings the picture to `size`, sends `chat` to a `VisionModel` and has the
reply parsed into `Call`s, whose points are pixels of the picture that was sent.
"""

from __future__ import annotations

from typing import Protocol

import msgspec

from models.model import Message, ModelError, Pixels

Spot = tuple[float, float]
"""A point in pixels of the picture that was sent, from its left top corner."""
Size = tuple[int, int]
"""Width and height in pixels."""


class ReplyError(ModelError):
    """A reply cannot be understood. `str(error)` is one sentence that is said back to the model, at most twice."""


class Past(msgspec.Struct, frozen=True):
    """A step before: `said` is the model's own reply, `told` what came of it, `screen` the picture it was shown."""

    said: str
    told: str = ""
    screen: Pixels | None = None


class Asked(msgspec.Struct, frozen=True):
    """What is asked. `screen` is already of the size the family wants; `notes` are what the model noted so far; `complaint` is
    what was wrong with its last reply on this very screen; `language` is the task's (`en`, `fr`)."""

    task: str
    screen: Pixels
    past: tuple[Past, ...] = ()
    notes: tuple[str, ...] = ()
    complaint: str = ""
    language: str = "en"


class Call(msgspec.Struct, frozen=True):
    """One act in the agent's own standard names (`left_click`, `scroll`, `type`, `key`, `done` ...; see `agent.action`).

    `spot` and `end` are in pixels of the picture sent; a drag without `spot` begins where the pointer is; `dx`, `dy` are wheel
    notches, positive right and down; `keys` a chord as `ctrl+s`, or several with blanks between; `text` what is typed, noted,
    answered, asked or opened; `enter` and `clear` are said of typing by some families; `element` is how the model names what it
    points at."""

    name: str
    spot: Spot | None = None
    end: Spot | None = None
    text: str = ""
    keys: str = ""
    seconds: float = 1.0
    dx: int = 0
    dy: int = 0
    enter: bool = False
    clear: bool = False
    modifiers: tuple[str, ...] = ()
    element: str = ""


class Said(msgspec.Struct, frozen=True):
    """A reply understood: what is to be done, in order, what the model thought and what it wants remembered."""

    calls: tuple[Call, ...]
    thought: str = ""
    note: str = ""


class Dialect(Protocol):
    """One family. Everything is pure: nothing a model says is ever evaluated."""

    @property
    def name(self) -> str:
        """As the catalogue calls it, such as `qwen3-vl`."""
        ...

    @property
    def thinks(self) -> bool | None:
        """Whether the template's thinking is switched on (None where the family has no such switch)."""
        ...

    def size(self, width: int, height: int) -> Size:
        """The size at which a screen is sent: exact multiples of what the encoder cuts, inside its budget, so that nothing
        is letterboxed on the way."""
        ...

    def chat(self, asked: Asked) -> tuple[Message, ...]:
        """What the model is sent. Raises nothing: untrusted words are already harmless to a `VisionModel`."""
        ...

    def grammar(self) -> str:
        """GBNF that holds the reply to its form; empty where the family writes freely."""
        ...

    def parse(self, reply: str, size: Size) -> Said:
        """What a reply means; `size` is that of the picture sent. Raises ReplyError."""
        ...

    def locate(self, target: str, screen: Pixels) -> tuple[Message, ...]:
        """The question where something is, named in words; `parse` understands the answer as a `left_click`, or as a `fail`
        where the model says that there is no such thing. `grammar` holds for this answer too."""
        ...
