"""Runs on disk: listed newest first with how they ended, found by a part of their name, pruned by age and size."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from agent.errors import JournalError, UsageError
from agent.protocol import Acted, Event, Finished, Started
from agent.records import Status
from agent.settings import Settings
from agent.story.journal import JOURNAL, Journal
from agent.story.runs import DAY, delete, each, find, listed, newest, prune
from ui.pages.run_words import goes_on


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


def test_only_the_ends_of_a_journal_are_read_whatever_stands_between(tmp_path: Path) -> None:
    """A list of hundreds must not read them all: what was changed in the middle is found when the run is opened."""
    folder = run(tmp_path, "a", 5.0)
    lines = (folder / JOURNAL).read_bytes().splitlines(keepends=True)
    (folder / JOURNAL).write_bytes(b"".join((lines[0] * 4, b"x" * 200_000 + b"\n", lines[-1], b'{"torn')))
    (found,) = listed(tmp_path)
    assert (found.status, found.task, found.steps) == ("done", "task a", 3)


def test_a_run_that_was_cut_short_tells_how_far_it_came(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "a", lambda: 0.0)
    journal.record(Started("task", "a"))
    journal.record(Acted(7, "Click button Save", 0.1))
    journal.close()
    assert [(one.status, one.steps) for one in listed(tmp_path)] == [("cut short", 7)]


@pytest.mark.parametrize("scripted", [True, False])
def test_only_what_was_planned_is_offered_to_be_gone_on_with(tmp_path: Path, scripted: bool) -> None:
    journal = Journal(tmp_path / "a", lambda: 0.0)
    journal.record(Started("task", "a", scripted=scripted))
    journal.close()
    (found,) = listed(tmp_path)
    assert (found.scripted, goes_on(found)) == (scripted, not scripted)


def test_runs_that_vanish_meanwhile_are_not_there(tmp_path: Path) -> None:
    for name in "abc":
        run(tmp_path, name)
    found = each(tmp_path)
    assert next(found).name == "c"
    shutil.rmtree(tmp_path / "b")
    assert [one.name for one in found] == ["a"]


def test_an_empty_journal_is_a_run_that_never_began(tmp_path: Path) -> None:
    folder = run(tmp_path, "a")
    (folder / JOURNAL).write_bytes(b"")
    assert [(one.task, one.status) for one in listed(tmp_path)] == [("", "cut short")]


def test_the_newest(tmp_path: Path) -> None:
    for name in "abc":
        run(tmp_path, name)
    assert [one.name for one in newest(tmp_path, 2)] == ["c", "b"]


def test_delete(tmp_path: Path) -> None:
    for name in "abc":
        run(tmp_path / "runs", name)
    (tmp_path / "other").mkdir()
    delete(tmp_path / "runs", ["a", "gone", "../other", "", "..", "."])
    assert [one.name for one in listed(tmp_path / "runs")] == ["c", "b"]
    assert (tmp_path / "other").is_dir()


def test_a_folder_of_runs_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(JournalError, match="cannot be read"):
        listed(tmp_path / "file")
