"""Edge: a system tray of one place (freedesktop's System Tray Protocol), at the top left of the screen: the icon that docks
there is shown, 32 x 32 pixels, until this process ends.
"""

from __future__ import annotations

import sys

from Xlib import X, display
from Xlib.protocol import event

SIDE = 32
DOCK = 0
"""The opcode of a request to be docked."""


def main() -> None:
    there = display.Display()
    root = there.screen().root
    place = root.create_window(
        0, 0, SIDE, SIDE, 0, X.CopyFromParent, override_redirect=True, background_pixel=there.screen().white_pixel,
        event_mask=X.SubstructureNotifyMask,
    )  # fmt: skip
    place.map()
    selection = there.intern_atom("_NET_SYSTEM_TRAY_S0")
    place.set_selection_owner(selection, X.CurrentTime)
    said = event.ClientMessage(
        window=root, client_type=there.intern_atom("MANAGER"), data=(32, [X.CurrentTime, selection, place.id, 0, 0])
    )
    root.send_event(said, event_mask=X.StructureNotifyMask)
    there.sync()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        told = there.next_event()
        if told.type == X.ClientMessage and told.client_type == there.intern_atom("_NET_SYSTEM_TRAY_OPCODE"):
            _, opcode, number, *_ = told.data[1]
            if opcode == DOCK:
                icon = there.create_resource_object("window", number)
                icon.reparent(place, 0, 0)
                icon.configure(width=SIDE, height=SIDE)
                icon.map()
                there.sync()


if __name__ == "__main__":
    main()
