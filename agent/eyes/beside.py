"""Pure: which of several that are called alike is meant: the one beside what a sentence names besides. `Tick Paid for Anna Roy`
means the box in her row or on her card.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from agent.eyes.labels import QUOTES
from agent.geometry import Box
from agent.records import Element, Role
from agent.words import looks, meaning, words

ALIKE = 85.0
"""Percent of likeness at which a word that was read is one of the sentence's."""
SHORT = 3
"""Letters of a word that stands on a screen by chance, unless it has a digit."""
NAME = re.compile(r"(?<=[^\W_]\s)[A-ZÀ-Þ][\w’'-]{2,}")
"""A word with a capital that begins no sentence."""
CLEARLY = 1.15
"""How many times as far the next one of them must be."""


def twins(element: Element, elements: Sequence[Element]) -> list[Element]:
    """All that are called like it, itself included; on and off is no difference."""
    return [one for one in elements if (one.role, one.text) == (element.role, element.text)]


def strays(element: Element, elements: Sequence[Element], said: str) -> bool | None:
    """Whether another one called like it is meant by a sentence, which may be none of those on the screen; None where there is
    no other, or the sentence does not tell."""
    alike = twins(element, elements)
    if len(alike) < 2 or element.role is Role.WINDOW:
        return None
    owner = _owner(alike, elements, said)
    if owner is None:
        return True if _names_another(elements, QUOTES.sub(" ", said)) else None
    by_distance = sorted(alike, key=lambda one: _gap(one.box, owner.box))
    first, second = (_gap(one.box, owner.box) for one in by_distance[:2])
    return by_distance[0].box != element.box if second > CLEARLY * first else None


def _owner(alike: Sequence[Element], elements: Sequence[Element], said: str) -> Element | None:
    """The one thing that the sentence names which says more than what they are called; the longest of several. What heads the
    column or the row of them all belongs to none."""
    asked, own = meaning(said), set(meaning(alike[0].text))
    named = [one for one in elements if _is_named(one, asked) and not set(meaning(one.text)) <= own]
    named = [one for one in named if not _heads(one.box, alike)]
    longest = max((len(meaning(one.text)) for one in named), default=0)
    best = [one for one in named if len(meaning(one.text)) == longest]
    return best[0] if len(best) == 1 else None


def _names_another(elements: Sequence[Element], said: str) -> bool:
    """Whether it names somebody, or something, that is not on the screen."""
    shown = {looks(word) for one in elements for word in words(f"{one.text} {one.value}")}
    named = [looks(word) for name in NAME.findall(said) for word in words(name)]
    return any(all(fuzz.ratio(word, other) < ALIKE for other in shown) for word in named)


def _heads(box: Box, alike: Sequence[Element]) -> bool:
    """Whether all of them stand in its column, or in its row."""
    across = all(min(box.right, one.box.right) > max(box.left, one.box.left) for one in alike)
    down = all(min(box.bottom, one.box.bottom) > max(box.top, one.box.top) for one in alike)
    return across or down


def _is_named(element: Element, asked: Sequence[str]) -> bool:
    """All its words are the sentence's, reading mistakes allowed."""
    said = [word for word in meaning(element.text) if len(word) >= SHORT or not word.isalpha()]
    whole = len(said) == len(meaning(element.text)) and bool(said)
    return whole and all(any(fuzz.ratio(looks(word), looks(other)) >= ALIKE for other in asked) for word in said)


def _gap(one: Box, other: Box) -> float:
    """Pixels between two boxes. What stands in one row belongs together sooner than what is as far above or below."""
    across = max(one.left - other.right, other.left - one.right, 0)
    level = min(one.bottom, other.bottom) - max(one.top, other.top) >= 0.5 * min(one.height, other.height)
    down = 0 if level else abs(one.centre.y - other.centre.y)
    return math.hypot(0.5 * across if level else across, down)
