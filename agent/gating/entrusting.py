"""Pure: may a secret, given by reference, be typed here? Only one that the person or a skill named; into a field for secrets
once the person said yes for this field of this window; anywhere else they are asked each time.
"""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from agent.action import Type
from agent.records import Decision, Observation, Plan, Verdict
from agent.secret import names

SECRET = "secret"
"""The rule that is asked about once for each field."""
ELSEWHERE = "secret-elsewhere"


class Entrusted(msgspec.Struct, frozen=True):
    """A secret that may go into this field of this window, in this run. A page with another title is another window."""

    secret: str
    app: str
    window: int
    title: str
    field: str


class Named(msgspec.Struct, frozen=True):
    """The person's own words: the secrets that they name may be typed."""

    said: tuple[str, ...]

    def lacks(self, plan: Plan) -> str:
        """The first secret of a plan that neither they nor a skill's text name; empty when there is none. What a page, a table
        or the clipboard says names nothing."""
        if plan.origin == "skill":
            return ""
        known = {name for text in self.said for name in names(text)}
        return next((name for name in _of(plan) if name not in known), "")


def entrusting(plan: Plan, seen: Observation, known: Collection[Entrusted], guarded: bool) -> Verdict | None:
    """None where the plan types no secret. `guarded` says that the field is one for secrets."""
    if not _of(plan):
        return None
    said = ", ".join(f"“{name}”" for name in _of(plan))
    into = plan.target.name.partition(" (")[0] if plan.target else "what has the keyboard"
    window = f" in the window “{seen.frame.window.title}”" if seen.frame.window else ""
    if not guarded:
        reason = f"This types the secret {said} into {into}{window}, which is no field for passwords: it may be shown there."
        return Verdict(Decision.ASK, ELSEWHERE, reason, "ask")
    if entrusted(plan, seen) <= set(known):
        return Verdict(Decision.ALLOW, SECRET, f"You said yes to the secret {said} here.")
    return Verdict(Decision.ASK, SECRET, f"This types the secret {said} into {into}{window}.", "ask")


def entrusted(plan: Plan, seen: Observation) -> frozenset[Entrusted]:
    """What a yes to this plan stands for."""
    window, field = seen.frame.window, plan.target.text if plan.target else ""
    app, number, title = (window.app, window.id, window.title) if window else ("", 0, "")
    return frozenset(Entrusted(name, app, number, title, field) for name in _of(plan))


def _of(plan: Plan) -> tuple[str, ...]:
    return names(plan.action.text) if isinstance(plan.action, Type) else ()
