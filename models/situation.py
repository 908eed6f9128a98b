"""Pure: what the chooser is shown, and as which tokens: the task, what was done, and the screen as named elements.

```
[CLS] task [SEP] what was done, latest last [SEP] title [SEP] [MASK] name [MASK] name ...
```
Each name follows a mark of its own, whose state is what the element is chosen by. Tokens of a name also carry the element's
box, so that what is beside, above and in the row of what can be learned.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
CLS, SEP, MARK = 101, 102, 103
"""Of BERT's vocabulary; the mark is its mask."""
LONGEST = 512
"""Tokens that the encoder has positions for."""
TASK, DONE, TITLE, NAME = 160, 130, 16, 26
"""Most tokens of the task, of what was done, of the window's title and of one name."""
PARTS = ("task", "done", "title", "name")
"""Kinds of part, in the order of their embedding."""


class Named(msgspec.Struct, frozen=True):
    """An element: `box` is left, top, width, height as shares of the picture; `worth` orders what is left out when not
    everything fits."""

    name: str
    box: tuple[float, float, float, float]
    worth: float = 0.0


class Situation(msgspec.Struct, frozen=True):
    """What a decision is made from. `done` are sentences, the oldest first; `elements` in reading order."""

    task: str
    done: tuple[str, ...] = ()
    title: str = ""
    elements: tuple[Named, ...] = ()


class Chosen(msgspec.Struct, frozen=True):
    """One decision with its probability among all. `element` and `end` are numbers of elements of the situation, -1 for
    none; `text` is a span of the situation as written there, from the part `source` (of `PARTS`)."""

    op: str
    element: int = -1
    text: str = ""
    source: str = ""
    key: str = ""
    end: int = -1
    chance: float = 0.0


class Tokens(msgspec.Struct, frozen=True):
    """A text as tokens: their numbers, and where in the text each begins and ends."""

    ids: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


class Tokenizer(Protocol):
    """WordPiece, without special tokens."""

    def tokens(self, text: str) -> Tokens: ...


class Encoded(msgspec.Struct, frozen=True):
    """A situation as the network takes it, n tokens: `ids`, `parts` and `boxes` (n x 4, zeros where a token has no box);
    `marks` are the places of the m elements that fit and `elements` their numbers. `words` tells of each token the text it is
    of (an index into `texts`, -1 for special ones) and where in it."""

    ids: Ints
    parts: Ints
    boxes: Floats
    marks: Ints
    elements: tuple[int, ...]
    texts: tuple[str, ...]
    kinds: tuple[int, ...]
    words: tuple[tuple[int, int, int], ...]

    def span(self, first: int, last: int) -> str:
        """The text between two tokens, as it is written."""
        text, start, _ = self.words[first]
        return self.texts[text][start : self.words[last][2]]


class _Line:
    """A sequence under construction."""

    def __init__(self) -> None:
        self.ids: list[int] = []
        self.parts: list[int] = []
        self.boxes: list[tuple[float, float, float, float]] = []
        self.words: list[tuple[int, int, int]] = []
        self.texts: list[str] = []
        self.kinds: list[int] = []

    def special(self, token: int, part: int, box: tuple[float, float, float, float] = (0, 0, 0, 0)) -> None:
        self.ids.append(token)
        self.parts.append(part)
        self.boxes.append(box)
        self.words.append((-1, 0, 0))

    def text(self, text: str, tokens: Tokens, part: int, box: tuple[float, float, float, float] = (0, 0, 0, 0)) -> None:
        self.texts.append(text)
        self.kinds.append(part)
        for token, (start, end) in zip(tokens.ids, tokens.spans, strict=True):
            self.ids.append(token)
            self.parts.append(part)
            self.boxes.append(box)
            self.words.append((len(self.texts) - 1, start, end))


def encode(situation: Situation, tokenizer: Tokenizer) -> Encoded:
    """The tokens of a situation, `LONGEST` at most: of too many elements those worth least are left out."""
    line = _Line()
    line.special(CLS, 0)
    line.text(situation.task, _first(tokenizer.tokens(situation.task), TASK), 0)
    line.special(SEP, 0)
    for sentence, tokens in _latest(situation.done, tokenizer):
        line.text(sentence, tokens, 1)
        line.special(SEP, 1)
    line.text(situation.title, _first(tokenizer.tokens(situation.title), TITLE), 2)
    line.special(SEP, 2)
    named = [_first(tokenizer.tokens(one.name), NAME) for one in situation.elements]
    kept = _fitting(situation.elements, named, LONGEST - len(line.ids))
    marks = []
    for at in kept:
        marks.append(len(line.ids))
        line.special(MARK, 3, situation.elements[at].box)
        line.text(situation.elements[at].name, named[at], 3, situation.elements[at].box)
    return Encoded(
        np.array(line.ids, np.int64),
        np.array(line.parts, np.int64),
        np.array(line.boxes, np.float32).reshape(-1, 4),
        np.array(marks, np.int64),
        tuple(kept),
        tuple(line.texts),
        tuple(line.kinds),
        tuple(line.words),
    )


def _first(tokens: Tokens, most: int) -> Tokens:
    return Tokens(tokens.ids[:most], tokens.spans[:most])


def _latest(done: Sequence[str], tokenizer: Tokenizer) -> list[tuple[str, Tokens]]:
    """The last sentences that fit, in their order."""
    found: list[tuple[str, Tokens]] = []
    left = DONE
    for sentence in reversed(done):
        tokens = tokenizer.tokens(sentence)
        if len(tokens.ids) + 1 > left:
            break
        left -= len(tokens.ids) + 1
        found.append((sentence, tokens))
    return found[::-1]


def _fitting(elements: Sequence[Named], named: Sequence[Tokens], room: int) -> list[int]:
    """The numbers of the elements that fit, in reading order."""
    kept = []
    for at in sorted(range(len(elements)), key=lambda at: -elements[at].worth):
        if len(named[at].ids) + 1 <= room:
            room -= len(named[at].ids) + 1
            kept.append(at)
    return sorted(kept)
