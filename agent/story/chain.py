"""Edge: is a run on the disk as it was written? The chain of its lines, their seal and its pictures, and what was done to them
where it is not.

Whoever can write to the folder can write all of it anew; what this finds is what was changed in it. A line that a crash cut in
the middle is no such change.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from agent.errors import JournalError
from agent.protocol import Asking, Entry, Finished, Framed
from agent.story.journal import FIRST, JOURNAL, SEAL, digest

UNSEALED = "There is no seal, so lines that were cut off at the end would not be missed."


class Checked(msgspec.Struct, frozen=True):
    """What was found: `line` is the first that is wrong, 0 where none is; `what` was done to it (`edited`, `removed`,
    `inserted`, `reordered`, `cut`, `missing picture`, `changed picture`); `says` is the whole of it in a sentence or two."""

    run: str
    good: bool
    says: str
    lines: int = 0
    pictures: int = 0
    line: int = 0
    what: str = ""


class Wrong(msgspec.Struct, frozen=True):
    """The first thing that is not as it was written."""

    line: int
    what: str
    says: str


class Line(msgspec.Struct, frozen=True):
    """One line as it is now; `entry` is none where it does not read."""

    number: int
    entry: Entry | None
    hash: str

    @property
    def prev(self) -> str:
        return self.entry.prev if self.entry else ""

    @property
    def place(self) -> int:
        """The number that it was written with; 0 in journals of old, which had none."""
        return self.entry.n if self.entry else 0


class Seal(msgspec.Struct, frozen=True):
    """How many lines had been written at least, and the hash of the last of them."""

    lines: int
    hash: str


def checked(folder: Path) -> Checked:
    """Everything about one run. Raises JournalError when it cannot be read at all."""
    lines, torn = _lines(folder)
    seal = _seal(folder)
    pictures = tuple(dict.fromkeys(_pictures(lines)))
    wrong = _chained(lines) or _sealed(lines, seal, torn) or next(_spoilt(folder, pictures), None)
    if wrong is not None:
        return Checked(folder.name, False, wrong.says, len(lines), len(pictures), wrong.line, wrong.what)
    return Checked(folder.name, True, " ".join(_remarks(lines, seal, torn)), len(lines), len(pictures))


def _lines(folder: Path) -> tuple[list[Line], bool]:
    """Every whole line, and whether the beginning of another follows."""
    try:
        text = (folder / JOURNAL).read_bytes()
    except OSError as error:
        raise JournalError(f"{folder / JOURNAL} cannot be read ({error.strerror}): choose another run.") from error
    whole, end, rest = text.rpartition(b"\n")
    return [_line(at, one) for at, one in enumerate(whole.split(b"\n") if end else (), start=1)], bool(rest)


def _line(number: int, text: bytes) -> Line:
    try:
        entry = msgspec.json.decode(text, type=Entry)
    except (msgspec.MsgspecError, RecursionError):
        entry = None
    return Line(number, entry, hashlib.sha256(text).hexdigest())


def _seal(folder: Path) -> Seal | None:
    try:
        count, hash_ = (folder / SEAL).read_text("ascii").split()
        return Seal(int(count), hash_)
    except (OSError, ValueError):
        return None


def _chained(lines: Sequence[Line]) -> Wrong | None:
    """The first line that does not follow the one before it."""
    before = [FIRST, *(line.hash for line in lines)]
    for line in lines:
        if line.entry is None:
            return Wrong(line.number, "edited", f"Line {line.number} was edited: it is no entry any more.")
        if line.prev != before[line.number - 1]:
            return _why(lines, line)
    return None


def _why(lines: Sequence[Line], line: Line) -> Wrong:
    """What was done, where a line does not follow."""
    number = line.number
    if _walked(lines) == len(lines):
        return Wrong(number, "reordered", f"Line {number} was moved: all lines are there, in another order.")
    before = lines[number - 2].hash if number > 1 else FIRST
    on = next((one.number for one in lines[number:] if one.prev == before), 0)
    if on:
        return Wrong(number, "inserted", f"{_span(number, on - 1)} put in: line {on} follows from the one before.")
    if number > 1 and line.prev in {FIRST, *(one.hash for one in lines[: number - 2])}:
        first = next((one.number for one in lines if one.hash == line.prev), 0) + 1
        return Wrong(first, "inserted", f"{_span(first, number - 1)} put in: line {number} follows from before.")
    was = lines[number - 2].place if number > 1 else 0
    if line.place > was + 1:
        return Wrong(number, "removed", f"{_span(was + 1, line.place - 1)} removed: line {number} was the {line.place}th.")
    follows = number < len(lines) and lines[number].prev == line.hash
    edited = number - 1 if number > 1 and (follows or number == len(lines)) else number
    return Wrong(edited, "edited", f"Line {edited} was edited: what follows it was written after another text.")


def _walked(lines: Sequence[Line]) -> int:
    """How many lines there are one after the other by their hashes, whatever their order."""
    following = {line.prev: line for line in lines}
    at, count = FIRST, 0
    while at in following and count < len(lines):
        at, count = following[at].hash, count + 1
    return count


def _sealed(lines: Sequence[Line], seal: Seal | None, torn: bool) -> Wrong | None:
    """Whether the end is as it was: the seal is written after each line, so it may be behind and never ahead."""
    if seal is None:
        return None
    there = len(lines)
    if there < seal.lines:
        gone = _span(there + 1, seal.lines)
        part = ", the first of them in the middle" if torn and there + 1 < seal.lines else " in the middle" if torn else ""
        return Wrong(there + 1, "cut", f"{gone} cut off at the end{part}: {seal.lines} had been written whole.")
    last = lines[seal.lines - 1].hash if seal.lines else FIRST
    if last != seal.hash:
        return Wrong(seal.lines, "edited", f"Line {seal.lines} was edited: the seal was made for another text.")
    return None


def _pictures(lines: Sequence[Line]) -> Iterator[tuple[str, int]]:
    """The files that the journal names, each with the first line that does."""
    known: set[str] = set()
    for line in lines:
        event = line.entry.event if line.entry else None
        file = event.file if isinstance(event, Framed) else event.card.crop if isinstance(event, Asking) else ""
        if file and file not in known:
            known.add(file)
            yield file, line.number


def _spoilt(folder: Path, pictures: Sequence[tuple[str, int]]) -> Iterator[Wrong]:
    """Pictures that are gone, or show something else than what their name says."""
    for file, line in pictures:
        path = folder / file
        if not path.is_file():
            yield Wrong(line, "missing picture", f"{file}, which line {line} names, is gone.")
        elif digest_of(path) != path.stem:
            yield Wrong(line, "changed picture", f"{file}, which line {line} names, was changed.")


def digest_of(path: Path) -> str:
    """The hash of a picture's pixels; empty for what is none."""
    import cv2

    image = cv2.imread(str(path))
    return "" if image is None else digest(cv2.cvtColor(image, cv2.COLOR_BGR2RGB))  # type: ignore[arg-type]


def _remarks(lines: Sequence[Line], seal: Seal | None, torn: bool) -> Iterator[str]:
    """What is as it may be, and worth knowing."""
    yield "It is as it was written."
    last = lines[-1].entry if lines else None
    if torn:
        yield "A crash cut its last line in the middle, which is left out."
    elif last is None or not isinstance(last.event, Finished):
        yield "It has no end: the run was killed."
    if seal is None:
        yield UNSEALED


def _span(first: int, last: int) -> str:
    return f"Line {first} was" if last <= first else f"Lines {first} to {last} were"
