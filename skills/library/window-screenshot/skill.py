"""Edge: a picture of the window in front (X11, by the EWMH hint that window managers set)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from skills.skill import Target


def run(desk: Any, file: str, folder: str) -> None:
    path = Path(folder).expanduser() / Path(file).expanduser()
    if path.suffix.lower() != ".png":
        raise ValueError(f"{path.name} must end in .png")
    title, area = window()
    path.touch(mode=0o600, exist_ok=False)
    path.write_bytes(picture(area))
    desk.expect(Target(title, "window"))


def window() -> tuple[str, dict[str, int]]:
    """The title of the window in front, and where it is in pixels."""
    from Xlib import X, display

    there = display.Display()
    try:
        root = there.screen().root
        found = root.get_full_property(there.intern_atom("_NET_ACTIVE_WINDOW"), X.AnyPropertyType)
        if found is None or not found.value[0]:
            raise ValueError("no window is in front")
        front = there.create_resource_object("window", found.value[0])
        size, corner = front.get_geometry(), front.translate_coords(root, 0, 0)
        title = front.get_full_property(there.intern_atom("_NET_WM_NAME"), X.AnyPropertyType)
        area = {"left": -corner.x, "top": -corner.y, "width": size.width, "height": size.height}
        return (title.value.decode("utf-8", "replace") if title else ""), area
    finally:
        there.close()


def picture(area: dict[str, int]) -> bytes:
    """What is on the screen there, as PNG."""
    import mss
    import mss.tools

    with mss.MSS() as screen:
        shot = screen.grab(area)
    return mss.tools.to_png(shot.rgb, shot.size) or b""
