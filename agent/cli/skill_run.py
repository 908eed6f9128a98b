"""Edge: `deskhand skill run` and `skill from-run`: a skill by its name, run like any task; a finished run as a skill."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from rich.console import Console

from agent import build, places
from agent.build import Errand, Mind
from agent.cli.running import Given, Show, all_shown, keep_report, opened, place, settled_on, shower
from agent.cli.terminal import Terminal
from agent.desk import Desk
from agent.doing.calls import Script
from agent.doing.scene import Outside, Scene, Values, Walk
from agent.doing.skill_shelf import named, told
from agent.doing.skill_sources import Sources
from agent.doing.skillplan import SkillPlanner
from agent.errors import StepError, UsageError
from agent.eyes.pictures import Pictures
from agent.planning.plan import Planner
from agent.protocol import EXIT_CODES, Event, Finished, Loading, Start
from agent.recording import skill_keep
from agent.records import Status
from agent.secret import REFERENCE
from agent.session import Session
from agent.settings import Settings, override
from agent.stages import Person
from agent.story import runs
from skills import table
from skills.fill import lacking, missing, pairs, uses, values
from skills.load import PYTHON, Found, Origin, kept, load, read, sources
from skills.parameters import as_text
from skills.skill import Skill, SkillError
from skills.trust import Trust
from skills.verbs import nearest

STEPS, SECONDS = 2000, 3600
"""Limits of a run where none are given: a skill ends by itself, so they only stop one that goes wrong."""


class Helper:
    """The usual planner, what it needs loaded when it is first asked for; none where that is not here."""

    def __init__(self, chosen: Settings, shown: Show, mind: Mind | None = None) -> None:
        """`mind` is one that is loaded already, and whose end is not this one's business."""
        self._chosen, self._shown, self._mind = chosen, shown, mind
        self._own: Mind | None = None

    def __call__(self) -> Planner | None:
        if self._mind is None and build.can_decide(self._chosen):
            self._mind = self._own = build.mind(self._chosen, lambda what: self._shown(Loading(what)))
        return self._mind.planner(self._chosen.effort) if self._mind else None

    def close(self) -> None:
        if self._own:
            self._own.close()


def skill_run(given: Given) -> int:
    found = chosen_skill(given.skill)
    each = _values(found.skill, given)
    if given.dry_run:
        sys.stdout.writelines(f"{text}\n" for known_values in each for text in told(found.skill.steps, known_values))
        return 0
    chosen = settled_on(_with_limits(given))
    _trusted(found)
    for known_values in each:
        checked(found, known_values)
    shown = shower(given.json)
    with place(given) as virtual, opened(chosen, shown, model=False) as (session, switch):
        if virtual:
            shown(Loading(f"A screen of its own: {virtual}"))
        person = Terminal(switch, Console(stderr=given.json))
        with contextlib.closing(Helper(chosen, shown)) as helper:
            last = _one_after_the_other(session, person, [(found, one, helper) for one in each], shown)
    if last and last.run:
        keep_report(last.run, given.record, given.json)
    return EXIT_CODES[last.status if last else Status.FAILED]


def events(start: Start, session: Session, person: Person, chosen: Settings) -> Iterator[Event]:
    """A skill that the panel asks for. Raises UsageError."""
    found = chosen_skill(start.skill)
    _trusted(found)
    limits = {"max_steps": max(chosen.max_steps, STEPS), "max_seconds": max(chosen.max_seconds, SECONDS)}
    helper = Helper(chosen, lambda event: None, session.loaded.mind)
    try:
        known_values = values(found.skill, start.values)
    except SkillError as error:
        raise UsageError(" ".join(str(one) for one in error.args)) from error
    with errand(found, known_values, helper) as one:
        yield from session.run(one, person, override(chosen, limits, "a skill"))


def _one_after_the_other(
    session: Session, person: Terminal, todo: list[tuple[Found, Values, Helper]], shown: Show
) -> Finished | None:
    """Until one does not end well."""
    last = None
    for found, known_values, helper in todo:
        with errand(found, known_values, helper) as one:
            last = all_shown(session.run(one, person), shown)
        if last is None or last.status is not Status.DONE:
            break
    return last


@contextlib.contextmanager
def errand(found: Found, known_values: Values, helper: Helper) -> Iterator[Errand]:
    """A skill as something to do; at the end its own code has stopped. Raises UsageError for a table that lacks what the steps
    need."""
    checked(found, known_values)
    sources, folder = Sources(found), found.folder
    outside = Outside(
        helper, lambda file: table.read(_near(folder, file)).rows, lambda name, given: _other(name, given, sources),
        lambda skill, given, scene: python(skill, given, scene, sources.content),
        Pictures(folder, found.contents.files if found.contents else None), sources.text,
    )  # fmt: skip
    planner = SkillPlanner(found.skill, known_values, outside)
    told_values = ", ".join(f"{name}={as_text(value)}" for name, value in known_values.items())
    with contextlib.closing(planner):
        yield Errand(f"Skill {found.skill.name}" + (f" with {told_values}" if told_values else ""), planner=planner)


