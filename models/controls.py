"""Pure: what the detector can say of a control."""

from __future__ import annotations

ROLES = (
    "button",
    "field",
    "check box",
    "radio button",
    "select",
    "slider",
    "spinner",
    "tab",
    "link",
    "menu item",
    "icon",
    "toggle",
    "scroll bar",
    "cell",
)
"""In the order of the detector's outputs. A check box is its tick square alone, an icon a control without words."""
STATES = ("on", "selected", "disabled", "focused", "empty")
"""In the order of the detector's outputs: ticked or switched on; the chosen tab, row or cell; greyed; with the focus; a field
with nothing in it."""
