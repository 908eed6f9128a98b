"""Edge: the sum of a column of a sheet, by a formula in a cell."""

from __future__ import annotations

import re
from typing import Any


def run(desk: Any, column: str, cell: str) -> None:
    formula = f"=SUM({cells(column.strip().upper(), cell.strip().upper())})"
    go_to(desk, cell)
    desk.press("f2 ctrl+a")
    desk.type(formula)
    desk.press("enter")
    go_to(desk, cell)
    desk.expect(f'"{formula}"')


def cells(column: str, cell: str) -> str:
    """The range to add up: a column's letter means all of it, or what stands above the cell where that is in the column."""
    at = re.fullmatch(r"([A-Z]{1,3})([0-9]+)", cell)
    if at is None:
        raise ValueError(f"{cell} is no cell, such as B10")
    if not re.fullmatch(r"[A-Z]{1,3}", column):
        return column
    if at[1] != column:
        return f"{column}:{column}"
    if at[2] == "1":
        raise ValueError(f"nothing stands above {cell}")
    return f"{column}1:{column}{int(at[2]) - 1}"


def go_to(desk: Any, cell: str) -> None:
    """Through the Name Box."""
    desk.press("ctrl+shift+t")
    desk.type(cell)
    desk.press("enter")
