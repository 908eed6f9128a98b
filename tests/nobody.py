"""The person who is not there: asked, they give no answer. Others that stand in for one answer in ways of their own."""

from __future__ import annotations

from agent.hands.control import Switch
from agent.protocol import Paused
from agent.records import Answer, Card, Reply


class Nobody:
    """Implements `agent.stages.Person` for a run that this switch stops."""

    def __init__(self, switch: Switch) -> None:
        self._switch = switch

    def ask(self, card: Card) -> Answer:
        return Answer(Reply.NONE)

    def paused(self) -> Paused | None:
        return self._switch.paused()

    def checkpoint(self) -> bool:
        return self._switch.checkpoint()

    def stopped(self) -> bool:
        return self._switch.stopped()
