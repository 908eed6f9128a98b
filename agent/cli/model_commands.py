"""Edge: what the commands about models do: list, pull, import, use, test, remove, remote."""

from __future__ import annotations

import getpass
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
from agent.cli import pointing
from agent.cli.running import Given
from agent.errors import Stopped, UsageError
from agent.machine import model_shelf, preferences, remote
from agent.machine.model_shelf import Fit, Shelved
from agent.machine.remote import Server
from agent.settings import Settings
from models.model import ModelCancelled, ModelError
from models.model import Progress as Told

STEP = 0.002
"""Part of the whole between two lines of progress."""
FITS = {Fit.WELL: "fits", Fit.TIGHT: "fits when other programs are closed", Fit.NOT: "too large for this machine"}


class Progressed(msgspec.Struct, frozen=True):
    """A line of progress: what is being done, and how much of it, 0 to 1, -1 where it is not known."""

    what: str
    part: float


def model_list(given: Given) -> int:
    chosen = build.settings()
    found = model_shelf.listed(places.models(), chosen.model)
    if given.json:
        sys.stdout.writelines(msgspec.json.encode(one).decode() + "\n" for one in found)
        return 0
    machine = model_shelf.machine()
    table = Table("", "model", "MB", "memory", "licence", "", box=None)
    for one in found:
        need = f"{one.memory // 1_000_000} MB" if one.memory else "?"
        fits = "" if not one.memory or machine.fit(one.memory) is Fit.WELL else f"; {FITS[machine.fit(one.memory)]}"
        table.add_row(
            "→" if one.used else "", one.id, _megabytes(one), need, one.licence, f"{one.says} ({_where(one)}{_sees(one)}{fits})"
        )
    Console().print(table)
    if chosen.remote_url:
        sys.stdout.write(_remote_words(chosen))
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
    file, folder = Path(given.file), places.models()
    if given.dialect and not given.mmproj:
        raise UsageError("--dialect is for a vision model: give its second file with --mmproj, or leave it out.")
    eye = model_shelf.Eye(Path(given.mmproj), given.dialect) if given.mmproj else None
    with _told(f"Taking in {file.name}", given.json) as progress, _stoppable() as cancelled:
        name = model_shelf.take_in(file, folder, progress, cancelled, eye)
    speaks = f" It sees, and speaks the dialect {model_shelf.dialect(name, folder)}." if eye else ""
    sys.stdout.write(msgspec.json.encode({"model": name}).decode() + "\n" if given.json else f"{name} is here.{speaks}\n")
    return 0


def model_use(given: Given) -> int:
    folder = places.models()
    model_shelf.use(given.model, folder, places.config_file())
    there = model_shelf.is_there(given.model, folder)
    mend = "" if there else f" Get it with `deskhand model pull {given.model}`."
    sys.stdout.write(f"{given.model} is used from now on.{mend}{_look(given.model, folder)}\n")
    return 0


def _look(model: str, folder: Path) -> str:
    """What is to be done for a model that sees to look at the screen."""
    if not model_shelf.dialect(model, folder) or build.settings().planner == "vision":
        return ""
    return f' It goes by what is read; set planner = "vision" in {places.config_file()} for it to look at the screen itself.'


def model_test(given: Given) -> int:
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    chosen = build.settings()
    if given.pointing or (chosen.planner == "vision" and not given.model):
        return _test_pointing(given, chosen)
    found = model_shelf.tested(given.model or chosen.model, places.models(), chosen.threads)
    if given.json:
        sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
        return 0
    sys.stdout.write(
        f"{found.model} loads in {found.load:.1f} s, reads {found.read:.0f} and writes {found.written:.0f} tokens a second, "
        f"and takes {found.memory // 1_000_000} MB of memory.\n"
    )
    return 0


def _test_pointing(given: Given, chosen: Settings) -> int:
    """Of the model that looks at the screen."""
    if given.model:
        raise UsageError("--pointing tests the model of the settings that looks at the screen: leave the ID out.")
    with _told("Testing how it points", given.json) as progress, _stoppable() as cancelled:
        found = pointing.tried(chosen, given.monitor or chosen.monitor, progress, cancelled)
    sys.stdout.write(msgspec.json.encode(found).decode() + "\n" if given.json else pointing.said(found))
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


def model_remote(given: Given) -> int:
    """A model on a server of the person's: shown, turned on, turned off."""
    file = places.config_file()
    if given.off:
        remote.turn_off(file)
        sys.stdout.write("No server is asked any more, and no screenshot leaves this machine.\n")
        return 0
    if given.url:
        _turn_on(given, file)
    sys.stdout.write(_remote_words(build.settings()))
    return 0


def _turn_on(given: Given, file: Path) -> None:
    """Raises UsageError where the person does not agree."""
    found = remote.server(given.url)
    if found.leaves and not _consents(found):
        raise UsageError("You did not agree: nothing was changed, and no screenshot leaves this machine.")
    if given.key:
        remote.keep_key(found.host, _key(found.host))
    consent = found.host if found.leaves else ""
    asked = preferences.read(file)
    asked = msgspec.structs.replace(asked, remote_url=found.url, remote_model=given.model, remote_consent=consent)
    remote.turn_on(file, found.url, given.model or _first(asked), consent, given.dialect)


def _consents(found: Server) -> bool:
    """Whether the person types yes, the whole word, at a terminal."""
    if not sys.stdin.isatty():
        raise UsageError(f"Screenshots would go to {found.host}, and nobody is there to agree: call this in a terminal.")
    read = " The connection is not encrypted: anybody on the way can see them too." if found.open else ""
    sys.stdout.write(
        f"Screenshots leave this machine: whatever is on your screen while a task runs goes to {found.host}, passwords and "
        f"letters that are open as well.{read} They are out of Deskhand's hands then.\n"
        f"Send them to {found.host}? Type yes to agree: "
    )
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in ("yes", "oui")


def _key(host: str) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    return getpass.getpass(f"The key for {host} (not shown; empty takes it out of the keyring): ").strip()


def _first(asked: Settings) -> str:
    """The name of the server's first model; empty, and told, where it does not answer."""
    try:
        return next(iter(remote.models(asked)), "")
    except ModelError as error:
        sys.stderr.write(f"deskhand: {error}\n")
        return ""


def _remote_words(chosen: Settings) -> str:
    if not chosen.remote_url:
        return "No server is asked; everything is computed on this machine.\n"
    host = remote.leaving(chosen)
    agreed = host or not remote.server(chosen.remote_url).leaves
    where = f"screenshots go to {host}" if host else "nothing leaves this machine"
    said = where if agreed else "you have not agreed to it, so it is not asked"
    return f"{chosen.remote_model or 'The first model'} at {chosen.remote_url} looks at the screen: {said}.\n"


def _megabytes(one: Shelved) -> str:
    return str((one.disk if one.there else one.size) // 1_000_000)


def _sees(one: Shelved) -> str:
    return f"; sees, speaks {one.dialect}" if one.dialect else ""


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
    "model remote": model_remote,
}
