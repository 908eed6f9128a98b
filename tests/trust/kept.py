"""Edge: the trials of a suite, kept while it is under way so that one that was broken off goes on; their figures as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

FOLDER = Path(__file__).parents[2] / "build" / "trust"
T = TypeVar("T")


def whole(name: str, collected: Callable[[Path], T], folder: Path = FOLDER) -> T:
    """What is collected into a file of this name. It is deleted when all is there: the next measurement is of the code as it is
    then."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.jsonl"
    found = collected(file)
    file.unlink(missing_ok=True)
    return found


def kept(file: Path, kind: type[T]) -> list[T]:
    """The trials so far; a line that was cut off is none."""
    lines = file.read_bytes().splitlines(keepends=True) if file.exists() else []
    return [msgspec.json.decode(line, type=kind) for line in lines if line.endswith(b"\n")]


def keep(file: Path, trial: object) -> None:
    """One more."""
    with file.open("ab") as out:
        out.write(msgspec.json.encode(trial) + b"\n")


def table(titles: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """Markdown."""
    return "\n".join(f"| {' | '.join(map(str, cells))} |" for cells in (titles, ["---"] * len(titles), *rows))
