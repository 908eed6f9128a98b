"""Edge: the hands. Every action of the vocabulary, carried out through pyautogui (pointer) and `agent.hands.keyboard` (keys).

Before each injected event the stop switch is asked and the window under it is looked at: nothing is ever sent to Deskhand's
own windows. What is pressed is written to the ledger first, so that the guard can release it should this process die.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import Any, Protocol, assert_never

from agent.action import (
    Action,
    AskUser,
    Done,
    DoubleClick,
    Fail,
    HandOver,
    HoldKey,
    Key,
    LeftClick,
    LeftClickDrag,
    MiddleClick,
    MouseMove,
    OpenApp,
    Pointed,
    ReadClipboard,
    Remember,
    RightClick,
    Scroll,
    TripleClick,
    Type,
    Wait,
    WriteClipboard,
    Zoom,
    typeable,
)
from agent.errors import ActError, OwnWindowError, Stopped, Yielded
from agent.eyes.windows import Desktop
from agent.geometry import Point, to_screen
from agent.hands import clipboard, marked
from agent.hands.apps import launch
from agent.hands.keyboard import Keyboard, open_keyboard
from agent.hands.keys import sequence
from agent.records import Frame
from agent.secret import REFERENCE

REPEAT = 0.26
"""Seconds between two equal keys that are meant as two, others between them or not: some applications drop quicker ones
(galculator: 250 ms)."""
APART = 0.6
"""Seconds between two clicks that are meant as two: toolkits take quicker ones for a double-click (GTK and Qt: 400 ms)."""
TWICE = 0.03
"""Seconds between the clicks of a double-click: within one millisecond Qt sees two single ones."""
COPIED = 0.15
"""Seconds between taking the clipboard and pasting: at once pastes the old text."""
PASTED = 0.35
"""Seconds an application may ask for what is pasted, once and again, before the person's own clipboard is put back."""
SLOW = 4.0
"""Seconds waited for one that has not asked for it at all: on a busy machine it takes long to get to the keys."""
LETTER = 0.012
"""Seconds between two letters of a secret: some applications lose what comes quicker."""
HOPS = 12
"""Pointer moves in a drag: toolkits start one only when they see it moving."""
TERMINALS = frozenset({"xterm", "uxterm", "urxvt", "rxvt"})
"""Terminals that paste the primary selection with shift+insert."""
CLICKS: dict[type[Action], tuple[str, int]] = {
    LeftClick: ("left", 1),
    RightClick: ("right", 1),
    MiddleClick: ("middle", 1),
    DoubleClick: ("left", 2),
    TripleClick: ("left", 3),
}


class Ledger(Protocol):
    """What is held down, known outside this process."""

    def hold(self, name: str) -> None: ...

    def free(self, name: str) -> None: ...

    def announce(self, what: str) -> None:
        """What holds nothing down: `move X Y`, `scroll`."""
        ...


Reveal = Callable[[str, Point | None], str]
"""A text with its secrets in it, for the point (image pixels) at which it is typed. Raises SecretError."""


def no_secrets(text: str, point: Point | None) -> str:
    """Where there is no keyring to ask."""
    raise ActError("Secrets are not typed here: there is no keyring to take them from.")


