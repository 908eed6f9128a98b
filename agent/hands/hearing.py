"""Edge: hotkeys, and all that the person's hands do, heard through pynput in the guard process, never beside Qt."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from types import SimpleNamespace
from typing import Any

import msgspec

from agent.errors import ActError
from agent.geometry import Point
from agent.hands.ears import MODIFIERS

X11 = sys.platform.startswith("linux")
LIVE = 5.0
"""Seconds a listener may take to hear."""
STOP, DELEGATE = "stop", "delegate"
MASKS = {"ctrl": 1 << 2, "shift": 1 << 0, "alt": 1 << 3, "cmd": 1 << 6}
"""X11's bits of the modifiers, by pynput's names."""


class HotKeys:
    """The stop key and the delegate key, in pynput's notation, as they are bound now."""

    def __init__(self, stop: Callable[[], None], call: Callable[[], None]) -> None:
        self._acts = {STOP: stop, DELEGATE: call}
        self._bound: dict[str, frozenset[Any]] = {}
        self._live: dict[str, Any] = {}
        self._rang = False

    def begin(self, stop_key: str) -> str:
        """Binds the stop key, also one that another program uses: which is returned, as a sentence. Raises ActError."""
        self._set({STOP: _parsed(STOP, stop_key)})
        other = f"Another program answers to the stop key {stop_key} as well: choose another `stop_key` in the settings."
        return other if _is_taken(self._bound[STOP]) else ""

    def bind(self, wanted: Mapping[str, str]) -> None:
        """In place of what was bound before, all of which stays when this fails. Raises ActError."""
        parsed = {name: _parsed(name, keys) for name, keys in wanted.items()}
        both = {**self._bound, **parsed}
        last = next(iter(parsed.keys() - {STOP}), STOP)
        if len(both) > 1 and (both[STOP] <= both[DELEGATE] or both[DELEGATE] <= both[STOP]):
            other = STOP if last == DELEGATE else DELEGATE
            raise ActError(_cannot(last, wanted[last], f"goes off together with the {other} key"))
        for name, keys in parsed.items():
            if keys != self._bound.get(name) and _is_taken(keys):
                raise ActError(_cannot(name, wanted[name], "is used by another program"))
        self._set(parsed)

    def pressed(self, *keys: Any) -> bool:
        """Whether this press completed a hotkey; `keys` are all that it may be called."""
        self._rang = False
        for one in self._live.values():
            for key in keys:
                one.press(key)
        return self._rang

    def released(self, *keys: Any) -> None:
        for one in self._live.values():
            for key in keys:
                one.release(key)

    def _set(self, parsed: Mapping[str, frozenset[Any]]) -> None:
        from pynput.keyboard import HotKey

        fresh = {name: HotKey(keys, partial(self._ring, name)) for name, keys in parsed.items()}
        self._bound, self._live = {**self._bound, **parsed}, {**self._live, **fresh}

    def _ring(self, name: str) -> None:
        self._rang = True
        self._acts[name]()


