"""Edge: the agent process of a panel, spoken to from a test."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from typing import Any

from tests.desk.desk import Desk
from tests.desk.product import Product, events, until
from tests.desk.tasks import qt

SETTINGS = next(task for task in qt.TASKS if task.id == "settings-apply")
TASK = 'Type "Anna" in the field Display name, tick “Save automatically”.'
Served = subprocess.Popen[str]
Told = dict[str, Any]


def served(desk: Desk, product: Product, settings: str = "") -> Served:
    """The agent process, ready, beside a settings window."""
    product.config.write_text(settings)
    SETTINGS.set_up(desk)
    desk.still()
    process = product.start("serve", "--stdio")
    until(process, "ready")
    return process


def tell(process: Served, command: str, **what: object) -> None:
    assert process.stdin
    process.stdin.write(json.dumps({"command": command, **what}) + "\n")
    process.stdin.flush()


def whole(process: Served) -> list[Told]:
    """Every event of a run, to `finished`."""
    return list(upto(process, "finished"))


def upto(process: Served, event: str) -> Iterator[Told]:
    """Every event to the first of this kind."""
    for one in events(process):
        yield one
        if one["event"] == event:
            return
