"""Edge: the catalogue of input, done by the product's hands on real windows and compared with what these received.

`python -m tests.trust.fidelity FILE ROUND` does it once on the display of its environment and appends a line a thing
that was done.
"""

from __future__ import annotations

import os
import string
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

import msgspec

from agent.action import Action, HoldKey, Key, LeftClick, LeftClickDrag, MouseMove, Pointed, Scroll, Type
from agent.errors import ActError
from agent.eyes.capture import Screen
from agent.eyes.windows import open_desktop
from agent.geometry import Point
from agent.hands.act import Hands
from agent.machine.virtual import VirtualScreen
from tests.bench.page import interval
from tests.desk.conftest import OpenLedger
from tests.desk.desk import Desk, desk
from tests.desk.received import ROOT, Events, Receiver, middle
from tests.desk.test_pointing import AT, CLICKS, MARK, MODIFIERS
from tests.desk.test_pressing import KEYS, LAYOUTS
from tests.desk.test_typing import TEXTS
from tests.trust.kept import keep, kept, table, whole

ROUNDS = 5
DEAD = ("us", "-variant", "intl")
"""A layout on which `'`, `"`, a grave, `^` and `~` wait for the letter that they stand on."""
DIRECTIONS = {"right": (200, 0), "left": (-60, 0), "down": (0, 200), "up": (0, -60), "down right": (180, 120)}
WHEEL = {"down": (0, 1, (0, -120)), "up": (0, -1, (0, 120)), "right": (1, 0, (-120, 0)), "left": (-1, 0, (120, 0))}
NOTCHES = (1, 2, 3, 5, 10)
PRINTABLE = "".join(map(chr, range(0x20, 0x7F)))
WRITTEN = {
    "accents": "àâäæçéèêëîïôœùûüÿÀÂÄÆÇÉÈÊËÎÏÔŒÙÛÜŸ áíóúñ ãõ åøþð łńśźż őű ğış čďěňřšťž",
    "symbols": "€£¥¢ §¶†‡•… «»‹›“”‘’„– — ©®™ ±×÷≠≤≥≈∞√∑∏∫ ¼½¾ ←↑→↓ ✓✗ №‰",
    "cjk": "你好世界 日本語のテキスト カタカナ 한국어 텍스트 繁體中文",
    "emoji": "😀😂🥲 👍🏽 👩‍💻 👨‍👩‍👧‍👦 🇫🇷🇯🇵 ❤️ 🏳️‍🌈 1️⃣",
    "scripts": "Ελληνικά Кириллица עברית العربية हिन्दी ไทย ქართული",
    "combining": "e\u0301 a\u0308 o\u0302\u0323 n\u0303",
    "spaces": "a\u00a0b\u2009c\u200bd  e\tf\n\ng",
    **TEXTS,
}


class Received(msgspec.Struct, frozen=True):
    """One thing that was done, and whether just that was received; `got` is what was, where it was not."""

    round: int
    kind: str
    what: str
    right: bool
    got: str = ""


class Deed(NamedTuple):
    """`meant` is what the window must have received, as `seen` puts it."""

    kind: str
    what: str
    action: Action
    meant: object
    seen: Callable[[Events], object]
    mark: Sequence[str] = ("key", "F12")
    into: str = "pad"


def pointed() -> Iterator[Deed]:
    """On a window without a window manager, which keeps alt+click for itself."""
    for kind, wanted in CLICKS:
        for modifiers in MODIFIERS:
            meant = [(*one.split(), sorted(modifiers), AT.x, AT.y) for one in wanted]
            said = f"{kind.__name__} {'+'.join(modifiers)}"
            yield Deed("clicks", said, _with(kind, modifiers), meant, _buttons, MARK)
    for modifiers in MODIFIERS[:3]:
        for said, (right, down) in DIRECTIONS.items():
            end = Point(AT.x + right, AT.y + down)
            way = ["press", list(modifiers), AT.x, AT.y, "release", end.x, end.y]
            drag = LeftClickDrag(AT, end=end, modifiers=modifiers)
            yield Deed("drags", f"{said} {'+'.join(modifiers)}", drag, way, _dragged, MARK)
    for said, (across, down, notch) in WHEEL.items():
        for count in NOTCHES:
            turn = Scroll(across * count, down * count, AT)
            yield Deed("scrolls", f"{said} {count}", turn, [notch] * count, _notches, MARK)
    for said, (right, down) in DIRECTIONS.items():
        at = Point(AT.x + right, AT.y + down)
        yield Deed("moves", said, MouseMove(at), [("move", at.x, at.y)], _moves, MARK)


