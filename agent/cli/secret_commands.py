"""Edge: `deskhand secret`: what the person keeps in the system's keyring for tasks and skills to type. No value is an argument,
for other programs see those, and none is printed.
"""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable

from agent.errors import UsageError
from agent.machine.vault import Vault
from agent.secret import NAME

Given = argparse.Namespace


def secret_set(given: Given) -> int:
    """Asked for twice at a terminal; from a pipe the first line is taken."""
    if not NAME.fullmatch(given.name):
        raise UsageError(f"A secret cannot be called “{given.name}”: use letters, digits, spaces and . _ - @, 64 at most.")
    Vault().keep(given.name, _typed(given.name) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n"))
    sys.stdout.write(f"Kept. Say {{secret:{given.name}}} in a task or a skill where it is to be typed.\n")
    return 0


def secret_list(given: Given) -> int:
    names = Vault().names()
    sys.stdout.writelines(f"{name}\n" for name in names)
    if not names:
        sys.stderr.write("No secrets yet: `deskhand secret set NAME` keeps one.\n")
    return 0


def secret_remove(given: Given) -> int:
    Vault().remove(given.name)
    sys.stdout.write(f"The secret {given.name} is gone from the keyring.\n")
    return 0


def _typed(name: str) -> str:
    """Without echo. Raises UsageError when the two differ."""
    first = getpass.getpass(f"The secret {name}: ")
    if getpass.getpass("Once more: ") != first:
        raise UsageError("The two are not alike, and nothing was kept: say `deskhand secret set` again.")
    return first


COMMANDS: dict[str, Callable[[Given], int]] = {
    "secret set": secret_set,
    "secret list": secret_list,
    "secret remove": secret_remove,
}
