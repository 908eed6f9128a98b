"""Edge: a window that is really there, seen by the product's own eyes, and what the gate says of its button."""

from __future__ import annotations

from agent.action import LeftClick
from agent.build import Workplace
from agent.eyes.veil import VeiledEyes
from agent.gating.gate import Context
from agent.gating.policy import Policy, says
from agent.records import Decision, Observation, Plan
from agent.selftest.asking import TASK, Judge, decided
from agent.selftest.pane import Pane
from agent.selftest.promise import Promise, insist
from agent.selftest.window import BUTTON
from agent.stages import Eyes


class Seeing:
    """`pane` is not opened yet."""

    def __init__(self, place: Workplace, eyes: Eyes, judge: Judge, policy: Policy) -> None:
        self._place, self._judge, self._policy = place, judge, policy
        self._eyes = VeiledEyes(eyes, place.veil)

    def promises(self, pane: Pane) -> list[Promise]:
        return [Promise("asks-seen", "It asks about a button that it sees on a real window", lambda: self.asked(pane))]

    def asked(self, pane: Pane) -> str:
        """Raises BrokenError."""
        with pane:
            seen = self._eyes.observe(self._place.screen.look(), None)
            at = pane.spot(BUTTON)
        plan = self._plan(seen, LeftClick(at))
        verdict = self._judge(plan, seen, Context(TASK, mode="flow", policy=self._policy))
        said = f"{plan.target.name if plan.target else 'a place'}: {decided(verdict)}"
        insist(verdict.decision is Decision.ASK, f"{said}, though it should ask.")
        return said

    def _plan(self, seen: Observation, click: LeftClick) -> Plan:
        """On what the eyes found there. Raises BrokenError."""
        here = [one for one in seen.elements if one.box.contains(click.point) and says(one.text, ("delete",))]
        insist(here, "The button was not found, or not read.")
        return Plan(click, "click it", here[0])
