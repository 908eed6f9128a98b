"""Pure: where a model means, made surer by asking more: a second look at a part, several answers voted on, the names of what
is near. What is done at which effort stands in `AIDS`, and which model does what in `Roles`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence

import msgspec

from agent.geometry import Monitor, Point
from agent.planning.calibration import STRAIGHT, Aim
from agent.planning.choices import likeness
from agent.planning.vision_view import View, about, view, whole
from agent.records import Element, Observation, Pixels, Role
from agent.settings import Effort
from agent.words import STOP_WORDS, VERBS, words
from models.dialects.dialect import Call, Dialect, ReplyError
from models.dialects.given import NOT_THERE
from models.model import Cancelled, Sampling, VisionModel

CLOSER = 0.5
"""Share of each side that a second look shows."""
SMALL = 40
"""Pixels of a 96-dpi screen below which a target is looked at twice."""
REGION = 20
"""Pixels of a 96-dpi screen within which two answers mean the same."""
NEAR = 60
"""Pixels of a 96-dpi screen within which a weak pointer may have meant a thing that is named as it said."""
ALIKE = 0.8
"""Share of the words that must agree."""
AGREED = 0.5
"""Share of the answers below which they disagree about where."""
TOKENS = 160
"""The most that is written for a place."""
WARM = 0.7
"""Temperature at which answers that are voted on are drawn."""
SAID = re.compile(r"^\W*(?:action|thought|observation)\W*[:：]\s*", re.IGNORECASE)
LONGEST = 200
UNTESTED = "{} was never tested on this display and may miss: `deskhand model test --pointing` shows how well it points."


class Aids(msgspec.Struct, frozen=True):
    """What is done for a better point: `zoom` looks again at the part around a small target, `votes` answers are drawn, `names`
    are heeded where a pointer is weak."""

    zoom: bool = False
    votes: int = 1
    names: bool = True


AIDS: dict[Effort, Aids] = {"low": Aids(), "medium": Aids(zoom=True), "high": Aids(zoom=True, votes=5)}


class Seer(msgspec.Struct, frozen=True):
    """A model that looks at pictures, the dialect it speaks, and how well it points on a display."""

    model: VisionModel
    dialect: Dialect
    aims: Callable[[Monitor], Aim] = lambda _: STRAIGHT

    def aim(self, seen: Observation) -> Aim:
        return self.aims(seen.frame.monitor)

    def doubt(self, seen: Observation) -> str:
        """Why a point of its may not be clicked unasked; empty where it may."""
        return self.aim(seen).doubt(self.model.name)

    def untested(self, seen: Observation) -> str:
        """As a sentence, where nobody knows how well it points on this display; empty where it was tested."""
        return "" if self.aim(seen).count else UNTESTED.format(self.model.name)


class Roles(msgspec.Struct, frozen=True):
    """Which model does what. `plans` says what to do next. Where that is, `points` says if there is one, else the one element
    that goes by the planner's words if it goes `by_names`, else the planner itself."""

    plans: Seer
    points: Seer | None = None
    by_names: bool = False

    def close(self) -> None:
        self.plans.model.close()
        if self.points is not None:
            self.points.model.close()


class Aimed(msgspec.Struct, frozen=True):
    """A point in image pixels, the share of the answers that agree on it, and why it is not to be trusted, if so."""

    point: Point
    agreed: float = 1.0
    unsure: str = ""


class Hint(msgspec.Struct, frozen=True):
    """What is looked for, in words, on this screen."""

    words: str
    seen: Observation
    cancelled: Cancelled

    @property
    def pixels(self) -> Pixels:
        return self.seen.frame.pixels

    def scaled(self, length: float) -> float:
        return length * self.seen.frame.monitor.density


def wording(call: Call, thought: str) -> str:
    """How a model names what it points at: its own name for it, else the last line of what it said it does."""
    lines = [SAID.sub("", line).strip() for line in thought.splitlines()]
    said = call.element or next((line for line in reversed(lines) if line), "")
    return " ".join(said.split())[:LONGEST]