def pressed(layout: str) -> Iterator[Deed]:
    for keys, wanted in KEYS:
        yield Deed("chords", f"{keys} ({layout})", Key(keys), (wanted, len(wanted)), _keys)
    for held in ("ctrl", "ctrl+shift", "alt"):
        for letter in (one for one in string.ascii_lowercase if f"{held}+{one}" not in dict(KEYS)):
            wanted = [*("control" if one == "ctrl" else one for one in held.split("+")), letter]
            yield Deed("chords", f"{held}+{letter} ({layout})", Key(f"{held}+{letter}"), (wanted, len(wanted)), _keys)
    for number in (one for one in range(1, 12) if f"F{one}" not in dict(KEYS)):
        yield Deed("chords", f"F{number} ({layout})", Key(f"F{number}"), ([f"f{number}"], 1), _keys)
    yield Deed("held keys", f"shift ({layout})", HoldKey("shift", 0.3), (["shift"], 1), _keys)
    for sign in PRINTABLE:
        yield Deed("printable ASCII, key by key", f"{sign!r} ({layout})", Key(_named(sign)), sign, _text)


def written(layout: str) -> Iterator[Deed]:
    for name, text in WRITTEN.items():
        kind = name if name in ("accents", "symbols", "cjk", "emoji") else "other texts"
        yield Deed(kind, f"{name} ({layout})", Type(text, clear=True), text, _content, into="text")


def dead() -> Iterator[Deed]:
    for sign in "'\"`^~":
        yield Deed("dead keys", f"{sign} by its key", Key(_named(sign)), sign, _text)
    for text in ("'e \"u `a ^o ~n", "l'été à l'île", WRITTEN["accents"], PRINTABLE):
        yield Deed("dead keys", f"{text[:20]} as a text", Type(text, clear=True), text, _content, into="text")


def _named(sign: str) -> str:
    """As `Key` calls it."""
    return {" ": "space", "+": "plus", "-": "minus"}.get(sign, f"shift+{sign.lower()}" if sign.isupper() else sign)


def _with(kind: type[Pointed], modifiers: tuple[str, ...]) -> Action:
    return kind(AT, modifiers=modifiers)  # type: ignore[call-arg]


def _buttons(events: Events) -> object:
    return [
        (one["kind"], one["button"], sorted(one["modifiers"]), one["x"], one["y"])
        for one in events
        if one["kind"] in ("press", "release", "double")
    ]


def _dragged(events: Events) -> object:
    """From the press to the release: nothing but moves between, the modifiers held all the way."""
    mouse = [one for one in events if one["kind"] not in ("down", "up")]
    whole = mouse[next((at for at, one in enumerate(mouse) if one["kind"] == "press"), len(mouse)) :]
    if len(whole) < 10 or any(one["kind"] != "move" for one in whole[1:-1]):
        return whole
    first, last = whole[0], whole[-1]
    held = first["modifiers"] if all(one["modifiers"] == first["modifiers"] for one in whole) else ["not all the way"]
    return [first["kind"], held, first["x"], first["y"], last["kind"], last["x"], last["y"]]


def _notches(events: Events) -> object:
    return [(one["dx"], one["dy"]) for one in events if one["kind"] == "wheel"]


def _moves(events: Events) -> object:
    return [(one["kind"], one["x"], one["y"]) for one in events]


def _keys(events: Events) -> object:
    """What went down, and how many came up."""
    return [one["key"] for one in events if one["kind"] == "down"], sum(one["kind"] == "up" for one in events)


def _text(events: Events) -> object:
    return "".join(one["text"] for one in events if one["kind"] == "down")


def _content(events: Events) -> object:
    """What stands in the area at the end."""
    return next((one["text"] for one in reversed(events) if one["kind"] == "text"), "")


