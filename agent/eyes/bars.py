"""Pure: where windows can be taken hold of: the part of each title bar that no other window covers."""

from __future__ import annotations

from agent.geometry import Box, box_to_image, to_screen
from agent.records import Element, Frame, Role, Window

NARROWEST = 40
"""Points of a title bar that must be free to be clicked."""
NAME = 60
"""Characters of a window's title that name it."""


def title_bar(window: Window) -> Box:
    """In screen points; area 0 for a window that has none."""
    return Box(window.box.left, window.box.top - window.bar, window.box.width, window.bar)


def on_title_bar(box: Box, frame: Frame) -> bool:
    """Whether a box, in image pixels, lies on the title bar of the window that is on top there."""
    at = to_screen(box.centre, frame.monitor)
    top = next((window for window in frame.windows if window.whole.contains(at)), None)
    return top is not None and title_bar(top).contains(at)


def bars(frame: Frame) -> list[Element]:
    """A `window` element for every window with a free piece of title bar, in image pixels; the active one says so."""
    found = []
    for at, window in enumerate(frame.windows):
        piece = _free(title_bar(window), [above.whole for above in frame.windows[:at]])
        box = box_to_image(piece, frame.monitor) if piece else None
        if box is not None and box.area and window.title.strip():
            active = frame.window is not None and frame.window.id == window.id
            found.append(Element(0, Role.WINDOW, window.title[:NAME], box, ("active",) if active else (), source="system"))
    return found


def _free(bar: Box, above: list[Box]) -> Box | None:
    """The widest piece of a bar that nothing above it covers."""
    pieces = [(bar.left, bar.right)] if bar.area else []
    for box in above:
        if box.top < bar.bottom and box.bottom > bar.top:
            pieces = [piece for one in pieces for piece in ((one[0], min(one[1], box.left)), (max(one[0], box.right), one[1]))]
            pieces = [piece for piece in pieces if piece[1] > piece[0]]
    widest = max(pieces, key=lambda piece: piece[1] - piece[0], default=(0, 0))
    return Box(widest[0], bar.top, widest[1] - widest[0], bar.height) if widest[1] - widest[0] >= NARROWEST else None
