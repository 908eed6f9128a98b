"""Pure: small pictures for buttons without words, as SVG paths in a square of 24; each part has its own set."""

from __future__ import annotations

LINES = {
    "trash": "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v6M14 11v6",
    "star": "M12 3l2.7 5.8 6.3.8-4.6 4.4 1.2 6.3L12 17.2 6.4 20.3l1.2-6.3L3 9.6l6.3-.8z",
    "play": "M7 4l13 8-13 8z",
    "search": "M16.5 16.5L21 21M11 4a7 7 0 1 1 0 14a7 7 0 1 1 0-14",
    "back": "M20 12H4M11 5l-7 7 7 7",
}
"""Drawn in lines: of `dev`."""
SHAPES = {
    "trash": "M6 19c0 1.1.9 2 2 2h8c1.1 0 2-.9 2-2V8H6zM19 5h-3.5l-1-1h-5l-1 1H5v2h14z",
    "gear": "M13 2l.6 2.6 2.3 1 2.3-1.4 1.6 1.6-1.4 2.3 1 2.3 2.6.6v2l-2.6.6-1 2.3 1.4 2.3-1.6 1.6-2.3-1.4-2.3 1L13 22h-2l-.6-2.6-2.3-1"
    "-2.3 1.4-1.6-1.6 1.4-2.3-1-2.3L2 13v-2l2.6-.6 1-2.3-1.4-2.3 1.6-1.6 2.3 1.4 2.3-1L11 2zM12 9a3 3 0 1 0 0 6a3 3 0 1 0 0-6z",
    "plus": "M10 4h4v6h6v4h-6v6h-4v-6H4v-4h6z",
    "menu": "M3 5h18v3H3zM3 10.500h18v3H3zM3 16h18v3H3z",
    "heart": "M12 21C5 15 2 12 2 8a5 5 0 0 1 10-2 5 5 0 0 1 10 2c0 4-3 7-10 13z",
}
"""Filled: of `unopened`."""
FILE = "M6 2h8l5 5v15H6zM14 2v5h5"
FOLDER = "M2 5h8l2 3h10v12H2z"
BIN = "M5 8h14l-2 13H7zM4 5h16v2H4zM9 3h6v2H9z"


def svg(name: str, part: str, colour: str, size: int) -> str:
    """The picture of this name as SVG text."""
    look = (
        f'fill="none" stroke="{colour}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'
        if part == "dev"
        else f'fill="{colour}" fill-rule="evenodd"'
    )
    return _svg((LINES if part == "dev" else SHAPES)[name], look, size)


def filed(text: str, colour: str, size: int) -> str:
    """The picture above the name of a thing on a desktop: a bin, a file or a folder."""
    path = BIN if text in ("Trash", "Bin", "Rubbish bin", "Corbeille", "Poubelle") else FILE if "." in text else FOLDER
    return _svg(path, f'fill="#9bb7d4" stroke="{colour}" stroke-width="1"', size)


def _svg(path: str, look: str, size: int) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" viewBox="0 0 24 24"><path d="{path}" {look}/></svg>'
