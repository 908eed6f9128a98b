"""Edge: secrets in the keyring of the system (the `keyring` library), and a list of their names, since keyrings tell none.

Values are read when they are typed and handed on; nothing here keeps one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from agent import places
from agent.errors import SecretError
from agent.secret import NAME, unfit

T = TypeVar("T")
KEPT_AS = "deskhand"
"""The service under which the keyring keeps them."""
MEND = (
    "unlock it, or log in to a desktop session that has one (GNOME Keyring, KWallet; `sudo apt-get install gnome-keyring` "
    "brings the first); on a machine without a desktop start one with `dbus-run-session` and `gnome-keyring-daemon --unlock`"
)


class Vault:
    """The person's secrets by name."""

    def __init__(self, names_file: Path | None = None) -> None:
        self._file = names_file or places.secret_names()

    def names(self) -> tuple[str, ...]:
        """In order. Raises SecretError."""
        try:
            lines = self._file.read_text("utf-8").splitlines() if self._file.exists() else []
        except (OSError, UnicodeDecodeError) as error:
            raise SecretError(
                f"The names of your secrets in {self._file} cannot be read ({error}): mend or delete it."
            ) from error
        return tuple(sorted({line.strip() for line in lines if line.strip()}))

    def value(self, name: str) -> str:
        """Raises SecretError when there is none, or no keyring."""
        found: str | None = _asked(lambda keyring: keyring.get_password(KEPT_AS, name))
        if not found:
            raise SecretError(f"There is no secret called “{name}”: `deskhand secret set {_quoted(name)}` keeps one.")
        return found

    def check(self, names: Iterable[str]) -> None:
        """That each of them is there. Raises SecretError."""
        for name in names:
            self.value(name)

    def keep(self, name: str, value: str) -> None:
        """Over what was kept under this name. Raises SecretError."""
        if not NAME.fullmatch(name):
            raise SecretError(f"A secret cannot be called “{name}”: use letters, digits, spaces and . _ - @, 64 at most.")
        if why := unfit(value):
            raise SecretError(f"That cannot be kept as a secret: it {why}. Give one line of text.")
        _asked(lambda keyring: keyring.set_password(KEPT_AS, name, value))
        self._write({*self.names(), name})

    def remove(self, name: str) -> None:
        """Raises SecretError when there is none."""
        there = _asked(lambda keyring: keyring.get_password(KEPT_AS, name))
        if there is None and name not in self.names():
            raise SecretError(f"There is no secret called “{name}”: `deskhand secret list` shows their names.")
        if there is not None:
            _asked(lambda keyring: keyring.delete_password(KEPT_AS, name))
        self._write({*self.names()} - {name})

    def _write(self, names: Iterable[str]) -> None:
        part = self._file.with_suffix(".part")
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.writelines(f"{name}\n" for name in sorted(names))
            part.replace(self._file)
        except OSError as error:
            raise SecretError(f"The names of your secrets cannot be written to {self._file} ({error.strerror}).") from error


def where() -> str:
    """The keyring that is used, in a few words. Raises SecretError where there is none."""
    return _asked(lambda keyring: str(keyring.get_keyring().name))


def _asked(ask: Callable[[Any], T]) -> T:
    """What the keyring says. Raises SecretError, which never tells what was kept."""
    import keyring
    from keyring.backends import fail, null

    try:
        if isinstance(keyring.get_keyring(), (fail.Keyring, null.Keyring)):
            raise SecretError(f"This machine has no keyring that Deskhand can use: {MEND}.")
        return ask(keyring)
    except SecretError:
        raise
    except Exception as error:  # noqa: BLE001 - each system's keyring raises errors of its own
        raise SecretError(f"The keyring does not answer ({type(error).__name__}): {MEND}.") from None


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name
