"""Edge: the product's agent process with a mind that never rests; session, journal, gate, guard and hands are the product's.

`python -m tests.trust.stop.actor deskhand [--model]`, commands in and events out as for a panel. With `--model` a thread scores
choices with the default model all the while. The eyes read nothing, so that it acts nearly all of the time.
"""

from __future__ import annotations

import random
import sys
import threading
import time
from collections.abc import Iterator, Sequence

from agent.action import Action, HoldKey, Key, LeftClickDrag, MouseMove, Scroll, Type, describe
from agent.build import Errand, Loaded, Mind, Workplace, mind
from agent.cli.running import switched
from agent.cli.server import Remote, Server
from agent.eyes.observe import Eyes
from agent.geometry import Point
from agent.protocol import Start
from agent.records import Expect, Expectation, Observation, Pixels, Plan, Step
from agent.session import Session
from agent.settings import Effort, Settings
from models.model import Cancelled, Control, Line, TextModel, Turn

ONE, OTHER = Point(300, 300), Point(700, 500)
LETTERS = "abcdefghjklmnopqrstuvwy"
DEEDS: tuple[Action, ...] = (
    Key(" ".join(LETTERS * 8)),
    LeftClickDrag(ONE, end=OTHER),
    LeftClickDrag(OTHER, end=ONE),
    Type("a text that is pasted"),
    Scroll(0, 60, OTHER),
    HoldKey("shift+j", 2.0),
    MouseMove(ONE),
)
SCRIPT = "SKILL.md:1"
"""Steps that are written somewhere may come round again and again."""


class Restless:
    """One deed after the other, in no order."""

    def plan(self, task: str, seen: Observation, history: Sequence[Step], cancelled: Cancelled) -> Plan:
        deed = random.choice(DEEDS)
        return Plan(deed, describe(deed, ""), None, Expectation(Expect.NOTHING), origin="skill", skill=SCRIPT)


class RestlessMind(Mind, frozen=True):
    def planner(self, effort: Effort) -> Restless:
        return Restless()


class Blind:
    """Reads and finds nothing."""

    def read(self, pixels: Pixels, scale: float = 1.0) -> list[Line]:
        return []

    def find(self, pixels: Pixels, lines: Sequence[Line], scale: float = 1.0) -> list[Control]:
        return []


def main() -> None:
    chosen = Settings(approve=("ask", "named"), settle_seconds=0.5, max_steps=100_000, max_seconds=100_000)
    if "--model" in sys.argv:
        model = mind(chosen, lambda what: None).model
        assert model is not None
        threading.Thread(target=_think, args=(model,), daemon=True).start()
    with switched() as switch, Workplace(chosen, switch, serving=True) as workplace:
        eyes = Blind()
        session = Session(chosen, Loaded(Eyes(eyes, eyes, time.monotonic), RestlessMind()), workplace)

        def begin(start: Start, person: Remote) -> Iterator[object]:
            return session.run(Errand(start.task), person)

        Server(sys.stdin, sys.stdout, switch, begin, workplace).serve("script")  # type: ignore[arg-type]


def _think(model: TextModel) -> None:
    """As planning does."""
    choices = [f"click button number {number}" for number in range(16)]
    prompt = (Turn("user", "Task: press the right button. " * 20),)
    while True:
        model.score(prompt, choices, lambda: False)


if __name__ == "__main__":
    main()
