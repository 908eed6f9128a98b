"""Edge: the clipboard and the primary selection (xclip on X11). The person's own content is put back after use."""

from __future__ import annotations

import subprocess

from agent.errors import ActError

LIMIT = 5.0
"""Seconds an owner of the selection may take to answer."""
TEXT = "UTF8_STRING"
KINDS = ("x-special/gnome-copied-files", "image/png", "image/jpeg", TEXT, "STRING", "text/uri-list", "text/html")
"""Kinds of content that are put back, the telling first: a copied file offers its name as text too."""


def read(selection: str = "clipboard") -> str:
    """The text on the clipboard; empty when there is none or it is no text. Raises ActError."""
    return _out(selection, TEXT).decode("utf-8", "replace") if TEXT in _offered(selection) else ""


def write(text: str, selection: str = "clipboard") -> None:
    """Puts a text on the clipboard. Raises ActError."""
    _in(selection, TEXT, text.encode())


def keep(selection: str = "clipboard") -> tuple[str, bytes]:
    """What is on the clipboard, of whatever kind, for `put_back`. Raises ActError."""
    offered = _offered(selection)
    kind = next((kind for kind in KINDS if kind in offered), TEXT)
    return kind, _out(selection, kind)


def put_back(kept: tuple[str, bytes], selection: str = "clipboard") -> None:
    """Raises ActError."""
    _in(selection, *kept)


def _offered(selection: str) -> list[str]:
    return _out(selection, "TARGETS").decode("utf-8", "replace").split()


def _out(selection: str, kind: str) -> bytes:
    """Empty when nobody offers this kind."""
    asked = ["xclip", "-selection", selection, "-o", "-target", kind]
    try:
        done = subprocess.run(asked, capture_output=True, timeout=LIMIT, check=False)
    except FileNotFoundError as error:
        raise ActError("xclip is not installed: `sudo apt-get install -y xclip` brings it.") from error
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
        raise ActError("xclip is not installed: `sudo apt-get install -y xclip` brings it.") from error
    except (subprocess.SubprocessError, OSError) as error:
        raise ActError(f"The clipboard cannot be written ({error}): is the display still there?") from error
