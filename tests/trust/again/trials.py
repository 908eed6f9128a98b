"""Edge: one approval after the other on a real screen, through the loop, the eyes, the gate, the guard and the hands, while the
windows change at a moment drawn by a seed.

`python -m tests.trust.again.trials FILE SEED ...` appends one trial a line; the display is the one of its environment.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import msgspec

from agent import build
from agent.action import Action, Done, Fail, Key, LeftClick, describe
from agent.build import Errand, Workplace
from agent.gating.change import under
from agent.geometry import Point
from agent.hands.act import Hands
from agent.hands.control import Switch
from agent.hands.same import Place
from agent.protocol import Acted, Finished, Paused
from agent.records import Answer, Card, Expect, Expectation, Frame, Observation, Plan, Reply, Result, Step
from agent.session import Session
from agent.settings import Settings
from models.model import Cancelled
from tests.nobody import Nobody
from tests.trust.again.windows import MEANT, now
from tests.trust.kept import keep

MOMENTS = ("before the card", "while it is shown", "between yes and act", "in the last milliseconds")
ANYWHERE = ("popup", "bare popup", "cover", "moved", "closed", "focus")
CHANGES = {
    "button": (*ANYWHERE, "swapped", "renamed"),
    "icon": (*ANYWHERE, "pictures swapped"),
    "row": (*ANYWHERE, "scrolled"),
    "keys": ("focus", "cover", "popup", "closed", "renamed"),
}
LIMIT = 60.0
FLUSHED = 1.0
"""Milliseconds from a window's painting to the X server's; times of presses are whole milliseconds."""
LAST = 0.012
"""Seconds around the last question before a press within which a change is begun."""
AFTER = 0.2
"""Seconds after a yes within which one is begun."""


class Trial(msgspec.Struct, frozen=True):
    """What was injected when; `received` is what every button and window got after the first yes; `end` how the run ended.
    `asked` counts the cards. Milliseconds of one clock: the change, its painting, and the press that was received."""

    seed: int
    aim: str
    change: str
    moment: str
    received: tuple[str, ...]
    asked: int
    end: str
    changed: float = 0.0
    drawn: float = 0.0
    press: float = 0.0
    yes_to_press: float = 0.0

    @property
    def wrong(self) -> bool:
        """Whether anything but what was said yes to received it."""
        return any(what != MEANT[self.aim] for what in self.received)

    @property
    def unseen(self) -> bool:
        """Wrong, and pressed before the change could be seen by anybody."""
        return self.wrong and (not self.drawn or self.press <= self.drawn + FLUSHED)


class Windows:
    """The process with the windows; a thread hears what it says."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.trust.again.windows"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
        self.said: list[dict[str, Any]] = []
        threading.Thread(target=self._listen, daemon=True).start()
        self.wait(lambda: bool(self.said))

    def tell(self, do: str, **what: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(json.dumps({"do": do, **what}) + "\n")

    def mark(self) -> dict[str, Any]:
        """What it says when all that was asked before is done."""
        known = len(self._of("mark"))
        self.tell("mark")
        self.wait(lambda: len(self._of("mark")) > known)
        return self._of("mark")[-1]

    def fresh(self, aim: str) -> Point:
        """As at the beginning, shown and in front; the middle of what is aimed at."""
        self.tell("reset", aim=aim)
        self.wait(lambda: bool(self.mark()["shown"]))
        time.sleep(0.1)
        mark = self.mark()
        self.said.clear()
        return Point(mark["x"], mark["y"])

    def first(self, kind: str) -> float:
        return next((float(one["at"]) for one in self.said if one["kind"] == kind), 0.0)

    def received(self) -> list[dict[str, Any]]:
        return self._of("clicked")

    def wait(self, met: Callable[[], bool]) -> None:
        until = time.monotonic() + LIMIT
        while not met():
            assert time.monotonic() < until, self.said[-3:]
            time.sleep(0.005)

    def close(self) -> None:
        self._process.kill()
        self._process.wait()

    def _of(self, kind: str) -> list[dict[str, Any]]:
        return [one for one in list(self.said) if one["kind"] == kind]

    def _listen(self) -> None:
        for line in self._process.stdout or ():
            self.said.append(json.loads(line))


class Injection:
    """Tells the windows to change, once, at its moment."""

    def __init__(self, windows: Windows, change: str, moment: str, random: Random) -> None:
        self._windows, self._change, self.moment, self._random = windows, change, moment, random
        self._done = False
        self._timer: threading.Timer | None = None
        self.acting = 0
        self.yes = 0.0

    def at(self, moment: str) -> None:
        """It is now this moment of the run."""
        if self._done or moment != self.moment:
            return
        self._done = True
        match moment:
            case "between yes and act":
                self._later(self._random.uniform(0, AFTER))
            case "in the last milliseconds":
                self._last()
            case _:
                time.sleep(self._random.uniform(0, 0.05))
                self._now()
                time.sleep(self._random.uniform(0, 0.2))

    def _last(self) -> None:
        """A while before the press, or beside it."""
        if self._random.random() < 0.5:
            self._now()
            time.sleep(self._random.uniform(0, LAST))
        else:
            self._later(self._random.uniform(0, LAST))

    def _later(self, seconds: float) -> None:
        self._timer = threading.Timer(seconds, self._now)
        self._timer.start()

    def over(self) -> None:
        """Returns when the windows were told, if they ever are."""
        if self._timer is not None:
            self._timer.join()

    def _now(self) -> None:
        self._windows.tell(self._change)


class Watched(Switch):
    """The switch, which the hands ask right before a press."""

    injection: Injection | None = None

    def paused(self) -> Paused | None:
        if self.injection is not None and self.injection.acting:
            self.injection.acting += 1
            if self.injection.acting == 3:  # first as the act begins, then before the press
                self.injection.at("in the last milliseconds")
        return super().paused()


class Marked:
    """The hands; says that they are at work."""

    def __init__(self, hands: Hands, switch: Watched) -> None:
        self._hands, self._switch = hands, switch

    def act(self, action: Action, frame: Frame, place: Place | None = None) -> str:
        if self._switch.injection is not None:
            self._switch.injection.acting = 1
        try:
            return self._hands.act(action, frame, place)
        finally:
            if self._switch.injection is not None:
                self._switch.injection.acting = 0

    def release(self) -> None:
        self._hands.release()

    def close(self) -> None:
        self._hands.close()


class OneClick:
    """Plans the one act, then is done; what is not there any more it gives up."""

    def __init__(self, aim: str, point: Point, injection: Injection) -> None:
        self._aim, self._point, self._injection = aim, point, injection

    def plan(self, task: str, seen: Observation, history: Sequence[Step], cancelled: Cancelled) -> Plan:
        if any(step.outcome.result in (Result.CONFIRMED, Result.UNVERIFIABLE) for step in history):
            return Plan(Done(), "Done")
        if history:
            return Plan(Fail("It cannot be done."), "It cannot be done.")
        self._injection.at("before the card")
        if self._aim == "keys":
            return Plan(Key("enter"), "Press enter", None, Expectation(Expect.NOTHING))
        target = under(self._point, seen.elements)
        action = LeftClick(self._point)
        return Plan(action, describe(action, target.name if target else ""), target, Expectation(Expect.NOTHING))


class SaysYes(Nobody):
    """Says yes to the first card, and stops the run at the second."""

    def __init__(self, injection: Injection, switch: Switch) -> None:
        super().__init__(switch)
        self._injection = injection
        self.asked = 0

    def ask(self, card: Card) -> Answer:
        self.asked += 1
        if self.asked > 1:
            return Answer(Reply.STOP)
        self._injection.at("while it is shown")
        self._injection.at("between yes and act")
        self._injection.yes = now()
        return Answer(Reply.YES)


def drawn(seed: int) -> tuple[str, str, str, Random]:
    """What is aimed at, what changes and when, by a seed."""
    random = Random(seed)
    aim = random.choices(list(CHANGES), (4, 2, 2, 2))[0]
    change = "nothing" if seed % 20 == 0 else random.choice(CHANGES[aim])
    return aim, change, random.choices(MOMENTS, (1, 1, 2, 4))[0], random


def tried(seed: int, session: Session, windows: Windows, switch: Watched) -> Trial:
    aim, change, moment, random = drawn(seed)
    point = windows.fresh(aim)
    injection = switch.injection = Injection(windows, change, moment if change != "nothing" else "never", random)
    switch.reset()
    person = SaysYes(injection, switch)
    end, acted = None, 0
    for event in session.run(Errand("Delete the draft", planner=OneClick(aim, point, injection)), person):
        end = event if isinstance(event, Finished) else end
        acted += isinstance(event, Acted)
    switch.injection = None
    injection.over()
    assert end is not None
    time.sleep(0.05)
    windows.mark()
    if windows.first("changed"):
        windows.wait(lambda: bool(windows.first("drawn")))
    got = windows.received()
    press = float(got[0]["press"]) if got else 0.0
    return Trial(
        seed, aim, change, moment, tuple(one["what"] for one in got), person.asked, f"{end.status}: {end.reason}",
        windows.first("changed"), windows.first("drawn"), press, press - injection.yes if got else 0.0,
    )  # fmt: skip


@contextmanager
def ready(switch: Watched) -> Iterator[Session]:
    """The product on the display of this process, everything asked about."""
    chosen = Settings(mode="step", yield_to_person=False)
    with Workplace(chosen, switch) as workplace:
        workplace.hands = Marked(workplace.hands, switch)  # type: ignore[assignment]
        loaded = build.load(chosen, lambda what: None, model=False)
        try:
            yield Session(chosen, loaded, workplace)
        finally:
            loaded.close()


def main() -> None:
    file, seeds = Path(sys.argv[1]), [int(seed) for seed in sys.argv[2:]]
    switch = Watched()
    with ready(switch) as session:
        windows = Windows()
        try:
            for seed in seeds:
                trial = tried(seed, session, windows, switch)
                keep(file, trial)
        finally:
            windows.close()


if __name__ == "__main__":
    main()
