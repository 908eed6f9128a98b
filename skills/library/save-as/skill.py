"""Edge: the document in front saved under a name, by the dialog that GTK programs share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from skills.skill import Target


def run(desk: Any, file: str, folder: str) -> None:
    path = Path(folder).expanduser() / Path(file).expanduser()
    desk.press("ctrl+shift+s")
    desk.wait_for('button "Save"')
    desk.press("ctrl+a")
    desk.type(str(path))
    desk.press("enter")
    desk.wait_for('button "Cancel"', gone=True)
    desk.expect(Target(path.name, "window"))
