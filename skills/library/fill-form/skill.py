"""Edge: a form filled from a row of a table, field by field."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from skills.skill import Target
from skills.table import read


def run(desk: Any, csv: str, row: int) -> None:
    rows = read(Path(csv).expanduser()).rows
    if not 1 <= row <= len(rows):
        raise ValueError(f"{csv} has {len(rows)} rows, and row {row} was asked for")
    filled = {name: text for name, text in rows[row - 1].items() if text.strip()}
    for name, text in filled.items():
        field = Target(name, "field")
        desk.scroll("down", until=field)
        desk.type(text, into=field)
        desk.expect(field, value=text)
