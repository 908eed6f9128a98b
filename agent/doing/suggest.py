"""Edge: what a sentence that is being typed may become: the skills whose own sentences begin so, or that speak of the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from agent import places
from agent.words import plain
from skills import load
from skills.load import Found
from skills.skill import Skill
from skills.trust import Trust

SLOT = re.compile(r"\{(\w+)\}")
WORD = re.compile(r"[^\W_]{3,}")
QUOTES = '“”«»"  '
LEAST, LONGEST = 2, 200
"""Characters typed between which it may be a skill's sentence."""


class Suggested(msgspec.Struct, frozen=True):
    """`sentence` is the task it would be, with `{slots}` for what is not typed yet; `says` what it would do."""

    skill: str
    sentence: str
    says: str


class Known(msgspec.Struct, frozen=True):
    """A skill with what is looked at of it: its sentences, and the words in them and in its name."""

    skill: Skill
    says: tuple[str, ...]
    words: frozenset[str]


class Suggestions:
    """The skills that may be run without asking, as far as they were read."""

    def __init__(self) -> None:
        self._known: tuple[Known, ...] = ()

    def read(self) -> Iterator[str]:
        """Reads them anew, one by one, their names as they come: some milliseconds each."""
        trust, found = Trust(places.trusted_skills()), dict[str, Known]()
        for one in load.each(load.sources(places.skills(), Path.cwd())):
            if isinstance(one, Found) and one.skill.says and trust.knows(one):
                found[one.skill.name] = _known(one.skill)
                yield one.skill.name
        self._known = tuple(found.values())

    def of(self, typed: str, most: int) -> tuple[Suggested, ...]:
        """The best, at most so many; a millisecond or two."""
        if not LEAST <= len(typed.strip()) <= LONGEST:
            return ()
        scored = [best for one in self._known if (best := _best(one, typed.split()))]
        return tuple(one for _, one in sorted(scored, key=lambda pair: -pair[0])[:most])


def open_slots(sentence: str) -> tuple[str, ...]:
    """What a suggested sentence still wants, in order."""
    return tuple(SLOT.findall(sentence))


def completed(template: str, typed: Sequence[str]) -> str:
    """The sentence with the words typed so far in its slots, where it begins like that; else empty. `rename a.txt` begins
    `Rename {old} to {new}`, which is then `Rename a.txt to {new}`."""
    tokens = template.split()
    filled = _aligned(tokens, list(typed))
    return " ".join(filled) if filled is not None else ""


def _aligned(tokens: Sequence[str], typed: Sequence[str]) -> list[str] | None:
    """The tokens, slots filled with as few words as will do; None where the words are others."""
    if not typed:
        return list(tokens)
    if not tokens:
        return None
    first, rest = tokens[0], tokens[1:]
    slot = SLOT.search(first)
    if slot is None:
        near = _bare(first).startswith(_bare(typed[0])) if len(typed) == 1 else _bare(first) == _bare(typed[0])
        after = _aligned(rest, typed[1:]) if near else None
        return [first, *after] if after is not None else None
    for end in range(1, len(typed) + 1):
        after = _aligned(rest, typed[end:])
        if after is not None:
            return [first.replace(slot[0], " ".join(typed[:end]).strip(QUOTES)), *after]
    return None


def _bare(word: str) -> str:
    return plain(word.strip(QUOTES))


def _known(skill: Skill) -> Known:
    words = WORD.findall(plain(" ".join((skill.name.replace("-", " "), *skill.says))))
    return Known(skill, skill.says, frozenset(words))


def _best(one: Known, typed: Sequence[str]) -> tuple[float, Suggested] | None:
    """How well a skill goes with what was typed, above 1 where a sentence of it begins so; None where it does not go."""
    about = one.skill.description.partition(". ")[0].rstrip(".") + "."
    begun = [(sentence, template) for template in one.says if (sentence := completed(template, typed))]
    if begun:
        # Words that stand in the sentence say more than words that fill a slot.
        sentence, template = max(begun, key=lambda pair: _own_words(pair[1], typed))
        return 1.0 + _own_words(template, typed), Suggested(one.skill.name, sentence, about)
    words = WORD.findall(plain(" ".join(typed)))
    if words and all(any(known.startswith(word) for known in one.words) for word in words):
        nearest = max(one.says, key=lambda says: sum(word in plain(says) for word in words))
        return 0.5, Suggested(one.skill.name, nearest, about)
    return None


def _own_words(template: str, typed: Sequence[str]) -> float:
    """The share of the typed words that begin words of the sentence itself."""
    own = [_bare(token) for token in template.split() if not SLOT.search(token)]
    return sum(any(word.startswith(_bare(one)) for word in own) for one in typed) / len(typed)
