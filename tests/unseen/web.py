"""Edge: web applications in a browser, and a person at them: the page says where its things are, real clicks do the rest."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from tests.desk.desk import Desk, DeskError
from tests.desk.task import Checked, Words, same
from tests.desk.tasks.chromium import QUIET, SLOW

State = dict[str, Any]
QUIETER = {"translate": {"enabled": False}}
"""Of a browser's settings: a question about translating would stand over the page."""
LOOKS = 40
"""Times that a thing is looked for before the person gives up."""


def browse(desk: Desk, page: str, title: str, *, bare: bool = True, language: str = "en") -> None:
    """Opens a page, `bare` in a window without tabs and address bar; ends when it has told its state."""
    url = desk.pages.url(page)
    profile = desk.home / ".browser"
    (profile / "Default").mkdir(parents=True)
    (profile / "Default" / "Preferences").write_text(json.dumps(QUIETER), "utf-8")
    shape = (f"--app={url}", "--window-size=1200,760") if bare else ("--start-maximized", url)
    scale = f"--force-device-scale-factor={desk.scale}"
    desk.start(("env", f"LANGUAGE={language}", "chromium", *QUIET, scale, f"--user-data-dir={profile}", *shape))
    desk.window(title, SLOW)
    desk.wait(lambda: bool(desk.pages.last(page)) and bool(desk.pages.last("places")), "The page's state", SLOW)
    desk.still()


def given(words: Words) -> State:
    """The state that the page began with."""
    state: State = json.loads(words["data"])
    return state


def became(desk: Desk, page: str, part: str, change: Callable[[State], None]) -> Checked:
    """This part of the page's state is what it was at first with this change, and nothing else is different."""
    wanted, told = given(desk.words), desk.pages.last(page)
    change(wanted)
    return _same_list(told.get(part, []), wanted[part], part)


def _same_list(found: list[State], wanted: list[State], what: str) -> Checked:
    """The reason shows only what differs."""
    apart = [thing for thing in found if thing not in wanted], [thing for thing in wanted if thing not in found]
    return Checked(found == wanted, f"{what}: there is {apart[0]}, wanted {apart[1]}; {len(found)} of {len(wanted)}")


def shows(desk: Desk, page: str, part: str, /, **wanted: object) -> Checked:
    """The page shows this, and its data are as they were."""
    view = desk.pages.last(page).get("view", {})
    kept = became(desk, page, part, lambda _: None)
    return same({name: view.get(name) for name in wanted}, wanted, "the view") if kept.passed else kept


def one(things: list[State], **by: object) -> State:
    """The one thing with these values."""
    return next(thing for thing in things if all(thing[name] == value for name, value in by.items()))


def press(desk: Desk, name: str) -> None:
    """Clicks what is called so, turning the wheel until it is in view."""
    place = _sought(desk, name)
    desk.tool("xdotool", "mousemove", *_on_screen(desk, place), "click", "1")
    time.sleep(0.15)


def write(desk: Desk, name: str, text: str) -> None:
    """Puts this text into a field in place of what it holds."""
    press(desk, name)
    desk.keys("ctrl+a")
    desk.type(text)


def choose(desk: Desk, name: str, option: str) -> None:
    """Opens a list and takes an option by the arrow keys."""
    options = _sought(desk, name)["options"]
    press(desk, name)
    desk.still(0.3)
    desk.keys("Home", *["Down"] * options.index(option), "Return", pause=0.05)


def _sought(desk: Desk, name: str) -> State:
    for look in range(LOOKS):
        desk.still(0.3)
        found: State = desk.pages.last("places").get("found", {})
        if name in found:
            return dict(found[name])
        turn = "5" if look % 12 < 6 else "4"
        if look:  # at first it may only be late
            desk.tool("xdotool", "mousemove", *_middle(desk), "click", "--repeat", "2", turn)
    raise DeskError(f"{name!r} is not on the page; there is {', '.join(found)}")


def _middle(desk: Desk) -> tuple[str, str]:
    left, top, wide, high = _window(desk)
    return str(left + wide // 2), str(top + high // 2)


def _on_screen(desk: Desk, place: State) -> tuple[str, str]:
    """The page is at the bottom of its window, and as wide as that."""
    left, top, wide, high = _window(desk)
    told = desk.pages.last("places")
    side, above = wide - told["wide"] * desk.scale, high - told["high"] * desk.scale
    return str(round(left + side / 2 + place["x"] * desk.scale)), str(round(top + above + place["y"] * desk.scale))


def _window(desk: Desk) -> tuple[int, int, int, int]:
    """Left, top, width and height of the window in front; xdotool counts its frame twice."""
    told = desk.tool("xwininfo", "-id", desk.tool("xdotool", "getactivewindow").strip())
    names = ("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height")
    left, top, wide, high = (int(told.partition(f"{name}:")[2].split()[0]) for name in names)
    return left, top, wide, high
