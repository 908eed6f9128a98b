"""Edge: one step of a demonstration, done with the display's real pointer and keys (xdotool), as a person would."""

from __future__ import annotations

import time

import msgspec

from tests.desk.desk import Desk
from tests.miniwob.reading import Box

SCALE = 2
NOTCHES = 1
"""Of the wheel, in a step that scrolls: two go past a pane of the size that these pages have."""
GLIDE = 0.35
"""Seconds for which a page may still glide after it was scrolled."""
MOVES = 12
"""Places at which the pointer is on the way, when it drags."""
XDOTOOL = {
    "enter": "Return",
    "escape": "Escape",
    "tab": "Tab",
    "page_up": "Prior",
    "page_down": "Next",
    "backspace": "BackSpace",
}
"""Keys that xdotool calls otherwise."""
ARROWS = {"up": "Up", "down": "Down", "left": "Left", "right": "Right", "home": "Home", "end": "End", "delete": "Delete"}


class Step(msgspec.Struct, frozen=True, omit_defaults=True):
    """`op` is `click`, `double`, `type`, `key`, `scroll_down`, `scroll_up`, `drag`, `wait` or `done`. `box` is its target,
    `end` that of a drag; without a target, what has the keyboard. A `type` with a target clicks it first, and with `clear`
    replaces what stood there. `seconds` is how long to wait."""

    op: str
    box: Box | None = None
    text: str = ""
    key: str = ""
    end: Box | None = None
    clear: bool = False
    seconds: float = 0.0


def scaled(step: Step, by: float = SCALE) -> Step:
    """With its boxes in pixels of the screen."""

    def pixels(box: Box | None) -> Box | None:
        return None if box is None else (box[0] * by, box[1] * by, box[2] * by, box[3] * by)

    return msgspec.structs.replace(step, box=pixels(step.box), end=pixels(step.end))


def do(on: Desk, step: Step) -> None:
    """Raises DeskError when the display refuses, ValueError for an op that does nothing to it."""
    match step.op:
        case "click":
            on.tool("xdotool", *_at(step.box), "click", "1")
        case "double":
            on.tool("xdotool", *_at(step.box), "click", "--repeat", "2", "--delay", "60", "1")
        case "type":
            _type(on, step)
        case "key":
            on.tool("xdotool", "key", "--clearmodifiers", "+".join(_named(part) for part in step.key.split("+")))
        case "scroll_down" | "scroll_up":
            button = "5" if step.op == "scroll_down" else "4"
            on.tool("xdotool", *_at(step.box), "click", "--repeat", str(NOTCHES), "--delay", "40", button)
            time.sleep(GLIDE)
        case "drag":
            on.tool("xdotool", *_dragged(step))
        case other:
            raise ValueError(f"nothing is pressed for {other}")


def _type(on: Desk, step: Step) -> None:
    if step.box is not None:
        on.tool("xdotool", *_at(step.box), "click", "1")
    if step.clear:
        on.tool("xdotool", "key", "ctrl+a")
    on.tool("xdotool", "type", "--delay", "12", "--", step.text)


def _named(key: str) -> str:
    return XDOTOOL.get(key) or ARROWS.get(key) or key


def _middle(box: Box | None) -> tuple[int, int]:
    if box is None:
        raise ValueError("the step has no target")
    return round(SCALE * (box[0] + box[2] / 2)), round(SCALE * (box[1] + box[3] / 2))


def _at(box: Box | None) -> list[str]:
    x, y = _middle(box)
    return ["mousemove", str(x), str(y), "sleep", "0.03"]


def _dragged(step: Step) -> list[str]:
    """The pointer goes over places on the way, as pages listen to them."""
    (x, y), (to_x, to_y) = _middle(step.box), _middle(step.end)
    words = [*_at(step.box), "mousedown", "1", "sleep", "0.05"]
    for part in range(1, MOVES + 1):
        share = part / MOVES
        words += ["mousemove", str(round(x + share * (to_x - x))), str(round(y + share * (to_y - y))), "sleep", "0.02"]
    # Once more beside it and back, for pages that hear of a move only after the next.
    return [*words, "mousemove", str(to_x + 1), str(to_y), "mousemove", str(to_x), str(to_y), "sleep", "0.05", "mouseup", "1"]


def popup(on: Desk) -> Box | None:
    """A menu that the browser shows as a window of its own, in CSS pixels; None when there is none."""
    from Xlib import X, display

    there = display.Display(on.environment["DISPLAY"])
    try:
        for window in there.screen().root.query_tree().children:
            known = window.get_attributes()
            if known.override_redirect and known.map_state == X.IsViewable:
                at = window.get_geometry()
                if at.width > SCALE * 8 and at.height > SCALE * 8:
                    return (at.x / SCALE, at.y / SCALE, at.width / SCALE, at.height / SCALE)
    finally:
        there.close()
    return None
