"""Pure: rows to learn from as batches of the chooser's network."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
import torch
from torch import Tensor

from models.decide import KEYS, OPS
from models.situation import Encoded, Situation, Tokenizer, encode

LOST = 0.15
"""Share of the elements that matter to nobody that are left out now and then, so that none is learned by heart."""


class Right(msgspec.Struct, frozen=True, omit_defaults=True):
    """A right act, as `agent.lessons` writes it."""

    op: str
    elements: tuple[int, ...] = ()
    text: str = ""
    key: str = ""
    ends: tuple[int, ...] = ()


class Row(msgspec.Struct, frozen=True):
    """A situation and what is right there."""

    world: str
    episode: int
    scene: int
    situation: Situation
    right: tuple[Right, ...]
    french: bool = False


class Aim(msgspec.Struct, frozen=True):
    """One right act in a batch's numbers: `row` of the batch, `op`, places among the marks, token spans, key, marks of a
    drag's end."""

    row: int
    op: int
    marks: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    key: int
    ends: tuple[int, ...]


class Batch(msgspec.Struct, frozen=True):
    ids: Tensor
    parts: Tensor
    boxes: Tensor
    marks: Tensor
    texts: Tensor
    """Of each token, whether it is of a text."""
    aims: tuple[Aim, ...]


def thinned(row: Row, rng: random.Random) -> Row:
    """The row without some of the elements that no right act needs."""
    needed = {at for right in row.right for at in (*right.elements, *right.ends)}
    kept = [at for at in range(len(row.situation.elements)) if at in needed or rng.random() > LOST]
    new = {old: at for at, old in enumerate(kept)}
    elements = tuple(row.situation.elements[at] for at in kept)
    right = tuple(
        msgspec.structs.replace(one, elements=tuple(new[at] for at in one.elements), ends=tuple(new[at] for at in one.ends))
        for one in row.right
    )
    return msgspec.structs.replace(row, situation=msgspec.structs.replace(row.situation, elements=elements), right=right)


def aims(row: Row, encoded: Encoded, number: int) -> list[Aim]:
    """What is right in the numbers of the network; without the acts that cannot be said."""
    place = {element: at for at, element in enumerate(encoded.elements)}
    found = []
    for right in row.right:
        marks = tuple(place[at] for at in right.elements if at in place)
        ends = tuple(place[at] for at in right.ends if at in place)
        spans = tuple(spans_of(right.text, encoded)) if right.text else ()
        if (right.elements and not marks) or (right.ends and not ends) or (right.text and not spans):
            continue
        key = KEYS.index(right.key) if right.key else -1
        found.append(Aim(number, OPS.index(right.op), marks, spans, key, ends))
    return found


def spans_of(text: str, encoded: Encoded) -> Iterator[tuple[int, int]]:
    """Where a text stands, from its first token to its last: in the task if it is there, else wherever it is."""
    for part in ((0,), (1, 2, 3)):
        found = list(_spans(text, encoded, part))
        if found:
            yield from found
            return


def _spans(text: str, encoded: Encoded, parts: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = {(of, start): at for at, (of, start, _) in enumerate(encoded.words) if of >= 0}
    last = {(of, end): at for at, (of, _, end) in enumerate(encoded.words) if of >= 0}
    for of, whole in enumerate(encoded.texts):
        if encoded.kinds[of] not in parts:
            continue
        start = whole.find(text)
        while start >= 0:
            one, two = first.get((of, start)), last.get((of, start + len(text)))
            if one is not None and two is not None:
                yield one, two
            start = whole.find(text, start + 1)


def batches(taught: Sequence[Row], tokenizer: Tokenizer, size: int, seed: int) -> Iterator[Batch]:
    """Batches without end; rows of like length together."""
    rng = random.Random(seed)
    while True:
        order = list(range(len(taught)))
        rng.shuffle(order)
        for start in range(0, len(order), size * 32):
            pool = []
            for at in order[start : start + size * 32]:
                row = thinned(taught[at], rng) if rng.random() < 0.5 else taught[at]
                pool.append((row, encode(row.situation, tokenizer)))
            pool.sort(key=lambda pair: len(pair[1].ids))
            groups = [pool[at : at + size] for at in range(0, len(pool), size)]
            rng.shuffle(groups)
            for group in groups:
                made = batch(group)
                if made.aims:
                    yield made


def batch(pairs: Sequence[tuple[Row, Encoded]]) -> Batch:
    """Rows side by side, filled up with padding."""
    longest = max(len(encoded.ids) for _, encoded in pairs)
    most = max(1, *(len(encoded.marks) for _, encoded in pairs)) if pairs else 1
    ids, parts = np.zeros((len(pairs), longest), np.int64), np.zeros((len(pairs), longest), np.int64)
    boxes, texts = np.zeros((len(pairs), longest, 4), np.float32), np.zeros((len(pairs), longest), bool)
    marks = np.zeros((len(pairs), most), np.int64)
    found: list[Aim] = []
    for number, (row, encoded) in enumerate(pairs):
        long = len(encoded.ids)
        ids[number, :long], parts[number, :long], boxes[number, :long] = encoded.ids, encoded.parts, encoded.boxes
        texts[number, :long] = [of >= 0 for of, _, _ in encoded.words]
        marks[number, : len(encoded.marks)] = encoded.marks
        found += aims(row, encoded, number)
    made = [torch.from_numpy(one) for one in (ids, parts, boxes, marks, texts)]
    return Batch(made[0], made[1], made[2], made[3], made[4], tuple(found))
