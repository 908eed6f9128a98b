"""Edge: what each command does. Raises AgentError or ModelError; `agent.__main__` turns them into sentences."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import msgspec
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TextColumn
from rich.table import Table

from agent import build, doctor, journal, places, replay, report, routing, runs, shelf, skill_commands, skill_record, skill_run
from agent.build import Errand
from agent.control import tell
from agent.protocol import EXIT_CODES, Event, Loading, Start
from agent.records import Status
from agent.running import Given, all_shown, keep_report, opened, place, settled_on, shower
from agent.server import Remote, Server
from agent.session import checked_task
from agent.settings import override
from agent.terminal import Terminal, show
from models.catalog import known
from models.fetch import is_there, pull


def of(given: Given) -> Callable[[Given], int]:
    """The function of a command; without one, the panel."""
    key = " ".join(filter(None, (given.command, getattr(given, "act", ""))))
    return COMMANDS[key]


def panel(given: Given) -> int:
    """The panel is a program of its own: the agent must not know it."""
    return subprocess.run([sys.executable, "-m", "ui"], check=False).returncode


def run(given: Given) -> int:
    checked_task(given.task)
    chosen = settled_on(given)
    shown = shower(given.json)
    what = None if given.no_skills else routing.sent(given.task, given.dry_run)
    with place(given) as virtual, opened(chosen, shown, model=what is None) as (session, switch):
        if virtual:
            shown(Loading(f"A screen of its own: {virtual}"))
        person = Terminal(switch, Console(stderr=given.json))
        if what is None:
            last = all_shown(session.run(Errand(given.task, given.dry_run), person), shown)
        else:
            with contextlib.closing(skill_run.Helper(chosen, shown)) as helper:
                last = all_shown(routing.events(what, session, person, chosen, helper), shown)
    if last and last.run:
        keep_report(last.run, given.record, given.json)
    return EXIT_CODES[last.status if last else Status.FAILED]


def serve(given: Given) -> int:
    chosen = build.settings()
    send = shower(True)
    with opened(chosen, send) as (session, switch):

        def begin(start: Start, person: Remote) -> Iterator[Event]:
            asked = {name: value for name in ("mode", "effort") if (value := getattr(start, name))}
            settings = override(chosen, asked, "the start command")
            if start.skill:
                return skill_run.events(start, session, person, settings)
            what = routing.sent(start.task)
            if what:
                return routing.events(what, session, person, settings, skill_run.Helper(settings, send, session.loaded.model))
            return session.run(Errand(start.task), person, settings)

        # A byte that is no UTF-8 must not end the hearing of `stop`.
        source = os.fdopen(sys.stdin.fileno(), encoding="utf-8", errors="replace", closefd=False)
        Server(source, sys.stdout, switch, begin).serve(chosen.model)
    return 0


def signal(given: Given) -> int:
    reached = tell(given.command, places.runtime())
    sys.stdout.write(
        f"{reached} run{'s' if reached != 1 else ''} told to {given.command}.\n" if reached else "Nothing is running.\n"
    )
    return 0


def examine(given: Given) -> int:
    console, good = Console(), True
    for finding in doctor.examine():
        good = good and finding.good
        if given.json:
            sys.stdout.write(msgspec.json.encode(finding).decode() + "\n")
        else:
            console.print("[green]✔[/]" if finding.good else "[red]✘[/]", f"[bold]{finding.what}[/]:", end=" ")
            console.print(finding.says, markup=False, highlight=False)
    return 0 if good else EXIT_CODES[Status.FAILED]


def runs_list(given: Given) -> int:
    found = runs.listed(places.runs())
    if given.json:
        sys.stdout.writelines(msgspec.json.encode(one).decode() + "\n" for one in found)
        return 0
    table = Table("run", "how it ended", "steps", "MB", "task", box=None)
    for one in found:
        table.add_row(one.name, one.status.replace("_", " "), str(one.steps), f"{one.size / 1e6:.1f}", escape(one.task))
    Console().print(table if found else "No runs yet.")
    return 0


def runs_show(given: Given) -> int:
    console = Console()
    for entry in journal.read(runs.find(places.runs(), given.run)):
        show(entry.event, console)
    return 0


def runs_report(given: Given) -> int:
    sys.stdout.write(f"{report.write(runs.find(places.runs(), given.run))}\n")
    return 0


def runs_replay(given: Given) -> int:
    """The recorded steps through the same gate, verify and journal."""
    entries = journal.read(runs.find(places.runs(), given.run))
    shown = shower(given.json)
    if given.display:
        os.environ["DISPLAY"] = given.display
    chosen = build.settings()
    with opened(chosen, shown, model=False) as (session, switch):
        errand = Errand(journal.task_of(entries) or "replay", planner=replay.RecordedPlanner(entries))
        last = all_shown(session.run(errand, Terminal(switch, Console(stderr=given.json))), shown)
    return EXIT_CODES[last.status if last else Status.FAILED]


def runs_prune(given: Given) -> int:
    gone = runs.prune(places.runs(), time.time(), build.settings())
    sys.stdout.write(f"{len(gone)} runs deleted.\n")
    return 0


def model_list(given: Given) -> int:
    table = Table("", "model", "MB", "licence", "", box=None)
    for one in shelf.listed(places.models(), build.settings().model):
        there = "here" if one.there else "not here"
        table.add_row("→" if one.used else "", one.id, str(one.size // 1_000_000), one.licence, f"{one.says} ({there})")
    Console().print(table)
    return 0


def model_pull(given: Given) -> int:
    model = known(given.model or build.settings().model)
    if given.quiet_if_there and is_there(model, places.models()):
        return 0
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"))
    with Progress(*columns, console=Console(stderr=True)) as bars:
        bar = bars.add_task(f"Getting {model.id}", total=1.0)

        def progress(what: str, fraction: float) -> None:
            bars.update(bar, description=what, completed=max(0.0, fraction), total=None if fraction < 0 else 1.0)

        path = pull(model, places.models(), progress)
        bars.update(bar, description=f"{model.id} is ready", completed=1.0, total=1.0)
    sys.stdout.write(f"{path}\n")
    return 0


def model_use(given: Given) -> int:
    shelf.use(given.model, places.config_file())
    mend = "" if is_there(known(given.model), places.models()) else f" Get it with `deskhand model pull {given.model}`."
    sys.stdout.write(f"{given.model} is used from now on.{mend}\n")
    return 0


COMMANDS: dict[str, Callable[[Given], int]] = {
    "": panel,
    "run": run,
    "serve": serve,
    "stop": signal,
    "pause": signal,
    "resume": signal,
    "doctor": examine,
    "runs list": runs_list,
    "runs show": runs_show,
    "runs report": runs_report,
    "runs replay": runs_replay,
    "runs prune": runs_prune,
    "model list": model_list,
    "model pull": model_pull,
    "model use": model_use,
    **skill_commands.COMMANDS,
    **skill_run.COMMANDS,
    **skill_record.COMMANDS,
}
