"""Edge: a picture over a whole monitor, above everything, for the moment that a look takes (X11)."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image

from agent.errors import CaptureError
from agent.eyes.windows import no_display
from agent.geometry import Box
from agent.records import Pixels


@contextmanager
def covered(box: Box, picture: Pixels) -> Iterator[None]:
    """The picture at `box`, in screen points, while this lasts. No window manager knows of the window, so that it is nobody's
    and takes no keys. Raises CaptureError where there is no X server."""
    if not sys.platform.startswith("linux") or not os.environ.get("DISPLAY"):
        raise CaptureError(no_display() if sys.platform.startswith("linux") else "Pointing is tested on X11 alone so far.")
    from Xlib import X, display, error

    try:
        there = display.Display()
    except (error.DisplayError, OSError) as failed:
        raise CaptureError(f"The display {os.environ['DISPLAY']} cannot be reached ({failed}): see that it runs.") from failed
    try:
        screen = there.screen()
        # As the ground of the window the server draws it by itself, whatever was over it for a moment.
        ground = screen.root.create_pixmap(box.width, box.height, screen.root_depth)
        pen = ground.create_gc()
        ground.put_pil_image(pen, 0, 0, Image.fromarray(picture))
        window = screen.root.create_window(
            box.left, box.top, box.width, box.height, 0, screen.root_depth,
            X.InputOutput, X.CopyFromParent, background_pixmap=ground, override_redirect=True, event_mask=0,
        )  # fmt: skip
        window.map()
        window.raise_window()
        there.sync()
        yield
    except (error.ConnectionClosedError, OSError) as failed:
        raise CaptureError("The display went away: log in again, or use --virtual.") from failed
    finally:
        there.close()  # takes the window with it
