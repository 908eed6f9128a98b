"""Runs on disk: listed newest first with how they ended, found by a part of their name, pruned by age and size."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from agent.errors import UsageError
from agent.journal import JOURNAL, Journal
from agent.protocol import Event, Finished, Started
from agent.records import Status
from agent.runs import DAY, find, listed, prune
from agent.settings import Settings


def run(runs: Path, name: str, at: float = 0.0, status: Status | None = Status.DONE, size: int = 0) -> Path:
    """A run that began at this time; without a status it was killed."""
    journal = Journal(runs / name, lambda: at)
    events: list[Event] = [Started(f"task {name}", name)]
    events += [Finished(status, "reason", 3, 1.0, "", (), name)] if status else []
    for event in events:
        journal.record(event)
    journal.close()
    (journal.folder / "frames" / "a.png").write_bytes(b"x" * size)
    return journal.folder


def test_newest_first_with_how_they_ended(tmp_path: Path) -> None:
    run(tmp_path, "2-b", 20.0, Status.STOPPED)
    run(tmp_path, "1-a", 10.0, size=1000)
    run(tmp_path, "3-c", 30.0, None)
    (run(tmp_path, "4-d") / JOURNAL).write_text("nonsense\n")
    (tmp_path / "not a run").mkdir()
    found = listed(tmp_path)
    assert [(one.name, one.status, one.steps) for one in found] == [
        ("4-d", "broken", 0),
        ("3-c", "cut short", 0),
        ("2-b", "stopped", 3),
        ("1-a", "done", 3),
    ]
    assert (found[3].task, found[3].began) == ("task 1-a", 10.0)
    assert found[3].size > 1000


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("", "3-write"),
        ("last", "3-write"),
        ("1-read", "1-read"),
        ("1", "1-read"),
        ("read", "1-read"),
        ("2-write-it", "2-write-it"),
    ],
)
def test_find(tmp_path: Path, asked: str, name: str) -> None:
    for one in ("1-read", "2-write-it", "2-write-it-2", "3-write"):
        run(tmp_path, one)
    assert find(tmp_path, asked).name == name


@pytest.mark.parametrize(
    ("asked", "said"),
    [("nothing", "No run is called “nothing”"), ("write", "“write” is part of 3 names: 3-write, 2-write-it-2")],
)
def test_find_says_what_there_is(tmp_path: Path, asked: str, said: str) -> None:
    for one in ("1-read", "2-write-it", "2-write-it-2", "3-write"):
        run(tmp_path, one)
    with pytest.raises(UsageError, match=re.escape(said)):
        find(tmp_path, asked)


def test_find_without_any_run(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There are no runs"):
        find(tmp_path, "last")


@pytest.mark.parametrize(
    ("days", "megabytes", "left"),
    [(30, 2000, ["c", "b", "a"]), (2, 2000, ["c", "b"]), (30, 3, ["c", "b"]), (30, 2, ["c"]), (30, 1, []), (1, 1, [])],
)
def test_prune_by_age_and_size(tmp_path: Path, days: int, megabytes: int, left: list[str]) -> None:
    for name, age in (("a", 3), ("b", 1.5), ("c", 0.5)):
        run(tmp_path, name, (100 - age) * DAY, size=1_200_000)
    gone = prune(tmp_path, 100 * DAY, Settings(keep_days=days, keep_megabytes=megabytes))
    assert [one.name for one in listed(tmp_path)] == left
    assert {*gone, *left} == {"a", "b", "c"}
