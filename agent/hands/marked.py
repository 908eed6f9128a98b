"""Edge: a secret on the clipboard for the moment of one paste, marked so that clipboard managers leave it out of their history
(X11; xclip offers one kind of content only).
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from agent.errors import ActError
from agent.hands.clipboard import SECRET, TEXT

READY = 5.0
"""Seconds that the X server may take."""
SLICE = 0.02
HINT = b"secret"
"""What KeePassXC and KWallet offer as well."""


class Owner:
    """Answers whoever asks for the selection, in a thread and on a connection of its own, until it is another's."""

    def __init__(self, text: str, selection: str) -> None:
        """`taken` is how often the text was asked for."""
        self.taken = 0
        self._text, self._selection = text.encode(), selection.upper()
        self._ready, self._over = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True, name="deskhand-clipboard")

    def start(self) -> None:
        """Raises ActError."""
        self._thread.start()
        if not self._ready.wait(READY):
            raise ActError("The clipboard cannot be written: is the display still there?")

    def close(self) -> None:
        self._over.set()
        self._thread.join(READY)

    def _serve(self) -> None:
        from Xlib import X, Xatom, display

        here = display.Display(os.environ.get("DISPLAY"))
        try:
            window = here.screen().root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
            window.set_selection_owner(here.intern_atom(self._selection), X.CurrentTime)
            if here.get_selection_owner(here.intern_atom(self._selection)) == window:
                self._ready.set()
            kinds = {here.intern_atom(TEXT): self._text, here.intern_atom(SECRET): HINT, Xatom.STRING: self._text}
            while not self._over.wait(SLICE):
                while here.pending_events():
                    asked = here.next_event()
                    if asked.type == X.SelectionClear:
                        return
                    if asked.type == X.SelectionRequest:
                        self._answer(here, asked, kinds)
        finally:
            here.close()

    def _answer(self, here: Any, asked: Any, kinds: dict[int, bytes]) -> None:
        """A kind that is not offered is refused, as the convention has it (ICCCM 2.2)."""
        from Xlib import X, Xatom
        from Xlib.protocol import event

        place = asked.property or asked.target
        if asked.target == here.intern_atom("TARGETS"):
            asked.requestor.change_property(place, Xatom.ATOM, 32, [asked.target, *kinds])
        elif asked.target in kinds:
            asked.requestor.change_property(place, asked.target, 8, kinds[asked.target])
            self.taken += kinds[asked.target] is self._text
        else:
            place = X.NONE
        asked.requestor.send_event(
            event.SelectionNotify(
                time=asked.time, requestor=asked.requestor, selection=asked.selection, target=asked.target, property=place
            )
        )
        here.flush()


@contextmanager
def offered(text: str, selection: str = "clipboard") -> Iterator[Owner]:
    """Like `clipboard.offered`: something else must be put there at the end. Raises ActError."""
    owner = Owner(text, selection)
    owner.start()
    try:
        yield owner
    finally:
        owner.close()
