"""Edge: the runs kept on this machine: listed, found by a part of their name, deleted, pruned by age and size.

Another program may delete a run at any moment, so a run that goes while it is looked at is one that is not there.
"""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from agent.errors import JournalError, UsageError
from agent.protocol import Entry
from agent.settings import Settings
from agent.story.journal import JOURNAL, end_of, started

DAY = 86400.0
CUT = "cut short"
"""How a run ended that was killed, or has not ended."""
OPENING = 4
"""Lines of a journal in which its task is named."""
LONGEST = 4_000_000
"""Bytes of a line; a longer one is none that we wrote."""
TAIL = 65_536
"""Bytes read from the end of a journal in search of its last line, twice as many until it is found."""


class Run(msgspec.Struct, frozen=True):
    """One run as listed. `status` is how it ended, `cut short` when it was killed, `broken` when its journal does not read; a
    `scripted` one did what a skill or another run says."""

    name: str
    task: str
    status: str
    steps: int
    began: float
    size: int
    scripted: bool = False


def each(runs: Path) -> Iterator[Run]:
    """Every run, newest first, a millisecond or two each: of its journal only the beginning and the end are read."""
    return filter(None, map(_run, _folders(runs)))


def listed(runs: Path) -> tuple[Run, ...]:
    """Every run, newest first."""
    return tuple(each(runs))


def newest(runs: Path, count: int) -> tuple[Run, ...]:
    return tuple(itertools.islice(each(runs), count))


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


def every(runs: Path) -> tuple[Path, ...]:
    """The folders of all runs, newest first. Raises JournalError."""
    return tuple(_folders(runs))


def delete(runs: Path, names: Iterable[str]) -> None:
    """Deletes runs for good; one that is gone already is no matter. Raises JournalError naming those that stayed."""
    folders = [runs / name for name in names if name == Path(name).name and name not in ("", ".", "..")]
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
    stayed = [folder.name for folder in folders if folder.exists()]
    if stayed:
        raise JournalError(f"{', '.join(stayed)} in {runs} cannot be deleted: mend the permissions of that folder.")


def prune(runs: Path, now: float, chosen: Settings) -> tuple[str, ...]:
    """Deletes runs older than `keep_days`, then the oldest until `keep_megabytes` is enough; the names deleted.

    Raises JournalError naming those that stayed."""
    gone, total = [], 0
    for run in listed(runs):
        total += run.size
        if now - run.began > chosen.keep_days * DAY or total > chosen.keep_megabytes * 1_000_000:
            gone.append(run.name)
    delete(runs, gone)
    return tuple(gone)


def _folders(runs: Path) -> list[Path]:
    """Raises JournalError when the folder of all runs cannot be read."""
    try:
        with os.scandir(runs) as found:
            names = sorted((one.name for one in found), reverse=True)
    except OSError as error:
        raise JournalError(f"{runs} cannot be read ({error.strerror}): mend its permissions, or set DESKHAND_DATA.") from error
    return [runs / name for name in names if (runs / name / JOURNAL).is_file()]


def _run(folder: Path) -> Run | None:
    """None for a run that was deleted meanwhile."""
    try:
        changed, size = folder.stat().st_mtime, _size(folder)
        entries = _ends(folder / JOURNAL)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.MsgspecError, RecursionError):
        return Run(folder.name, "", "broken", 0, changed, size) if folder.exists() else None
    end = end_of(entries)
    began = entries[0].at if entries else changed
    steps = end.steps if end else getattr(entries[-1].event, "step", 0) if entries else 0
    first = started(entries)
    return Run(folder.name, first.task, str(end.status) if end else CUT, steps, began, size, first.scripted)


def _ends(journal: Path) -> tuple[Entry, ...]:
    """The first entries and the last; a torn last line is left out. Raises OSError, MsgspecError, RecursionError."""
    with journal.open("rb") as file:
        lines = [line for line in (file.readline(LONGEST) for _ in range(OPENING)) if line.endswith(b"\n")]
        lines += _last(file, file.tell())
    return tuple(msgspec.json.decode(line, type=Entry) for line in lines)


def _last(file: BinaryIO, after: int) -> list[bytes]:
    """The last whole line behind this byte, if any."""
    whole, block = os.fstat(file.fileno()).st_size, TAIL
    while True:
        start = max(after, whole - block)
        file.seek(start)
        rest = file.read(whole - start)
        lines = rest[: rest.rfind(b"\n") + 1].splitlines()
        if len(lines) > 1 or start == after or block > LONGEST:
            return lines[-1:]
        block *= 2


def _size(folder: Path) -> int:
    """Bytes of every file; those that go meanwhile weigh nothing."""
    total = 0
    for place, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.stat(os.path.join(place, name)).st_size  # noqa: PTH116, PTH118 - three times as fast as Path
            except OSError:
                continue
    return total
