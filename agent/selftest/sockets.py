"""Edge: every connection that this process makes, by the interpreter's own audit, and every one of its children, by the
kernel's list. Unix sockets, which stay on the machine, are let pass.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Any

from agent.selftest.promise import Promise, insist

REACHING = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg", "socket.bind"})
"""What the interpreter tells of before it is done, each with the socket and the address."""
ASKING = frozenset({"socket.getaddrinfo", "socket.gethostbyname"})
"""Looking a name up, which goes out too."""
PROBE = ("::1", 0)
"""How a library of the reader asks at its import whether there is IPv6: bound to no port of this machine, and closed again."""


class Sockets:
    """Listens from the moment it is made for as long as the process lives: an audit hook cannot be taken off."""

    def __init__(self) -> None:
        self.local = 0
        self.outward: list[str] = []
        self.looks = 0
        sys.addaudithook(self.heard)

    def heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in ASKING:
            self.outward.append(f"{event} {arguments[0]}")
        elif event in REACHING and arguments[-1] is not None:
            self._reached(event, arguments[-1])

    def look(self) -> None:
        """At this process and all below it, at this moment; to be called after each thing that is tried."""
        import psutil

        self.looks += 1
        mine = psutil.Process()
        for one in (mine, *mine.children(recursive=True)):
            with suppress(psutil.Error):
                self.outward += [f"{one.name()} {there.laddr} {there.raddr}" for there in one.net_connections("inet")]

    def promises(self) -> list[Promise]:
        return [Promise("no-network", "Nothing goes out, and nothing listens", self.silent)]

    def silent(self) -> str:
        """Raises BrokenError."""
        told = "; ".join(dict.fromkeys(self.outward))
        insist(not self.outward, f"There were {len(self.outward)}: {told}")
        insist(self.local, "Not even the connection to the screen was heard, so this shows nothing.")
        return f"{self.local} connections on this machine, none elsewhere, no port; looked {self.looks} times at every process"

    def _reached(self, event: str, address: object) -> None:
        if isinstance(address, (str, bytes)):
            self.local += 1
        elif not (event == "socket.bind" and isinstance(address, tuple) and address[:2] == PROBE):
            self.outward.append(f"{event} {address}")
