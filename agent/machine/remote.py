"""Edge: the server on which a vision model of the person's runs: turned on and off, its key, whether pictures leave here.

The key lies in the keyring of the system under the server's host, never in a file of ours; where there is no keyring
`DESKHAND_REMOTE_KEY` stands in.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from agent.errors import UsageError
from agent.machine import preferences
from agent.settings import Settings
from models.address import Address, address
from models.dialects.dialect import Dialect
from models.dialects.every import DIALECTS, dialect, of_file
from models.model import ModelError
from models.remote import Remote, RemoteVision

T = TypeVar("T")
KEPT_AS = "deskhand"
"""The service under which the keyring keeps keys."""
VARIABLE = "DESKHAND_REMOTE_KEY"
MEND = f"unlock it, or install one (`sudo apt-get install gnome-keyring`) and log in again; or set {VARIABLE} instead"


class Server(msgspec.Struct, frozen=True):
    """An address as it is kept, and what a person should know: `host` where its pictures go, `leaves` whether that is another
    machine, `open` whether anybody on the way can read along."""

    url: str
    host: str
    leaves: bool
    open: bool


def server(url: str) -> Server:
    """What is at an address. Raises UsageError."""
    found = _address(url)
    return Server(found.url, found.host, not found.loopback, found.open)


def leaving(chosen: Settings) -> str:
    """The host that pictures of the screen go to; empty while they stay on this machine."""
    try:
        found = address(chosen.remote_url) if chosen.remote_url else None
    except ModelError:
        return ""
    return found.host if found and not found.loopback and found.host == chosen.remote_consent else ""


def turn_on(file: Path, url: str, model: str, consent: str, spoken: str = "") -> Settings:
    """Writes the server into the config file; `consent` is the host that the person agreed to, `spoken` the model's dialect
    where its name does not tell. Raises UsageError without consent; UnknownModel for a dialect that there is not."""
    found = server(url)
    if found.leaves and consent != found.host:
        raise UsageError(f"Pictures of your screen would go to {found.host}, and nobody agreed to that: nothing was changed.")
    kept = found.host if found.leaves else ""
    spoken = dialect(spoken).name if spoken else ""
    return preferences.change(file, remote_url=found.url, remote_model=model, remote_dialect=spoken, remote_consent=kept)


def turn_off(file: Path) -> Settings:
    """Takes the server and the consent out of the config file. Raises UsageError."""
    return preferences.change(file, remote_url="", remote_model="", remote_dialect="", remote_consent="")


def engine(chosen: Settings) -> RemoteVision:
    """The model on the server of the settings; the server is asked for its first where none is named. Raises ModelError where
    the person did not agree, for what is no address, and where a server that is asked does not answer."""
    model = chosen.remote_model or next(iter(models(chosen)), "")
    known = _spoken(chosen, model)
    thinks = dialect(known).thinks if known else None
    return RemoteVision(msgspec.structs.replace(_remote(chosen), model=model, thinks=thinks))


def spoken(chosen: Settings, model: str) -> Dialect:
    """The dialect of a model on the server: as the settings have it, else as its name tells. Raises ModelError."""
    name = _spoken(chosen, model)
    if not name:
        raise ModelError(
            f"How “{model}” wants to be asked is not known: say it with `deskhand model remote {chosen.remote_url} "
            f"--dialect NAME`, one of {', '.join(DIALECTS)}."
        )
    return dialect(name)


def models(chosen: Settings) -> tuple[str, ...]:
    """What the server of the settings has. Raises ModelError."""
    asked = RemoteVision(_remote(chosen))
    try:
        return asked.models()
    finally:
        asked.close()


def key(host: str) -> str:
    """The key for a host: from the keyring, else from the environment; empty where there is none."""
    try:
        found: str | None = _asked(lambda keyring: keyring.get_password(KEPT_AS, host))
    except UsageError:
        found = None
    return found or os.environ.get(VARIABLE, "").strip()


def keep_key(host: str, value: str) -> None:
    """Into the keyring; an empty one is taken out. Raises UsageError where there is no keyring."""
    if value != value.strip() or not value.isascii() or not value.isprintable():
        raise UsageError("That is no key: a key is one line of plain letters, digits and signs without blanks around it.")
    if value:
        _asked(lambda keyring: keyring.set_password(KEPT_AS, host, value))
    elif _asked(lambda keyring: keyring.get_password(KEPT_AS, host)) is not None:
        _asked(lambda keyring: keyring.delete_password(KEPT_AS, host))


def _asked(ask: Callable[[Any], T]) -> T:
    """What the keyring says. Raises UsageError, which never tells what is kept."""
    import keyring
    from keyring.backends import fail, null

    if isinstance(keyring.get_keyring(), (fail.Keyring, null.Keyring)):
        raise UsageError(f"This machine has no keyring to keep a key in: {MEND}.")
    try:
        return ask(keyring)
    except Exception as error:  # noqa: BLE001 - each system's keyring raises errors of its own
        raise UsageError(f"The keyring does not answer ({type(error).__name__}): {MEND}.") from None


def _remote(chosen: Settings) -> Remote:
    found = address(chosen.remote_url)
    return Remote(found.url, key=key(found.host), consent=chosen.remote_consent)


def _spoken(chosen: Settings, model: str) -> str:
    """A dialect's name; empty where nothing tells."""
    return chosen.remote_dialect or of_file({}, model).dialect


def _address(url: str) -> Address:
    try:
        return address(url)
    except ModelError as error:
        raise UsageError(str(error)) from error
