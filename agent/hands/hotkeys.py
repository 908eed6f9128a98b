"""Pure: hotkeys in pynput's notation (`<ctrl>+<alt>+<esc>`): whether they can be one, and whether two are the same."""

from __future__ import annotations

from agent.errors import UsageError

MODIFIERS = ("ctrl", "alt", "shift", "cmd", "alt_gr")
SIDES = {f"{name}_{side}": name for name in ("ctrl", "alt", "shift", "cmd") for side in ("l", "r")}
NAMED = frozenset({
    "backspace", "caps_lock", "delete", "down", "end", "enter", "esc", "home", "insert", "left", "media_next",
    "media_play_pause", "media_previous",
    "media_volume_down", "media_volume_mute", "media_volume_up", "menu", "num_lock", "page_down", "page_up",
    "pause", "print_screen", "right", "scroll_lock", "space", "tab", "up", *(f"f{number}" for number in range(1, 21)),
})  # fmt: skip
"""pynput's keys that are no modifiers."""
ALONE = frozenset({"pause", "scroll_lock", "print_screen", "menu", *(f"f{number}" for number in range(1, 21))})
"""Keys that nobody types a text with."""


def keys(written: str) -> frozenset[str]:
    """The keys of a hotkey, left and right ones taken for one. Raises UsageError with the mend."""
    parts = _parts(written.strip().lower())
    if not parts:
        raise UsageError("No key is named: press the keys to be used, such as Ctrl+Alt+Space.")
    found = [_key(part) for part in parts]
    if len(set(found)) != len(found):
        raise UsageError(f"“{written}” names a key twice: name each once.")
    others = [key for key in found if key not in MODIFIERS]
    if len(others) != 1:
        raise UsageError(f"“{written}” needs one key beside Ctrl, Alt, Shift or Super: press such as Ctrl+Alt+Space.")
    if not set(found) & {"ctrl", "alt", "cmd"} and others[0] not in ALONE:
        raise UsageError(f"“{written}” would go off while you type: hold Ctrl, Alt or Super with it.")
    return frozenset(found)


def trouble(written: str, *others: str) -> str:
    """What is wrong with a hotkey, in a sentence; empty when nothing is. `others` are those it must differ from."""
    try:
        own = keys(written)
    except UsageError as error:
        return str(error)
    for other in others:
        try:
            if keys(other) == own:
                return "Both hotkeys are the same: give each its own keys."
        except UsageError:
            continue
    return ""


def shown(written: str) -> str:
    """`<ctrl>+<alt>+<esc>` as `Ctrl+Alt+Esc`."""
    names = {"cmd": "Super", "alt_gr": "AltGr", "page_up": "PageUp", "page_down": "PageDown"}
    parts = (part.strip("<>") if len(part) > 1 else part for part in _parts(written))
    return "+".join(names.get(part, part.replace("_", " ").capitalize()) for part in parts)


def _parts(written: str) -> list[str]:
    """Split at `+`, where `+` itself can be the key: `<ctrl>++`."""
    parts: list[str] = []
    rest = written
    while rest:
        part, _, rest = rest.partition("+") if not rest.startswith("+") else ("+", "", rest[1:].removeprefix("+"))
        parts.append(part)
    return parts


def _key(part: str) -> str:
    if len(part) == 1:
        return part
    name = part[1:-1] if part.startswith("<") and part.endswith(">") else ""
    name = SIDES.get(name, name)
    if name in MODIFIERS or name in NAMED or name.isdigit():
        return name
    raise UsageError(f"There is no key “{part}”: write a letter, or a name such as <ctrl>, <alt>, <esc> or <f8>.")
