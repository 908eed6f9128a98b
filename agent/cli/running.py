"""Edge: what the commands that run something share: settings from the command line, a display, what is opened, events shown."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from rich.console import Console

from agent import build, places
from agent.build import Loaded, Workplace
from agent.cli.terminal import show
from agent.errors import AgentError, UsageError
from agent.hands.control import Switch, listening
from agent.machine import model_shelf
from agent.machine.virtual import VirtualScreen
from agent.protocol import Event, Finished, Loading, finished, line
from agent.records import End, Status
from agent.session import Session
from agent.settings import Settings, override
from agent.story import report
from models.model import ModelError

Given = argparse.Namespace
Show = Callable[[Event], None]


def asked(**given: object) -> Given:
    """What a command line without options says, but for these."""
    nothing = dict.fromkeys(("mode", "max_steps", "max_seconds", "model", "effort", "approve", "config", "record"))
    return Given(**{**nothing, "dry_run": False, "json": False, "display": "", "virtual": False, **given})


def settled_on(given: Given) -> Settings:
    """The settings with the command line's on top. Raises UsageError."""
    names = ("mode", "max_steps", "max_seconds", "model", "effort")
    asked: dict[str, Any] = {name: value for name in names if (value := getattr(given, name)) is not None}
    if given.virtual:
        asked["yield_to_person"] = False  # nobody is there
    if given.approve is not None:
        asked["approve"] = [kind.strip() for kind in given.approve.split(",") if kind.strip()]
    if given.dry_run and given.record:
        raise UsageError("--dry-run keeps nothing, so there is nothing to --record: give one of them.")
    if given.record and not os.access(Path(given.record).absolute().parent, os.W_OK):
        raise UsageError(f"{given.record} cannot be written: make its folder, or give another file to --record.")
    chosen = override(build.settings(Path(given.config) if given.config else None), asked, "the command line")
    build.policy()  # a broken file is told before anything is opened
    if chosen.mode == "step" and chosen.approve:
        raise UsageError("The mode “step” asks before everything and “approve” answers beforehand: give one of them.")
    model_shelf.find(chosen.model, places.models())
    return chosen


@contextmanager
def place(given: Given) -> Iterator[str]:
    """The display to work on, in the environment; the name of a screen of our own."""
    if given.display:
        os.environ["DISPLAY"] = given.display
    if not given.virtual:
        yield ""
        return
    with VirtualScreen() as screen:
        os.environ.update(screen.environment())
        yield os.environ["DISPLAY"]


@contextmanager
def switched(signals: bool = True) -> Iterator[Switch]:
    """The stop switch; `signals` reach it too, which only the main thread can see to."""
    switch = Switch()
    with listening(switch, places.runtime()) if signals else nullcontext():
        yield switch


@contextmanager
def equipped(chosen: Settings, shown: Show, switch: Switch, model: bool = True, serving: bool = False) -> Iterator[Session]:
    """Everything opened, and closed again with no key held."""
    with Workplace(chosen, switch, serving) as workplace:
        loaded: Loaded = build.load(chosen, lambda what: shown(Loading(what)), model)
        try:
            yield Session(chosen, loaded, workplace)
        finally:
            loaded.close()


@contextmanager
def opened(chosen: Settings, shown: Show, model: bool = True, serving: bool = False) -> Iterator[tuple[Session, Switch]]:
    """`serving` a panel, the delegate key is heard too. What cannot be opened ends the JSON lines of a run as a run does."""
    with switched() as switch, ExitStack() as stack:
        try:
            session = stack.enter_context(equipped(chosen, shown, switch, model, serving))
        except (AgentError, ModelError) as error:
            if shown is print_line and not serving:
                shown(finished(End(Status.FAILED, str(error))))
            raise
        yield session, switch


def shower(as_json: bool) -> Show:
    if as_json:
        return print_line
    console = Console()
    return lambda event: show(event, console)


def print_line(event: Event) -> None:
    sys.stdout.write(line(event) + "\n")
    sys.stdout.flush()


def silent(event: Event) -> None:
    """Shows nothing."""


def all_shown(events: Iterator[Event], shown: Show) -> Finished | None:
    """Shows every event; the last, which says how it ended."""
    last = None
    for event in events:
        shown(event)
        last = event
    return last if isinstance(last, Finished) else None


def keep_report(name: str, copy: str | None, quiet: bool) -> None:
    path = places.runs() / name / report.REPORT
    if copy and path.exists():
        try:
            shutil.copyfile(path, copy)
        except OSError as error:
            raise UsageError(f"{copy} cannot be written ({error.strerror}): the report is {path}.") from error
    if not quiet and path.exists():
        sys.stdout.write(f"Report: {copy or path}\n")