class Live:
    """pynput calls itself ready a moment before it hears anything on X11; the server says when it does."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self.live = threading.Event()
        super().__init__(*given, **named)

    def _handler(self, events: Any) -> None:
        self.live.set()
        super()._handler(events)  # type: ignore[misc]


class Hands(msgspec.Struct, frozen=True):
    """Called from pynput's threads with what goes down, scrolls or moves; not with what the system says a program injected. A
    key comes by its name in `agent.hands.keyboard`, unless it completes a hotkey or is held with others."""

    key: Callable[[str], None]
    button: Callable[[Point, str], None]
    wheel: Callable[[Point], None]
    moved: Callable[[Point], None]


def key_listener(hotkeys: HotKeys, hands: Hands | None) -> Any:
    """Not started. Without `hands` only the hotkeys are heard."""
    from pynput import keyboard

    class Coded(Live, keyboard.Listener):  # type: ignore[misc]
        """Knows the code of the key at hand on X11, which is what `agent.hands.keyboard` calls it by there, and which key it is
        whatever is held: while the agent holds Shift, the person's Alt is called Meta."""

        code = ""
        plain: Any = None

        def _handle_message(self, display: Any, event: Any, injected: Any) -> None:
            self.code = f"key:{event.detail}"
            with suppress(IndexError):
                self.plain = self._event_to_key(display, SimpleNamespace(detail=event.detail, state=0))
            super()._handle_message(display, event, injected)

    def called(key: Any) -> tuple[Any, ...]:
        """All that a key may be called."""
        return tuple({listener.canonical(one) for one in (key, getattr(listener, "plain", None)) if one is not None})

    def pressed(key: Any, injected: bool) -> None:
        if injected:
            return
        rang = hotkeys.pressed(*called(key))
        name = str(getattr(getattr(listener, "plain", None) or key, "name", "") or "")
        if hands is not None and not rang and name not in MODIFIERS:
            hands.key(getattr(listener, "code", "") or name or str(key))

    def released(key: Any, injected: bool) -> None:
        if not injected:
            hotkeys.released(*called(key))

    kind = Coded if X11 else keyboard.Listener
    listener = kind(on_press=pressed, on_release=released)
    return listener


def mouse_listener(hands: Hands) -> Any:
    """Not started."""
    from pynput import mouse

    def moved(x: float, y: float, injected: bool) -> None:
        if not injected:
            hands.moved(Point(x, y))

    def clicked(x: float, y: float, button: Any, down: bool, injected: bool) -> None:
        if down and not injected:
            hands.button(Point(x, y), str(button.name))

    def scrolled(x: float, y: float, across: int, up: int, injected: bool) -> None:
        if not injected:
            hands.wheel(Point(x, y))

    class Pointing(Live, mouse.Listener):  # type: ignore[misc]
        """As pynput's."""

    kind = Pointing if X11 else mouse.Listener
    return kind(on_move=moved, on_click=clicked, on_scroll=scrolled)


def begin(listener: Any) -> None:
    """Returns when it hears."""
    listener.start()
    listener.wait()
    if X11:
        listener.live.wait(LIVE)


def pointer() -> Point:
    """Where it is now."""
    from pynput import mouse

    return Point(*mouse.Controller().position)


def corners() -> frozenset[Point]:
    """Of the screen, in points. Elsewhere than on X11 only the first is known."""
    if not X11:
        return frozenset({Point(0, 0)})
    from Xlib import display

    asked = display.Display()
    try:
        screen = asked.screen()
        right, bottom = screen.width_in_pixels - 1, screen.height_in_pixels - 1
    finally:
        asked.close()
    return frozenset(Point(x, y) for x in (0, right) for y in (0, bottom))


def _parsed(name: str, keys: str) -> frozenset[Any]:
    from pynput.keyboard import HotKey

    try:
        return frozenset(HotKey.parse(keys))
    except ValueError as error:
        raise ActError(_cannot(name, keys, f"cannot be set ({error})")) from error


def _cannot(name: str, keys: str, why: str) -> str:
    return f"The {name} key {keys} {why}: choose another `{name}_key` in the settings."


def _is_taken(keys: frozenset[Any]) -> bool:
    """Whether another program grabbed these keys (X11). We listen without a grab, so both would answer to them."""
    if not X11:
        return False
    from Xlib import X, display, error

    mask = sum(MASKS.get(getattr(key, "name", ""), 0) for key in keys)
    signs = [key.vk or ord(key.char) for key in keys if getattr(key, "name", "") not in MASKS]
    asked, refused = display.Display(), error.CatchError(error.BadAccess)
    try:
        for code in {asked.keysym_to_keycode(sign) for sign in signs if len(signs) == 1} - {0}:
            root = asked.screen().root
            root.grab_key(code, mask, False, X.GrabModeAsync, X.GrabModeAsync, onerror=refused)
            asked.sync()
            root.ungrab_key(code, mask, onerror=refused)
            asked.sync()
    finally:
        asked.close()
    return refused.get_error() is not None
