"""Pure: rows side by side, as the network takes them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
import torch
from torch import Tensor

from models.brain.chooser.aim import ECHOED, Aim, Row, aims, echoed, thinned
from models.situation import Encoded, Tokenizer, encode


class Batch(msgspec.Struct, frozen=True):
    ids: Tensor
    parts: Tensor
    boxes: Tensor
    marks: Tensor
    texts: Tensor
    """Of each token, whether it is of a text."""
    aims: tuple[Aim, ...]


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
                row = echoed(row, rng) if rng.random() < ECHOED else row
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
