"""Pure: what a person does with pointer and keys, from single presses to deeds: a double click, a run of typed characters, a
chord. Points are screen points.
"""

from __future__ import annotations

import math

import msgspec

from agent.errors import ActError
from agent.geometry import Point
from agent.hands.keys import chord
from agent.records import Frame

TWICE = 0.4
"""Seconds within which two clicks are one double click."""
STILL = 8.0
"""Points by which the pointer may move during a click, or between two that are one."""
BUTTONS = ("left", "middle", "right")


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """One thing heard, and the screen as the person saw it just before."""

    time: float
    frame: Frame


class Key(Heard, frozen=True):
    """A key that went down, by its name or the character it gives, with the modifiers held."""

    key: str
    held: tuple[str, ...] = ()


class Kept(Heard, frozen=True):
    """A key that is nobody's business: which one is not known here either."""


class Button(Heard, frozen=True):
    point: Point
    button: str
    down: bool


class Wheel(Heard, frozen=True):
    """`down` and `across` are notches, up and left of 0 negative."""

    point: Point
    across: int
    down: int


class Deed(msgspec.Struct, frozen=True, kw_only=True):
    """What a person did, in one piece. `frame` is the screen before it; `ended` is the time of its last press."""

    frame: Frame
    ended: float


class Clicked(Deed, frozen=True):
    point: Point
    button: str = "left"
    count: int = 1


class Dragged(Deed, frozen=True):
    point: Point
    end: Point


class Scrolled(Deed, frozen=True):
    point: Point
    across: int
    down: int


class Typed(Deed, frozen=True):
    """Backspaces are applied already."""

    text: str


class Pressed(Deed, frozen=True):
    keys: str


class Hidden(Deed, frozen=True):
    """Something was typed that is not to be known."""


class Gathering:
    """Hears one input after the other and tells the deeds that are over. `hushed` keeps characters out until the keyboard
    may be somewhere else."""

    def __init__(self) -> None:
        self._deed: Deed | None = None
        self._down: Button | None = None
        self._hushed = False

    def hear(self, heard: Heard) -> list[Deed]:
        match heard:
            case Kept():
                self._hushed = True
                return self._next(Hidden(frame=heard.frame, ended=heard.time), isinstance(self._deed, Hidden))
            case Key():
                return self._key(heard)
            case Button(down=True):
                self._hushed = False
                self._down = heard
                return self._next(None) if not self._is_again(heard) else []
            case Button():
                return self._released(heard)
            case Wheel():
                return self._wheel(heard)
        return []

    def quiet(self, now: float) -> list[Deed]:
        """Clicks that no second one can follow any more."""
        over = isinstance(self._deed, Clicked) and self._down is None and now - self._deed.ended > TWICE
        return self._next(None) if over else []

    def end(self) -> list[Deed]:
        return self._next(None)

    def hush(self) -> None:
        """The field that has the keyboard is nobody's business: what was heard since is forgotten."""
        self._hushed = True
        if isinstance(self._deed, Typed):
            self._deed = Hidden(frame=self._deed.frame, ended=self._deed.ended)

    def _key(self, heard: Key) -> list[Deed]:
        shifted = set(heard.held) <= {"shift", "alt_gr"}
        if heard.key == "backspace" and not heard.held and isinstance(self._deed, Typed | Hidden):
            return self._typed(heard, erased=True)
        if len(heard.key) == 1 and shifted:
            return self._typed(heard)
        keys = _chord(heard)
        self._hushed = self._hushed and not keys
        return self._next(Pressed(keys=keys, frame=heard.frame, ended=heard.time)) if keys else []

    def _typed(self, heard: Key, erased: bool = False) -> list[Deed]:
        last = self._deed
        if self._hushed:
            return self._next(Hidden(frame=heard.frame, ended=heard.time), isinstance(last, Hidden))
        if not isinstance(last, Typed):
            return self._next(Typed(text=heard.key, frame=heard.frame, ended=heard.time))
        if erased and not last.text:
            return self._next(Pressed(keys="backspace", frame=heard.frame, ended=heard.time))
        text = last.text[:-1] if erased else last.text + heard.key
        self._deed = msgspec.structs.replace(last, text=text, ended=heard.time)
        return []

    def _is_again(self, down: Button) -> bool:
        """Whether a press goes on with the click before it."""
        last = self._deed
        return (
            isinstance(last, Clicked)
            and last.button == down.button
            and down.time - last.ended <= TWICE
            and _apart(last.point, down.point) <= STILL
        )

    def _released(self, up: Button) -> list[Deed]:
        down, self._down = self._down, None
        if down is None or down.button != up.button or up.button not in BUTTONS:
            return []
        if _apart(down.point, up.point) > STILL:
            told = self._next(Dragged(point=down.point, end=up.point, frame=down.frame, ended=up.time))
            return told if up.button == "left" else []
        if self._is_again(down) and isinstance(self._deed, Clicked):
            self._deed = msgspec.structs.replace(self._deed, count=self._deed.count + 1, ended=up.time)
            return []
        return self._next(Clicked(point=down.point, button=up.button, frame=down.frame, ended=up.time))

    def _wheel(self, heard: Wheel) -> list[Deed]:
        """Notches one after the other in the same direction are one."""
        last, new = self._deed, _scrolled(heard)
        if isinstance(last, Scrolled) and (last.across > 0, last.down > 0) == (new.across > 0, new.down > 0):
            self._deed = msgspec.structs.replace(
                last, across=last.across + new.across, down=last.down + new.down, ended=new.ended
            )
            return []
        return self._next(new)

    def _next(self, deed: Deed | None, goes_on: bool = False) -> list[Deed]:
        """The deed before this one is over, unless this one goes on with it."""
        if goes_on:
            return []
        last, self._deed = self._deed, deed
        return [last] if last is not None and not (isinstance(last, Typed) and not last.text) else []


def _scrolled(heard: Wheel) -> Scrolled:
    return Scrolled(point=heard.point, across=heard.across, down=heard.down, frame=heard.frame, ended=heard.time)


def _chord(heard: Key) -> str:
    """`ctrl+s`, in names for `press`; empty for a key that has none, such as one for the volume."""
    held = [name for name in ("ctrl", "alt", "super", "shift", "alt_gr") if name in heard.held]
    try:
        return "+".join(chord("+".join([*held, heard.key])))
    except ActError:
        return ""


def _apart(one: Point, other: Point) -> float:
    return math.hypot(one.x - other.x, one.y - other.y)
