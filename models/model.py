"""Pure: what the agent may ask of a model, as Protocols, and the records they answer with.

Boxes here are plain `(left, top, width, height)` in pixels of the picture given, because the models do not know the agent.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

from models.situation import Chosen, Situation

Pixels = NDArray[np.uint8]
"""uint8, height x width x 3, RGB."""
Bounds = tuple[int, int, int, int]
"""left, top, width, height in pixels."""
Cancelled = Callable[[], bool]
"""Asked often during long work; true means give up now."""
Progress = Callable[[str, float], None]
"""Told what is being done and the fraction done, 0 to 1, or -1 where it cannot be known."""


class ModelError(Exception):
    """A model is missing, broken or the wrong one. `str(error)` is one sentence with the mend."""


class UnknownModel(ModelError):  # noqa: N818 - what was asked for, not an error's name
    """No model is called so: the command line or the config file is wrong."""


class ModelCancelled(ModelError):  # noqa: N818 - it is what happened, not an error's name
    """The work was given up because `cancelled()` said so."""


class Line(msgspec.Struct, frozen=True):
    """A line of text as read; `score` 0 to 1."""

    text: str
    box: Bounds
    score: float


class Control(msgspec.Struct, frozen=True):
    """A control found by its looks; `role` is a value of agent.records.Role, `state` holds words such as `on off focused`;
    `says` is what it looks like where it has no words of its own (`red circle`)."""

    role: str
    box: Bounds
    score: float
    state: tuple[str, ...] = ()
    says: str = ""


class Reader(Protocol):
    """Reads text (OCR)."""

    def read(self, pixels: Pixels, scale: float = 1.0) -> list[Line]:
        """The lines in this picture, in reading order. `scale` is pixels per point of a 96-dpi screen (2 on HiDPI).
        Raises ModelError when the engine fails."""
        ...


class Detector(Protocol):
    """Finds controls."""

    def find(self, pixels: Pixels, lines: Sequence[Line], scale: float = 1.0) -> list[Control]:
        """The controls in this picture. `lines` are the text already read in it; `scale` as for the reader."""
        ...


class Score(msgspec.Struct, frozen=True):
    """Of one choice: the natural-log probability of its text and of the turn ending there, and its length in tokens."""

    logprob: float
    tokens: int


class Sampling(msgspec.Struct, frozen=True):
    """How a reply is drawn: greedily at temperature 0. `tokens` is the most that are written."""

    temperature: float = 0.0
    seed: int = 0
    tokens: int = 64


class Turn(msgspec.Struct, frozen=True):
    """One turn of a chat. `role` is `system`, `user` or `assistant`; `text` is untrusted: no token of it is ever special."""

    role: str
    text: str


Prompt = Sequence[Turn]
"""A chat; the model goes on after its last turn, as the assistant."""


class Message(msgspec.Struct, frozen=True):
    """One turn of a chat with pictures. `role` is `system`, `user` or `assistant`; `parts` are texts and pictures in the
    order in which they are shown. Texts are untrusted: no token of them is ever special."""

    role: str
    parts: tuple[str | Pixels, ...]


class VisionModel(Protocol):
    """A model that looks at pictures and answers in words."""

    @property
    def name(self) -> str: ...

    def answer(self, chat: Sequence[Message], sampling: Sampling, cancelled: Cancelled, grammar: str = "") -> str:
        """The assistant's next turn, under a GBNF grammar where one is given. Raises ModelCancelled within a second of
        `cancelled`, ModelError."""
        ...

    def close(self) -> None: ...


class TextModel(Protocol):
    """A language model that scores choices and writes under a grammar."""

    @property
    def name(self) -> str: ...

    def tokens(self, prompt: Prompt) -> int:
        """How many tokens a chat is, as the model reads it."""
        ...

    def score(self, prompt: Prompt, choices: Sequence[str], cancelled: Cancelled) -> list[Score]:
        """Each choice's log-probability as the assistant's whole reply, in order. The longest common prefix with the
        prompt before stays in the key-value cache. Raises ModelCancelled, ModelError."""
        ...

    def write(self, prompt: Prompt, grammar: str, sampling: Sampling, cancelled: Cancelled) -> str:
        """A reply under a GBNF grammar. Raises ModelCancelled, ModelError."""
        ...

    def close(self) -> None: ...


class Chooser(Protocol):
    """Decides by names what to do next."""

    def choose(self, situation: Situation, cancelled: Cancelled) -> list[Chosen]:
        """The likeliest decisions, the likeliest first. Raises ModelCancelled, ModelError."""
        ...
