"""Edge: the sheet in front saved as CSV, with what LibreOffice asks about it on the way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from skills.skill import Target

KEEP = 'button "Use Text CSV Format"'
OPTIONS = 'window "Export Text File"'


def run(desk: Any, file: str, folder: str) -> None:
    path = Path(folder).expanduser() / Path(file).expanduser()
    if path.suffix.lower() != ".csv":
        raise ValueError(f"{path.name} must end in .csv, by which LibreOffice knows the format")
    desk.press("ctrl+shift+s")
    desk.wait_for('button "Save"')
    desk.press("ctrl+a")
    desk.type(str(path))
    desk.press("enter")
    desk.wait_for(KEEP)
    desk.click(KEEP)
    desk.wait_for(OPTIONS)
    desk.press("enter")
    desk.wait_for(OPTIONS, gone=True)
    desk.expect(Target(path.name, "window"))
