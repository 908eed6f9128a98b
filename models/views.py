"""Pure: more thought for the same decision: the chooser is asked several times, each time with other elements left out that
matter little, and what it says is averaged. A choice that hangs on a chance neighbour loses; one that stands on the task stays.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from models.decide import FEW
from models.model import Cancelled, Chooser
from models.situation import Chosen, Situation

LEFT_OUT = 0.25
"""Share of the elements that another look does without."""
SAFE = 8
"""The elements worth most are in every look."""
Told = tuple[str, int, str, str, str, int]


def several(chooser: Chooser, situation: Situation, looks: int, cancelled: Cancelled) -> list[Chosen]:
    """The decisions over so many looks, the likeliest first. Raises ModelCancelled, ModelError."""
    first = chooser.choose(situation, cancelled)
    others = [_again(chooser, *thinned(situation, look), cancelled) for look in range(1, looks)]
    return averaged([first, *others]) if others else first


def thinned(situation: Situation, look: int) -> tuple[Situation, tuple[int, ...]]:
    """The situation with some elements left out, the same ones for a look's number; and the numbers that stayed."""
    rng = random.Random(look)
    order = sorted(range(len(situation.elements)), key=lambda at: -situation.elements[at].worth)
    loose = [at for at in order[SAFE:] if rng.random() < LEFT_OUT]
    kept = tuple(at for at in range(len(situation.elements)) if at not in loose)
    return msgspec.structs.replace(situation, elements=tuple(situation.elements[at] for at in kept)), kept


def _again(chooser: Chooser, situation: Situation, kept: Sequence[int], cancelled: Cancelled) -> list[Chosen]:
    """Another look's decisions, by the numbers of the whole situation."""
    return [
        msgspec.structs.replace(
            one,
            element=kept[one.element] if one.element >= 0 else -1,
            end=kept[one.end] if one.end >= 0 else -1,
        )
        for one in chooser.choose(situation, cancelled)
    ]


def averaged(looks: Sequence[Iterable[Chosen]]) -> list[Chosen]:
    """What several looks say together; one that does not say a thing gives it no chance."""
    chances: dict[Told, float] = defaultdict(float)
    known: dict[Told, Chosen] = {}
    for look in looks:
        for one in look:
            told = (one.op, one.element, one.text, one.source, one.key, one.end)
            chances[told] += one.chance / len(looks)
            known[told] = one
    merged = [msgspec.structs.replace(known[told], chance=chance) for told, chance in chances.items()]
    return sorted(merged, key=lambda one: -one.chance)[:FEW]
