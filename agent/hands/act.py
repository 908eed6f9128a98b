"""Edge: the hands. Every action of the vocabulary, carried out through pyautogui (pointer) and `agent.hands.keyboard` (keys).

Before each injected event the stop switch is asked and the window under it is looked at: nothing is ever sent to Deskhand's
own windows. A click is one with the last look before it (`agent.hands.still`): what is there must be what was decided on.
What is pressed is written to the ledger first, so that the guard can release it should this process die.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
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
from agent.errors import ActError, OtherError, OwnWindowError, Stopped, Yielded
from agent.eyes.windows import Desktop
from agent.geometry import Box, Point, to_screen
from agent.hands import clipboard, marked
from agent.hands.apps import launch
from agent.hands.keyboard import Keyboard, open_keyboard
from agent.hands.keys import sequence
from agent.hands.same import Place, alike, beside, on_top
from agent.hands.still import Still, open_still
from agent.records import Frame, Window
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
DRAWN = 0.15
"""Seconds in which a window that came up has drawn itself."""
FRONT = 2.0
"""Seconds a window may take to get the keyboard once it was clicked."""
LETTER = 0.012
"""Seconds between two letters of a secret: some applications lose what comes quicker."""
MANAGED = frozenset({"alt", "super"})
"""Held, they are a window manager's: it must have taken the keyboard before they go up, or waits for them to (Alt+Tab)."""
HOPS = 12
"""Pointer moves in a drag: toolkits start one only when they see it moving."""
HOP, LANDED = 0.02, 0.1
"""Seconds of each, and at its end before it is let go of."""
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
        self._place: Place | None = None
        self._top, self._area = 0, Box(0, 0, 0, 0)
        self._pointer, self._keyboard, self._lost = _opened()
        self._still: Still = open_still(self._keyboard, self._pointer)

    def act(self, action: Action, frame: Frame, place: Place | None = None) -> str:
        """Carries out an action planned on this frame; what it learnt (clipboard text), else empty. `place` must look as it
        does in the frame when something is pressed there. Raises ActError, OtherError (nothing was pressed), OwnWindowError,
        Stopped, Yielded."""
        self._place = place
        try:
            self._begin()
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
                return self._press(action.keys, frame)
            case HoldKey():
                return self._hold(action, frame)
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
        self._pointer.failSafeCheck()  # pyautogui asks where the pointer is when that moves, not when a key is pressed
        if self._paused() is not None:
            raise Yielded(begun=begun)

    def _aim(self, point: Point, frame: Frame) -> Point:
        """The screen point, if it is not ours."""
        at = to_screen(point, frame.monitor)
        under = self._desktop.at(at)
        if under is not None and under.id in {window.id for window in self._desktop.own()}:
            raise OwnWindowError(f"{at.x:.0f}, {at.y:.0f} is on Deskhand's own window “{under.title}”: it is never clicked.")
        self._not_ours(at)
        if frame.windows and (under.id if under else 0) != on_top(frame.windows, at):
            raise OtherError(f"{under.title if under else 'Nothing'} is now where another window was: nothing was clicked.")
        return at

    def _not_ours(self, at: Point) -> None:
        if self._desktop.is_ours(at):
            raise OwnWindowError(f"{at.x:.0f}, {at.y:.0f} is on something of Deskhand's own: it is never touched.")

    def _keys_go_elsewhere(self) -> None:
        active = self._desktop.active()
        if active is not None and active.id in {window.id for window in self._desktop.own()}:
            raise OwnWindowError(f"Deskhand's own window “{active.title}” has the keyboard: nothing is typed into it.")

    @contextmanager
    def _as_seen(self, frame: Frame, looks: bool = True) -> Iterator[None]:
        """A press at the place that `_at` says, while nothing there can change. Raises OtherError where it has changed; of a
        second press the `looks` do not count, which the first changed."""
        marks = self._desktop.marks()
        self._pointer.failSafeCheck()
        with self._still.hold():
            now = self._still.top(self._at)
            if now != self._top or now < 0 or (looks and not self._looks_alike(frame, marks)):
                raise OtherError("What is there is not what was looked at: nothing was clicked.")
            self._area = self._still.area(now)
            yield

    def _looks_alike(self, frame: Frame, marks: Collection[Box]) -> bool:
        place, monitor = self._place, frame.monitor
        if place is None or not place.box.area or monitor.scale != 1:
            return True
        now = self._still.picture(place.box.moved(monitor.box.left, monitor.box.top))
        return now is None or alike(frame, place.box, now, beside(marks, place.free, monitor))

    @contextmanager
    def _into(self, windows: Collection[int]) -> Iterator[None]:
        """Keys pressed while one of these windows has the keyboard, if it is known which should. Raises ActError."""
        with self._still.hold():
            if windows and not self._still.has_keys(windows):
                raise ActError("Another window came to the front: the rest was not typed.")
            yield

    @contextmanager
    def _into_what_was_seen(self, frame: Frame) -> Iterator[None]:
        """Keys pressed while the window that had the keyboard has it and, if it is a dialog, looks as it did. Raises
        OtherError."""
        windows, marks = _in_front(frame), self._desktop.marks()
        with self._still.hold():
            if windows and not (self._still.has_keys(windows) and self._looks_alike(frame, marks)):
                raise OtherError("What has the keyboard is not what was looked at: nothing was pressed.")
            yield

    def _move(self, point: Point, frame: Frame) -> str:
        at = self._aim(point, frame)
        self._begin()
        self._put(at)
        return ""

    def _aim_at(self, point: Point, frame: Frame) -> None:
        """Where the next press will be, and what is on top there. A menu, or what came up and is not drawn or listed yet, is
        given the time to show itself."""
        at = self._aim(point, frame)
        self._at = (round(at.x), round(at.y))
        self._top = self._still.top(self._at)
        if self._top != self._still.outermost(on_top(frame.windows, at)):
            self._rest(DRAWN)
            self._aim(point, frame)

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
        fingers = self._keyboard.fingers(action.modifiers)
        self._rest(self._clicked + APART - time.monotonic())
        self._aim_at(action.point, frame)
        self._begin()
        with ExitStack() as held:
            with self._as_seen(frame):
                held.enter_context(self._holding(fingers))
                self._down(f"button:{button}")
            self._let_go(f"button:{button}", frame)
            for _ in range(times - 1):
                self._rest(TWICE)
                with self._as_seen(frame, looks=False):
                    self._down(f"button:{button}")
                self._let_go(f"button:{button}", frame)
        self._clicked = time.monotonic()
        return ""

    def _let_go(self, button: str, frame: Frame) -> None:
        """Where it was pressed. A window manager may hold a press back for a moment and give it to what is there by then: if
        that is something else than was pressed, or a menu that it opened, it is let go of far away, which clicks nothing.
        Raises OtherError."""
        self._still.heeded()
        pressed = on_top(frame.windows, Point(*self._at))
        with self._still.hold():
            now, area = self._still.top(self._at), self._still.area(self._top)
            same = area == self._area and (now == self._top or self._still.are_of_one(now, pressed))
            if not same:
                self._at = _far_from(self._at, frame)
            self._up(button)
        if not same:
            raise OtherError("Something came between while it was clicked: it was let go of elsewhere.")

    def _drag(self, action: LeftClickDrag, frame: Frame) -> str:
        start, end = to_screen(action.point, frame.monitor), self._aim(action.end, frame)
        fingers = (*self._keyboard.fingers(action.modifiers), "button:left")
        self._rest(self._clicked + APART - time.monotonic())
        self._aim_at(action.point, frame)
        self._begin()
        with ExitStack() as held:
            with self._as_seen(frame):
                held.enter_context(self._holding(fingers))
            for hop in range(1, HOPS + 1):
                part = hop / HOPS
                self._put(Point(start.x + (end.x - start.x) * part, start.y + (end.y - start.y) * part))
                self._rest(HOP)
            self._rest(LANDED)
        return ""

    def _scroll(self, action: Scroll, frame: Frame) -> str:
        if action.point is not None:
            self._move(action.point, frame)
        self._not_ours(Point(*self._pointer.position()))
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
        windows = _in_front(frame)
        if action.point is not None:
            self._click(LeftClick(action.point), frame)
            windows |= {on_top(frame.windows, to_screen(action.point, frame.monitor))} if windows else set()
            self._rest_until(lambda: not windows or self._still.has_keys(windows), FRONT)
            time.sleep(COPIED)
        self._keys_go_elsewhere()
        if action.clear:
            self._chords("ctrl+a" if action.text else "ctrl+a delete", lambda: self._into(windows))
        if REFERENCE.search(action.text):
            self._secretly(self._reveal(action.text, action.point), frame)
        elif action.by_keys and typeable(action.text):
            self._by_keys(action.text, windows)
        elif action.text:
            self._paste(action.text, windows=windows)
        return ""

    def _secretly(self, text: str, frame: Frame) -> None:
        """Key by key, so that it lies on no clipboard, and only while the window that it is meant for has the keyboard. What
        this layout has no keys for is pasted all the same, marked as a secret."""
        self._same_window(frame)
        keys = self._has_keys_for(text)
        if not keys:
            self._paste(text, marked.offered, _in_front(frame))
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

    def _paste(
        self,
        text: str,
        offered: Callable[..., AbstractContextManager[clipboard.Taken]] = clipboard.offered,
        windows: Collection[int] = (),
    ) -> None:
        """Through the clipboard: the one way that gets every character of every script right on every keyboard layout."""
        active = self._desktop.active()
        terminal = active is not None and active.app.lower() in TERMINALS
        selection, keys = ("primary", "shift+insert") if terminal else ("clipboard", "ctrl+v")
        before = clipboard.keep(selection)
        with offered(text, selection) as offer:
            try:
                self._rest(COPIED)
                already = offer.taken
                self._chords(keys, lambda: self._into(windows))
                self._rest_until(lambda: offer.taken > already, SLOW)
                self._rest(PASTED)
            finally:
                clipboard.put_back(before, selection)

    def _by_keys(self, text: str, windows: Collection[int]) -> None:
        for letter in text:
            self._chords("space" if letter == " " else letter, lambda: self._into(windows))

    def _press(self, keys: str, frame: Frame) -> str:
        return self._chords(keys, lambda: self._into_what_was_seen(frame))

    def _chords(self, keys: str, held: Callable[[], AbstractContextManager[None]]) -> str:
        """The first is pressed in what `held` gives; those after it go to what it brought up, if that is the same
        application's."""
        self._keys_go_elsewhere()
        active = self._desktop.active()
        pressed: dict[tuple[str, ...], float] = {}
        for chord in sequence(keys):
            self._rest(pressed.get(chord, 0.0) + REPEAT - time.monotonic())
            self._begin(begun=bool(pressed))
            fingers = self._keyboard.fingers(chord)
            with ExitStack() as down:
                with self._following(active) if pressed else held():
                    down.enter_context(self._holding(fingers))
                    if MANAGED.isdisjoint(chord):
                        down.close()
                if not MANAGED.isdisjoint(chord):
                    self._still.heeded()
            pressed[chord] = time.monotonic()
        return ""

    @contextmanager
    def _following(self, first: Window | None) -> Iterator[None]:
        """A chord before may have switched windows, to one of ours or to a terminal that nobody was asked about."""
        self._still.heeded()
        self._keys_go_elsewhere()
        with self._into([one.id for one in self._desktop.windows() if first and first.app and one.app == first.app]):
            yield

    def _hold(self, action: HoldKey, frame: Frame) -> str:
        self._keys_go_elsewhere()
        fingers = self._keyboard.fingers(sequence(action.keys)[0])
        with ExitStack() as held:
            with self._into_what_was_seen(frame):
                held.enter_context(self._holding(fingers))
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
            self._still.press(name.removeprefix("button:"), self._at)
        else:
            self._keyboard.press(name)

    def _up(self, name: str) -> None:
        if name not in self._held:
            return
        if name.startswith("button:"):
            with suppress(ActError):  # without a guard it is let go all the same
                self._announce_place()
            self._still.release(name.removeprefix("button:"), self._at)
        else:
            self._keyboard.release(name)
        self._held.remove(name)
        self._ledger.free(name)


def _far_from(at: tuple[int, ...], frame: Frame) -> tuple[int, int]:
    """A place near the farther corner of the monitor, but not in it, which would stop the run."""
    box = frame.monitor.box
    x = box.left + 3 if at[0] > box.centre.x else box.right - 4
    return x, box.top + 3 if at[1] > box.centre.y else box.bottom - 4


def _in_front(frame: Frame) -> set[int]:
    """The window that had the keyboard when it was decided, if it is known."""
    return {frame.window.id} if frame.window else set()


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
