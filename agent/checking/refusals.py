"""Pure: what an application says when it did not do what it was asked: a line that comes up after an act, English or French."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.action import Type
from agent.eyes.reading import lines_of, reads
from agent.records import Observation, Outcome, Plan, Result, Step
from agent.words import plain, words

SAYS = re.compile(
    r"\b(?:error|erreur|failed|failure|failing|a echoue|ont echoue|echec|could ?n[o']?t|was not saved|nothing was saved"
    r"|n ?'?a pas pu|n ?'?ont pas pu|n ?'?a pas ete|rien n ?'?a ete|not allowed|not permitted|not authori[sz]ed|not possible"
    r"|pas autorise\w*|pas permis\w*|permission denied|access denied|acces refuse|unable to|impossible d\w*|went wrong"
    r"|mal passe|(?:please|to) try again|reessa\w+|no such file|introuvable|read[- ]only|lecture seule"
    r"|disk is full|disque est plein)\b"
)
"""Words with which they say so; a page that only offers help with such things has other words beside them."""
FEW = 12
"""New lines up to which something is said of what was just done; more are another page."""


SAYING = "The screen says “"


def refused(plan: Plan, before: Observation, after: Observation) -> Outcome | None:
    """What comes of an act after which the screen says that it failed."""
    said = refusal(plan, before, after)
    return Outcome(Result.UNCHANGED, f"{SAYING}{said}”.") if said else None


def standing(history: Sequence[Step], seen: Observation) -> str:
    """What the screen said after an act, and says still; empty where there is no such line."""
    told = [step.outcome.evidence for step in history if step.outcome.result is Result.UNCHANGED]
    lines = [one.removeprefix(SAYING).removesuffix("”.") for one in told if one.startswith(SAYING)]
    now = [words(line.text) for line in lines_of(seen)]
    return next((line for line in reversed(lines) if words(line) in now), "")


def refusal(plan: Plan, before: Observation, after: Observation) -> str:
    """The line that came up after an act and says that it failed; empty where there is none. What is typed may say anything,
    and what a skill expects stands in it."""
    if isinstance(plan.action, Type) or plan.skill:
        return ""
    old = [words(line.text) for line in lines_of(before)]
    fresh = [line.text for line in lines_of(after) if not line.field and words(line.text) not in old]
    if len(fresh) > FEW:
        return ""
    return next((text for text in fresh if SAYS.search(plain(text)) and not _is_named(plan, text)), "")


def _is_named(plan: Plan, text: str) -> bool:
    """What the task itself calls so, or the thing that was clicked."""
    named = (plan.goal, plan.target.text if plan.target else "")
    return any(reads(one, text) for one in named if one)
