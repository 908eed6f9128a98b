"""Edge: `deskhand skill run` and `skill from-run`: a skill by its name, run like any task; a finished run as a skill."""

from __future__ import annotations

import contextlib
import re
import runpy
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from rich.console import Console

from agent import build, journal, places, runs
from agent.build import Errand
from agent.calls import Script
from agent.compile import compiled
from agent.desk import Desk
from agent.errors import StepError, UsageError
from agent.loop import Person
from agent.pictures import Pictures
from agent.plan import ElementsPlanner, Planner
from agent.protocol import EXIT_CODES, Event, Finished, Loading, Start
from agent.records import Status
from agent.running import Given, Show, all_shown, keep_report, opened, place, settled_on, shower
from agent.scene import Outside, Scene, Values, Walk, said
from agent.session import Session
from agent.settings import Settings, override
from agent.skillplan import SkillPlanner
from agent.terminal import Terminal
from agent.words import plain
from models.catalog import known
from models.fetch import is_there
from models.model import TextModel
from skills import slots, table
from skills.fill import pairs, values
from skills.load import FILE, PYTHON, Found, Origin, load, read, sources
from skills.parameters import as_text
from skills.skill import If, Repeat, Skill, SkillError, Step
from skills.trust import Trust

STEPS, SECONDS = 2000, 3600
"""Limits of a run where none are given: a skill ends by itself, so they only stop one that goes wrong."""


class Helper:
    """The planner by elements, its model loaded when it is first asked for; none where no model is here."""

    def __init__(self, chosen: Settings, shown: Show, model: TextModel | None = None) -> None:
        """`model` is one that is loaded already, and whose end is not this one's business."""
        self._chosen, self._shown, self._model = chosen, shown, model
        self._own: TextModel | None = None

    def __call__(self) -> Planner | None:
        if self._model is None and is_there(known(self._chosen.model), places.models()):
            self._model = self._own = build.text_model(self._chosen, lambda what: self._shown(Loading(what)))
        return ElementsPlanner(self._model, self._chosen.effort) if self._model else None

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
    helper = Helper(chosen, lambda event: None, session.loaded.model)
    with errand(found, values(found.skill, start.values), helper) as one:
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
    """A skill as something to do; at the end its own code has stopped."""
    folder = found.folder
    outside = Outside(helper, lambda file: table.read(_near(folder, file)).rows, _other, python, Pictures(folder))
    planner = SkillPlanner(found.skill, known_values, outside, (folder / FILE).read_text("utf-8"))
    told_values = ", ".join(f"{name}={as_text(value)}" for name, value in known_values.items())
    with contextlib.closing(planner):
        yield Errand(f"Skill {found.skill.name}" + (f" with {told_values}" if told_values else ""), planner=planner)


def chosen_skill(name: str) -> Found:
    """By its name, or by its folder. Raises UsageError."""
    try:
        if "/" in name:
            return Found(read(Path(name)), Path(name), Origin.PROJECT)
        return load(sources(places.skills(), Path.cwd())).find(name)
    except SkillError as error:
        raise UsageError(" ".join(str(one) for one in error.args)) from error


def python(skill: Skill, known_values: Values, scene: Scene) -> Walk[None]:
    """The walk of a `skill.py`: `run(desk, **parameters)` in a thread of its own."""
    file = str(Path(skill.file).with_name(PYTHON))

    def code() -> None:
        run = runpy.run_path(file, run_name="skill").get("run")
        if not callable(run):
            raise StepError(f"{file}: there is no run: write def run(desk, ...).")
        run(Desk(script.calls, file), **known_values)

    script = Script(code, file)
    return script.walk(scene)


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


def from_run(given: Given) -> int:
    """The skill of a finished run, in the person's folder; nothing is overwritten."""
    from skills.write import write

    entries = journal.read(runs.find(places.runs(), given.run))
    task = journal.task_of(entries)
    name = given.name or re.sub(r"[^a-z0-9]+", "-", plain(task)).strip("-")[:40].strip("-") or "recorded"
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        raise UsageError(f"“{name}” is no name for a skill: small letters, digits and single - between them.")
    file = places.skills() / name / FILE
    if file.exists():
        raise UsageError(f"{file} is there already: give another name with --name.")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(write(compiled(entries, name, task)), "utf-8")
    Trust(places.trusted_skills()).add(chosen_skill(name))  # the person saw it done
    sys.stdout.write(f"{file}\n")
    return 0


def _values(skill: Skill, given: Given) -> list[Values]:
    """One set of values, or one for each row of the table. Raises UsageError."""
    try:
        said_values = pairs(given.set or [])
        rows = table.read(Path(given.csv)).rows if given.csv else ({},)
        names = {parameter.name for parameter in skill.parameters}
        return [values(skill, {**_named(row, names), **said_values}) for row in rows]
    except SkillError as error:
        raise UsageError(" ".join(str(one) for one in error.args)) from error


def _named(row: Mapping[str, str], names: set[str]) -> dict[str, str]:
    """The cells whose columns are parameters: `Display name` is `display_name` too."""
    cells = {name: row[name] for name in row}
    cells |= {"_".join(re.findall(r"[a-z0-9]+", plain(name))): cell for name, cell in row.items()}
    return {name: cell for name, cell in cells.items() if name in names}


def _other(name: str, given: Values) -> tuple[Skill, Values]:
    """Another skill that this one runs. Raises StepError."""
    try:
        found = chosen_skill(name)
        _trusted(found)
        return found.skill, values(found.skill, given)
    except (SkillError, UsageError) as error:
        raise StepError(str(error)) from error


def _trusted(found: Found) -> None:
    """The shipped skills are; any other is asked about once, and again when its folder changed. Raises UsageError."""
    if Trust(places.trusted_skills()).knows(found):
        return
    console = Console(stderr=True)
    console.print(f"The skill “{found.skill.name}” in {found.folder} is new, or has changed.", markup=False)
    if sys.stdin.isatty() and console.input("Read it, then type yes to trust it: ").strip().lower() in ("yes", "oui"):
        Trust(places.trusted_skills()).add(found)
        return
    raise UsageError(f"The skill “{found.skill.name}” is not trusted: run it once in a terminal and say yes.")


def _near(folder: Path, file: str) -> Path:
    """A table beside the skill, else where the person is."""
    path = Path(file).expanduser()
    return folder / path if (folder / path).exists() else path


def _with_limits(given: Given) -> Given:
    given.max_steps = given.max_steps or STEPS
    given.max_seconds = given.max_seconds or SECONDS
    return given


COMMANDS: dict[str, Callable[[Given], int]] = {"skill run": skill_run, "skill from-run": from_run}
