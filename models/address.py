"""Pure: the address of a server as a person writes it, taken apart so strictly that what was agreed to is what is asked."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

import msgspec

from models.model import ModelError

HOST = re.compile(r"[a-z0-9](?:[a-z0-9_.-]*[a-z0-9])?|[0-9a-f:.]+")
"""Plain letters alone: one that only looks like another is no way to send pictures elsewhere."""
PATH = re.compile(r"[A-Za-z0-9/._~%-]*")
LOCAL = "localhost"
ENDINGS = ("/chat/completions", "/completions", "/models")
MEND = "give one such as http://127.0.0.1:8080/v1"


class Address(msgspec.Struct, frozen=True):
    """Where a server speaks OpenAI's words; `host` in small letters, `path` without a slash at its end."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        plain = {"http": 80, "https": 443}[self.scheme] == self.port
        return f"{self.scheme}://{host}{'' if plain else f':{self.port}'}{self.path}"

    @property
    def loopback(self) -> bool:
        """Whether nothing leaves this machine."""
        if self.host == LOCAL:
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def open(self) -> bool:
        """Whether anybody on the way can read along."""
        return self.scheme == "http" and not self.loopback


def address(text: str) -> Address:
    """The address in a text; `/v1` is added where it has no path. Raises ModelError."""
    written = text.strip()
    try:
        parts = urlsplit(written)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        raise ModelError(f"“{text}” is no address of a server: {MEND}.") from None
    if parts.scheme not in ("http", "https") or not HOST.fullmatch(host) or port == 0:
        raise ModelError(f"“{text}” is no address of a server: {MEND}.")
    if "@" in parts.netloc:
        raise ModelError(f"The address of {host} holds a name or a password: leave them out and keep the key with `--key`.")
    if parts.query or parts.fragment or "\\" in written or not PATH.fullmatch(parts.path):
        raise ModelError(f"“{text}” is more than the address of a server: {MEND}.")
    return Address(parts.scheme, host, port or {"http": 80, "https": 443}[parts.scheme], _path(parts.path))


def _path(path: str) -> str:
    """Without what is asked of the server."""
    short = path.rstrip("/")
    ending = next((ending for ending in ENDINGS if short.endswith(ending)), "")
    return short.removesuffix(ending).rstrip("/") or "/v1"
