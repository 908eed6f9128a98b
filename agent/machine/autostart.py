"""Edge: starting at login, by an entry of freedesktop.org's autostart folder. Other systems have no such folder."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from agent.errors import AgentError

NAME = "deskhand.desktop"


def possible() -> bool:
    """Whether this system can be told so."""
    return sys.platform.startswith("linux")


def entry() -> Path:
    home = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(home) / "autostart" / NAME


def is_on() -> bool:
    """Whether there is an entry that is not switched off."""
    try:
        lines = entry().read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return False
    said = {key.strip(): value.strip().lower() for key, _, value in (line.partition("=") for line in lines)}
    return said.get("Hidden") != "true" and said.get("X-GNOME-Autostart-enabled") != "false"


def switch(on: bool, command: Sequence[str]) -> None:
    """Writes or deletes the entry that starts this command. Raises AgentError."""
    file = entry()
    try:
        if not on:
            file.unlink(missing_ok=True)
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_name(f"{NAME}.part")
        part.write_text(_entry(command), "utf-8")
        part.replace(file)
    except OSError as error:
        raise AgentError(f"{file} cannot be written ({error.strerror}): mend its permissions.") from error


def _entry(command: Sequence[str]) -> str:
    # A lone % would be one of the placeholders of the Exec key.
    line = shlex.join(command).replace("%", "%%")
    return (
        "[Desktop Entry]\nType=Application\nName=Deskhand\nComment=A hand at your desk\nComment[fr]=Une main à votre bureau\n"
        f"Icon=deskhand\nExec={line}\nTerminal=false\nX-GNOME-Autostart-enabled=true\n"
    )
