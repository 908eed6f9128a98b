"""What stands on the screen by the accessibility bus, as JSON on standard output. Runs alone, in a Python that has `gi` and the
typelib of AT-SPI (`gir1.2-atspi-2.0`), on the bus of its environment."""

from __future__ import annotations

import json
import sys
import time
from typing import Any

MANY = 200
"""Children from which a table is asked what stands at its points."""
DEEP = 40
Node = dict[str, Any]


def main() -> int:
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi

    Atspi.init()
    desktop = Atspi.get_desktop(0)
    until = time.monotonic() + float(sys.argv[1]) if len(sys.argv) > 1 else 0.0
    while time.monotonic() < until and not any(_child(desktop, n).get_child_count() for n in range(desktop.get_child_count())):
        time.sleep(0.2)
    found = []
    for n in range(desktop.get_child_count()):
        app = _child(desktop, n)
        found += [node for m in range(app.get_child_count()) if (node := _node(Atspi, _child(app, m), 0))]
    json.dump(found, sys.stdout)
    return 0


def _child(one: Any, number: int) -> Any:
    return one.get_child_at_index(number)


def _node(atspi: Any, one: Any, depth: int) -> Node | None:
    """A part with its parts; None when it does not show."""
    try:
        states = [atspi.StateType(s).value_nick for s in one.get_state_set().get_states()]
        if "showing" not in states and depth > 0:
            return None
        count, role = one.get_child_count(), one.get_role_name()
        node: Node = {"role": role, "name": one.get_name() or "", "states": states, "box": _box(atspi, one), "text": _text(one)}
        if count > MANY and role in ("table", "tree table", "document spreadsheet", "layered pane", "icon view"):
            node["parts"] = _at_points(atspi, one, node["box"])
        elif depth < DEEP:
            node["parts"] = [
                part for n in range(min(count, 400)) if (child := _child(one, n)) and (part := _node(atspi, child, depth + 1))
            ]
    except Exception as error:  # noqa: BLE001 - a part that goes away while it is asked
        print(error, file=sys.stderr)
        return None
    return node


def _box(atspi: Any, one: Any) -> list[int]:
    area = one.get_component_iface()
    if area is None:
        return [0, 0, 0, 0]
    at = area.get_extents(atspi.CoordType.SCREEN)
    return [at.x, at.y, at.width, at.height]


def _text(one: Any) -> str:
    held = one.get_text_iface()
    return held.get_text(0, min(80, held.get_character_count())) if held else ""


def _at_points(atspi: Any, table: Any, box: list[int]) -> list[Node]:
    """The cells of a large table, by walking from one to the next on the screen."""
    found, y = [], box[1] + 3
    while y < min(box[1] + box[3], 4000):
        x, high = box[0] + 3, 10
        while x < min(box[0] + box[2], 4000):
            cell = table.get_component_iface().get_accessible_at_point(x, y, atspi.CoordType.SCREEN)
            at = _box(atspi, cell) if cell else [0, 0, 0, 0]
            if at[2] <= 0 or at[2] > 2000 or at[3] > 400:
                x += 12
                continue
            states = [atspi.StateType(s).value_nick for s in cell.get_state_set().get_states()]
            found.append(
                {
                    "role": cell.get_role_name(),
                    "name": cell.get_name() or "",
                    "states": states,
                    "box": at,
                    "text": "",
                    "parts": [],
                }
            )
            x, high = at[0] + at[2] + 3, at[3]
        y += max(6, high)
    return found


if __name__ == "__main__":
    sys.exit(main())
