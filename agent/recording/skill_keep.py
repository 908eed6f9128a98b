"""Edge: a new skill of the person's own: under a name that is free, of a run or of what was watched, written and trusted."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from agent import places
from agent.errors import UsageError
from agent.recording.compile import compiled
from agent.records import Status
from agent.story import journal
from agent.words import plain
from skills.load import FILE, Found, Origin, read
from skills.skill import Expect, HandOver, Skill, SkillError, SkillName
from skills.trust import Trust
from skills.write import write

LONGEST = 40
"""Characters of a name that is made of a task."""


class Made(msgspec.Struct, frozen=True):
    """A skill that was written; `warns` are sentences about what it may lack."""

    name: str
    file: Path
    warns: tuple[str, ...] = ()


def from_run(run: Path, name: str = "") -> Made:
    """The skill of a finished run, under this name or one of its task's words; nothing is overwritten.

    Raises JournalError, UsageError.
    """
    entries = journal.read(run)
    task = journal.task_of(entries)
    name = name or name_for(task)
    folder = free(name)
    skill = compiled(entries, name, task)
    try:
        keep(skill, folder)
    except SkillError as error:
        raise UsageError(" ".join(str(one) for one in error.args)) from error
    end = journal.end_of(entries)
    return Made(name, folder / FILE, _warned(skill, done=end is not None and end.status is Status.DONE))


def name_for(task: str) -> str:
    """`Save it all` gives `save-it-all`."""
    return re.sub(r"[^a-z0-9]+", "-", plain(task)).strip("-")[:LONGEST].strip("-") or "recorded"


def free(name: str) -> Path:
    """The folder of a new skill. Raises UsageError for a name that is none or taken."""
    try:
        msgspec.convert(name, SkillName)
    except msgspec.ValidationError as error:
        raise UsageError(f"“{name}” is no name for a skill: small letters, digits and single - between them.") from error
    folder = places.skills() / name
    if folder.exists():
        raise UsageError(f"{folder} is there already: choose another name, or move that folder away first.")
    return folder


def keep(skill: Skill, folder: Path) -> None:
    """Written, read back as `skill check` does, and trusted. Raises SkillError, UsageError."""
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700)
        (folder / FILE).touch(mode=0o600)
        (folder / FILE).write_text(write(skill), "utf-8")
    except OSError as error:
        raise UsageError(f"{folder} cannot be written ({error.strerror}): free space or mend its permissions.") from error
    Trust(places.trusted_skills()).add(Found(read(folder), folder, Origin.PERSON))


def _warned(skill: Skill, done: bool) -> tuple[str, ...]:
    """What a person should look at before they rely on it."""
    kinds = {type(step) for step in skill.steps}
    known = {
        "The run did not end as done, so the skill may lack its end.": not done,
        "Nothing at its end shows that it worked: add an expect.": Expect not in kinds,
        "A part of it is handed over to you each time.": HandOver in kinds,
    }
    return tuple(sentence for sentence, so in known.items() if so)
