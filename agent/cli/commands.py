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
from rich.table import Table

from agent import build, ourselves, places
from agent.build import Errand
from agent.cli import doctor, model_commands, proof, routing, secret_commands, skill_commands, skill_record, skill_run
from agent.cli.running import Given, all_shown, keep_report, opened, place, settled_on, shower
from agent.cli.server import Remote, Server
from agent.cli.terminal import Terminal, show
from agent.hands.control import tell
from agent.planning import replay
from agent.protocol import EXIT_CODES, Event, Loading, Start
from agent.records import Offered, Status
from agent.session import checked_task
from agent.settings import override
from agent.story import chain, journal, report, resume, runs


def of(given: Given) -> Callable[[Given], int]:
    """The function of a command; without one, the panel."""
    key = " ".join(filter(None, (given.command, getattr(given, "act", ""))))
    return COMMANDS[key]


def panel(given: Given) -> int:
    """The panel is a program of its own: the agent must not know it."""
    return subprocess.run(ourselves.command("ui"), check=False).returncode


def delegate(given: Given) -> int:
    """The panel shows its box; one that runs already does so in the place of a second."""
    return subprocess.run(ourselves.command("ui", "--delegate"), check=False).returncode


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
    with opened(chosen, send, serving=True) as (session, switch):

        def begin(start: Start, person: Remote) -> Iterator[Event]:
            asked = {name: value for name in ("mode", "effort") if (value := getattr(start, name))}
            settings = override(chosen, asked, "the start command")
            if start.skill:
                return skill_run.events(start, session, person, settings)
            if start.replay:
                return session.run(_again(start.replay), person, settings)
            if start.resume:
                return session.run(_rest(start.resume), person, settings)
            offered = start.context or Offered()
            what = routing.sent(start.task, offered=offered)
            if what:
                return routing.events(what, session, person, settings, skill_run.Helper(settings, send, session.loaded.mind))
            return session.run(Errand(start.task, offered=offered), person, settings)

        # A byte that is no UTF-8 must not end the hearing of `stop`.
        source = os.fdopen(sys.stdin.fileno(), encoding="utf-8", errors="replace", closefd=False)
        Server(source, sys.stdout, switch, begin, session.workplace).serve(chosen.model)
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
            sys.stdout.flush()  # the panel shows each as it comes
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
    if found and found[0].status == runs.CUT:
        sys.stdout.write("The newest was cut short: `deskhand runs resume` goes on with it.\n")
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
    errand = _again(given.run)
    shown = shower(given.json)
    if given.display:
        os.environ["DISPLAY"] = given.display
    chosen = build.settings()
    with opened(chosen, shown, model=False) as (session, switch):
        last = all_shown(session.run(errand, Terminal(switch, Console(stderr=given.json))), shown)
    return EXIT_CODES[last.status if last else Status.FAILED]


def _again(name: str) -> Errand:
    """The steps of this run. Raises JournalError, UsageError."""
    entries = journal.read(runs.find(places.runs(), name))
    return Errand(journal.task_of(entries) or "replay", planner=replay.RecordedPlanner(entries))


def runs_resume(given: Given) -> int:
    """What is left of a run that was cut short."""
    errand = _rest(given.run)
    shown = shower(given.json)
    if given.display:
        os.environ["DISPLAY"] = given.display
    with opened(build.settings(), shown) as (session, switch):
        last = all_shown(session.run(errand, Terminal(switch, Console(stderr=given.json))), shown)
    return EXIT_CODES[last.status if last else Status.FAILED]


def _rest(name: str) -> Errand:
    """Raises JournalError, UsageError."""
    found = resume.left(places.runs(), runs.find(places.runs(), name))
    return Errand(found.task, past=found.past)


def runs_verify(given: Given) -> int:
    """Each as it was written, or what was done to it."""
    folders = runs.every(places.runs()) if given.all else (runs.find(places.runs(), given.run),)
    found, console = [chain.checked(folder) for folder in folders], Console()
    for one in found:
        if given.json:
            sys.stdout.write(msgspec.json.encode(one).decode() + "\n")
            continue
        console.print("[green]✔[/]" if one.good else "[red]✘[/]", f"[bold]{escape(one.run)}[/]", end=" ")
        console.print(f"({one.lines} lines, {one.pictures} pictures): {one.says}", markup=False, highlight=False)
    return 0 if all(one.good for one in found) else EXIT_CODES[Status.FAILED]


def runs_prune(given: Given) -> int:
    gone = runs.prune(places.runs(), time.time(), build.settings())
    sys.stdout.write(f"{len(gone)} run{'s' if len(gone) != 1 else ''} deleted.\n")
    return 0


COMMANDS: dict[str, Callable[[Given], int]] = {
    "": panel,
    "run": run,
    "serve": serve,
    "delegate": delegate,
    "stop": signal,
    "pause": signal,
    "resume": signal,
    "doctor": examine,
    "runs list": runs_list,
    "runs show": runs_show,
    "runs report": runs_report,
    "runs replay": runs_replay,
    "runs resume": runs_resume,
    "runs verify": runs_verify,
    "runs prune": runs_prune,
    **model_commands.COMMANDS,
    **skill_commands.COMMANDS,
    **skill_run.COMMANDS,
    **skill_record.COMMANDS,
    **secret_commands.COMMANDS,
    **proof.COMMANDS,
}
