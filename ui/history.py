"""Edge: the tasks typed before, newest last, one a line in a private file under the data folder."""

from __future__ import annotations

import os
from pathlib import Path

from ui.wording import translate

KEPT = 200
SHORTEST = 2
"""Characters typed before old tasks are offered."""


class History:
    """Walked with `older` and `newer` from a draft, which comes back at the end. A file that cannot be read or written costs
    the memory, never the task; `trouble` says so in a sentence."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._tasks, self.trouble = _read(file)
        self._at = len(self._tasks)
        self._draft = ""

    def add(self, task: str) -> None:
        """Remembers a task once, as the newest."""
        self._tasks = [*(one for one in self._tasks if one != task), task][-KEPT:]
        self._at = len(self._tasks)
        try:
            _write(self._file, "".join(f"{one}\n" for one in self._tasks))
            self.trouble = ""
        except OSError as error:
            wrong = translate("history", "The task cannot be remembered ({0}: {1}): free space or mend the permissions.")
            self.trouble = wrong.format(self._file, error.strerror)

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

    def like(self, typed: str, most: int) -> list[str]:
        """Those that have all that was typed in them, newest first."""
        wanted = typed.strip().casefold()
        if len(wanted) < SHORTEST:
            return []
        return [task for task in reversed(self._tasks) if wanted in task.casefold() and task != typed][:most]


def _read(file: Path) -> tuple[list[str], str]:
    """The tasks, and what is wrong with the file, which is then kept beside a new one."""
    try:
        text = file.read_text("utf-8") if file.exists() else ""
        if "\0" in text:
            raise UnicodeError
        return [line for line in text.splitlines() if line.strip()][-KEPT:], ""
    except UnicodeError:
        kept = file.with_suffix(".broken")
        return [], _set_aside(file, kept)
    except OSError as error:
        wrong = translate("history", "The tasks typed before cannot be read ({0}: {1}): mend the file's permissions.")
        return [], wrong.format(file, error.strerror)


def _set_aside(file: Path, kept: Path) -> str:
    try:
        file.replace(kept)
    except OSError as error:
        wrong = translate("history", "The tasks typed before cannot be read ({0}: {1}): mend the file's permissions.")
        return wrong.format(file, error.strerror)
    return translate(
        "history", "The list of tasks typed before is damaged: a new one is begun, the old one is kept in {0}."
    ).format(kept)


def _write(file: Path, text: str) -> None:
    """All or nothing, readable by its owner only."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        out.write(text)
    part.replace(file)