class Fingers:
    """The hands on a desk, and the windows that receive."""

    def __init__(self, made: Desk, stack: ExitStack) -> None:
        self._desk = made
        desktop = open_desktop()
        stack.callback(desktop.close)
        self._screen = Screen(1, desktop)
        stack.callback(self._screen.close)
        self.ledger = OpenLedger()
        self._hands = Hands(desktop, lambda: False, self.ledger)
        stack.callback(self._hands.close)

    def layout(self, *named: str) -> None:
        self._desk.tool("setxkbmap", *named)

    def done(self, deed: Deed, window: Receiver, number: int) -> Received | None:
        """None for a sign that this keyboard has no key for: then nothing is pressed, and an error says so."""
        missing: list[str] = []

        def act() -> None:
            try:
                self._hands.act(self._placed(deed, window), self._screen.look())
            except ActError as error:
                missing.append(str(error))

        got = deed.seen(window.after(act, deed.mark))
        if missing and "has no key" in missing[0] and not got:
            return None
        held = self.ledger.held()
        right = got == deed.meant and not held and not missing
        return Received(number, deed.kind, deed.what, right, "" if right else f"{got!r}, held {held}, {missing}"[:300])

    def _placed(self, deed: Deed, window: Receiver) -> Action:
        """Text goes into the text area, whose place is known only now."""
        if deed.into == "text" and isinstance(deed.action, Type):
            return msgspec.structs.replace(deed.action, point=middle(window.text))
        return deed.action

    def focus(self, window: Receiver) -> None:
        """The pad, with the pointer on it, where a pressed Alt does nothing. Returns when the click has arrived there: a window
        manager may hold one back for longer than the next key takes."""
        window.after(lambda: self._hands.act(LeftClick(middle(window.pad)), self._screen.look()), MARK)


@contextmanager
def fingers() -> Iterator[tuple[Desk, Fingers]]:
    with ExitStack() as stack:
        made = stack.enter_context(desk(dict(os.environ), {}))
        yield made, Fingers(made, stack)


def catalogue(number: int, layouts: Sequence[str] = LAYOUTS) -> Iterator[Received]:
    """All of it once."""
    with fingers() as (made, hand):
        bare = Receiver(made, "bare", "--bare")
        yield from _all(pointed(), hand, bare, number)
        made.close()
        window = Receiver(made)
        for layout in layouts:
            hand.layout(layout)
            hand.focus(window)
            yield from _all(pressed(layout), hand, window, number)
            yield from _all(written(layout), hand, window, number)
        hand.layout(*DEAD)
        for deed in dead():
            if deed.into == "pad":
                hand.focus(window)
            yield from _all(iter([deed]), hand, window, number)
        hand.layout("us")


def _all(deeds: Iterator[Deed], hand: Fingers, window: Receiver, number: int) -> Iterator[Received]:
    return (found for deed in deeds if (found := hand.done(deed, window, number)) is not None)


def measured() -> str:
    return told(whole("fidelity", collected))


def collected(file: Path) -> list[Received]:
    """Every round; one that was cut short is done anew."""
    for number in range(1, ROUNDS + 1):
        if not _whole(file, number):
            without(file, number)
            with VirtualScreen() as screen:
                own = {**os.environ, **screen.environment(), "PYTHONPATH": str(ROOT)}
                subprocess.run([sys.executable, "-m", "tests.trust.fidelity", str(file), str(number)], env=own, check=True)
    return kept(file, Received)


def _whole(file: Path, number: int) -> bool:
    return any(one.round == number and one.kind == "dead keys" and "as a text" in one.what for one in kept(file, Received))


def without(file: Path, number: int) -> None:
    """Leaves out what a round that was cut short did, which is done again."""
    rest = [msgspec.json.encode(one) + b"\n" for one in kept(file, Received) if one.round != number]
    file.write_bytes(b"".join(rest))


def told(done: Sequence[Received]) -> str:
    right = sum(one.right for one in done)
    low, _ = interval(right, len(done))
    rounds = len({one.round for one in done})
    head = f"**{right} of {len(done)} received just as meant** (95 % interval from {low:.2f} %), {rounds} times the catalogue."
    rows = [_row(kind, [one for one in done if one.kind == kind]) for kind in dict.fromkeys(one.kind for one in done)]
    return f"{head}\n\n{table(('kind', 'things', 'times', 'received as meant'), rows)}"


def _row(kind: str, mine: Sequence[Received]) -> tuple[object, ...]:
    things = len({one.what for one in mine})
    wrong = sorted({one.what for one in mine if not one.right})
    said = f"; not: {', '.join(wrong)}" if wrong else ""
    return kind, things, len(mine), f"{sum(one.right for one in mine)}{said}"


def main() -> None:
    file, number = Path(sys.argv[1]), int(sys.argv[2])
    for one in catalogue(number):
        keep(file, one)


if __name__ == "__main__":
    main()
