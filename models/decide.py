"""Pure: what the chooser's network says, as decisions with their chances."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from models.situation import PARTS, Chosen, Encoded, Floats

OPS = (
    "click", "double", "right", "type", "key", "open", "scroll_down", "scroll_up", "wait", "ask", "done", "drag", "remember",
)  # fmt: skip
"""What can be decided, in the order of the network's outputs. `type` aims at a target and takes a text; `open` starts the
application that the text names; `remember` keeps a text of this screen for a later one; `ask` is for a person."""
KEYS = (
    "enter", "escape", "tab", "space", "delete", "backspace", "up", "down", "left", "right", "home", "end", "page_up",
    "page_down", "f2", "f5", "ctrl+a", "ctrl+c", "ctrl+f", "ctrl+h", "ctrl+n", "ctrl+o", "ctrl+p", "ctrl+s", "ctrl+v", "ctrl+w",
    "ctrl+x", "ctrl+z", "ctrl+shift+n", "ctrl+shift+s", "ctrl+end", "ctrl+home", "alt+f4", "alt+left",
)  # fmt: skip
"""Chords that can be decided, in the order of the network's outputs."""
AIMED = ("click", "double", "right", "type", "drag")
"""Ops that aim at an element, in the order of `targets`."""
LONGEST = 60
"""Tokens of a text that is typed, at most."""
TARGETS, TEXTS, DROPS = 6, 3, 3
"""Elements, texts for each and ends of a drag that are looked at, the likeliest first."""
FEW = 24
"""Decisions told."""
TINY = 1e-5
NEVER = -1e4
Lengths = NDArray[np.float64]


class Said(msgspec.Struct, frozen=True):
    """What the network says of one situation of n tokens and m elements: `ops` and `keys` as they are in the lists above,
    `targets` m x 5, `nowhere` 1 (a text for where the keyboard is), `starts` and `ends` (m + 3) x n (a text for an element, for
    nowhere in particular, an application's name, one to remember), `drops` m x m. All before the softmax."""

    ops: Floats
    keys: Floats
    targets: Floats
    nowhere: Floats
    starts: Floats
    ends: Floats
    drops: Floats


def decide(said: Said, encoded: Encoded, few: int = FEW) -> list[Chosen]:
    """The likeliest decisions, the likeliest first; their chances are of all that could be decided."""
    ops = softmax(said.ops)
    found = [one for at, op in enumerate(OPS) if ops[at] > TINY for one in _of(op, float(ops[at]), said, encoded)]
    return sorted(found, key=lambda one: -one.chance)[:few]


def _of(op: str, chance: float, said: Said, encoded: Encoded) -> Iterator[Chosen]:
    """The decisions of one op."""
    if op == "key":
        keys = softmax(said.keys)
        yield from (Chosen(op, key=KEYS[at], chance=chance * float(keys[at])) for at in np.argsort(-keys)[:3])
    elif op in ("open", "remember"):
        query = len(encoded.marks) + (1 if op == "open" else 2)
        yield from (
            Chosen(op, text=text, source=part, chance=chance * share) for text, part, share in texts(query, said, encoded)
        )
    elif op in AIMED:
        yield from _aimed(op, chance, said, encoded)
    else:
        yield Chosen(op, chance=chance)


def _aimed(op: str, chance: float, said: Said, encoded: Encoded) -> Iterator[Chosen]:
    kind, elements = AIMED.index(op), len(encoded.marks)
    scores = said.targets[:, kind]
    if op == "type":
        scores = np.concatenate([scores, said.nowhere])
    if not len(scores):
        return
    shares = softmax(scores)
    for at in np.argsort(-shares)[:TARGETS]:
        element = encoded.elements[at] if at < elements else -1
        share = chance * float(shares[at])
        if op == "type":
            for text, part, own in texts(int(at), said, encoded):
                yield Chosen(op, element, text, part, chance=share * own)
        elif op == "drag":
            drops = softmax(said.drops[at])
            for end in np.argsort(-drops)[:DROPS]:
                yield Chosen(op, element, end=encoded.elements[end], chance=share * float(drops[end]))
        else:
            yield Chosen(op, element, chance=share)


def texts(query: int, said: Said, encoded: Encoded) -> list[tuple[str, str, float]]:
    """The likeliest texts for a query, each with the part it is from and its chance. A text lies in one sentence or name."""
    real = np.array([of >= 0 for of, _, _ in encoded.words])
    if not real.any():
        return []
    starts = softmax(np.where(real, said.starts[query], NEVER))
    ends = softmax(np.where(real, said.ends[query], NEVER))
    found: dict[tuple[str, str], float] = {}
    for first in np.argsort(-starts)[:TEXTS]:
        for last in _ends(int(first), ends, encoded)[:TEXTS]:
            text, part = encoded.span(int(first), last), PARTS[encoded.kinds[encoded.words[first][0]]]
            found[text, part] = found.get((text, part), 0.0) + float(starts[first] * ends[last])
    return sorted(((text, part, share) for (text, part), share in found.items()), key=lambda one: -one[2])[:TEXTS]


def _ends(first: int, ends: Lengths, encoded: Encoded) -> list[int]:
    """Where a text that begins there may end, the likeliest first."""
    of = encoded.words[first][0]
    after = range(first, min(first + LONGEST, len(encoded.words)))
    return sorted((at for at in after if encoded.words[at][0] == of), key=lambda at: -ends[at])


def softmax(scores: Sequence[float] | Floats) -> Lengths:
    """Chances from scores."""
    lifted = np.asarray(scores, np.float64)
    powers: Lengths = np.exp(lifted - lifted.max())
    return np.asarray(powers / powers.sum())
