"""Edge: how many task sentences go to the skill that they are for, with the values that they give; by language.

The sentences (tests/data/routing.toml) were written before the router; a third of them is for no skill. `python -m tests.bench
routing` needs neither a display nor a model.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path

import msgspec

from skills.load import Origin, Source, library, load
from skills.route import route
from skills.skill import Skill, Value
from tests.bench.page import share

DATA = Path(__file__).parents[1] / "data"
LANGUAGES = {"en": "English", "fr": "French"}


class Went(StrEnum):
    """Where a sentence went. `ASKED` lacks a value that the sentence gives, and has none that is wrong; `PLANNER` was meant for
    a skill and goes to none."""

    RIGHT = "right"
    ASKED = "asked for what was said"
    VALUE = "wrong value"
    PLANNER = "no skill"
    WRONG = "wrong skill"


class Sentence(msgspec.Struct, frozen=True, array_like=True):
    """A task, the skill it is for (empty for none), and the values it gives."""

    task: str
    skill: str
    values: dict[str, Value]


def sentences() -> dict[str, list[Sentence]]:
    """By language."""
    told = tomllib.loads((DATA / "routing.toml").read_text("utf-8"))
    return {language: msgspec.convert(rows, list[Sentence]) for language, rows in told.items()}


def written() -> list[Skill]:
    """The skills that the sentences were written for."""
    return _read(DATA / "skills")


def shipped() -> list[Skill]:
    return _read(library())


def _read(folder: Path) -> list[Skill]:
    return [found.skill for found in load((Source(folder, Origin.LIBRARY),)).skills.values()]


def went(one: Sentence, skills: Sequence[Skill]) -> Went:
    found = route(one.task, skills)
    if found is None:
        return Went.PLANNER if one.skill else Went.RIGHT
    if found.skill != one.skill:
        return Went.WRONG
    if any(one.values.get(name) != value for name, value in found.values.items()):
        return Went.VALUE
    return Went.RIGHT if found.values == one.values else Went.ASKED


def table() -> str:
    """A row a language and one for both, with the skills that the sentences were written for; then the shipped ones, whose
    parameters are others."""
    said, mine = sentences(), written()
    rows = [_row(LANGUAGES[language], [went(one, mine) for one in said[language]]) for language in said]
    whole = [one for rows in said.values() for one in rows]
    rows.append(_row("both", [went(one, mine) for one in whole]))
    titles = ["language", "sentences", "right", *(kind.value for kind in Went if kind is not Went.RIGHT)]
    head = ["| " + " | ".join(titles) + " |", "| " + " | ".join("---" for _ in titles) + " |"]
    return "\n".join([*head, *rows, "", _with_shipped(whole)])


def _row(name: str, found: Sequence[Went]) -> str:
    count = Counter(found)
    cells = [name, str(len(found)), share(count[Went.RIGHT], len(found))]
    return "| " + " | ".join([*cells, *(str(count[kind]) for kind in Went if kind is not Went.RIGHT)]) + " |"


def _with_shipped(whole: Iterable[Sentence]) -> str:
    """By the skill alone."""
    skills = shipped()
    names = {skill.name for skill in skills}
    found = [(one.skill if one.skill in names else "", route(one.task, skills)) for one in whole]
    meant = [(name, chosen.skill if chosen else "") for name, chosen in found if name]
    none = [chosen for name, chosen in found if not name]
    right, wrong = sum(name == chosen for name, chosen in meant), sum(chosen not in ("", name) for name, chosen in meant)
    taken = sum(one is not None for one in none)
    return (
        f"With the {len(names)} shipped skills, whose sentences somebody else wrote: {share(right, len(meant))} find their "
        f"skill, {wrong} go to a wrong one, and of the {len(none)} for no skill {taken} are taken by one."
    )
