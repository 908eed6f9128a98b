"""Edge: a journal is written, found whole, changed, and found changed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from agent.protocol import Loading, Started
from agent.selftest.promise import Promise, insist
from agent.story.chain import Checked
from agent.story.journal import JOURNAL, Journal

Check = Callable[[Path], Checked]
LINES = 5
CHANGED = 3


def promises(check: Check) -> list[Promise]:
    """`check` is what looks whether a run is as it was written."""
    return [
        Promise("journal-whole", "A run that was not touched is found whole", lambda: with_run(lambda run: whole(run, check))),
        Promise("journal-changed", "One changed line of it is found", lambda: with_run(lambda run: changed(run, check))),
    ]


def with_run(look: Callable[[Path], str]) -> str:
    """A run of a few lines in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        run = Path(folder) / "selftest"
        journal = Journal(run)
        try:
            journal.record(Started("show that the journal keeps", run.name))
            for number in range(2, LINES + 1):
                journal.record(Loading(f"line {number}"))
        finally:
            journal.close()
        return look(run)


def whole(run: Path, check: Check) -> str:
    found = check(run)
    insist(found.good and found.lines == LINES, f"{found.lines} of {LINES} lines were found, and: {found.says}")
    return f"{found.lines} lines, each following from the one before, and their seal"


def changed(run: Path, check: Check) -> str:
    """One letter of one line."""
    file = run / JOURNAL
    file.write_bytes(file.read_bytes().replace(f"line {CHANGED}".encode(), f"lime {CHANGED}".encode()))
    found = check(run)
    insist(not found.good, f"Line {CHANGED} was changed, and it was not found.")
    insist(found.line == CHANGED, f"Line {CHANGED} was changed, and it was said: {found.says}")
    return found.says
