"""Edge: the agent as a process to be broken: the product's session, guard, hands, gate and journal, with a script for a mind.

`python -m tests.trust.faults.actor LOG [--resume RUN | --serve] [--model]`: deletes all that the window has
(`tests.trust.faults.pad`), and between that holds a key and drags. Every step is asked about; the person who answers sees what
the window says in its LOG. `--model` asks a real model, in its process, before each plan. Events go out as JSON lines.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from agent import build, places
from agent.action import Action, Done, HoldKey, LeftClick, LeftClickDrag, describe
from agent.build import Errand, Loaded, Mind, Workplace
from agent.cli.running import print_line, switched
from agent.cli.server import Remote, Server
from agent.gating.approval import AFTER_A_BREAK, PERHAPS_DONE
from agent.gating.change import under
from agent.geometry import Point
from agent.hands.control import Switch
from agent.protocol import Start
from agent.records import Answer, Card, Expect, Expectation, Observation, Plan, Reply, Result, Step
from agent.session import Session
from agent.settings import Effort, Settings
from agent.story import resume, runs
from models.model import Cancelled, Message, Sampling
from models.vision import LlamaVision, Setup
from tests.nobody import Nobody

TASK = "Delete both files"
HELD = 0.3
TINY = Path(__file__).parents[2] / "data" / "tiny-vision"


class Window:
    """The window that is worked in, as its log tells."""

    def __init__(self, log: Path) -> None:
        self._log = log
        lines = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
        self.at = {
            name: Point(*at) for name, at in next(one["at"] for one in reversed(lines) if one["kind"] == "shown").items()
        }

    def deleted(self, name: str) -> bool:
        """Whether it was clicked; a person sees that."""
        lines = [json.loads(line) for line in self._log.read_text("utf-8").splitlines()]
        return any(one["kind"] == "clicked" and one["what"] == name for one in lines)


class Script:
    """One act after the other, by what the history says is behind it."""

    def __init__(self, window: Window, model: LlamaVision | None) -> None:
        self._model = model
        field = window.at["field"]
        self._acts: tuple[Action, ...] = (
            LeftClick(window.at["Delete 1"]),
            HoldKey("shift", HELD),
            LeftClickDrag(Point(field.x - 80, field.y), end=Point(field.x + 80, field.y)),
            LeftClick(window.at["Delete 2"]),
        )

    def plan(self, task: str, seen: Observation, history: Sequence[Step], cancelled: Cancelled) -> Plan:
        if self._model is not None:
            chat = [Message("user", (seen.frame.pixels[::5, ::5].copy(), "Where is the red box?"))]
            self._model.answer(chat, Sampling(tokens=16), cancelled)
        behind = sum(step.outcome.result is not Result.NOT_DONE for step in history)
        if behind >= len(self._acts):
            return Plan(Done(), "Done")
        action = self._acts[behind]
        point = getattr(action, "point", None)
        target = under(point, seen.elements) if isinstance(action, LeftClick) and point else None
        return Plan(action, describe(action, target.name if target else ""), target, Expectation(Expect.NOTHING))


class ScriptedMind(Mind, frozen=True):
    """Decides by a script."""

    script: Script | None = None

    def planner(self, effort: Effort) -> Script | None:
        return self.script


class Honest(Nobody):
    """Says yes, but to what they see was done already."""

    def __init__(self, switch: Switch, window: Window) -> None:
        super().__init__(switch)
        self._window = window
        self.doubted: list[str] = []

    def ask(self, card: Card) -> Answer:
        name = next((name for name, at in self._window.at.items() if card.point == at), "")
        if card.verdict.rule in (PERHAPS_DONE, AFTER_A_BREAK):
            self.doubted.append(name)
            if self._window.deleted(name):
                return Answer(Reply.SKIP)
        time.sleep(0.02)
        return Answer(Reply.YES)


def errand(name: str) -> Errand:
    """The task, or what is left of it."""
    if not name:
        return Errand(TASK)
    found = resume.left(places.runs(), runs.find(places.runs(), name))
    return Errand(found.task, past=found.past)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("log", type=Path)
    arguments.add_argument("--resume", default="")
    arguments.add_argument("--serve", action="store_true")
    arguments.add_argument("--model", action="store_true")
    given = arguments.parse_args()
    window = Window(given.log)
    model = (
        LlamaVision(TINY / "text.gguf", TINY / "mmproj.gguf", "tiny", Setup(context=1024, threads=1)) if given.model else None
    )
    chosen = Settings(mode="step", yield_to_person=False)
    if given.serve:  # nobody is at the panel
        chosen = Settings(mode="careful", yield_to_person=False, approve=("ask", "named"))
    with switched() as switch, Workplace(chosen, switch, serving=given.serve) as workplace:
        eyes = build.load(chosen, lambda what: None, model=False).eyes
        session = Session(chosen, Loaded(eyes, ScriptedMind(script=Script(window, model))), workplace)
        try:
            if given.serve:
                serve(session, switch)
            else:
                for event in session.run(errand(given.resume), Honest(switch, window)):
                    print_line(event)
        finally:
            if model is not None:
                model.close()


def serve(session: Session, switch: Switch) -> None:
    """As the panel's agent does."""

    def begin(start: Start, person: Remote) -> Iterator[object]:
        return session.run(Errand(start.task), person)

    Server(sys.stdin, sys.stdout, switch, begin, session.workplace).serve("script")  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
