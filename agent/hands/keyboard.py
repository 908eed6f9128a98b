"""Edge: keys pressed and released by name. On X11 by XTest, which applications cannot tell from a real keyboard (xterm drops
what is merely sent to its window) and which follows the layout of the moment; elsewhere by pynput.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Any, Protocol

from agent.errors import ActError

SYMBOLS = {
    "ctrl": "Control_L", "shift": "Shift_L", "alt": "Alt_L", "super": "Super_L", "alt_gr": "ISO_Level3_Shift",
    "enter": "Return", "esc": "Escape", "backspace": "BackSpace", "page_up": "Page_Up", "page_down": "Page_Down",
    "caps_lock": "Caps_Lock", "num_lock": "Num_Lock", "print_screen": "Print", "space": "space",
}  # fmt: skip
"""X11's names where they are not ours with a capital."""
LEVELS = ((0, ()), (1, ("shift",)), (4, ("alt_gr",)))
"""Columns of X11's keyboard mapping within a group, and the keys that reach them."""


class Keyboard(Protocol):
    @property
    def lost(self) -> tuple[type[Exception], ...]:
        """What is raised when the display went away, apart from OSError."""
        ...

    def fingers(self, chord: tuple[str, ...]) -> tuple[str, ...]:
        """The keys to hold for a chord on the layout as it is now, in names for `press`. Raises ActError."""
        ...

    def press(self, key: str) -> None: ...

    def release(self, key: str) -> None: ...

    def close(self) -> None: ...


def open_keyboard() -> Keyboard:
    """This system's keyboard. Raises ActError, ImportError and what Xlib raises where there is none."""
    return X11Keyboard() if sys.platform.startswith("linux") else PynputKeyboard()


class X11Keyboard:
    """Keys are held by code (`key:38`), so that each is released even if the layout changed meanwhile."""

    def __init__(self) -> None:
        from Xlib import XK, X, display, error
        from Xlib.ext import xtest

        XK.load_keysym_group("xkb")  # AltGr
        self._x, self._named, self._inject = X, XK.string_to_keysym, xtest.fake_input
        self.lost: tuple[type[Exception], ...] = (error.ConnectionClosedError,)
        self._display = display.Display()

    @property
    def connection(self) -> Any:
        """python-xlib's."""
        return self._display

    def fingers(self, chord: tuple[str, ...]) -> tuple[str, ...]:
        first, count = self._display.display.info.min_keycode, self._display.display.info.max_keycode
        layout = self._display.get_keyboard_mapping(first, count - first + 1)
        group = 2 * (self._display.screen().root.query_pointer().mask >> 13 & 1)
        keys = [key for name in chord for key in self._keys(name, layout, group)]
        return tuple(dict.fromkeys(f"key:{first + at}" for at in keys))

    def press(self, key: str) -> None:
        self._send(self._x.KeyPress, key)

    def release(self, key: str) -> None:
        self._send(self._x.KeyRelease, key)

    def close(self) -> None:
        with suppress(OSError, *self.lost):  # the server may have ended first
            self._display.close()

    def _keys(self, name: str, layout: Any, group: int) -> list[int]:
        """Places in the layout: the key, after the keys that reach its level."""
        symbol = ord(name) if len(name) == 1 else self._named(SYMBOLS.get(name, name.capitalize()))
        symbol = symbol if symbol < 0x100 or len(name) > 1 else 0x1000000 | symbol
        for column, with_ in LEVELS:
            place = column if column == 4 else group + column
            found = next((at for at, row in enumerate(layout) if len(row) > place and row[place] == symbol), None)
            if symbol and found is not None:
                return [*(key for held in with_ for key in self._keys(held, layout, 0)), found]
        raise ActError(f"This keyboard has no key “{name}”: type it as text instead.")

    def _send(self, kind: int, key: str) -> None:
        self._inject(self._display, kind, int(key.removeprefix("key:")))
        self._display.sync()


class PynputKeyboard:
    """Keys are held by name."""

    lost: tuple[type[Exception], ...] = ()

    def __init__(self) -> None:
        from pynput import keyboard

        self._keys, self._controller = keyboard.Key, keyboard.Controller()

    def fingers(self, chord: tuple[str, ...]) -> tuple[str, ...]:
        return chord

    def press(self, key: str) -> None:
        self._controller.press(self._special(key))

    def release(self, key: str) -> None:
        self._controller.release(self._special(key))

    def close(self) -> None:
        return None

    def _special(self, name: str) -> Any:
        """pynput calls the Windows or Command key `cmd` everywhere."""
        return name if len(name) == 1 else getattr(self._keys, {"super": "cmd"}.get(name, name))
