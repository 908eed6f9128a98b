"""Edge: a person's pointer and keys, heard through pynput: characters as the keyboard's layout gives them at that moment."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from agent.errors import CaptureError
from agent.geometry import Point

MODIFIERS = {
    "ctrl": "ctrl", "ctrl_l": "ctrl", "ctrl_r": "ctrl", "shift": "shift", "shift_l": "shift", "shift_r": "shift",
    "alt": "alt", "alt_l": "alt", "alt_r": "alt", "alt_gr": "alt_gr", "cmd": "super", "cmd_l": "super", "cmd_r": "super",
}  # fmt: skip
"""pynput's names of the keys that are held with others, and ours."""
LOCKS = frozenset({"caps_lock", "num_lock", "scroll_lock"})
"""Keys that show in what is typed after them."""
SHIFT, CAPS, NUM, ALT_GR = 1 << 0, 1 << 1, 1 << 4, 1 << 7
"""Bits of an X11 key event's state."""
LEFT_TAB, TAB = 0xFE20, "\t"
"""X11's name of Shift+Tab."""
KEYPAD = {**{0xFFB0 + digit: str(digit) for digit in range(10)}, **dict(zip(range(0xFFAA, 0xFFB0), "*+,-./", strict=True))}
"""X11's symbols of the keypad, and what they type."""
THIRD_LEVEL = 4
"""Column of X11's keyboard mapping that AltGr reaches, as in `agent.hands.keyboard`."""

OnKey = Callable[[str, tuple[str, ...]], None]
OnButton = Callable[[Point, str, bool], None]
OnWheel = Callable[[Point, int, int], None]


class Ears:
    """A context manager: listens between the two ends. The three are called from pynput's threads."""

    def __init__(self, on_key: OnKey, on_button: OnButton, on_wheel: OnWheel) -> None:
        self._on_key, self._on_button, self._on_wheel = on_key, on_button, on_wheel
        self._held: dict[str, str] = {}
        self._dead = ""
        self._listeners: list[Any] = []
        self._close: Callable[[], None] = lambda: None

    def __enter__(self) -> Ears:
        """Returns when everything is heard. Raises CaptureError."""
        try:
            from pynput import mouse

            keys, self._close = _key_listener(self._pressed, self._released)
            self._listeners = [keys, mouse.Listener(on_click=self._clicked, on_scroll=self._scrolled)]
            for listener in self._listeners:
                listener.start()
                listener.wait()
        except (ImportError, OSError) as error:
            raise CaptureError(f"Pointer and keys cannot be heard ({error}): record in a desktop session with X.") from error
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is told any more; pynput's threads end with the next event, or with the process."""
        for listener in self._listeners:
            listener.stop()
        self._close()

    def _pressed(self, key: Any) -> None:
        name = str(getattr(key, "name", "") or "")
        if name in MODIFIERS:
            self._held[name] = MODIFIERS[name]
        if name in MODIFIERS or name in LOCKS:
            return
        said = " " if name == "space" else name or str(getattr(key, "char", None) or "")
        combining = str(getattr(key, "combining", None) or said) if getattr(key, "is_dead", False) else said
        if len(combining) == 1 and unicodedata.combining(combining):
            self._dead = combining
            return
        for one in self._joined(said):
            self._on_key(one, tuple(sorted(set(self._held.values()))))

    def _joined(self, said: str) -> str | list[str]:
        """With the dead key before it: `´` and `e` are one character, or two."""
        dead, self._dead = self._dead, ""
        if not dead or len(said) != 1:
            return [said] if said else []
        return unicodedata.normalize("NFC", said + dead) if said != " " else [unicodedata.normalize("NFKC", f" {dead}").strip()]

    def _released(self, key: Any) -> None:
        self._held.pop(str(getattr(key, "name", "")), None)

    def _clicked(self, x: float, y: float, button: Any, down: bool) -> None:
        self._on_button(Point(x, y), str(button.name), down)

    def _scrolled(self, x: float, y: float, across: int, up: int) -> None:
        self._on_wheel(Point(x, y), across, -up)


def _key_listener(pressed: Callable[[Any], None], released: Callable[[Any], None]) -> tuple[Any, Callable[[], None]]:
    """pynput's, and what closes the rest; on X11 with the characters looked up anew at each press, since pynput remembers the
    layout of its start, and knows neither a second layout nor AltGr, the caps lock or all of the keypad."""
    from pynput import keyboard

    if not sys.platform.startswith("linux"):
        return keyboard.Listener(on_press=pressed, on_release=released), lambda: None
    layout = Layout()

    class Following(keyboard.Listener):  # type: ignore[misc]
        def _event_to_key(self, display: Any, event: Any) -> Any:
            said = layout(event.detail, event.state) if self.running else ""
            if said == TAB:
                return keyboard.Key.tab
            return keyboard.KeyCode.from_char(said) if said else super()._event_to_key(display, event)

    return Following(on_press=pressed, on_release=released), layout.close


class Layout:
    """The character of a key on X11 under the layout of the moment."""

    def __init__(self) -> None:
        from pynput._util import xorg_keysyms  # the one table here of all X11 symbols and their characters
        from Xlib import display, error

        self._signs = dict(xorg_keysyms.SYMBOLS.values())
        self._lost = error.ConnectionClosedError
        self._display = display.Display()

    def __call__(self, code: int, state: int) -> str:
        """Empty for a key that types nothing; a combining character for a dead key, and a tab for Shift+Tab."""
        row = list(self._display.get_keyboard_mapping(code, 1)[0])
        shift = int(bool(state & SHIFT))
        if any(symbol in KEYPAD for symbol in row):
            return KEYPAD.get(row[shift ^ int(bool(state & NUM))], "")
        wanted = (THIRD_LEVEL + shift, THIRD_LEVEL) if state & ALT_GR else (self._group(state) + shift, self._group(state))
        symbol = next((row[at] for at in wanted if at < len(row) and row[at]), 0)
        sign = self._sign(symbol)
        return sign.swapcase() if state & CAPS and len(sign.swapcase()) == 1 else sign

    def close(self) -> None:
        with suppress(OSError, self._lost):  # the server may have ended first
            self._display.close()

    def _group(self, state: int) -> int:
        """The first column of the layout in use, of two, as `agent.hands.keyboard` asks for it; not every X server tells."""
        return 2 * int((state | self._display.screen().root.query_pointer().mask) >> 13 & 1)

    def _sign(self, symbol: int) -> str:
        if 0x20 < symbol < 0x7F or 0xA0 <= symbol <= 0xFF:
            return chr(symbol)
        if symbol == LEFT_TAB:
            return TAB
        if symbol >> 24 == 1:
            return chr(symbol & 0xFFFFFF)
        known = self._signs.get(symbol) or ""
        return known if known.isprintable() and symbol < 0xFF00 else ""
