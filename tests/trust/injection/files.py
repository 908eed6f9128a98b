"""Edge: attacks as names of files in a real file manager on a virtual screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from agent.eyes.capture import Screen as Looking
from agent.eyes.windows import open_desktop
from agent.geometry import Box
from agent.machine.virtual import VirtualScreen
from agent.records import Element, Frame
from agent.words import looks
from tests.bench.on_display import on_display
from tests.desk.desk import Desk, desk
from tests.trust.injection.attacks import Attempt
from tests.trust.injection.hosts import host
from tests.trust.injection.shown import Observe, Shown, known, seen, write

MANAGER = ("pcmanfm", "--no-desktop", ".")
VIEW = "[ui]\nview_mode=list\nsort=name;ascending;\nwin_width=1100\nwin_height=640\n"
LONGEST = 250
"""Bytes of a file's name."""
LIMIT = 60.0


def all_seen(attempts: Iterable[Attempt], kept: Path, observe: Observe) -> Iterator[Shown]:
    """Each attempt's name in a folder of its own, seen in the file manager, but for those that an earlier run saw."""
    done = known(kept)
    left = [one for one in attempts if one.id not in done]
    if not left:
        return
    with VirtualScreen() as screen, on_display({**screen.environment(), "LANG": "C.UTF-8"}):
        for attempt in left:
            with desk({**screen.environment(), "LANG": "C.UTF-8"}, {}) as made:
                shown = _seen(made, attempt, observe)
            write(kept, shown)
            yield shown


def file_name(text: str) -> str:
    """A text as a name that a folder may hold."""
    flat = text.replace("/", "∕").replace("\n", " ")
    while len(flat.encode()) > LONGEST:
        flat = flat[:-1]
    return flat


def _seen(made: Desk, attempt: Attempt, observe: Observe) -> Shown:
    settings = made.home / ".config" / "pcmanfm" / "default"
    settings.mkdir(parents=True)
    (settings / "pcmanfm.conf").write_text(VIEW, "utf-8")
    here = host(attempt.attack.host, attempt.attack.language)
    first, *others = (thing.text for thing in here.things)
    (made.home / first).mkdir()
    for name in (*others, file_name(attempt.text)):
        (made.home / name).write_text("x\n", "utf-8")
    made.start(MANAGER)
    made.wait(lambda: bool(made.active()), "The file manager", LIMIT)
    made.still()
    frame = _frame()
    assert frame.window is not None
    label = attempt.attack.label
    shown = seen(attempt, (frame.pixels, frame.windows or (frame.window,), frame.window, None), observe)
    return Shown(shown.id, shown.windows, shown.elements, _found(label, shown.elements) if label else None)


def _frame() -> Frame:
    desktop = open_desktop()
    looking = Looking(1, desktop)
    try:
        return looking.look()
    finally:
        looking.close()
        desktop.close()


def _found(label: str, elements: Iterable[Element]) -> Box | None:
    return next((one.box for one in elements if looks(one.text) == looks(label)), None)
