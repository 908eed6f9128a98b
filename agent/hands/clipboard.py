"""Edge: the clipboard and the primary selection (xclip on X11). The person's own content is put back after use."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Protocol

from agent.errors import ActError

LIMIT = 5.0
"""Seconds an owner of the selection may take to answer."""
ARRIVING = 2.0
"""Seconds until the server must have heard of a new owner."""
ENDING = 1.0
"""Seconds xclip may take to end once the clipboard is another's."""
MISSING = "xclip is not installed: `sudo apt-get install -y xclip` brings it."
TEXT = "UTF8_STRING"
SECRET = "x-kde-passwordManagerHint"
"""What password managers offer beside a password."""
KINDS = ("x-special/gnome-copied-files", "image/png", "image/jpeg", TEXT, "STRING", "text/uri-list", "text/html")
"""Kinds of content that are put back, the telling first: a copied file offers its name as text too."""


def read(selection: str = "clipboard") -> str:
    """The text on the clipboard; empty when there is none or it is no text. Raises ActError."""
    return _out(selection, TEXT).decode("utf-8", "replace") if TEXT in _offered(selection) else ""


def glimpse(selection: str, seconds: float) -> str:
    """As `read`, but empty where the owner is slow, or a password manager put it there."""
    try:
        there = _offered(selection, seconds)
        wanted = TEXT in there and SECRET not in there
        return _out(selection, TEXT, seconds).decode("utf-8", "replace") if wanted else ""
    except ActError:
        return ""


def write(text: str, selection: str = "clipboard") -> None:
    """Puts a text on the clipboard. Raises ActError."""
    _in(selection, TEXT, text.encode())
    if not _arrives(selection, TEXT, text.encode()):
        raise ActError("The clipboard does not keep what is put there: end what replaces it (a clipboard manager?).")


class Taken(Protocol):
    """How often what is offered was asked for."""

    @property
    def taken(self) -> int: ...


class Offer:
    """A text that is on the clipboard, and how often it was asked for."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._said = b""

    @property
    def taken(self) -> int:
        """How many times an application took the text; those that only asked what there is are not counted."""
        assert self._process.stderr is not None
        self._said += self._process.stderr.read() or b""
        return max(0, self._said.count(b"request number") - 1)

    @property
    def up(self) -> bool:
        """Whether it is on the clipboard by now: xclip says that it waits to be asked."""
        return self.taken > 0 or b"request number" in self._said


@contextmanager
def offered(text: str, selection: str = "clipboard") -> Iterator[Offer]:
    """Keeps a text on the clipboard until something else is put there, which must be so at the end. Raises ActError."""
    process = _serving(selection)
    try:
        assert process.stdin is not None
        assert process.stderr is not None
        os.set_blocking(process.stderr.fileno(), False)
        with suppress(BrokenPipeError):  # it ended at once, which is told below
            process.stdin.write(text.encode())
            process.stdin.close()
        offer, until = Offer(process), time.monotonic() + LIMIT
        while not offer.up:
            if process.poll() is not None or time.monotonic() > until:
                raise ActError("The clipboard cannot be written: is the display still there?")
            time.sleep(0.01)
        yield offer
    finally:
        _ended(process)


def keep(selection: str = "clipboard") -> tuple[str, bytes]:
    """What is on the clipboard, of whatever kind, for `put_back`. Raises ActError."""
    offered = _offered(selection)
    kind = next((kind for kind in KINDS if kind in offered), TEXT)
    return kind, _out(selection, kind)


def put_back(kept: tuple[str, bytes], selection: str = "clipboard") -> None:
    """Raises ActError."""
    _in(selection, *kept)
    _arrives(selection, *kept)


def _serving(selection: str) -> subprocess.Popen[bytes]:
    """xclip in the foreground, which tells on its error output of each time it is asked."""
    command = ["xclip", "-quiet", "-selection", selection, "-i"]
    try:
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    except FileNotFoundError as error:
        raise ActError(MISSING) from error


def _ended(process: subprocess.Popen[bytes]) -> None:
    """It ends by itself when the clipboard is another's."""
    try:
        process.wait(ENDING)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for pipe in (process.stdin, process.stderr):
        if pipe is not None:
            pipe.close()


def _offered(selection: str, seconds: float = LIMIT) -> list[str]:
    return _out(selection, "TARGETS", seconds).decode("utf-8", "replace").split()


def _out(selection: str, kind: str, seconds: float = LIMIT) -> bytes:
    """Empty when nobody offers this kind."""
    asked = ["xclip", "-selection", selection, "-o", "-target", kind]
    try:
        done = subprocess.run(asked, capture_output=True, timeout=seconds, check=False)
    except FileNotFoundError as error:
        raise ActError(MISSING) from error
    except subprocess.TimeoutExpired as error:
        raise ActError("The application that holds the clipboard does not answer: close it or copy something else.") from error
    return done.stdout if done.returncode == 0 else b""


def _in(selection: str, kind: str, content: bytes) -> None:
    # xclip serves text under all its names unless it is told one.
    named = () if kind == TEXT else ("-target", kind)
    try:
        # It stays behind to serve the content and would keep an inherited output open for ever.
        subprocess.run(
            ["xclip", "-selection", selection, "-i", *named],
            input=content,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=LIMIT,
            check=True,
        )
    except FileNotFoundError as error:
        raise ActError(MISSING) from error
    except (subprocess.SubprocessError, OSError) as error:
        raise ActError(f"The clipboard cannot be written ({error}): is the display still there?") from error


def _arrives(selection: str, kind: str, content: bytes) -> bool:
    """xclip leaves before the server has heard from what it leaves behind: until then others get what was there before."""
    until = time.monotonic() + ARRIVING
    while _out(selection, kind) != content:
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True
