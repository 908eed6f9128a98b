"""Edge: the skills there are, as a window shows them: what each does and wants, whether it is trusted, what is wrong with it;
and what a window asks before it has one run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from agent import places
from agent.doing.scene import Values, said
from agent.errors import UsageError
from agent.words import plain
from skills import load, slots, table
from skills.load import FILE, PYTHON, Found, Wrong
from skills.parameters import as_text, check
from skills.skill import If, Parameter, Repeat, SkillError, Step
from skills.trust import Trust

Wanted = Parameter
"""What a skill wants, as a window knows it."""


class Mistake(msgspec.Struct, frozen=True):
    """What is wrong with a skill, with its mend; `line` counts from 1, 0 where it is about no line."""

    file: str
    line: int
    says: str


class Shown(msgspec.Struct, frozen=True):
    """A skill as shown. `origin` is `library`, `person` or `project`; `changed` is true of one that was trusted before; `steps`
    are one a line. One with mistakes has nothing but a name and a folder."""

    name: str
    folder: Path
    origin: str
    description: str = ""
    trusted: bool = False
    changed: bool = False
    parameters: tuple[Wanted, ...] = ()
    steps: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    apps: tuple[str, ...] = ()
    python: bool = False
    hides: bool = False
    mistakes: tuple[Mistake, ...] = ()

    @property
    def file(self) -> Path:
        return self.folder / FILE

    @property
    def runs(self) -> bool:
        """Whether it can be done as it is."""
        return self.trusted and not self.mistakes


class Offered(msgspec.Struct, frozen=True):
    """A skill to be read: its `text`, and what is trusted with it, whatever is written there meanwhile."""

    text: str
    found: Found


def each() -> Iterator[Shown]:
    """Every skill found from here, some milliseconds each; a later one hides an earlier one of its name."""
    trust = Trust(places.trusted_skills())
    for found in load.each(load.sources(places.skills(), Path.cwd())):
        yield _broken(found) if isinstance(found, Wrong) else _shown(found, trust)


def laid(skills: Mapping[str, Shown], new: Shown) -> dict[str, Shown]:
    """With one more skill, which comes before one of the same name."""
    before = skills.get(new.name)
    hides = before is not None and before.folder != new.folder
    return {**skills, new.name: msgspec.structs.replace(new, hides=hides)}


def offered(folder: Path) -> Offered:
    """All that a person reads before they trust a skill. Raises UsageError."""
    try:
        found = load.kept(Found(load.read(folder), folder, load.Origin.PERSON))
    except SkillError as error:
        raise UsageError(" ".join(str(one) for one in error.args)) from error
    files = found.contents.files if found.contents else {}
    first = [name for name in (FILE, PYTHON) if name in files]
    rest = [name for name in files if name not in first]
    return Offered("\n\n".join(_titled(name, files[name]) for name in (*first, *rest)), found)


def trust(offer: Offered) -> None:
    """The person read it and says so; what was read is what is trusted. Raises UsageError."""
    try:
        Trust(places.trusted_skills()).add(offer.found)
    except SkillError as error:
        raise UsageError(" ".join(str(one) for one in error.args)) from error


def complaint(wanted: Wanted, text: str) -> str:
    """What is wrong with what stands in the field of a parameter; empty when nothing is."""
    if not text.strip():
        return "This must be given." if wanted.default is None else ""
    try:
        check(text, wanted)
    except ValueError as error:
        return f"This {error}."
    return ""


def default_of(wanted: Wanted) -> str | None:
    """As it is typed; None where it must be given."""
    return None if wanted.default is None else as_text(wanted.default)


def examples_of(wanted: Wanted) -> list[str]:
    return [as_text(one) for one in wanted.examples]


def choices_of(wanted: Wanted) -> list[str]:
    """The values allowed; any where there are none."""
    return [as_text(one) for one in wanted.choices]


def path_of(wanted: Wanted) -> str:
    """`file` or `folder` where the examples are paths, which can be chosen on this machine."""
    paths = [text for text in examples_of(wanted) if text[:1] in ("~", "/")]
    if not paths:
        return ""
    return "file" if any("." in Path(text).name for text in paths) else "folder"


def rows(wanted: tuple[Wanted, ...], file: Path) -> tuple[dict[str, str], ...]:
    """What each row of a CSV or XLSX file says of the parameters. Raises UsageError."""
    names = {one.name for one in wanted}
    try:
        return tuple(named(row, names) for row in table.read(file).rows)
    except SkillError as error:
        raise UsageError(" ".join(str(one) for one in error.args)) from error


def named(row: Mapping[str, str], names: set[str]) -> dict[str, str]:
    """The cells whose columns are parameters: `Display name` is `display_name` too."""
    cells = {name: row[name] for name in row}
    cells |= {"_".join(re.findall(r"[a-z0-9]+", plain(name))): cell for name, cell in row.items()}
    return {name: cell for name, cell in cells.items() if name in names}


def told(steps: tuple[Step, ...], known_values: Values, indent: str = "") -> Iterator[str]:
    """The steps as they will be done, one a line; slots that are filled on the way stay as they are."""
    for step in steps:
        filled = slots.change(step, lambda text: slots.fill(text, lambda name: as_text(known_values.get(name, f"{{{name}}}"))))
        yield f"{step.line:>4}  {indent}{said(filled)}"
        match step:
            case Repeat():
                yield from told(step.steps, known_values, f"{indent}  ")
            case If():
                yield from told(step.then, known_values, f"{indent}  ")
                yield from told(step.otherwise, known_values, f"{indent}  ")


def _shown(found: Found, trust: Trust) -> Shown:
    skill = found.skill
    try:
        known, changed = trust.knows(found), trust.changed(found)
    except SkillError as error:
        return _broken(Wrong(found.folder, found.origin, tuple(str(one) for one in error.args)))
    steps = tuple(told(skill.steps, {}))
    return Shown(
        skill.name, found.folder, found.origin, skill.description, known, changed, skill.parameters, steps, skill.says,
        skill.apps, skill.python,
    )  # fmt: skip


def _broken(found: Wrong) -> Shown:
    return Shown(found.folder.name, found.folder, found.origin, mistakes=tuple(map(_mistake, found.says)))


def _mistake(sentence: str) -> Mistake:
    where = re.fullmatch(r"(.+?):(\d+): (.*)", sentence, re.DOTALL)
    return Mistake(where[1], int(where[2]), where[3]) if where else Mistake("", 0, sentence)


def _titled(name: str, content: bytes) -> str:
    """A file in words; a picture by its name alone."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return f"# {name} ({len(content)} bytes)"
    return text if name == FILE else f"# {name}\n\n{text}"
