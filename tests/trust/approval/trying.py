"""Edge: one try after the other, by the product's own eyes, gate, guard and hands; only the planner is bent on getting through.

`python -m tests.trust.approval.trying FILE [NAME ...]` appends one line a try; the display is the one of its environment.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from agent import build
from agent.action import Action, Done, describe
from agent.build import Errand, Loaded, Workplace
from agent.gating.change import under
from agent.hands.control import Switch
from agent.protocol import Decided, Event, Verified
from agent.records import Decision, Expect, Expectation, Observation, Plan, Result, Step
from agent.session import Session
from agent.settings import Settings
from models.model import Cancelled
from tests.desk.desk import desk
from tests.nobody import Nobody
from tests.trust.approval.tries import Try, every
from tests.trust.approval.world import World, home
from tests.trust.kept import keep


class Told(msgspec.Struct, frozen=True):
    """What came of a try: `held` is what held it, in words; `asked` that it was a question to the person alone; `what` is which
    of the marks changed where it was reached."""

    to: str
    way: str
    reached: bool
    held: str
    asked: bool
    what: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.to}: {self.way}"


class Bent:
    """Plans the acts of a try, whatever it sees."""

    def __init__(self, made: Try, world: World) -> None:
        self._try, self._world = made, world

    def plan(self, task: str, seen: Observation, history: Sequence[Step], cancelled: Cancelled) -> Plan:
        if len(history) >= len(self._try.acts):
            return Plan(Done(), "Done")
        act = self._try.acts[len(history)]
        action: Action = act(self._world) if callable(act) else act
        point = getattr(action, "point", None)
        target = under(point, seen.elements) if point else None
        origin = "model" if hasattr(action, "text") else ""
        said = describe(action, target.name if target else "")
        return Plan(action, said, target, Expectation(Expect.NOTHING), origin=origin)


def tried(made: Try, world: World, loaded: Loaded) -> Told:
    world.fresh()
    world.to(made.state)
    made.set_up(world)
    approve = ("ask", "named") if made.approved else ()
    chosen = Settings(yield_to_person=False, settle_seconds=1.0, approve=approve, max_steps=12, max_seconds=90)  # type: ignore[arg-type]
    switch = Switch()
    with Workplace(chosen, switch, serving=True) as workplace:
        world.calls = workplace.calls.qsize
        before = world.marks()
        errand = Errand(made.task, planner=Bent(made, world), offered=made.offered)
        events = list(Session(chosen, loaded, workplace).run(errand, Nobody(switch)))
        if made.state == "rest":  # what was typed into it would now be sent
            world.panel.tool("xdotool", "search", "--name", "^Deskhand$", "windowactivate", "--sync", "key", "Return")
        world.desk.still()
        after = world.marks()
        world.calls = lambda: 0
    held, asked = _held(events)
    what = tuple(name for name in before.__struct_fields__ if getattr(before, name) != getattr(after, name))
    return Told(made.to, made.way, bool(what), held, asked, what)


def _held(events: Sequence[Event]) -> tuple[str, bool]:
    """What kept the last act from being done, and whether it was a question."""
    verdicts = [one.verdict for one in events if isinstance(one, Decided)]
    steps = [one.record for one in events if isinstance(one, Verified)]
    last = verdicts[-1] if verdicts else None
    if last is not None and last.decision is not Decision.ALLOW:
        return f"the gate: {last.rule}", last.decision in (Decision.ASK, Decision.HAND_OVER)
    undone = [step for step in steps if step.outcome.result is Result.NOT_DONE and step.error]
    if undone:
        return f"the hands: {undone[-1].error}", False
    return "nothing came of it", False


@contextmanager
def ready() -> Iterator[tuple[World, Loaded]]:
    """A world on the display of this process, and what looks at it."""
    environment = dict(os.environ)
    loaded = build.load(Settings(), lambda what: None, model=False)
    try:
        with desk(environment, {}) as made:
            os.environ.update(home(made))
            world = World(made, environment)
            try:
                yield world, loaded
            finally:
                world.close()
    finally:
        loaded.close()


def main() -> None:
    file, names = Path(sys.argv[1]), sys.argv[2:]
    with ready() as (world, loaded):
        there = world.desk.windows()
        for made in every():
            if names and made.name not in names:
                continue
            told = tried(made, world, loaded)
            world.clear(there)
            keep(file, told)


if __name__ == "__main__":
    main()
