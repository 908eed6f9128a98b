"""Pure: rows to learn from: a situation and what is right there, in words and in the network's numbers."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Iterator, Sequence

import msgspec

from models.decide import KEYS, OPS
from models.situation import Encoded, Named, Situation

ECHOED, ACROSS = 0.2, (18, 60)
"""Share of the screens that also show the task's own words, as chats and instructions do; characters of their lines."""
LOST = 0.15
"""Share of the elements that matter to nobody that are left out now and then, so that none is learned by heart."""


class Right(msgspec.Struct, frozen=True, omit_defaults=True):
    """A right act: `elements` are the numbers of those that would all do (none: it aims at nothing), `ends` those of a drag's
    end."""

    op: str
    elements: tuple[int, ...] = ()
    text: str = ""
    key: str = ""
    ends: tuple[int, ...] = ()


class Row(msgspec.Struct, frozen=True):
    """A situation and the acts that are right there; `episode` and `scene` tell where it is from."""

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


def echoed(row: Row, rng: random.Random) -> Row:
    """The row with the task's words on the screen, above everything else: they are there, and nothing to aim at."""
    lines = textwrap.wrap(row.situation.task[:400], rng.randint(*ACROSS))
    more, high = len(lines), rng.uniform(0.02, 0.035)
    said = [Named(f"text {one}", (0.004, high * at, 0.007 * len(one), high), 2.0) for at, one in enumerate(lines)]
    right = tuple(
        msgspec.structs.replace(one, elements=tuple(at + more for at in one.elements), ends=tuple(at + more for at in one.ends))
        for one in row.right
    )
    elements = (*said, *row.situation.elements)
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