class Hands:
    """Acts on the display it was opened on. Use it from one thread.

    When the person takes over, what is held is finished and let go (a chord, a click, a drag: half a second at most), and
    nothing else is begun.
    """

    def __init__(
        self,
        desktop: Desktop,
        stopped: Callable[[], bool],
        ledger: Ledger,
        paused: Callable[[], object] = lambda: None,
        reveal: Reveal = no_secrets,
    ) -> None:
        """`paused` says why the person has the mouse and the keyboard, None while they have not; `reveal` is asked for secrets
        at the moment they are typed. Raises ActError when input cannot be injected here."""
        self._reveal = reveal
        self._desktop = desktop
        self._stopped = stopped
        self._paused = paused
        self._ledger = ledger
        self._held: list[str] = []
        self._at: tuple[int, ...] = ()
        self._clicked = 0.0
        self._pointer, self._keyboard, self._lost = _opened()

    def act(self, action: Action, frame: Frame) -> str:
        """Carries out an action planned on this frame; what it learnt (clipboard text), else empty. Raises ActError,
        OwnWindowError, Stopped, Yielded."""
        self._begin()
        try:
            return self._act(action, frame)
        except self._pointer.FailSafeException as error:
            raise Stopped("The pointer went into a corner of the screen, which stops the run.") from error
        except self._lost as error:
            raise ActError(f"The display went away ({error}): log in again, or use --virtual.") from error
        finally:
            self.release()

    def release(self) -> None:
        """Lets go of every key and button; a display that went away took them with it."""
        for name in reversed(self._held[:]):
            with suppress(*self._lost):
                self._up(name)

    def close(self) -> None:
        """Lets go of everything; no action can follow."""
        self.release()
        self._keyboard.close()

    def _act(self, action: Action, frame: Frame) -> str:  # noqa: PLR0911, PLR0912, C901 - one line an action, checked to be all
        match action:
            case LeftClick() | RightClick() | MiddleClick() | DoubleClick() | TripleClick():
                return self._click(action, frame)
            case LeftClickDrag():
                return self._drag(action, frame)
            case MouseMove():
                return self._move(action.point, frame)
            case Scroll():
                return self._scroll(action, frame)
            case Type():
                return self._type(action, frame)
            case Key():
                return self._press(action.keys)
            case HoldKey():
                return self._hold(action)
            case Wait():
                return self._wait(action.seconds)
            case OpenApp():
                return launch(action.app)
            case ReadClipboard():
                return clipboard.read()
            case WriteClipboard():
                clipboard.write(action.text)
                return action.text
            case Remember():
                return action.text
            case Zoom() | AskUser() | HandOver() | Done() | Fail():
                return ""
            case _:
                assert_never(action)

    def _ask(self) -> None:
        if self._stopped():
            raise Stopped("You stopped the run.")

    def _begin(self, begun: bool = False) -> None:
        """Before something that is not to be cut in two; `begun` when a part that must not be done twice went before."""
        self._ask()
        if self._paused() is not None:
            raise Yielded(begun=begun)

    def _aim(self, point: Point, frame: Frame) -> Point:
        """The screen point, if it is not ours."""
        at = to_screen(point, frame.monitor)
        under = self._desktop.at(at)
        if under is not None and under.id in {window.id for window in self._desktop.own()}:
            raise OwnWindowError(f"{at.x:.0f}, {at.y:.0f} is on Deskhand's own window “{under.title}”: it is never clicked.")
        return at

    def _keys_go_elsewhere(self) -> None:
        active = self._desktop.active()
        if active is not None and active.id in {window.id for window in self._desktop.own()}:
            raise OwnWindowError(f"Deskhand's own window “{active.title}” has the keyboard: nothing is typed into it.")

    def _move(self, point: Point, frame: Frame) -> str:
        at = self._aim(point, frame)
        self._begin()
        self._put(at)
        return ""

    def _put(self, at: Point) -> None:
        """Moves the pointer, announced first."""
        self._ask()
        self._at = (round(at.x), round(at.y))
        self._announce_place()
        self._pointer.moveTo(*self._at)

    def _announce_place(self) -> None:
        if self._at:
            self._ledger.announce(f"move {self._at[0]} {self._at[1]}")

    def _click(self, action: Pointed, frame: Frame) -> str:
        button, times = CLICKS[type(action)]
        self._move(action.point, frame)
        self._rest(self._clicked + APART - time.monotonic())
        self._begin()
        with self._holding(self._keyboard.fingers(action.modifiers)):
            for nth in range(times):
                self._rest(TWICE if nth else 0.0)
                self._down(f"button:{button}")
                self._up(f"button:{button}")
        self._clicked = time.monotonic()
        return ""

    def _drag(self, action: LeftClickDrag, frame: Frame) -> str:
        start, end = to_screen(action.point, frame.monitor), self._aim(action.end, frame)
        self._move(action.point, frame)
        self._rest(self._clicked + APART - time.monotonic())
        self._begin()
        with self._holding((*self._keyboard.fingers(action.modifiers), "button:left")):
            for hop in range(1, HOPS + 1):
                part = hop / HOPS
                self._put(Point(start.x + (end.x - start.x) * part, start.y + (end.y - start.y) * part))
                time.sleep(0.02)
            time.sleep(0.1)
        return ""

    def _scroll(self, action: Scroll, frame: Frame) -> str:
        if action.point is not None:
            self._move(action.point, frame)
        for _ in range(abs(action.dy)):
            self._turn(self._pointer.scroll, -1 if action.dy > 0 else 1)
        for _ in range(abs(action.dx)):
            self._turn(self._pointer.hscroll, 1 if action.dx > 0 else -1)
        return ""

    def _turn(self, wheel: Callable[[int], None], notch: int) -> None:
        self._begin()
        self._ledger.announce("scroll")
        wheel(notch)

    def _type(self, action: Type, frame: Frame) -> str:
        if action.point is not None:
            self._click(LeftClick(action.point), frame)
            time.sleep(COPIED)
        self._keys_go_elsewhere()
        if action.clear:
            self._press("ctrl+a" if action.text else "ctrl+a delete")
        if REFERENCE.search(action.text):
            self._secretly(self._reveal(action.text, action.point), frame)
        elif action.by_keys and typeable(action.text):
            self._by_keys(action.text)
        elif action.text:
            self._paste(action.text)
        return ""

    def _secretly(self, text: str, frame: Frame) -> None:
        """Key by key, so that it lies on no clipboard, and only while the window that it is meant for has the keyboard. What
        this layout has no keys for is pasted all the same, marked as a secret."""
        self._same_window(frame)
        keys = self._has_keys_for(text)
        if not keys:
            self._paste(text, marked.offered)
        for at, letter in enumerate(text if keys else ""):
            self._same_window(frame)
            self._begin(begun=at > 0)
            with self._holding(self._keyboard.fingers((_key_of(letter),))):
                pass
            self._rest(LETTER)

    def _has_keys_for(self, text: str) -> bool:
        try:
            return all(self._keyboard.fingers((_key_of(letter),)) for letter in dict.fromkeys(text))
        except ActError:  # which would tell the letter
            return False

    def _same_window(self, frame: Frame) -> None:
        """The window that was in front when it was decided, if it is known."""
        active, meant = self._desktop.active(), frame.window
        if meant is not None and (active is None or active.id != meant.id):
            raise ActError("Another window came to the front while a secret was typed: the rest of it was not typed.")

    def _paste(self, text: str, offered: Callable[..., AbstractContextManager[clipboard.Taken]] = clipboard.offered) -> None:
        """Through the clipboard: the one way that gets every character of every script right on every keyboard layout."""
        active = self._desktop.active()
        terminal = active is not None and active.app.lower() in TERMINALS
        selection, keys = ("primary", "shift+insert") if terminal else ("clipboard", "ctrl+v")
        before = clipboard.keep(selection)
        with offered(text, selection) as offer:
            try:
                self._rest(COPIED)
                already = offer.taken
                self._press(keys)
                self._rest_until(lambda: offer.taken > already, SLOW)
                self._rest(PASTED)
            finally:
                clipboard.put_back(before, selection)

    def _by_keys(self, text: str) -> None:
        for letter in text:
            self._press("space" if letter == " " else letter)

    def _press(self, keys: str) -> str:
        self._keys_go_elsewhere()
        pressed: dict[tuple[str, ...], float] = {}
        for chord in sequence(keys):
            self._rest(pressed.get(chord, 0.0) + REPEAT - time.monotonic())
            self._begin(begun=bool(pressed))
            with self._holding(self._keyboard.fingers(chord)):
                pressed[chord] = time.monotonic()
        return ""

    def _hold(self, action: HoldKey) -> str:
        self._keys_go_elsewhere()
        with self._holding(self._keyboard.fingers(sequence(action.keys)[0])):
            self._rest(action.seconds, lambda: self._begin(begun=True))
        return ""

    def _wait(self, seconds: float) -> str:
        self._rest(seconds, self._begin)
        return ""

    def _rest(self, seconds: float, ask: Callable[[], None] | None = None) -> None:
        """Sleeps, looking at the stop switch, or asking something else."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            (ask or self._ask)()
            time.sleep(min(left, 0.02))

    def _rest_until(self, met: Callable[[], bool], seconds: float) -> None:
        """Until it is so, at most so long."""
        until = time.monotonic() + seconds
        while not met() and time.monotonic() < until:
            self._rest(0.02)

    @contextmanager
    def _holding(self, names: tuple[str, ...]) -> Iterator[None]:
        """Down in this order, up in the other."""
        for name in names:
            self._down(name)
        try:
            yield
        finally:
            for name in reversed(names):
                self._up(name)

    def _down(self, name: str) -> None:
        self._ask()
        self._ledger.hold(name)
        self._held.append(name)
        if name.startswith("button:"):
            # With its place: a pointer that the person moved meanwhile must not click where it is now.
            self._announce_place()
            self._pointer.mouseDown(*self._at, button=name.removeprefix("button:"))
        else:
            self._keyboard.press(name)

    def _up(self, name: str) -> None:
        if name not in self._held:
            return
        if name.startswith("button:"):
            with suppress(ActError):  # without a guard it is let go all the same
                self._announce_place()
            self._pointer.mouseUp(*self._at, button=name.removeprefix("button:"))
        else:
            self._keyboard.release(name)
        self._held.remove(name)
        self._ledger.free(name)


def _key_of(letter: str) -> str:
    return "space" if letter == " " else letter


def _opened() -> tuple[Any, Keyboard, tuple[type[Exception], ...]]:
    """pyautogui, the keyboard, and what they raise when the display goes away; both fail without one, the first at import."""
    try:
        import pyautogui

        keyboard = open_keyboard()
    except (Exception, SystemExit) as error:  # mouseinfo, which pyautogui brings, exits where tkinter is missing
        raise ActError(
            f"Input cannot be injected here ({type(error).__name__}: {error}): see that DISPLAY and XAUTHORITY are right and "
            "that python-xlib 0.33 is installed (`deskhand doctor`)."
        ) from error
    pyautogui.PAUSE = 0.0
    pyautogui.FAILSAFE = True
    return pyautogui, keyboard, (OSError, *keyboard.lost)
