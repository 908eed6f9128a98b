"""Edge: a run folder on disk. `journal.jsonl` grows by one line an event; `frames/` holds the pictures.

Each line is `{"at": seconds, "prev": sha256 of the line before, "event": {...}, "n": its number}`, written, flushed and fsynced
before what it tells of is followed by anything else. A kill at any moment leaves at most one torn line at the end, which
reading leaves out. `journal.seal` holds the number of lines and the hash of the last, so that lines cut off at the end are
missed; a picture is named by the hash of its pixels.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from agent.errors import JournalError
from agent.geometry import Box
from agent.protocol import Entry, Event, Finished, Started
from agent.records import Frame, Pixels, Plan
from agent.words import plain

JOURNAL = "journal.jsonl"
SEAL = "journal.seal"
FRAMES = "frames"
FIRST = "0" * 64
"""What the first line says of the line before it."""
AROUND = 60
"""Pixels shown around the target on a card's picture."""
NAME_LENGTH = 40


class Journal:
    """Writes one run. Implements `agent.loop.Album`."""

    def __init__(self, folder: Path, now: Callable[[], float] = time.time) -> None:
        """Makes the folder, private to its owner. Raises JournalError."""
        self.folder = folder
        self._now = now
        self._prev = FIRST
        self._lines = 0
        self._file = self._seal = -1
        try:
            (folder / FRAMES).mkdir(mode=0o700, parents=True)
            folder.chmod(0o700)
            self._file = os.open(folder / JOURNAL, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o600)
            _hold(self._file)
            self._seal = os.open(folder / SEAL, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            self._sealed()
        except OSError as error:
            raise JournalError(_cannot(folder, error)) from error

    def record(self, event: Event) -> None:
        """One line, on the disk when this returns. Raises JournalError; the journal is whole even then."""
        line = msgspec.json.encode(Entry(self._now(), self._prev, event, self._lines + 1)) + b"\n"
        size = os.fstat(self._file).st_size
        try:
            written = os.write(self._file, line)
            if written != len(line):
                raise OSError(28, "No space left on device")
            os.fsync(self._file)
        except OSError as error:
            os.ftruncate(self._file, size)
            raise JournalError(_cannot(self.folder, error)) from error
        self._prev, self._lines = hashlib.sha256(line[:-1]).hexdigest(), self._lines + 1
        self._sealed()

    def keep(self, frame: Frame) -> str:
        """The picture as `frames/<hash>.png`, once however often it is seen."""
        return self._store(frame.pixels)

    def crop(self, frame: Frame, plan: Plan) -> str:
        """What is around the target, with a crosshair on the point; empty when the plan points nowhere."""
        import cv2

        point = getattr(plan.action, "point", None)
        if point is None:
            return ""
        height, width = frame.pixels.shape[:2]
        target = plan.target.box if plan.target else Box(int(point.x), int(point.y), 1, 1)
        box = target.grown(AROUND).overlap(Box(0, 0, width, height))
        part = frame.pixels[box.top : box.bottom, box.left : box.right].copy()
        at = (int(point.x) - box.left, int(point.y) - box.top)
        cv2.drawMarker(part, at, (220, 38, 38), cv2.MARKER_CROSS, 24, 2)
        return self._store(part)

    def attach(self, name: str, text: str) -> None:
        """A file beside the journal, private as it is. Raises JournalError."""
        try:
            (self.folder / name).touch(mode=0o600)
            (self.folder / name).write_text(text, "utf-8")
        except OSError as error:
            raise JournalError(_cannot(self.folder, error)) from error

    def close(self) -> None:
        for descriptor in (self._file, self._seal):
            if descriptor >= 0:
                os.close(descriptor)
        self._file = self._seal = -1

    def _sealed(self) -> None:
        """Over what is there, so that it takes no more of a full disk; one that is behind does no harm."""
        with suppress(OSError):
            os.pwrite(self._seal, f"{self._lines:08d} {self._prev}\n".encode(), 0)

    def _store(self, pixels: Pixels) -> str:
        import cv2

        name = f"{FRAMES}/{digest(pixels)}.png"
        path = self.folder / name
        if path.exists():
            return name
        _, png = cv2.imencode(".png", cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_PNG_COMPRESSION, 2])
        part = path.with_suffix(".part")
        try:
            part.touch(mode=0o600)
            part.write_bytes(png.tobytes())
            part.replace(path)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise JournalError(_cannot(self.folder, error)) from error
        return name


