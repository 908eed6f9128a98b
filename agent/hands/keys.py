"""Pure: names of keys as people and models say them, English and French, to the names `agent.hands.keyboard` uses."""

from __future__ import annotations

import re

from rapidfuzz import process

from agent.errors import ActError
from agent.words import KEYS, MODIFIERS, plain

ALIASES = {
    **KEYS, **MODIFIERS,
    "del": "delete", "supprimer": "delete", "ins": "insert", "inser": "insert", "insert": "insert", "spacebar": "space",
    "pgup": "page_up", "page_up": "page_up", "pgdn": "page_down", "page_down": "page_down", "pagesuivante": "page_down",
    "cmd": "super", "command": "super", "meta": "super", "windows": "super", "option": "alt", "altgr": "alt_gr",
    "alt_gr": "alt_gr", "caps": "caps_lock", "capslock": "caps_lock", "menu": "menu", "print": "print_screen",
    "printscreen": "print_screen", "impr": "print_screen", "verrmaj": "caps_lock", "plus": "+", "minus": "-", "arrowup": "up",
    "arrowdown": "down", "arrowleft": "left", "arrowright": "right",
}  # fmt: skip
HELD = [name for name, key in ALIASES.items() if key in (*MODIFIERS.values(), "alt_gr")]
SPACED = re.compile(rf"(?<!\w)({'|'.join(HELD)})\s+\+\s+(?=\S)", re.IGNORECASE)
"""A modifier with spaces around the sign behind it, `ctrl + c`; behind any other key a sign with spaces is a key itself."""


def chord(text: str) -> tuple[str, ...]:
    """`Ctrl+Shift+S` as `("ctrl", "shift", "s")`, in the order they go down. Raises ActError naming near ones."""
    parts = [part for part in text.replace(" ", "").split("+") if part]
    if text.replace(" ", "").endswith("+"):
        parts.append("plus")  # ctrl++ means the plus key
    if not parts:
        raise ActError("No key is named: say for example `enter` or `ctrl+s`.")
    return tuple(_key(part) for part in parts)


def sequence(text: str) -> tuple[tuple[str, ...], ...]:
    """Chords one after the other: `ctrl+k ctrl+c`, `down down enter`, and `9 + 7`, which are three. Raises ActError."""
    return tuple(chord(part) for part in SPACED.sub(r"\1+", text).split() or [""])


def _key(name: str) -> str:
    said = plain(name).replace("-", "_") if len(name) > 1 else name
    if len(said) == 1:
        return said.lower() if said.isascii() else said
    known = ALIASES.get(said) or ALIASES.get(said.replace("_", ""))
    if known:
        return known
    near = [match for match, _, _ in process.extract(said, list(ALIASES), limit=3)]
    raise ActError(f"There is no key “{name}”: did you mean {', '.join(near)}?")
