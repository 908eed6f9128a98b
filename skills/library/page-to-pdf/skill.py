"""Edge: the document in front as a PDF, which is then looked for in the list of files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from skills.skill import Target


def run(desk: Any, file: str, folder: str) -> None:
    path = Path(folder).expanduser() / Path(file).expanduser()
    desk.press("alt+f")
    desk.click('"Export As"')
    desk.click('"Export Directly as PDF"')
    desk.wait_for('button "Cancel"')
    desk.press("ctrl+a")
    desk.type(str(path))
    desk.press("enter")
    desk.wait_for('button "Cancel"', gone=True)
    desk.press("ctrl+o")
    desk.wait_for('button "Open"')
    desk.expect(Target(path.name))
    desk.press("escape")
    desk.wait_for('button "Cancel"', gone=True)