def digest(pixels: Pixels) -> str:
    """What a picture is named by: 80 bits of the hash of its pixels (RGB) and its size."""
    return hashlib.sha256(pixels.tobytes() + str(pixels.shape).encode()).hexdigest()[:20]


class NoJournal:
    """Keeps nothing: a dry run."""

    def keep(self, frame: Frame) -> str:
        return ""

    def crop(self, frame: Frame, plan: Plan) -> str:
        return ""


def begin(runs: Path, task: str, now: Callable[[], float] = time.time) -> Journal:
    """A new run folder, `20261124-071530-write-a-letter`, numbered when the name is taken. Raises JournalError."""
    stamp = time.strftime("%Y%m%d-%H%M%S", time.localtime(now()))
    slug = re.sub(r"[^a-z0-9]+", "-", plain(task)).strip("-")[:NAME_LENGTH].strip("-") or "task"
    name = f"{stamp}-{slug}"
    taken = sum(1 for _ in runs.glob(f"{name}*"))
    return Journal(runs / (f"{name}-{taken + 1}" if taken else name), now)


def read(folder: Path) -> tuple[Entry, ...]:
    """The entries of a run, the chain of hashes checked; a torn last line is left out. Raises JournalError naming the line."""
    return tuple(told(folder))


def told(folder: Path) -> Iterator[Entry]:
    """As `read`, one by one, for a window that draws meanwhile. Raises JournalError where the first thing is wrong."""
    try:
        text = (folder / JOURNAL).read_bytes()
    except OSError as error:
        raise JournalError(f"{folder / JOURNAL} cannot be read ({error.strerror}): choose another run.") from error
    prev = FIRST
    for number, line in enumerate(text[: text.rfind(b"\n") + 1].splitlines(), start=1):
        try:
            entry = msgspec.json.decode(line, type=Entry)
        except (msgspec.MsgspecError, RecursionError) as error:
            raise JournalError(f"{folder / JOURNAL}, line {number} is not an entry ({error}): the file was changed.") from error
        if entry.prev != prev:
            raise JournalError(f"{folder / JOURNAL}, line {number} does not follow the one before it: the file was changed.")
        yield entry
        prev = hashlib.sha256(line).hexdigest()


def started(entries: Sequence[Entry]) -> Started:
    """How a run began; with nothing in it when it was killed before it did."""
    return next((entry.event for entry in entries if isinstance(entry.event, Started)), Started("", ""))


def task_of(entries: Sequence[Entry]) -> str:
    """The task of a run; empty when it was killed before it began."""
    return started(entries).task


def end_of(entries: tuple[Entry, ...]) -> Finished | None:
    """How a run ended; none when it was killed."""
    last = entries[-1].event if entries else None
    return last if isinstance(last, Finished) else None


def is_open(folder: Path) -> bool:
    """Whether a process still writes to this run: its hold ends with it, however it ends."""
    if sys.platform == "win32":
        return False
    import fcntl

    with (folder / JOURNAL).open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            return True
    return False


def _hold(descriptor: int) -> None:
    """Against being gone on with by another; some network disks know no such thing."""
    if sys.platform != "win32":
        import fcntl

        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _cannot(folder: Path, error: OSError) -> str:
    return (
        f"The run cannot be written to {folder} ({error.strerror}): free space (`deskhand runs prune`), mend the folder's "
        "permissions, or set DESKHAND_DATA to another folder."
    )
