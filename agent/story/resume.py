"""Edge: what is left of a run that was not done when it ended or was killed: its task, the steps that were done, and the one of
which nobody can say.

A line is written before what it allows is done, and another when it was looked at. So a step without the second may have been
done: it is told, and never done again unasked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from agent.action import ENDINGS
from agent.errors import JournalError, UsageError
from agent.protocol import Changed, Decided, Entry, Planned, Started, Verified
from agent.records import Decision, Past, Plan, Reply, Status, Step
from agent.story.journal import JOURNAL, end_of, is_open, started, told
from agent.story.runs import every

YES = (Reply.YES, Reply.YES_KIND, Reply.CHANGE)


class Left(msgspec.Struct, frozen=True):
    """A task to go on with."""

    task: str
    past: Past


def left(runs: Path, folder: Path) -> Left:
    """What is left of the run in this folder, as far as its journal reads. Raises UsageError where there is nothing to go on
    with, JournalError."""
    entries, whole = _readable(folder)
    began, name = started(entries), folder.name
    end = end_of(entries)
    if end is not None and end.status is Status.DONE:
        raise UsageError(f"{name} is done: there is nothing to go on with.")
    if is_open(folder):
        raise UsageError(f"{name} is still under way: stop it first (`deskhand stop`).")
    if not began.task:
        raise UsageError(f"{name} was cut short before it began: start its task anew.")
    if began.scripted:
        raise UsageError(f"{name} did the steps of a skill or of another run, which begin at their beginning: start it again.")
    if later := next(_gone_on_with(runs, name), ""):
        raise UsageError(f"{name} was gone on with already, in {later}: go on with that.")
    return Left(began.task, Past(name, tuple(_steps(runs, entries)), doubtful(entries, whole)))


def doubtful(entries: Sequence[Entry], whole: bool = True) -> Plan | None:
    """What was allowed and may have been done, with nothing that tells of it. Where the journal is not `whole` any more, what
    was planned last may have been."""
    plan: Plan | None = None
    allowed: Plan | None = None
    for entry in entries:
        match entry.event:
            case Planned(plan=now) | Changed(plan=now):
                plan, allowed = now, None if whole else now
            case Decided(verdict=verdict, answer=answer):
                yes = verdict.decision is Decision.ALLOW or (answer is not None and answer.reply in YES)
                allowed = plan if yes or not whole else None
            case Verified():
                allowed = None
    return allowed


def _readable(folder: Path) -> tuple[tuple[Entry, ...], bool]:
    """What reads of a journal, and whether that is all of it, a torn last line apart. Raises JournalError where nothing
    does."""
    entries: list[Entry] = []
    try:
        for entry in told(folder):
            entries.append(entry)
    except JournalError:
        if not entries:
            raise
        return tuple(entries), False
    return tuple(entries), True


def _steps(runs: Path, entries: Sequence[Entry]) -> Iterator[Step]:
    """Those of the runs that it went on with, as far as they are kept, and its own."""
    before = started(entries).resumes
    if before and (runs / before / JOURNAL).is_file():
        yield from _steps(runs, _readable(runs / before)[0])
    steps = (entry.event.record for entry in entries if isinstance(entry.event, Verified))
    yield from (step for step in steps if not isinstance(step.plan.action, ENDINGS))


def _gone_on_with(runs: Path, name: str) -> Iterator[str]:
    """The runs that went on with this one."""
    for folder in every(runs):
        try:
            with (folder / JOURNAL).open("rb") as file:
                event = msgspec.json.decode(file.readline(), type=Entry).event
        except (OSError, msgspec.MsgspecError, RecursionError, JournalError):
            continue
        if isinstance(event, Started) and event.resumes == name:
            yield folder.name
