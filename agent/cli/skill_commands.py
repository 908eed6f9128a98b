"""Edge: what each command of `deskhand skill` does. Raises SkillError; `agent.__main__` turns it into a sentence."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from agent import places
from skills.load import FILE, Found, Shelf, load, read, sources
from skills.parameters import as_text
from skills.schema import schema
from skills.skill import Parameter, Skill, SkillError
from skills.trust import Trust

Given = argparse.Namespace


class Listed(msgspec.Struct, frozen=True):
    """A skill as `skill list --json` prints it."""

    name: str
    description: str
    origin: str
    folder: str
    trusted: bool
    parameters: tuple[Parameter, ...]
    says: tuple[str, ...]
    hides: tuple[str, ...]


def shelf() -> Shelf:
    """Every skill found from here."""
    return load(sources(places.skills(), Path.cwd()))


def listing(given: Given) -> int:
    found, trust = shelf(), Trust(places.trusted_skills())
    rows = [_listed(one, trust) for _, one in sorted(found.skills.items())]
    if given.json:
        sys.stdout.writelines(msgspec.json.encode(row).decode() + "\n" for row in rows)
    else:
        _print_table(rows)
    sys.stderr.writelines(f"{sentence}\n" for sentence in found.wrong)
    return 0


def show(given: Given) -> int:
    found = shelf().find(given.name)
    skill, console = found.skill, Console(highlight=False)
    console.print(f"[bold]{skill.name}[/]: {escape(skill.description)}")
    if skill.parameters:
        console.print(_parameters(skill))
    for sentence in skill.says:
        console.print(f"say: {escape(sentence)}")
    console.print(f"{found.folder / FILE} ({_where(_listed(found, Trust(places.trusted_skills())))})", soft_wrap=True)
    if skill.text:
        console.print(f"\n{escape(skill.text)}", soft_wrap=True)
    return 0


def check(given: Given) -> int:
    """Every complaint on a line of its own; 1 when there is one."""
    bad = False
    for name in given.skills:
        try:
            skill = _named(name)
        except SkillError as error:
            bad = True
            sys.stdout.writelines(f"{sentence}\n" for sentence in error.args)
        else:
            sys.stdout.write(f"{skill.name}: good ({_size(skill)}).\n")
    return int(bad)


def trust(given: Given) -> int:
    """The person read it and says so, once; a changed folder is asked about again."""
    found = shelf().find(given.name)
    Trust(places.trusted_skills()).add(found)
    sys.stdout.write(f"{found.skill.name} in {found.folder} is trusted as it is now.\n")
    return 0


def print_schema(given: Given) -> int:
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(schema()), indent=2).decode() + "\n")
    return 0


COMMANDS: dict[str, Callable[[Given], int]] = {
    "skill list": listing,
    "skill show": show,
    "skill check": check,
    "skill trust": trust,
    "skill schema": print_schema,
}


def _named(name: str) -> Skill:
    """The skill of a file, of a folder, or of that name, checked. Raises SkillError."""
    path = Path(name)
    if path.is_dir():
        return read(path.resolve())
    if path.name == FILE or path.is_file():
        return read(path.resolve().parent)
    found = shelf()
    if name in found.skills:
        return found.skills[name].skill
    broken = [sentence for sentence in found.wrong if f"/{name}/{FILE}:" in sentence]
    if broken:
        raise SkillError(*broken)
    return found.find(name).skill


def _size(skill: Skill) -> str:
    count = len(skill.steps)
    return "skill.py" if skill.python else f"{count} step{'s' if count != 1 else ''}"


def _listed(found: Found, trust: Trust) -> Listed:
    skill = found.skill
    hides = tuple(str(folder) for folder in found.hides)
    return Listed(
        skill.name, skill.description, found.origin, str(found.folder), trust.knows(found), skill.parameters, skill.says, hides
    )


def _print_table(rows: list[Listed]) -> None:
    table = Table("skill", "wants", "what it does", "from", box=None)
    for row in rows:
        wants = ", ".join(one.name for one in row.parameters)
        table.add_row(row.name, escape(wants), escape(row.description), _where(row))
    Console().print(table if rows else "No skills yet: write one as docs/skills.md says.")


def _where(row: Listed) -> str:
    trusted = "" if row.trusted else ", not trusted yet"
    hides = f", hides {len(row.hides)} of the same name" if row.hides else ""
    return f"{row.origin}{trusted}{hides}"


def _parameters(skill: Skill) -> Table:
    table = Table("parameter", "type", "default", "what it is", box=None)
    for one in skill.parameters:
        default = "must be given" if one.default is None else as_text(one.default)
        examples = f" (such as {', '.join(map(as_text, one.examples))})" if one.examples else ""
        table.add_row(one.name, one.kind, escape(default), escape(f"{one.description}{examples}"))
    return table
