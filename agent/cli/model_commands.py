"""Edge: what the commands about models do: list, pull, import, use, test, remove."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import msgspec
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn
from rich.table import Table

from agent import build, places
from agent.cli.running import Given
from agent.errors import Stopped, UsageError
from agent.machine import model_shelf
from agent.machine.model_shelf import Fit, Shelved
from models.model import ModelCancelled
from models.model import Progress as Told

STEP = 0.002
"""Part of the whole between two lines of progress."""
FITS = {Fit.WELL: "fits", Fit.TIGHT: "fits when other programs are closed", Fit.NOT: "too large for this machine"}


class Progressed(msgspec.Struct, frozen=True):
    """A line of progress: what is being done, and how much of it, 0 to 1, -1 where it is not known."""

    what: str
    part: float


def model_list(given: Given) -> int:
    found = model_shelf.listed(places.models(), build.settings().model)
    if given.json:
        sys.stdout.writelines(msgspec.json.encode(one).decode() + "\n" for one in found)
        return 0
    machine = model_shelf.machine()
    table = Table("", "model", "MB", "memory", "licence", "", box=None)
    for one in found:
        need = f"{one.memory // 1_000_000} MB" if one.memory else "?"
        fits = "" if not one.memory or machine.fit(one.memory) is Fit.WELL else f"; {FITS[machine.fit(one.memory)]}"
        table.add_row("→" if one.used else "", one.id, _megabytes(one), need, one.licence, f"{one.says} ({_where(one)}{fits})")
    Console().print(table)
    return 0


def model_pull(given: Given) -> int:
    folder = places.models()
    name = given.model or build.settings().model
    if "://" in name:
        name = model_shelf.addressed(name, given.sha256, folder)
    elif given.sha256:
        raise UsageError("--sha256 is for a model from an address: leave it out, since the catalogue knows its own.")
    there = model_shelf.is_there(name, folder)
    if there and given.quiet_if_there:
        return 0
    with _told(f"Getting {name}", given.json) as progress, _stoppable() as cancelled:
        path = model_shelf.pull(name, folder, progress, cancelled)
    sys.stdout.write(f"{path}\n" if not given.json else "")
    return 0


def model_import(given: Given) -> int:
    file = Path(given.file)
    with _told(f"Taking in {file.name}", given.json) as progress, _stoppable() as cancelled:
        name = model_shelf.take_in(file, places.models(), progress, cancelled)
    sys.stdout.write(msgspec.json.encode({"model": name}).decode() + "\n" if given.json else f"{name} is here.\n")
    return 0


def model_use(given: Given) -> int:
    folder = places.models()
    model_shelf.use(given.model, folder, places.config_file())
    there = model_shelf.is_there(given.model, folder)
    mend = "" if there else f" Get it with `deskhand model pull {given.model}`."
    sys.stdout.write(f"{given.model} is used from now on.{mend}\n")
    return 0


def model_test(given: Given) -> int:
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    chosen = build.settings()
    found = model_shelf.tested(given.model or chosen.model, places.models(), chosen.threads)
    if given.json:
        sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
        return 0
    sys.stdout.write(
        f"{found.model} loads in {found.load:.1f} s, reads {found.read:.0f} and writes {found.written:.0f} tokens a second, "
        f"and takes {found.memory // 1_000_000} MB of memory.\n"
    )
    return 0


def model_remove(given: Given) -> int:
    folder, used = places.models(), build.settings().model
    model_shelf.find(given.model, folder)
    if not given.yes and not _agreed(f"Delete the model {given.model} from this machine? [y/N] "):
        sys.stdout.write("Nothing was deleted.\n")
        return 0
    model_shelf.remove(given.model, folder, used)
    sys.stdout.write(f"{given.model} was deleted.\n")
    return 0


def _megabytes(one: Shelved) -> str:
    return str((one.disk if one.there else one.size) // 1_000_000)


def _where(one: Shelved) -> str:
    return "here" if one.there else "partly here" if one.begun else "not here"


def _agreed(question: str) -> bool:
    if not sys.stdin.isatty():
        raise UsageError("Nobody is there to say yes: give --yes to delete it.")
    sys.stdout.write(question)
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes", "o", "oui")


@contextmanager
def _told(title: str, as_json: bool) -> Iterator[Told]:
    """A bar on the terminal, or a line of JSON each time there is something new to say."""
    if as_json:
        yield _lines()
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"))
    with Progress(*columns, console=Console(stderr=True)) as bars:
        bar = bars.add_task(title, total=1.0)
        yield lambda what, part: bars.update(bar, description=what, completed=max(0.0, part), total=None if part < 0 else 1.0)


def _lines() -> Told:
    last = Progressed("", -2.0)

    def tell(what: str, part: float) -> None:
        nonlocal last
        if what != last.what or abs(part - last.part) >= STEP or part == 1.0 != last.part:
            last = Progressed(what, part)
            sys.stdout.write(msgspec.json.encode(last).decode() + "\n")
            sys.stdout.flush()

    return tell


@contextmanager
def _stoppable() -> Iterator[Callable[[], bool]]:
    """Ctrl-C and SIGTERM end the work tidily. Raises Stopped then."""
    told = threading.Event()

    def heed(number: int, frame: FrameType | None) -> None:
        told.set()

    before = {number: signal.signal(number, heed) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield told.is_set
    except ModelCancelled as error:
        raise Stopped(str(error)) from error
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


COMMANDS: dict[str, Callable[[Given], int]] = {
    "model list": model_list,
    "model pull": model_pull,
    "model import": model_import,
    "model use": model_use,
    "model test": model_test,
    "model remove": model_remove,
}
