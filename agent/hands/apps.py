"""Edge: applications by the name a person says, from the desktop entries (freedesktop.org) of this machine."""

from __future__ import annotations

import configparser
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import msgspec
from rapidfuzz import fuzz

from agent.errors import ActError
from agent.words import plain

ALIKE = 80.0
"""Percent of likeness (rapidfuzz) from which a name is meant."""
FIELD_CODES = ("%f", "%F", "%u", "%U", "%i", "%c", "%k", "%d", "%D", "%n", "%N", "%v", "%m")
"""Placeholders of the Exec key that stand for files, icons and titles: none is given."""

ADDRESS = re.compile(r"(?:https?://|file://|mailto:)\S+$|www\.\S+$", re.IGNORECASE)
"""What a browser or a mail program opens."""
KINDS = {
    "Calculator": ("calculator", "calculatrice"),
    "FileManager": ("files", "file manager", "fichiers", "gestionnaire de fichiers"),
    "Spreadsheet": ("spreadsheet", "tableur"),
    "TerminalEmulator": ("terminal",),
    "galculator": ("calculator", "calculatrice"),
    "TextEditor": ("text editor", "éditeur de texte"),
    "WebBrowser": ("browser", "web browser", "navigateur"),
}
"""What people call an application of these categories (freedesktop.org), or of this file name, whatever its own name."""


class App(msgspec.Struct, frozen=True):
    """`names` are all that it is called, in English and French; `command` starts it."""

    names: tuple[str, ...]
    command: tuple[str, ...]
    terminal: bool = False


def launch(name: str) -> str:
    """Starts the application that is called so; its first name. Raises ActError naming the nearest when there is none."""
    app = document(name) or find(name, installed())
    command = ("xterm", "-e", *app.command) if app.terminal else app.command
    try:
        subprocess.Popen(
            command,
            cwd=Path.home(),
            env=theirs(os.environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise ActError(
            f"{app.names[0]} does not start ({error.strerror}): try `{shlex.join(command)}` in a terminal."
        ) from error
    return app.names[0]


def theirs(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment without what OpenCV's import puts in front of the library path: a folder of its own and an empty entry,
    for which an application would look for libraries in the folder it is in."""
    own = Path(sys.prefix).resolve()
    paths = environment.get("LD_LIBRARY_PATH", "").split(os.pathsep)
    kept = os.pathsep.join(one for one in paths if one and own not in Path(one).resolve().parents)
    rest = {name: value for name, value in environment.items() if name != "LD_LIBRARY_PATH"}
    return {**rest, "LD_LIBRARY_PATH": kept} if kept else rest


def document(name: str) -> App | None:
    """What opens an address or a file; none when it is neither. Raises ActError where nothing opens them."""
    address = ADDRESS.match(name)
    file = Path(name).expanduser()
    if not address and not (("/" in name or "." in name) and (Path.home() / file).exists()):
        return None
    if file.suffix == ".desktop" and not address:
        return None  # it would be run, not shown
    opener = shutil.which("xdg-open")
    if opener is None:
        raise ActError("xdg-open is not installed: `sudo apt-get install -y xdg-utils` brings it.")
    return App((name,), (opener, name if address else str(Path.home() / file)))


def find(name: str, apps: tuple[App, ...]) -> App:
    """The application meant by a name, a program on the path else. Raises ActError."""
    scored = sorted(((_likeness(name, app), app) for app in apps), key=lambda pair: -pair[0])
    if scored and scored[0][0] >= ALIKE:
        return scored[0][1]
    program = shutil.which(plain(name).strip())
    if program:
        return App((name,), (program,))
    near = ", ".join(app.names[0] for _, app in scored[:3])
    raise ActError(f"No application is called “{name}” here{f': did you mean {near}?' if near else '.'}")


def installed() -> tuple[App, ...]:
    """Every application with a desktop entry that is meant to be shown."""
    given = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    home = os.environ.get("XDG_DATA_HOME") or str(Path("~/.local/share").expanduser())
    files = [file for folder in (home, *given.split(":")) for file in sorted(Path(folder, "applications").glob("*.desktop"))]
    return tuple(app for file in files if (app := _entry(file)) is not None)


def _likeness(name: str, app: App) -> float:
    """The best of its names; the whole name counts more than a part of it."""
    said = plain(name)
    return max(max(fuzz.ratio(said, plain(one)), 0.95 * fuzz.token_set_ratio(said, plain(one))) for one in app.names)


def _entry(file: Path) -> App | None:
    """One desktop entry; none when it is hidden, broken or no application."""
    parser = configparser.ConfigParser(interpolation=None, strict=False, delimiters=("=",))
    try:
        parser.read_string(file.read_text("utf-8", "replace"))
        entry = parser["Desktop Entry"]
        command = tuple(part for part in shlex.split(entry.get("Exec", "")) if part not in FIELD_CODES)
    except (configparser.Error, KeyError, ValueError, OSError):
        return None
    if not command or entry.get("Type") != "Application" or "true" in (entry.get("NoDisplay"), entry.get("Hidden")):
        return None
    keys = ("Name", "Name[fr]", "GenericName", "GenericName[fr]", "StartupWMClass")
    kinds = [called for kind in (*entry.get("Categories", "").split(";"), file.stem) for called in KINDS.get(kind, ())]
    # With options it is a part of the program, such as its settings, and not what the program's name means.
    program = [Path(command[0]).name] if len(command) == 1 else []
    names = [*(entry[key] for key in keys if entry.get(key)), *kinds, file.stem, *program]
    return App(tuple(dict.fromkeys(names)), command, entry.get("Terminal") == "true")
