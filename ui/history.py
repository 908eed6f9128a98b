"""Edge: the tasks typed before, newest last, one a line in a private file under the data folder."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

KEPT = 200


class History:
    """Walked with `older` and `newer` from a draft, which comes back at the end. A file that cannot be read or written costs
    the memory, never the task."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._tasks = _read(file)
        self._at = len(self._tasks)
        self._draft = ""

    def add(self, task: str) -> None:
        """Remembers a task once, as the newest."""
        self._tasks = [*(one for one in self._tasks if one != task), task][-KEPT:]
        self._at = len(self._tasks)
        with contextlib.suppress(OSError):
            _write(self._file, "".join(f"{one}\n" for one in self._tasks))

    def older(self, shown: str) -> str:
        if self._at == len(self._tasks):
            self._draft = shown
        self._at = max(0, self._at - 1)
        return self._tasks[self._at] if self._tasks else shown

    def newer(self, shown: str) -> str:
        if self._at >= len(self._tasks):
            return shown
        self._at += 1
        return self._tasks[self._at] if self._at < len(self._tasks) else self._draft


def _read(file: Path) -> list[str]:
    try:
        return [line for line in file.read_text("utf-8", "replace").splitlines() if line.strip()][-KEPT:]
    except OSError:
        return []


def _write(file: Path, text: str) -> None:
    """All or nothing, readable by its owner only."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        out.write(text)
    part.replace(file)
