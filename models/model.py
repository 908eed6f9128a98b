"""Pure: what the agent may ask of a model, as Protocols, and the records they answer with.

Boxes here are plain `(left, top, width, height)` in pixels of the picture given, because the models do not know the agent.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

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


class ModelCancelled(ModelError):  # noqa: N818 - it is what happened, not an error's name
    """The work was given up because `cancelled()` said so."""


class Word(msgspec.Struct, frozen=True):
    """One word of a line of text."""

    text: str
    box: Bounds


class Line(msgspec.Struct, frozen=True):
    """A line of text as read; `score` 0 to 1."""

    text: str
    box: Bounds
    score: float
    words: tuple[Word, ...] = ()


class Control(msgspec.Struct, frozen=True):
    """A control found by its looks; `role` is a value of agent.records.Role, `state` holds words such as `on off focused`."""

    role: str
    box: Bounds
    score: float
    state: tuple[str, ...] = ()


class Reader(Protocol):
    """Reads text (OCR)."""

    def read(self, pixels: Pixels) -> list[Line]:
        """The lines in this picture, in reading order. Raises ModelError when the engine fails."""
        ...


class Detector(Protocol):
    """Finds controls."""

    def find(self, pixels: Pixels, lines: Sequence[Line]) -> list[Control]:
        """The controls in this picture. `lines` are the text already read in it."""
        ...


class Score(msgspec.Struct, frozen=True):
    """Of one choice: the natural-log probability of its text after the prompt, and its length in tokens."""

    logprob: float
    tokens: int


class TextModel(Protocol):
    """A language model that scores choices and writes under a grammar."""

    @property
    def name(self) -> str: ...

    def score(self, prompt: str, choices: Sequence[str], cancelled: Cancelled) -> list[Score]:
        """Each choice's log-probability as the continuation of the prompt, in order. The longest common prefix with the
        prompt before is kept in the key-value cache. Raises ModelCancelled, ModelError."""
        ...

    def write(self, prompt: str, grammar: str, cancelled: Cancelled, *, temperature: float, seed: int) -> str:
        """A continuation under a GBNF grammar. Raises ModelCancelled, ModelError."""
        ...

    def close(self) -> None: ...
