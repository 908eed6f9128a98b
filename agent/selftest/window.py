"""Edge: a window that writes down what it receives, on a screen where nothing else is to receive anything.

`python -m agent.selftest.window FILE NAME LEFT TOP`; one JSON object a line: `{"kind": "press"}`, `{"kind": "text", "text":
...}` (the whole of the field at each change), `{"kind": "mark"}` for each client message. NAME is its class and its title.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

SIZE = (480, 300)
FIELD = (110, 36, 330, 36)
"""Left, top, width and height within the window, as of the button:"""
BUTTON = (300, 230, 140, 34)
LABEL = "Delete all"
HOLLOW, RAISED = 255, 205
"""Greys that a field and a button are filled with."""
STRIP = 60
"""Rows that are sent at once: a request to the X server has a length."""
PASTE, ALL = "v", "a"


def picture() -> NDArray[np.uint8]:
    """A field, and a button that deletes; height x width x 3."""
    import cv2

    width, height = SIZE
    drawn = np.full((height, width, 3), 236, np.uint8)
    for (left, top, wide, high), fill in ((FIELD, HOLLOW), (BUTTON, RAISED)):
        drawn[top : top + high, left : left + wide] = 120
        drawn[top + 1 : top + high - 1, left + 1 : left + wide - 1] = fill
    left, top, wide, high = BUTTON
    (long, tall), _ = cv2.getTextSize(LABEL, cv2.FONT_HERSHEY_SIMPLEX, 0.55, 1)
    for text, at in (("Name", (30, 60)), (LABEL, (left + (wide - long) // 2, top + (high + tall) // 2))):
        cv2.putText(drawn, text, at, cv2.FONT_HERSHEY_SIMPLEX, 0.55, (0, 0, 0), 1, cv2.LINE_AA)
    return drawn


class Form:
    """Takes keys and pastes into its one field, wherever they come; Ctrl+A lets the next replace what is there."""

    def __init__(self, file: Path, name: str, corner: tuple[int, int]) -> None:
        from Xlib import X, Xutil, display

        self._x, self._file = X, file.open("a", encoding="utf-8", buffering=1)
        self._display = display.Display()
        screen = self._display.screen()
        mask = X.ExposureMask | X.KeyPressMask | X.ButtonPressMask
        self._window = screen.root.create_window(*corner, *SIZE, 0, screen.root_depth, X.InputOutput, event_mask=mask)
        self._window.set_wm_name(name)
        self._window.set_wm_class(name, name)
        self._window.set_wm_normal_hints(flags=Xutil.USPosition | Xutil.USSize)
        self._atoms = [self._display.intern_atom(one) for one in ("CLIPBOARD", "UTF8_STRING", "SELFTEST")]
        self._text, self._replace = "", False
        self._window.map()

    def serve(self) -> None:
        """Until it is ended."""
        while True:
            self._heed(self._display.next_event())

    def _heed(self, event: Any) -> None:
        if event.type == self._x.Expose:
            self._draw()
        elif event.type == self._x.ButtonPress:
            self._say("press", button=event.detail)
        elif event.type == self._x.KeyPress:
            self._key(event)
        elif event.type == self._x.SelectionNotify and event.property:
            told = self._window.get_full_property(event.property, self._x.AnyPropertyType).value
            self._add(told.decode("utf-8", "replace") if isinstance(told, bytes) else str(told))
        elif event.type == self._x.ClientMessage:
            self._say("mark")

    def _key(self, event: Any) -> None:
        symbol = self._display.keycode_to_keysym(event.detail, int(bool(event.state & self._x.ShiftMask)))
        letter = chr(symbol) if 0x20 <= symbol < 0x100 else ""
        if not event.state & self._x.ControlMask:
            self._add(letter)
        elif letter == PASTE:
            clipboard, utf8, own = self._atoms
            self._window.convert_selection(clipboard, utf8, own, event.time)
        elif letter == ALL:
            self._replace = True

    def _add(self, text: str) -> None:
        if text:
            self._text = text if self._replace else self._text + text
            self._replace = False
            self._say("text", text=self._text)

    def _draw(self) -> None:
        drawn = np.dstack([picture()[:, :, ::-1], np.zeros(SIZE[::-1], np.uint8)])
        pen = self._window.create_gc()
        for top in range(0, SIZE[1], STRIP):
            part = np.ascontiguousarray(drawn[top : top + STRIP])
            depth = self._display.screen().root_depth
            self._window.put_image(pen, 0, top, SIZE[0], len(part), self._x.ZPixmap, depth, 0, part.tobytes())
        pen.free()
        self._display.sync()

    def _say(self, kind: str, **what: object) -> None:
        self._file.write(json.dumps({"kind": kind, **what}, ensure_ascii=False) + "\n")


def main() -> None:
    file, name, left, top = sys.argv[1:]
    Form(Path(file), name, (int(left), int(top))).serve()


if __name__ == "__main__":
    main()
