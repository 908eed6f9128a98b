"""Edge: a file opened in the program in front, by the dialog that GTK programs share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from skills.skill import Target


def run(desk: Any, file: str, folder: str) -> None:
    path = Path(folder).expanduser() / Path(file).expanduser()
    desk.press("ctrl+o")
    desk.wait_for('button "Open"')
    desk.type(str(path))
    desk.press("enter")
    desk.wait_for('button "Cancel"', gone=True)
    desk.expect(Target(path.name, "window"))
