"""Pure: how well controls were found: recall, precision, roles and states, at an overlap of a half."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from models.brain.screens import Screen
from models.model import Bounds

OVERLAP = 0.5


class Guess(msgspec.Struct, frozen=True):
    """A control as some detector found it."""

    role: str
    box: Bounds
    score: float
    state: tuple[str, ...] = ()


class Tally(msgspec.Struct):
    """Counts over screens. `there` are controls in truth, `hit` those found, `named` those found with the right role, `touched`
    those with the middle of a box in them; `said` are boxes found, `right` those that are a control, `spared` those where
    both are right. `states` are of those named: right and wrong."""

    there: int = 0
    hit: int = 0
    named: int = 0
    touched: int = 0
    said: int = 0
    right: int = 0
    screens: int = 0
    stated: int = 0
    misstated: int = 0

    @property
    def recall(self) -> float:
        return self.hit / max(1, self.there)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.said)

    def add(self, other: Tally) -> None:
        for name in self.__struct_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


class Score(msgspec.Struct):
    """`whole` over everything, and by role in truth (`said` and `right` by the role said)."""

    whole: Tally
    roles: dict[str, Tally]

    def add(self, other: Score) -> None:
        self.whole.add(other.whole)
        for role, tally in other.roles.items():
            self.roles.setdefault(role, Tally()).add(tally)


def score(screen: Screen, guesses: Sequence[Guess]) -> Score:
    """One screen. Each control is given the surest guess that fits it, each guess counts once; guesses that lie in places of
    which the truth is unsure count neither way."""
    order = sorted(guesses, key=lambda one: -one.score)
    truth = [one.box for one in screen.controls]
    fits = overlaps([one.box for one in order], truth)
    free, pairs = np.ones(len(truth), bool), {}
    for n in range(len(order)):
        fit = np.where(free, fits[n], 0.0) if truth else np.zeros(0)
        if fit.size and fit.max() >= OVERLAP:
            pairs[int(fit.argmax())] = n
            free[int(fit.argmax())] = False
    return _counted(screen, order, pairs)


def _counted(screen: Screen, order: Sequence[Guess], pairs: dict[int, int]) -> Score:
    roles: dict[str, Tally] = defaultdict(Tally)
    middles = np.array([(one.box[0] + one.box[2] / 2, one.box[1] + one.box[3] / 2) for one in order]).reshape(-1, 2)
    for at, control in enumerate(screen.controls):
        tally = roles[control.role]
        tally.there += 1
        x, y, w, h = control.box
        tally.touched += bool(((middles >= (x, y)) & (middles < (x + w, y + h))).all(axis=1).any())
        if at in pairs:
            guess = order[pairs[at]]
            tally.hit += 1
            tally.named += guess.role == control.role
            if guess.role == control.role:
                tally.stated += 1
                tally.misstated += set(guess.state) != set(control.state)
    taken = set(pairs.values())
    spared = _spared([one.box for one in order], screen.unsure)
    for n, guess in enumerate(order):
        if n in taken or not spared[n]:
            roles[guess.role].said += 1
            roles[guess.role].right += n in taken
    whole = Tally()
    for tally in roles.values():
        whole.add(tally)
    whole.screens = 1
    return Score(whole, dict(roles))


def _spared(boxes: list[Bounds], unsure: Sequence[Bounds]) -> NDArray[np.bool_]:
    """Which boxes have their middle in a place of which the truth is unsure."""
    spared = np.zeros(len(boxes), bool)
    for x, y, w, h in unsure:
        spared |= np.array([x <= b[0] + b[2] / 2 < x + w and y <= b[1] + b[3] / 2 < y + h for b in boxes], bool)
    return spared


def overlaps(ones: Sequence[Bounds], others: Sequence[Bounds]) -> NDArray[np.float64]:
    """Intersection over union of each with each."""
    a, b = (np.array(list(boxes), float).reshape(-1, 4) for boxes in (ones, others))
    low = np.maximum(a[:, None, :2], b[None, :, :2])
    high = np.minimum(a[:, None, :2] + a[:, None, 2:], b[None, :, :2] + b[None, :, 2:])
    shared = np.prod(np.maximum(0, high - low), axis=2)
    union = np.prod(a[:, 2:], axis=1)[:, None] + np.prod(b[:, 2:], axis=1)[None, :] - shared
    whole: NDArray[np.float64] = np.where(union > 0, shared / np.maximum(union, 1e-9), 0.0)
    return whole


def table(known: Score) -> str:
    """By role, as Markdown."""
    lines = [
        "| role | n | recall | with the role | precision | middle hit | state right |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    rest = Tally()
    for role, tally in known.roles.items():
        rest.add(tally if role != "cell" else Tally())
    rows = sorted(known.roles.items(), key=lambda each: -each[1].there)
    for role, one in [*rows, ("all but cells", rest), ("all", known.whole)]:
        parts = (
            one.recall,
            one.named / max(1, one.there),
            one.precision,
            one.touched / max(1, one.there),
            1 - one.misstated / max(1, one.stated),
        )
        lines.append(f"| {role} | {one.there} | " + " | ".join(f"{100 * part:.1f}" for part in parts) + " |")
    return "\n".join(lines)
