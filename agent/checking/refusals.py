"""Pure: what an application says when it did not do what it was asked: a line that comes up after an act, English or French."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.action import Type
from agent.eyes.labels import LABELLED
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
WANTS = re.compile(
    r"^(?:please |veuillez )?(?:enter|write|type|choose|select|pick|fill in|give|provide|entrer|entrez|saisir|saisissez|ecrire"
    r"|ecrivez|choisir|choisissez|selectionner|selectionnez|renseigner|renseignez|remplir|remplissez|indiquer|indiquez) "
    r"(?:an?|the|your|at least|un|une|le|la|les|l'|votre|vos|au moins)\b"
    r"|\b(?:is|are) (?:required|missing|invalid|not valid)\b|\b(?:must|cannot) be\b|^(?:required|invalid)\b|\bnot a valid\b"
    r"|\b(?:est|sont) (?:obligatoires?|requise?s?|invalides?|manquante?s?)\b|\bdoi(?:t|vent) (?:etre|contenir)\b"
    r"|^(?:obligatoire|invalide)\b|\bpas valides?\b"
)
"""Words with which a form says what it still wants."""
FEW = 12
"""New lines up to which something is said of what was just done; more are another page."""
SAME_FORM = 3
"""Lines that come and go at most where a form stays and says what it wants."""
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
    said = (SAYS, WANTS) if _is_same_form(before, after) else (SAYS,)
    return next((text for text in fresh if _has(text, said) and not _is_named(plan, text)), "")


def _has(text: str, said: Sequence[re.Pattern[str]]) -> bool:
    return any(one.search(plain(text)) for one in said)


def _is_same_form(before: Observation, after: Observation) -> bool:
    """Whether the fields that stood there stand there still, no other with them, and hardly anything else changed: a dialog
    that comes up and wants something has a field of its own."""
    was, now = ({" ".join(words(line.text)) for line in lines_of(one) if not line.field} for one in (before, after))
    fields = [sum(one.role in LABELLED for one in seen.elements) for seen in (before, after)]
    return 0 < fields[1] <= fields[0] and len(was - now) <= SAME_FORM and len(now - was) <= SAME_FORM


def _is_named(plan: Plan, text: str) -> bool:
    """What the task itself calls so, or the thing that was clicked."""
    named = (plan.goal, plan.target.text if plan.target else "")
    return any(reads(one, text) for one in named if one)
