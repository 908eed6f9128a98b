"""Edge: run folders as a run leaves them, with a journal that reads back, for pages that show them."""

from __future__ import annotations

import time
from pathlib import Path

from agent.protocol import Event, Finished, Observed, Planned, Started, Verified
from agent.records import Status
from agent.story.journal import JOURNAL, Journal
from tests.fakes import click, named, step
from tests.screens import screen

FORM, SAVED = screen("button Save", "text Nothing yet"), screen("button Save", "text All saved")


def kept(runs: Path, name: str, task: str, status: Status | None = Status.DONE, ago: float = 60.0) -> Path:
    """A run with one click in it, that began so many seconds ago; without a status it was cut short."""
    began = time.time() - ago
    journal = Journal(runs / name, lambda: began)
    done = step(click(named(FORM, "button Save")))
    events: list[Event] = [
        Started(task, name),
        Observed(1, FORM.elements, (), 0.0),
        Planned(1, done.plan, 0.0),
        Observed(1, SAVED.elements, (), 0.0),
        Verified(1, done.outcome, done),
    ]
    if status:
        reason = "Done." if status is Status.DONE else "It went wrong."
        events.append(Finished(status, reason, 1, 1.0, "", (), name))
    for event in events:
        journal.record(event)
    journal.close()
    return journal.folder


def broken(runs: Path, name: str) -> Path:
    """A run whose journal was written over."""
    folder = runs / name
    folder.mkdir(parents=True)
    (folder / JOURNAL).write_text("nonsense\n")
    return folder
