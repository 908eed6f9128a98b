"""Edge: what the person has before them when they call: the window they are in, what is selected, what is on the clipboard."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress

from agent.errors import CaptureError
from agent.eyes.windows import Desktop, open_desktop
from agent.hands import clipboard
from agent.protocol import Called
from agent.records import Window

SECONDS = 0.7
"""How long the owner of a selection may take: the box is waited for."""
MOST = 4000
"""Characters of each text, as many as a task may have."""


def called() -> Called:
    """The window in front that is not ours, and the two selections (X11), read side by side."""
    with ThreadPoolExecutor(2) as both:
        texts = both.map(lambda name: clipboard.glimpse(name, SECONDS)[:MOST], ("primary", "clipboard"))
        window = _front()
        selection, copied = texts
    return Called(window, selection, copied)


def _front() -> Window | None:
    with suppress(CaptureError), closing(open_desktop()) as desktop:
        return front(desktop)
    return None


def front(desktop: Desktop) -> Window | None:
    """The active window, or the next below it when that is ours."""
    own = {window.id for window in desktop.own()}
    active = desktop.active()
    below = desktop.windows()
    return next((window for window in (active, *below) if window is not None and window.id not in own), None)
