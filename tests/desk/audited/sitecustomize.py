"""Edge: writes down every socket that a Python process makes, connects, binds or listens on, into the file `SOCKET_AUDIT`.
Python runs it at its start where this folder is on its path; what it hears comes from the interpreter itself.
"""

from __future__ import annotations

import os
import sys


def heard(event: str, arguments: tuple[object, ...]) -> None:
    if event.startswith("socket.") and "SOCKET_AUDIT" in os.environ:
        told = " ".join(str(one).replace("\n", " ") for one in arguments)
        line = f"{os.getpid()}\t{event}\t{told}\n".encode()
        descriptor = os.open(os.environ["SOCKET_AUDIT"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.write(descriptor, line)
        os.close(descriptor)


sys.addaudithook(heard)
