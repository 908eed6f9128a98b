"""Edge: tasks carried out one after the other, each written into a journal of its own and told as events."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Generator, Iterator

import msgspec

from agent import places
from agent.build import Errand, Kit, Loaded, Workplace, planner
from agent.errors import JournalError, UsageError
from agent.protocol import Error, Event, Finished, Verified, finished
from agent.records import End, Status
from agent.secret import names
from agent.settings import Settings
from agent.stages import Person
from agent.story import report
from agent.story.journal import Journal, NoJournal, begin

REPAIR = "repair.diff"
"""What would mend the skill that was run; nothing is changed by itself."""


class Session:
    """What is loaded and opened once and serves many errands."""

    def __init__(self, chosen: Settings, loaded: Loaded, workplace: Workplace) -> None:
        self._chosen = chosen
        self._loaded = loaded
        self._workplace = workplace

    @property
    def loaded(self) -> Loaded:
        return self._loaded

    @property
    def workplace(self) -> Workplace:
        return self._workplace

    def run(self, errand: Errand, person: Person, chosen: Settings | None = None) -> Iterator[Event]:
        """The events of a run, each on the disk before it is yielded; `finished` comes last, whatever happens.

        Raises UsageError for an empty task, SecretError for one that names a secret that is not there, JournalError when
        nothing can be written at all.
        """
        task = checked_task(errand.task)
        if not errand.dry:
            self._workplace.vault.check(names(task))
        chosen = chosen or self._chosen
        album = NoJournal() if errand.dry else begin(places.runs(), task)
        name = album.folder.name if isinstance(album, Journal) else ""
        kit = Kit(errand.planner or planner(chosen, self._loaded), self._loaded, person, album, name)
        events = self._workplace.agent(chosen, msgspec.structs.replace(errand, task=task), kit).run()
        events = self._workplace.veil.told(events)
        yield from _recorded(events, album) if isinstance(album, Journal) else events


def checked_task(task: str) -> str:
    """A task with words in it. Raises UsageError."""
    if not task.strip():
        raise UsageError('The task is empty: say what to do, such as `deskhand run "Open Mousepad and type “hello”"`.')
    return task.strip()


def _recorded(events: Generator[Event, None, None], journal: Journal) -> Iterator[Event]:
    """Each event written down before it is passed on. When the disk is full the run ends, its keys released."""
    began, steps = time.monotonic(), 0
    try:
        for event in events:
            steps += isinstance(event, Verified)
            journal.record(event)
            if isinstance(event, Finished) and event.repair:
                journal.attach(REPAIR, event.repair)
            yield event
    except JournalError as error:
        events.close()  # which releases all keys
        yield Error(str(error))
        seconds = time.monotonic() - began
        yield finished(End(Status.FAILED, str(error), steps=steps, seconds=seconds, run=journal.folder.name))
    finally:
        journal.close()
        _report(journal)


def _report(journal: Journal) -> None:
    """A report that cannot be written loses nothing: `deskhand runs report` makes it again from the journal."""
    with contextlib.suppress(JournalError):
        report.write(journal.folder)
