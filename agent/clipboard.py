"""Edge: the clipboard and the primary selection (xclip on X11). The person's own content is put back after use."""

from __future__ import annotations

import subprocess

from agent.errors import ActError

LIMIT = 5.0
"""Seconds an owner of the selection may take to answer."""


def read(selection: str = "clipboard") -> str:
    """The text on the clipboard; empty when there is none or it is no text. Raises ActError."""
    try:
        done = subprocess.run(
            ["xclip", "-selection", selection, "-o", "-target", "UTF8_STRING"], capture_output=True, timeout=LIMIT, check=False
        )
    except FileNotFoundError as error:
        raise ActError("xclip is not installed: `sudo apt-get install -y xclip` brings it.") from error
    except subprocess.TimeoutExpired as error:
        raise ActError("The application that holds the clipboard does not answer: close it or copy something else.") from error
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def write(text: str, selection: str = "clipboard") -> None:
    """Puts a text on the clipboard. Raises ActError."""
    try:
        # xclip stays behind to serve the text and would keep an inherited output open for ever.
        subprocess.run(
            ["xclip", "-selection", selection, "-i"],
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=LIMIT,
            check=True,
        )
    except FileNotFoundError as error:
        raise ActError("xclip is not installed: `sudo apt-get install -y xclip` brings it.") from error
    except (subprocess.SubprocessError, OSError) as error:
        raise ActError(f"The clipboard cannot be written ({error}): is the display still there?") from error
