"""Pure: what an act reaches: the windows it goes to, the text that keys spell, and what is Deskhand's own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from agent.action import HoldKey, Key
from agent.errors import ActError
from agent.geometry import to_screen
from agent.hands.keys import sequence
from agent.records import Observation, Plan, Window

OWN = re.compile(
    r"\bdeskhand[/\\]|\b(?:policy|config)\.toml\b|\btrusted-skills\.json\b|\bSKILL\.md\b|(?:^|[/\\\s])\.?deskhand$",
    re.IGNORECASE,
)
"""Names of files and folders that settings, rules and skills lie in."""
SPELT = 3
"""Letters one after the other from which keys are a text."""
HOLDABLE = frozenset({"shift"})
"""Keys held with a letter that make another letter of it, not a command."""


def windows(plan: Plan, seen: Observation) -> tuple[Window, ...]:
    """The window in front, and those that the act points into: a text may be typed, or pasted with a button, into another."""
    points = [point for point in (getattr(plan.action, "point", None), getattr(plan.action, "end", None)) if point]
    there = [to_screen(point, seen.frame.monitor) for point in points]
    under = [next((one for one in seen.frame.windows if one.box.contains(at)), None) for at in there]
    return tuple(dict.fromkeys(one for one in (seen.frame.window, *under) if one))


def is_own(text: str) -> bool:
    """Whether a text names a file or a folder of Deskhand's."""
    return OWN.search(text.strip()) is not None


def spelt(keys: str) -> str:
    """The text that a sequence of keys types, where it types one; letters are small, as nothing says otherwise."""
    try:
        chords = sequence(keys)
    except ActError:
        return ""
    letters = [_letter(chord) for chord in chords]
    longest = max("".join(one or "\n" for one in letters).split("\n"), key=len)
    return longest if len(longest.replace(" ", "")) >= SPELT else ""


def _letter(chord: tuple[str, ...]) -> str:
    *held, key = chord
    if not set(held) <= HOLDABLE:
        return ""
    return " " if key == "space" else key if len(key) == 1 else ""


def rings(plan: Plan, hotkeys: Iterable[str]) -> bool:
    """Whether keys hold all of a hotkey (pynput's notation, `<ctrl>+<alt>+<esc>`) down at once."""
    if not isinstance(plan.action, (Key, HoldKey)):
        return False
    pressed = chords(plan.action.keys)
    wanted = [one for key in hotkeys for one in chords(re.sub(r"[<>]", "", key))]
    return any(one <= chord for one in wanted for chord in pressed)


def chords(keys: str) -> set[frozenset[str]]:
    """Each chord by the keys it is made of, whatever they were called; none where a name is no key: hands press none of it."""
    try:
        return {frozenset(chord) for chord in sequence(keys)}
    except ActError:
        return set()