def checked(found: Found, known_values: Values) -> None:
    """Whether the tables that are there have the columns that the steps need. Raises UsageError with file and line."""

    def has(file: str) -> tuple[str, ...] | None:
        path = _near(found.folder, file)
        return table.read(path).columns if path.exists() else None

    try:
        wrong = lacking(found.skill, known_values, has)
    except SkillError as error:
        wrong = [str(one) for one in error.args]
    if wrong:
        raise UsageError(" ".join(wrong))


def chosen_skill(name: str) -> Found:
    """By its name, or by its folder; all of it is read now, and not again. Raises UsageError."""
    try:
        if "/" in name:
            return kept(Found(read(Path(name)), Path(name), Origin.PROJECT))
        found = load(sources(places.skills(), Path.cwd())).find(name)
        return found if found.origin is Origin.LIBRARY else kept(found)
    except SkillError as error:
        raise UsageError(" ".join(str(one) for one in error.args)) from error


def python(skill: Skill, known_values: Values, scene: Scene, content: Callable[[str], bytes]) -> Walk[None]:
    """The walk of a `skill.py`, whose `content` was read: `run(desk, **parameters)` in a thread of its own."""
    file = str(Path(skill.file).with_name(PYTHON))

    def code() -> None:
        scope: dict[str, object] = {"__name__": "skill", "__file__": file}
        exec(compile(content(file), file, "exec"), scope)  # the person trusted it
        run = scope.get("run")
        if not callable(run):
            raise StepError(f"{file}: there is no run: write def run(desk, ...).")
        run(Desk(script.calls, file), **known_values)

    script = Script(code, file)
    return script.walk(scene)


def from_run(given: Given) -> int:
    """The skill of a finished run, in the person's folder; nothing is overwritten."""
    made = skill_keep.from_run(runs.find(places.runs(), given.run), given.name or "")
    sys.stdout.write(f"{made.file}\n")
    sys.stderr.writelines(f"{sentence}\n" for sentence in made.warns)
    return 0


def _values(skill: Skill, given: Given) -> list[Values]:
    """One set of values, or one for each row of the table. Raises UsageError."""
    try:
        said_values = pairs(given.set or [])
        rows = _rows(skill, Path(given.csv), said_values) if given.csv else [{}]
        return [values(skill, {**row, **said_values}) for row in rows]
    except SkillError as error:
        raise UsageError(" ".join(str(one) for one in error.args)) from error


def _rows(skill: Skill, file: Path, said_values: Mapping[str, str]) -> list[dict[str, str]]:
    """The rows of a table, as values of the skill's parameters. Raises SkillError for a column that is missing."""
    names = {parameter.name for parameter in skill.parameters}
    whole = table.read(file)
    there = {*named(dict.fromkeys(whole.columns, ""), names), *said_values}
    if any(REFERENCE.search(text) for row in whole.rows for text in row.values()):
        raise SkillError(f"The table {file} names a secret, which only the command line or a skill may: give it with --set.")
    lacks = [name for name in missing(skill, dict.fromkeys(there)) if name not in there]
    if lacks:
        raise SkillError(*(_lacks(skill, name, file, whole.columns) for name in lacks))
    return [named(row, names) for row in whole.rows]


def _lacks(skill: Skill, name: str, file: Path, columns: Sequence[str]) -> str:
    """With the line of the first step that the parameter fills, where one does."""
    line = uses(skill, name)
    where = f"{skill.file}:{line}: " if line else ""
    return f"{where}The table {file} has no column “{name}”{nearest(name, list(columns))}"


def _other(name: str, given: Values, here: Sources) -> tuple[Skill, Values]:
    """Another skill that this one runs. Raises StepError."""
    try:
        found = chosen_skill(name)
        _trusted(found)
        here.add(found)
        known_values = values(found.skill, given)
        checked(found, known_values)
    except (SkillError, UsageError) as error:
        raise StepError(str(error)) from error
    return found.skill, known_values


def _trusted(found: Found) -> None:
    """The shipped skills are; any other is asked about once, and again when its folder changed. Raises UsageError."""
    if Trust(places.trusted_skills()).knows(found):
        return
    console = Console(stderr=True)
    console.print(f"The skill “{found.skill.name}” in {found.folder} is new, or has changed.", markup=False)
    if sys.stdin.isatty() and console.input("Read it, then type yes to trust it: ").strip().lower() in ("yes", "oui"):
        Trust(places.trusted_skills()).add(found)
        return
    mend = "read it, and trust it on the panel's Skills page or by running it once in a terminal."
    raise UsageError(f"The skill “{found.skill.name}” is not trusted: {mend}")


def _near(folder: Path, file: str) -> Path:
    """A table beside the skill, else where the person is."""
    path = Path(file).expanduser()
    return folder / path if (folder / path).exists() else path


def _with_limits(given: Given) -> Given:
    given.max_steps = given.max_steps or STEPS
    given.max_seconds = given.max_seconds or SECONDS
    return given


COMMANDS: dict[str, Callable[[Given], int]] = {"skill run": skill_run, "skill from-run": from_run}
