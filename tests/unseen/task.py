"""Pure: what an unseen task is: a desk task, with the fewest steps known to do it."""

from __future__ import annotations

from dataclasses import dataclass

from tests.desk.task import DeskTask


@dataclass(frozen=True)
class UnseenTask(DeskTask):
    """`id` is the application, what is done, and `-fr` where the sentence is French; `-steps` where it says each step.

    `shortest` counts steps as the agent's are (a click, a text typed into a field, a key), where the words are not in the way.
    """

    shortest: int = 0

    @property
    def application(self) -> str:
        return self.id.partition("-")[0]

    @property
    def language(self) -> str:
        """Of the sentence; the window's own may be another."""
        return "French" if self.id.endswith("-fr") else "English"
