"""Pure: how well a task and a sentence of a skill go together, 0 to 1, and the values that the task gives."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable

import msgspec

from skills.align import Fill, Slot, fills, slot_of, take
from skills.parameters import check
from skills.skill import Skill, Value
from skills.spans import Shape, Token, tokens
from skills.thesaurus import senses

STRAY = {Shape.NUMBER: 1.0, Shape.LETTER: 0.3, Shape.STOP: 0.0, Shape.RELATION: 0.0, Shape.COMMA: 0.0}
"""What a token that no slot took weighs, a word as much as it is rare; a file name, an address or a text in quotes `SPAN`."""
SPAN = 2.0
SLOT = 2.0
ABOUT = 0.5
"""How much a word counts that only the skill's description has."""
NOTHING = 10
UNLIKE = 0.85
"""How much less a sentence counts for each thing that `_unlike` finds."""


class Offer(msgspec.Struct, frozen=True):
    """A skill as the router sees it: the looks of its parameters, the `words` of its sentences and its name, and those of its
    description (`about`)."""

    skill: Skill
    slots: dict[str, Slot]
    words: frozenset[str]
    about: frozenset[str]

    def speaks_of(self, meant: str) -> float:
        """1 for a word of its sentences, less for one of its description, 0 for another."""
        meanings = senses(meant)
        return 1.0 if meanings & self.words else ABOUT if meanings & self.about else 0.0


class Match(msgspec.Struct, frozen=True):
    """`known` is true where a word of the task names this skill and at most one other; `odd` are the parameters for which the
    task says what cannot be right."""

    skill: Skill
    sentence: str
    score: float
    values: dict[str, Value]
    known: bool
    odd: tuple[str, ...] = ()


class Rarity:
    """What a word weighs: the fewer skills speak of it, the more it says (inverse document frequency), 0.5 to 1.5."""

    def __init__(self, offers: Iterable[Offer]) -> None:
        spoken = [one.words | one.about for one in offers]
        self._count = Counter(word for words in spoken for word in words)
        self._skills = len(spoken)

    def weight(self, meant: str) -> float:
        return 0.5 + math.log((self._skills + 1) / max(1, self._count[meant])) / math.log(self._skills + 1)

    def tells(self, meant: str) -> bool:
        """Whether two skills at most speak of it."""
        return 0 < self._count[meant] <= 2

    def names(self, meant: str) -> bool:
        """Whether one skill alone speaks of it."""
        return self._count[meant] == 1

    def stray(self, token: Token) -> float:
        return self.weight(token.meant) if token.shape is Shape.WORD else STRAY.get(token.shape, SPAN)


def offer(skill: Skill) -> Offer:
    """The skill, read."""
    spoken = " . ".join((*skill.says, skill.name.replace("-", " ")))
    slots = {one.name: slot_of(one) for one in skill.parameters}
    return Offer(skill, slots, _meant(re.sub(r"\{\w+\}", " ", spoken)), _meant(skill.description))


def _meant(text: str) -> frozenset[str]:
    return frozenset(token.meant for token in tokens(text) if token.shape is Shape.WORD)


def best(one: Offer, task: tuple[Token, ...], rare: Rarity) -> Match:
    """The sentence of the skill that fits the task best."""
    return max((_match(one, sentence, task, rare) for sentence in one.skill.says), key=lambda match: match.score)


def _match(one: Offer, sentence: str, task: tuple[Token, ...], rare: Rarity) -> Match:
    pattern = tokens(sentence)
    taken = _completed(fills(pattern, task, one.slots), task, one)
    used = {at for fill in taken for at in range(fill.start, fill.end)}
    left = [token for at, token in enumerate(task) if at not in used]
    words = [token.meant for token in left if token.shape is Shape.WORD]
    heard = frozenset[str]().union(*map(senses, words))
    spoken = [token.meant for token in pattern if token.shape is Shape.WORD]
    wanted = {token.text for token in pattern if token.shape is Shape.SLOT} | set(_needed(one.skill))
    whole = sum(map(rare.weight, spoken)) + sum(map(rare.stray, left)) + SLOT * len(wanted)
    shared = sum(rare.weight(meant) for meant in spoken if meant in heard) + SLOT * sum(fill.worth for fill in taken)
    shared += sum(rare.weight(meant) * one.speaks_of(meant) for meant in words)
    unlike = any(rare.stray(token) == SPAN for token in left) + _unlike(one, spoken, words, rare)
    known = any(rare.tells(meant) for meant in spoken if meant in heard)
    values = _values(taken, one.skill)
    odd = tuple(dict.fromkeys(fill.name for fill in taken if fill.name not in values))
    return Match(one.skill, sentence, shared / whole * UNLIKE**unlike, values, known, odd)


def _unlike(one: Offer, spoken: list[str], words: list[str], rare: Rarity) -> int:
    """How many of these there are: the sentence's verb is not in the task; the skill does not know the task's; a word is not
    said that this skill alone has, which weighs twice; no word is shared at all."""
    heard = frozenset[str]().union(*map(senses, words))
    unsaid = [meant for meant in spoken if meant not in heard]
    if spoken and unsaid == spoken:
        return NOTHING
    unled = spoken[:1] == unsaid[:1] != []
    unknown = bool(words) and one.speaks_of(words[0]) < 1
    return unled + unknown + 2 * any(map(rare.names, unsaid))


def _needed(skill: Skill) -> list[str]:
    return [one.name for one in skill.parameters if one.default is None]


def _completed(taken: tuple[Fill, ...], task: tuple[Token, ...], one: Offer) -> list[Fill]:
    """With the slots that stand elsewhere in the task, where one token alone looks like their values."""
    found = list(taken)
    for name, slot in one.slots.items():
        used = {at for fill in found for at in range(fill.start, fill.end)}
        fit = [fill for at in range(len(task)) if at not in used and (fill := take(slot, task, at))]
        if len(fit) == 1 and name not in {fill.name for fill in found}:
            found += fit
    return found


def _values(taken: list[Fill], skill: Skill) -> dict[str, Value]:
    """Values of the right type; a text that is none is left out."""
    parameters = {one.name: one for one in skill.parameters}
    found: dict[str, Value] = {}
    for fill in taken:
        given: object = list(fill.items) if parameters[fill.name].kind == "array" else fill.items[0]
        try:
            found[fill.name] = check(given, parameters[fill.name])
        except ValueError:
            continue
    return found
