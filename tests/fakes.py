"""Fakes of everything the agent is given: they do what they are told, and remember what they were asked.

All public and written by hand; a test says what comes back in the constructor and looks at the lists afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import cv2
import numpy as np

from agent.action import Action, LeftClick, describe
from agent.errors import SecretError
from agent.geometry import Box, Monitor, Point
from agent.hands.same import Place
from agent.protocol import Paused
from agent.records import (
    Answer,
    Card,
    Decision,
    Element,
    Expectation,
    Frame,
    Observation,
    Outcome,
    Pixels,
    Plan,
    Reply,
    Result,
    Step,
    Verdict,
    Window,
)
from models.model import Cancelled, Control, Line, Message, Prompt, Sampling, Score
from models.situation import Chosen, Situation

FREE = Verdict(Decision.ALLOW, "free", "Nothing here needs asking.")


class FakeClock:
    """Time that passes only by sleeping, and by `tick` seconds each time it is asked for."""

    def __init__(self, tick: float = 0.0) -> None:
        self.time = 1000.0
        self.tick = tick
        self.slept: list[float] = []

    def now(self) -> float:
        self.time += self.tick
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


class FakeText:
    """A text model that likes phrases with certain words in them; `replies` are what it writes, in turn."""

    name = "fake"

    def __init__(self, likes: str = "", replies: Sequence[str] = ()) -> None:
        self.likes = likes
        self.replies = list(replies)
        self.scored: list[tuple[str, ...]] = []
        self.prompts: list[Prompt] = []
        self.grammars: list[str] = []
        self.closed = False

    def tokens(self, prompt: Prompt) -> int:
        return sum(len(turn.text.split()) for turn in prompt)

    def score(self, prompt: Prompt, choices: Sequence[str], cancelled: Cancelled) -> list[Score]:
        self.prompts.append(prompt)
        self.scored.append(tuple(choices))
        alone = "Task: none" in prompt[-1].text
        liked = [not alone and bool(self.likes) and self.likes in choice for choice in choices]
        return [Score(-1.0 if like else -10.0, 4) for like in liked]

    def write(self, prompt: Prompt, grammar: str, sampling: Sampling, cancelled: Cancelled) -> str:
        self.grammars.append(grammar)
        return self.replies[sampling.seed % len(self.replies)] if self.replies else ""

    def close(self) -> None:
        self.closed = True


class FakeChooser:
    """Decides as it is told, the same every time; `asked` is what it was shown."""

    def __init__(self, *decisions: Chosen) -> None:
        self.decisions = list(decisions)
        self.asked: list[Situation] = []

    def choose(self, situation: Situation, cancelled: Cancelled) -> list[Chosen]:
        self.asked.append(situation)
        return self.decisions


class FakeVision:
    """Gives these replies, in turn; the last for ever. An exception among them is raised. `asked` are the chats it was sent."""

    def __init__(self, *replies: str | Exception, name: str = "tiny") -> None:
        self.replies = list(replies)
        self.name = name
        self.asked: list[Sequence[Message]] = []
        self.sampled: list[Sampling] = []
        self.grammars: list[str] = []
        self.closed = False

    def answer(self, chat: Sequence[Message], sampling: Sampling, cancelled: Cancelled, grammar: str = "") -> str:
        self.asked.append(chat)
        self.sampled.append(sampling)
        self.grammars.append(grammar)
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        if isinstance(reply, Exception):
            raise reply
        return reply

    def texts(self) -> list[str]:
        """All words of each chat it was sent."""
        return ["\n".join(part for turn in chat for part in turn.parts if isinstance(part, str)) for chat in self.asked]

    def pictures(self) -> list[list[Pixels]]:
        """The pictures of each chat it was sent."""
        return [[part for turn in chat for part in turn.parts if not isinstance(part, str)] for chat in self.asked]

    def close(self) -> None:
        self.closed = True


class FakeEyes:
    """Sees the given screens one after the other; the last for ever."""

    def __init__(self, *screens: Observation) -> None:
        self.screens = list(screens)
        self.looked: list[Observation | None] = []

    def observe(self, frame: Frame, last: Observation | None) -> Observation:
        self.looked.append(last)
        return self.screens.pop(0) if len(self.screens) > 1 else self.screens[0]


class FakeHands:
    """Writes down what it is told to do; `learns` is what each action brings back, or the error it raises."""

    def __init__(self, learns: str | Exception = "") -> None:
        self.learns = learns
        self.acted: list[Action] = []
        self.released = 0

    def act(self, action: Action, frame: Frame, place: Place | None = None) -> str:
        self.acted.append(action)
        if isinstance(self.learns, Exception):
            raise self.learns
        return self.learns

    def release(self) -> None:
        self.released += 1


class FakePerson:
    """Gives these answers in turn, then none; `error` is raised at the checkpoint of this number, from 1; `holds` says for each
    look at it, in turn, whether the person has taken over, which they have to the next checkpoint."""

    def __init__(
        self, *answers: Answer, error: Exception | None = None, at: int = 1, holds: Iterable[Paused | None] = ()
    ) -> None:
        self.holds = list(holds)
        self.held: Paused | None = None
        self.answers = list(answers)
        self.error = error
        self.at = at
        self.asked: list[Card] = []
        self.checked = 0

    def ask(self, card: Card) -> Answer:
        self.asked.append(card)
        return self.answers.pop(0) if self.answers else Answer(Reply.NONE)

    def paused(self) -> Paused | None:
        self.held = self.held or (self.holds.pop(0) if self.holds else None)
        return self.held

    def checkpoint(self) -> bool:
        self.checked += 1
        self.held = None
        if self.error is not None and self.checked >= self.at:
            raise self.error
        return False

    def stopped(self) -> bool:
        return False


class FakeVault:
    """Secrets by name; `asked` is which were asked for."""

    def __init__(self, **secrets: str) -> None:
        self.secrets = secrets
        self.asked: list[str] = []

    def value(self, name: str) -> str:
        self.asked.append(name)
        if name not in self.secrets:
            raise SecretError(f"There is no secret called “{name}”.")
        return self.secrets[name]

    def check(self, names: Iterable[str]) -> None:
        for name in names:
            self.value(name)


class FakeAlbum:
    """Keeps nothing but the count."""

    def __init__(self) -> None:
        self.kept = 0

    def keep(self, frame: Frame) -> str:
        self.kept += 1
        return f"frames/{self.kept}.png"

    def crop(self, frame: Frame, plan: Plan) -> str:
        return "frames/crop.png"


class FakePlanner:
    """Plans these, in turn; the last for ever. An exception among them is raised."""

    def __init__(self, *plans: Plan | Exception) -> None:
        self.plans = list(plans)
        self.told: list[tuple[str, int]] = []

    def plan(self, task: str, seen: Observation, history: Sequence[Step], cancelled: Cancelled) -> Plan:
        self.told.append((task, len(history)))
        plan = self.plans.pop(0) if len(self.plans) > 1 else self.plans[0]
        if isinstance(plan, Exception):
            raise plan
        return plan


class FakeDesktop:
    """Windows, top first; the first has the keyboard."""

    def __init__(self, *windows: Window, own: tuple[Window, ...] = ()) -> None:
        self.shown = windows
        self.ours = own

    def active(self) -> Window | None:
        return self.shown[0] if self.shown else None

    def windows(self) -> tuple[Window, ...]:
        return self.shown

    def at(self, point: Point) -> Window | None:
        return next((window for window in self.shown if window.box.contains(point)), None)

    def own(self) -> tuple[Window, ...]:
        return self.ours

    def is_ours(self, point: Point) -> bool:
        return False

    def marks(self) -> tuple[Box, ...]:
        return ()

    def unmark(self) -> None:
        return None

    def raise_(self, window: Window) -> bool:
        self.shown = (window, *(one for one in self.shown if one.id != window.id))
        return True

    def density(self) -> float:
        return 1.0

    def close(self) -> None:
        return None


class FakeReader:
    """Reads blocks painted in the shade that stands for a text; whatever is cut off is read as `text…`, as OCR would."""

    def __init__(self, texts: dict[int, str], size: tuple[int, int] = (80, 16)) -> None:
        self.texts = texts
        self.size = size
        self.read_sizes: list[tuple[int, int]] = []

    def read(self, pixels: Pixels, scale: float = 1.0) -> list[Line]:
        self.read_sizes.append((pixels.shape[1], pixels.shape[0]))
        return [
            Line(text if box.area == self.size[0] * self.size[1] else f"{text[:2]}…", bounds(box), 0.9)
            for shade, text in self.texts.items()
            for box in blocks(pixels, shade)
        ]


class FakeDetector:
    """Finds blocks painted in the shade that stands for a role."""

    def __init__(self, roles: dict[int, str] | None = None) -> None:
        self.roles = roles or {}

    def find(self, pixels: Pixels, lines: Sequence[Line], scale: float = 1.0) -> list[Control]:
        return [
            Control(role, bounds(box), 0.8, ("empty",) if role == "field" else ())
            for shade, role in self.roles.items()
            for box in blocks(pixels, shade)
        ]


def blocks(pixels: Pixels, shade: int) -> list[Box]:
    """The boxes of what is painted in this shade of grey."""
    mask = (pixels[:, :, 0] == shade).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask)
    return [Box(int(x), int(y), int(w), int(h)) for x, y, w, h, _ in stats[1:]]


def bounds(box: Box) -> tuple[int, int, int, int]:
    return (box.left, box.top, box.width, box.height)


def frame(pixels: Pixels | None = None, window: Window | None = None, masked: tuple[Box, ...] = ()) -> Frame:
    """A frame of this picture, 640 x 400 of light grey without one."""
    picture = np.full((400, 640, 3), 220, np.uint8) if pixels is None else pixels
    height, width = picture.shape[:2]
    return Frame(picture, Monitor(1, Box(0, 0, width, height)), 1000.0, window, masked)


def plan(action: Action, target: Element | None = None, expectation: Expectation | None = None, **more: str) -> Plan:
    """A plan as a planner makes it; `more` is its goal, note or origin."""
    said = describe(action, target.name if target else "")
    return Plan(action, said, target, expectation or Expectation(), **more)  # type: ignore[arg-type]


def click(target: Element, kind: Callable[[Point], Action] = LeftClick) -> Plan:
    """A click in the middle of an element."""
    return plan(kind(target.box.centre), target)


def step(done: Plan, result: Result = Result.CONFIRMED, number: int = 1, answer: Answer | None = None) -> Step:
    """A step that was carried out, or not, as the result says."""
    return Step(number, done, FREE, Outcome(result, f"evidence {number}"), answer)


def steps(*done: Plan, result: Result = Result.CONFIRMED) -> list[Step]:
    return [step(one, result, number) for number, one in enumerate(done, start=1)]


def named(seen: Observation, name: str) -> Element:
    """The element of this name."""
    found: Iterable[Element] = (element for element in seen.elements if element.name == name)
    return next(iter(found))
