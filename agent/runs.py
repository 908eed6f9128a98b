"""Edge: the runs kept on this machine: listed, found by a part of their name, pruned by age and size."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec

from agent.errors import JournalError, UsageError
from agent.journal import JOURNAL, end_of, read, task_of
from agent.settings import Settings

DAY = 86400.0


class Run(msgspec.Struct, frozen=True):
    """One run as listed. `status` is how it ended, `cut short` when it was killed, `broken` when its journal does not read."""

    name: str
    task: str
    status: str
    steps: int
    began: float
    size: int


def listed(runs: Path) -> tuple[Run, ...]:
    """Every run, newest first."""
    return tuple(_run(folder) for folder in _folders(runs))


def find(runs: Path, name: str) -> Path:
    """The run with this name, a beginning or a part of it; `last` or nothing is the newest. Raises UsageError."""
    folders = _folders(runs)
    if not folders:
        raise UsageError(f'There are no runs in {runs} yet: `deskhand run "TASK"` makes one.')
    if name in ("", "last"):
        return folders[0]
    matches = [folder for folder in folders if folder.name == name] or [folder for folder in folders if name in folder.name]
    if len(matches) == 1:
        return matches[0]
    if not matches:
        raise UsageError(f"No run is called “{name}”: `deskhand runs list` shows them.")
    raise UsageError(f"“{name}” is part of {len(matches)} names: {', '.join(folder.name for folder in matches[:4])} ...")


def prune(runs: Path, now: float, chosen: Settings) -> tuple[str, ...]:
    """Deletes runs older than `keep_days`, then the oldest until `keep_megabytes` is enough; the names deleted."""
    gone, total = [], 0
    for run in listed(runs):
        total += run.size
        if now - run.began > chosen.keep_days * DAY or total > chosen.keep_megabytes * 1_000_000:
            shutil.rmtree(runs / run.name)
            gone.append(run.name)
    return tuple(gone)


def _folders(runs: Path) -> list[Path]:
    found = [folder for folder in runs.iterdir() if (folder / JOURNAL).is_file()]
    return sorted(found, key=lambda folder: folder.name, reverse=True)


def _run(folder: Path) -> Run:
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    try:
        entries = read(folder)
    except JournalError:
        return Run(folder.name, "", "broken", 0, folder.stat().st_mtime, size)
    end = end_of(entries)
    began = entries[0].at if entries else folder.stat().st_mtime
    status, steps = (str(end.status), end.steps) if end else ("cut short", 0)
    return Run(folder.name, task_of(entries), status, steps, began, size)
