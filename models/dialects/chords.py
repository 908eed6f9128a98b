"""Pure: keys as models say them, as a chord `ctrl+s` or a sequence of chords with blanks between."""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.dialects.dialect import ReplyError
from models.dialects.loose import sound

SIDED = re.compile(r"^(ctrl|control|shift|alt|super|win|meta|cmd|command|option)[_-]?(?:l|r|left|right)$")
SPOKEN = {
    "page up": "pageup", "page down": "pagedown", "page_up": "pageup", "page_down": "pagedown", "arrow up": "up",
    "arrow down": "down", "arrow left": "left", "arrow right": "right", "kp_enter": "enter", "back_space": "backspace",
    "back space": "backspace", "control": "ctrl", "return": "enter", "esc": "escape", " ": "space", "\n": "enter",
    "\t": "tab", "+": "plus", "command": "super", "cmd": "super", "win": "super", "windows": "super", "meta": "super",
    "option": "alt", "del": "delete", "prior": "pageup", "next": "pagedown",
}  # fmt: skip
"""Names that are two words, that mean another key than they say, or that a chord cannot hold."""
HELD = ("ctrl", "shift", "alt", "super")
MOST = 8
"""Keys of a chord: more is a text."""


def chord(said: object, between: str = "+") -> str:
    """One chord from a list of keys, or a text in which `between` (and `+`) stands between them. Raises ReplyError."""
    keys = [key for part in _parts(said) for key in _split(part, between)]
    if not keys:
        raise ReplyError("No key is named: name the keys, such as ctrl and s.")
    if len(keys) > MOST:
        raise ReplyError(f"That is {len(keys)} keys at once: type a text instead, or press fewer.")
    return "+".join(keys)


def sequence(said: Iterable[object]) -> str:
    """Keys pressed one after the other, with blanks between."""
    return " ".join(chord(one) for one in said)


def _parts(said: object) -> list[str]:
    if isinstance(said, (list, tuple)):
        return [part for one in said for part in _parts(one)]
    return [] if said is None or isinstance(said, bool) else [sound(str(said))]


def _split(text: str, between: str) -> list[str]:
    """The keys in a text; a sign that stands alone is a key."""
    if text.lower() in SPOKEN or len(text) == 1:
        return [_key(text)]
    trailing = ["plus"] if text.rstrip().endswith("++") else []
    parts = re.split(r"\s*\+\s*" if between == "+" else rf"\s*\+\s*|{re.escape(between)}+", text.strip())
    return [_key(part) for part in parts if part] + trailing


def _key(name: str) -> str:
    said = name if len(name) == 1 and name.isspace() else name.strip().lower()
    sided = SIDED.match(said)
    said = SPOKEN.get(sided[1] if sided else said, sided[1] if sided else said)
    if any(sign.isspace() for sign in said) or not said:
        said = re.sub(r"\s+", "_", said.strip())
    return said
