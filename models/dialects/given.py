"""Pure: what a reply gives with a verb, read by name and checked; what is missing or out of range is a `ReplyError`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from models.dialects.dialect import Call, ReplyError, Said, Size, Spot
from models.dialects.loose import sound
from models.dialects.points import Space, number, pair, point

MOST_CALLS = 8
"""Acts in one reply: more were not seen to work before the last is done."""
LONGEST_WAIT = 60.0
NOTCH = 100.0
"""Pixels of one notch of a wheel, where a family counts in pixels."""
FEW = 20.0
"""Up to here an amount is taken for notches: the families that say pixels were trained on programs that scroll by notches."""
MOST_NOTCHES = 30
NOT_THERE = "There is no such thing on the screen."
"""What a model says that does not find what it was asked for."""
WAYS = {"up": (0, -1), "down": (0, 1), "left": (-1, 0), "right": (1, 0)}


class Given(msgspec.Struct, frozen=True):
    """A verb and its arguments; `space` and `size` are of the places among them."""

    verb: str
    args: Mapping[str, object]
    space: Space
    size: Size

    def has(self, *names: str) -> bool:
        return any(self.args.get(name) not in (None, "", []) for name in names)

    def text(self, *names: str) -> str:
        """The first of these arguments that is there, as text; empty where none is."""
        for name in names:
            value = self.args.get(name)
            if isinstance(value, str):
                return sound(value)
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                return f"{value:g}" if isinstance(value, float) else str(value)
        return ""

    def needed(self, *names: str) -> str:
        if not (found := self.text(*names)):
            raise ReplyError(f"`{self.verb}` needs `{names[0]}`: give it.")
        return found

    def number(self, *names: str, otherwise: float) -> float:
        return next((found for name in names if (found := number(self.args.get(name))) is not None), otherwise)

    def on(self, *names: str) -> bool:
        """Whether one of these switches is on."""
        return any(self.args.get(name) is True or str(self.args.get(name)).lower() in ("true", "yes", "1") for name in names)

    def place(self, *names: str) -> Spot | None:
        """The first of these places that is given, in pixels; None where none is. Raises ReplyError for one that is none."""
        for name in names:
            if self.has(name):
                found = point(self.args[name])
                if found is None:
                    raise ReplyError(f"`{name}` of `{self.verb}` must be two numbers, x and y.")
                return self.space.spot(*found, self.size)
        return None

    def spot(self, *names: str) -> Spot:
        """Such a place. Raises ReplyError where none is given."""
        found = self.place(*names)
        if found is None:
            raise ReplyError(f"`{self.verb}` needs `{names[0]}`: say where.")
        return found

    def ends(self, name: str) -> tuple[Spot, Spot] | None:
        """Beginning and end, where one argument holds both."""
        found = pair(self.args.get(name))
        return (self.space.spot(*found[0], self.size), self.space.spot(*found[1], self.size)) if found else None


Verb = Callable[[Given], tuple[Call, ...]]


def done(given: Given, verbs: Mapping[str, Verb]) -> tuple[Call, ...]:
    """What a verb does by this table. Raises ReplyError naming those there are."""
    verb = verbs.get(given.verb.strip().lower())
    if verb is None:
        raise ReplyError(f"There is no action “{shown(given.verb)}”: use one of {', '.join(sorted(verbs))}.")
    return verb(given)


def shown(text: str) -> str:
    """Words of a reply as they are said back: one line, not long."""
    return sound(" ".join(text.split()))[:40]


def understood(calls: Sequence[Call], thought: str = "", note: str = "") -> Said:
    """A reply of these calls. Raises ReplyError when there are none, or too many."""
    if not calls:
        raise ReplyError("Your reply holds no action: reply with one action in the form asked for.")
    if len(calls) > MOST_CALLS:
        raise ReplyError(f"Your reply holds {len(calls)} actions: reply with one at a time.")
    return Said(tuple(calls), sound(thought).strip(), sound(note).strip())


def notches(amount: float) -> int:
    """An amount of scrolling as notches of a wheel, at least one of the same sign."""
    count = amount if abs(amount) <= FEW else amount / NOTCH
    whole = round(count) or (1 if count > 0 else -1 if count < 0 else 0)
    return max(min(whole, MOST_NOTCHES), -MOST_NOTCHES)


def typed(text: str, spot: Spot | None = None, enter: bool = False, clear: bool = False) -> Call:
    """Typing; a line break at the end is the enter key."""
    ended = text.endswith("\n")
    return Call("type", spot=spot, text=text.rstrip("\n") if ended else text, enter=enter or ended, clear=clear)


def waited(seconds: float) -> Call:
    return Call("wait", seconds=min(max(seconds, 0.0), LONGEST_WAIT))


def scrolled(direction: str, amount: int, spot: Spot | None = None) -> Call:
    """Raises ReplyError for what is no direction."""
    way = WAYS.get(direction.strip().lower())
    if way is None:
        raise ReplyError(f"“{shown(direction)}” is no direction: say up, down, left or right.")
    return Call("scroll", spot=spot, dx=way[0] * amount, dy=way[1] * amount)


def visited(address: str) -> tuple[Call, ...]:
    """A browser is told where to go by its address bar."""
    return Call("key", keys="ctrl+l"), Call("type", text=address, enter=True)
