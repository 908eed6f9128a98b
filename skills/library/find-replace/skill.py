"""Edge: a text replaced everywhere in the editor in front, by way of the clipboard, and read back."""

from __future__ import annotations

from typing import Any


def run(desk: Any, old: str, new: str) -> None:
    before = copied(desk)
    if old not in before:
        raise ValueError(f"“{old}” does not stand in the text")
    wanted = before.replace(old, new)
    desk.type(wanted)
    desk.press("ctrl+s")
    if copied(desk) != wanted:
        raise ValueError("the text in the editor is not the one wanted: press ctrl+z there")
    desk.press("ctrl+home")
    if seen := next((line for line in wanted.splitlines() if line.strip()), ""):
        desk.expect(f'"{" ".join(seen.split()[:4])}"')


def copied(desk: Any) -> str:
    """The whole text."""
    desk.press("ctrl+a")
    desk.press("ctrl+c")
    return str(desk.clipboard())
