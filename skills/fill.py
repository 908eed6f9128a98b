"""Pure: the values of a skill's parameters, and the slots of its steps filled with them.

A step is filled when its turn comes: only then are the answer to a question and the row of a repeat known. So `fill` leaves the
steps inside a repeat or an if as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from skills import slots
from skills.parameters import as_text, check
from skills.skill import Ask, If, Parameter, Repeat, Skill, SkillError, Step, Value
from skills.verbs import nearest

Row = Mapping[str, str]
Values = Mapping[str, Value]


def values(skill: Skill, given: Mapping[str, object]) -> dict[str, Value]:
    """A value for every parameter: the one given (a text such as `3` is made what the parameter wants), else its default.

    Raises SkillError naming what is unknown, wrong or missing, all of it.
    """
    known = {parameter.name: parameter for parameter in skill.parameters}
    wrong = [f"{skill.name} has no parameter “{name}”{nearest(name, list(known))}" for name in given if name not in known]
    found: dict[str, Value] = {}
    for name, parameter in known.items():
        try:
            value = check(given[name], parameter) if name in given else parameter.default
        except ValueError as error:
            wrong.append(f"{skill.name}: “{name}” {error}.")
            continue
        if value is not None:
            found[name] = value
    wrong += [_lacks(skill, known[name]) for name in missing(skill, given)]
    if wrong:
        raise SkillError(*wrong)
    return found


def missing(skill: Skill, given: Mapping[str, object]) -> list[str]:
    """The parameters that have no default and no value yet, in the skill's order."""
    return [one.name for one in skill.parameters if one.default is None and one.name not in given]


def pairs(texts: list[str]) -> dict[str, str]:
    """`name=value` as on a command line, such as `n=3`. Raises SkillError."""
    found = {}
    for text in texts:
        name, sign, value = text.partition("=")
        if not sign or not name.strip():
            raise SkillError(f"“{text}” is no name=value: write for example file=notes.txt.")
        found[name.strip()] = value
    return found


def fill(step: Step, known: Values, file: str = "") -> Step:
    """The step with the slots of its own texts filled. `file` is named in errors. Raises SkillError on a slot without value."""
    return slots.change(step, lambda text: fill_text(text, known, f"{file}:{step.line}: " if file else ""))


def fill_text(text: str, known: Values, where: str = "") -> str:
    """A text with its slots filled. Raises SkillError."""

    def value(name: str) -> str:
        if name not in known:
            raise SkillError(f"{where}Nothing fills the slot {{{name}}}{nearest(name, sorted(known))}")
        return as_text(known[name])

    return slots.fill(text, value)


def items(repeat: Repeat, known: Values, rows: tuple[Row, ...] = ()) -> Iterator[dict[str, Value]]:
    """The values for each turn of a repeat: those known, with the item of its list or with the `rows` of its file, whose
    columns are `{Name}` and `{row.Name}` alike. Raises SkillError where the list has no value."""
    if repeat.file:
        for row in rows:
            columns: dict[str, Value] = {**row, **{f"{repeat.as_}.{name}": value for name, value in row.items()}}
            yield {**known, **columns, repeat.as_: ", ".join(row.values())}
        return
    listed = known.get(repeat.over)
    if not isinstance(listed, list):
        raise SkillError(f"“over: {repeat.over}” has no list to go over: give {repeat.over} as a list such as a, b, c.")
    yield from ({**known, repeat.as_: item} for item in listed)


def columns(repeat: Repeat, known: Iterable[str]) -> dict[str, int]:
    """The columns that a repeat over a file needs, each with the line of the first step that does: the slots of its steps that
    nothing else fills, in order."""
    found: dict[str, int] = {}
    for name, line in _used(repeat.steps, frozenset({*known, repeat.as_})):
        found.setdefault(name.removeprefix(f"{repeat.as_}."), line)
    return found


def uses(skill: Skill, name: str) -> int:
    """The line of the first step that a parameter fills a slot of; 0 where there is none."""
    return next((line for slot, line in _used(skill.steps, frozenset()) if slot == name), 0)


def lacking(skill: Skill, known: Values, has: Callable[[str], Sequence[str] | None]) -> list[str]:
    """What the tables of a skill lack of the columns that its steps need, a sentence each with file and line. `has` gives the
    columns of a file, None where it is not there yet."""
    return [f"{skill.file or skill.name}:{line}: {says}" for line, says in _lacking(skill.steps, known, frozenset(), has)]


def _lacking(
    steps: tuple[Step, ...], known: Values, later: frozenset[str], has: Callable[[str], Sequence[str] | None]
) -> Iterator[tuple[int, str]]:
    """`later` are the names of values that are known only on the way."""
    for step in steps:
        match step:
            case Ask():
                later |= {step.into}
            case If():
                yield from _lacking((*step.then, *step.otherwise), known, later, has)
            case Repeat(file=""):
                yield from _lacking(step.steps, known, later | {step.as_}, has)
            case Repeat():
                file = _known_text(step.file, known, later)
                there = has(file) if file else None
                yield from _unnamed(file, columns(step, {*known, *later}), there) if there is not None else ()
                yield from _lacking(step.steps, known, later | {step.as_, *(there or ())}, has)


def _unnamed(file: str, needed: Mapping[str, int], there: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Those of the columns needed that are not there, each with its line."""
    for name, line in needed.items():
        if name not in there:
            yield line, f"The table {file} has no column “{name}”{nearest(name, list(there))}"


def _known_text(text: str, known: Values, later: frozenset[str]) -> str:
    """A text whose slots are all known before the skill begins, filled; else empty."""
    return "" if any(name in later or name not in known for name in slots.names(text)) else fill_text(text, known)


def _used(steps: tuple[Step, ...], known: frozenset[str]) -> Iterator[tuple[str, int]]:
    """Slots not known, with the lines of their steps. A repeat over another file has columns of its own, so its steps say
    nothing of this one."""
    for step in steps:
        yield from ((name, step.line) for text in slots.texts(step) for name in slots.names(text) if name not in known)
        match step:
            case Ask():
                known |= {step.into}
            case If():
                yield from _used((*step.then, *step.otherwise), known)
            case Repeat(file=""):
                yield from _used(step.steps, known | {step.as_})


def _lacks(skill: Skill, parameter: Parameter) -> str:
    """What is missing, with what it is and an example."""
    said = f" ({parameter.description.rstrip('.')})" if parameter.description else ""
    example = as_text(parameter.examples[0]) if parameter.examples else "…"
    return f"{skill.name} needs “{parameter.name}”{said}: give it as {parameter.name}={example}."