class Grounder:
    """Asks one model where things are."""

    def __init__(self, seer: Seer, aids: Aids) -> None:
        self._seer = seer
        self._aids = aids

    def find(self, hint: Hint) -> Aimed:
        """Where something is. Raises ReplyError when the model does not find it."""
        all_of_it = view(hint.pixels, whole(hint.pixels), self._seer.dialect)
        return self.better(self._asked(hint, all_of_it), hint, all_of_it)

    def better(self, guess: Point, hint: Hint, shown: View) -> Aimed:
        """A point that was said of this view, made surer where there are words to ask with."""
        if not hint.words:
            return self._told(Aimed(guess), hint)
        aimed = self._voted(guess, hint, shown)
        small = self._aids.zoom and is_small(aimed.point, hint.seen)
        return self._told(self._closer(aimed, hint, shown) if small else aimed, hint)

    def _voted(self, guess: Point, hint: Hint, shown: View) -> Aimed:
        """The middle of the largest cluster of several answers. Those that give no place vote for none."""
        if self._aids.votes < 2:
            return Aimed(guess)
        others = [self._heard(hint, shown, seed) for seed in range(1, self._aids.votes)]
        return voted([guess, *(one for one in others if one)], self._aids.votes, hint.scaled(REGION))

    def _closer(self, aimed: Aimed, hint: Hint, shown: View) -> Aimed:
        """Where it is in the part around the point; where it was when nothing is found there."""
        area = about(aimed.point, shown.area, CLOSER, hint.pixels)
        found = self._heard(hint, view(hint.pixels, area, self._seer.dialect))
        return msgspec.structs.replace(aimed, point=found) if found else aimed

    def _heard(self, hint: Hint, shown: View, seed: int = 0) -> Point | None:
        try:
            return self._asked(hint, shown, seed)
        except ReplyError:
            return None

    def _asked(self, hint: Hint, shown: View, seed: int = 0) -> Point:
        """One answer. Raises ReplyError."""
        sampling = Sampling(WARM if seed else 0.0, seed, TOKENS)
        spot = located(self._seer, hint.words, shown, sampling, hint.cancelled)
        return shown.point(spot, self._seer.aim(hint.seen))

    def _told(self, aimed: Aimed, hint: Hint) -> Aimed:
        """With why it is not to be trusted; one that was never tested is where the words at its point are those it said."""
        here = under(aimed.point, hint.seen.elements)
        read = here is not None and bool(hint.words) and _goes_by(here, hint.words)
        untested = "" if read else self._seer.untested(hint.seen)
        split_up = f"Its answers disagree about where that is ({aimed.agreed:.0%} agree)." if aimed.agreed < AGREED else ""
        return msgspec.structs.replace(aimed, unsure=self._seer.doubt(hint.seen) or split_up or untested)


def located(seer: Seer, target: str, shown: View, sampling: Sampling, cancelled: Cancelled) -> tuple[float, float]:
    """Where a model says that something is, in pixels of the picture sent. Raises ReplyError, ModelError."""
    chat = seer.dialect.locate(target, shown.picture)
    said = seer.dialect.parse(seer.model.answer(chat, sampling, cancelled, seer.dialect.grammar()), shown.size)
    spot = next((call.spot for call in said.calls if call.spot is not None), None)
    if spot is None:
        raise ReplyError(next((call.text for call in said.calls if call.text), NOT_THERE))
    return spot


def voted(points: Sequence[Point], asked: int, region: float) -> Aimed:
    """The middle of the largest cluster; of equal ones, the one with the earliest answer. `asked` answers were wanted."""
    clusters = [[other for other in points if _apart(one, other) <= region] for one in points]
    largest = max(clusters, key=len)
    middle = Point(sum(p.x for p in largest) / len(largest), sum(p.y for p in largest) / len(largest))
    return Aimed(middle, len(largest) / max(asked, 1))


def under(point: Point, elements: Iterable[Element]) -> Element | None:
    """The named element at a point, the smallest of several."""
    here = [one for one in elements if one.box.contains(point) and (one.text or one.role is not Role.WINDOW)]
    return min(here, key=lambda one: one.box.area, default=None)


def is_small(point: Point, seen: Observation) -> bool:
    """Whether what is at a point is small, or nothing known: an icon, say."""
    here = under(point, seen.elements)
    side = SMALL * seen.frame.monitor.density
    return here is None or min(here.box.width, here.box.height) < side


def named(words_: str, elements: Iterable[Element]) -> Element | None:
    """The one element that goes by these words; none where several do."""
    found = [one for one in elements if _goes_by(one, words_)]
    controls = [one for one in found if one.role is not Role.TEXT]
    return (controls or found)[0] if len(controls or found) == 1 else None


def helped(aimed: Aimed, hint: Hint) -> Aimed:
    """Where a weak pointer means by its words: what goes by them at the point, else near it, else the only one on the screen.
    Without words nothing is known better."""
    here = under(aimed.point, hint.seen.elements)
    if not hint.words or (here is not None and _goes_by(here, hint.words)):
        return aimed
    reach = hint.scaled(NEAR)
    near = [one for one in hint.seen.elements if _goes_by(one, hint.words) and _off(aimed.point, one) <= reach]
    best = min(near, key=lambda one: _off(aimed.point, one), default=None) or named(hint.words, hint.seen.elements)
    return msgspec.structs.replace(aimed, point=best.box.centre) if best else aimed


def _goes_by(element: Element, said: str) -> bool:
    """The element's words are said, and what tells among those said is the element's: `Save`, `Click the Save button`."""
    telling = _telling(said, str(element.role))
    if not words(element.text) or not telling:
        return False
    return likeness(element.text, said) >= ALIKE and likeness(" ".join(telling), element.text) >= ALIKE


def _telling(said: str, role: str) -> list[str]:
    """The words that say which is meant: not what kind of thing it is, nor the verb in front of it."""
    kinds = {word for one in (role, "element", "control") for word in words(one)}
    left = [word for word in words(said) if word not in STOP_WORDS and word not in kinds] or words(said)
    return left[1:] if len(left) > 1 and left[0] in VERBS else left


def _apart(one: Point, other: Point) -> float:
    return math.hypot(one.x - other.x, one.y - other.y)


def _off(point: Point, element: Element) -> float:
    """How far outside an element a point is."""
    box = element.box
    across = max(box.left - point.x, point.x - box.right, 0.0)
    down = max(box.top - point.y, point.y - box.bottom, 0.0)
    return math.hypot(across, down)
