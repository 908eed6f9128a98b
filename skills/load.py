"""Edge: the skills there are: the shipped library, the person's own folder, and `.agents/skills` of the folder worked in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path

import msgspec

from skills.contents import Contents, contents
from skills.parse import LARGEST, parse
from skills.skill import Skill, SkillError, Step
from skills.verbs import nearest, verb_of

FILE = "SKILL.md"
PYTHON = "skill.py"
AGENTS = Path(".agents") / "skills"
"""Where the Agent Skills layout keeps the skills of a project."""
MOST = 500


class Origin(StrEnum):
    """Whose a skill is; only the shipped ones are trusted without being asked about."""

    LIBRARY = "library"
    PERSON = "person"
    PROJECT = "project"


class Source(msgspec.Struct, frozen=True):
    """A folder of skill folders."""

    folder: Path
    origin: Origin


class Found(msgspec.Struct, frozen=True):
    """A skill and where it lies; `hides` are the folders of skills of the same name that it comes before. `contents` are the
    files that it was read from, where they were kept: what is trusted and done is then that, and nothing is read again."""

    skill: Skill
    folder: Path
    origin: Origin
    hides: tuple[Path, ...] = ()
    contents: Contents | None = None


class Wrong(msgspec.Struct, frozen=True):
    """A folder that is no skill: a sentence for each thing that is wrong, with file, line and mend."""

    folder: Path
    origin: Origin
    says: tuple[str, ...]


class Shelf(msgspec.Struct, frozen=True):
    """The skills found by name, and a sentence for each thing that is wrong with others."""

    skills: dict[str, Found]
    wrong: tuple[str, ...] = ()

    def find(self, name: str) -> Found:
        """Raises SkillError naming the nearest."""
        if name in self.skills:
            return self.skills[name]
        raise SkillError(f"There is no skill “{name}”{nearest(name, sorted(self.skills))}", *self.wrong)


def library() -> Path:
    """The folder of the shipped skills."""
    return Path(__file__).parent / "library"


def sources(person: Path, here: Path) -> tuple[Source, ...]:
    """Where skills are found, in order: a later one hides an earlier one of the same name."""
    return (
        Source(library(), Origin.LIBRARY),
        Source(person, Origin.PERSON),
        Source(here / AGENTS, Origin.PROJECT),
    )


def load(where: Iterable[Source]) -> Shelf:
    """Every skill found; a broken one is told in `wrong` and hides no other."""
    skills: dict[str, Found] = {}
    wrong: list[str] = []
    for found in each(where):
        if isinstance(found, Wrong):
            wrong += found.says
            continue
        before = skills.get(found.skill.name)
        hides = (before.folder, *before.hides) if before else ()
        skills[found.skill.name] = msgspec.structs.replace(found, hides=hides)
    return Shelf(skills, tuple(wrong))


def each(where: Iterable[Source]) -> Iterator[Found | Wrong]:
    """One by one, in the order in which a later one hides an earlier one."""
    for source in where:
        unread: list[str] = []
        for folder in _folders(source.folder, unread):
            try:
                yield Found(read(folder), folder, source.origin)
            except SkillError as error:
                yield Wrong(folder, source.origin, tuple(str(one) for one in error.args))
        if unread:
            yield Wrong(source.folder, source.origin, tuple(unread))


def read(folder: Path) -> Skill:
    """The skill of a folder. Raises SkillError."""
    file = folder / FILE
    try:
        if file.stat().st_size > LARGEST:
            raise SkillError(f"{file}:1: The file is larger than {LARGEST // 1000} kB: cut it into several skills.")
        raw = file.read_bytes()
    except OSError as error:
        raise SkillError(f"{file}:1: The file cannot be read ({error.strerror}): a skill is a folder with a {FILE}.") from error
    return _parsed(folder, raw, (folder / PYTHON).is_file())


def kept(found: Found) -> Found:
    """The skill read once more with all of its files, which are kept. Raises SkillError."""
    read(found.folder)  # whose complaints name what is missing or too large
    held = contents(found.folder)
    skill = _parsed(found.folder, held.files.get(FILE, b""), PYTHON in held.files)
    return msgspec.structs.replace(found, skill=skill, contents=held)


def _parsed(folder: Path, raw: bytes, python: bool) -> Skill:
    file = folder / FILE
    skill = parse(_text(raw, file), str(file), python)
    for step, image in _images(skill.steps):
        if not _is_inside(folder, folder / image):
            raise SkillError(f"{file}:{step.line}: The picture {image} is not in the skill's folder: put it beside {FILE}.")
    return skill


def _text(raw: bytes, file: Path) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise SkillError(f"{file}:{line}: The file is not in UTF-8: save it again in UTF-8.") from error


def _folders(folder: Path, wrong: list[str]) -> list[Path]:
    """The folders with a SKILL.md, in order of name."""
    try:
        found = sorted(one for one in folder.iterdir() if (one / FILE).is_file()) if folder.is_dir() else []
    except OSError as error:
        wrong.append(f"{folder}:1: The folder cannot be read ({error.strerror}): mend its permissions.")
        return []
    if len(found) > MOST:
        wrong.append(f"{folder}:1: There are more than {MOST} skills here: the rest is left out.")
    return found[:MOST]


def _images(steps: tuple[Step, ...]) -> list[tuple[Step, str]]:
    """Every picture that a step looks for."""
    found = []
    for step in steps:
        verb = verb_of(step)
        values = [getattr(step, key.field) for key in filter(None, (verb.main, *verb.keys.values()))]
        found += [(step, value.image) for value in values if getattr(value, "image", "")]
        found += [pair for value in values if isinstance(value, tuple) for pair in _images(value)]
    return found


def _is_inside(folder: Path, file: Path) -> bool:
    """There, and not led out of the folder by a link."""
    return file.is_file() and file.resolve().is_relative_to(folder.resolve())
