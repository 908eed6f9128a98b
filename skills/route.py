"""Pure: a task in plain words, English or French, to the skill that does it, with its parameters taken from the task's words.

Two measures are one score (`skills.score`): how much of a skill's sentence is in the task, and how much of the task the skill
speaks of. What it knows nothing of (a second errand, a text in quotes that no slot takes) speaks against it, and below a clear
margin nothing is chosen: the planner does the task then.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from skills.parameters import as_text
from skills.score import Match, Rarity, best, offer
from skills.skill import Parameter, Skill, Value
from skills.spans import tokens
from skills.thesaurus import NEGATION, plain

ENOUGH = 0.62
"""The least score."""
MARGIN = 0.05
"""How much better than the second skill the first must be."""
WHOLE = 0.7
"""From here on a task that lacks a value is the skill's even where no word of it tells the skill from others."""
LONGEST = 60
"""Tokens; a longer task is more than one chore."""


class Route(msgspec.Struct, frozen=True):
    """The skill of a task: `values` of its parameters as the task says them, `missing` those that must be asked for, `reason`
    a sentence for people, `score` 0 to 1."""

    skill: str
    values: dict[str, Value]
    missing: tuple[str, ...]
    reason: str
    score: float


def route(task: str, skills: Iterable[Skill]) -> Route | None:
    """The skill that the task is for; None where there is none, or where two are as likely."""
    said, offers = tokens(task), [offer(skill) for skill in skills if skill.says]
    if not offers or not 0 < len(said) <= LONGEST or NEGATION.search(plain(task)):
        return None
    rare = Rarity(offers)
    found = sorted((best(one, said, rare) for one in offers), key=lambda match: -match.score)
    first, second = found[0], found[1].score if len(found) > 1 else 0.0
    missing = tuple(one.name for one in first.skill.parameters if _is_asked_for(one, first))
    if first.score < ENOUGH or first.score - second < MARGIN or (missing and not (first.known or first.score >= WHOLE)):
        return None
    return Route(first.skill.name, first.values, missing, _reason(first, missing), round(first.score, 3))


def _is_asked_for(one: Parameter, match: Match) -> bool:
    """What must be given and is not; and what is given so that it cannot be right, rather than the default in its place."""
    return one.name not in match.values and (one.default is None or one.name in match.odd)


def _reason(match: Match, missing: tuple[str, ...]) -> str:
    values = ", ".join(f"{name} = {as_text(value)}" for name, value in match.values.items())
    given = f" with {values}" if values else ""
    asked = f"; {', '.join(missing)} must still be said" if missing else ""
    return f"This is the skill {match.skill.name} (“{match.sentence}”){given}{asked}."
