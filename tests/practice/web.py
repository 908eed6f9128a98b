"""Edge: opens the practice pages from the loopback server of the desk."""

from __future__ import annotations

from collections.abc import Callable

from tests.desk.desk import Desk
from tests.desk.tasks.chromium import browse


def shown(page: str, title: str, *, bare: bool = False) -> Callable[[Desk], None]:
    """A `set_up` that opens this page in Chromium; `bare` is a window of its own without tabs and address bar."""

    def set_up(desk: Desk) -> None:
        browse(desk, page, title, bare=bare)

    return set_up
