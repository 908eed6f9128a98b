"""Edge: a process of its own that outlives a crash of the agent: it owns the stop key and lets go of what was left held down.

The agent writes `+name` before it presses something and `-name` after it let go; when the pipe closes (a clean end, a crash,
kill -9) whatever is still on that ledger is released. On the stop key it writes `stop` on its output.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any

from agent.errors import ActError
from agent.keyboard import open_keyboard

START = 20.0
"""Seconds the guard may take to be ready."""


class Guard:
    """The agent's end: starts the process, keeps its ledger, hears the stop key."""

    def __init__(self, stop_key: str, on_stop: Callable[[], None]) -> None:
        """`stop_key` in pynput's notation, such as `<ctrl>+<alt>+<esc>`."""
        self._stop_key = stop_key
        self._on_stop = on_stop
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Returns when the stop key works. Raises ActError."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "agent.guard", self._stop_key],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            bufsize=1,
            start_new_session=True,  # a Ctrl-C in the terminal is the agent's to answer; the guard goes last
        )
        first = self._process.stdout.readline().strip() if self._process.stdout else ""
        if first != "ready":
            self.close()
            raise ActError(f"The stop key {self._stop_key} cannot be set ({first or 'no answer'}): choose another `stop_key`.")
        threading.Thread(target=self._listen, daemon=True).start()

    def hold(self, name: str) -> None:
        """Written before the press: better to release what was not held than to forget what is."""
        self._tell(f"+{name}\n")

    def free(self, name: str) -> None:
        """Never fails: what follows must be let go of too, and the next press says that the guard has ended."""
        with suppress(ActError):
            self._tell(f"-{name}\n")

    def close(self) -> None:
        """Ends the process, which releases what is left; a second call does nothing."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.stdin:
            with suppress(OSError):  # it has ended already
                process.stdin.close()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout:
            process.stdout.close()

    def _tell(self, line: str) -> None:
        if self._process is None or self._process.stdin is None:
            return
        try:
            self._process.stdin.write(line)
            self._process.stdin.flush()
        except OSError as error:
            raise ActError("The guard process has ended: nothing is pressed without it. Start the run again.") from error

    def _listen(self) -> None:
        process = self._process
        if process is None or process.stdout is None:
            return
        try:
            for line in process.stdout:
                if line.strip() == "stop":
                    self._on_stop()
        except ValueError:  # closed under our feet: the run is over
            return


def watch(source: IO[str], release: Callable[[str], Any]) -> None:
    """Follows a ledger to its end, then releases what is left, last pressed first."""
    held: list[str] = []
    for line in source:
        name = line[1:].strip()
        if line.startswith("+"):
            held.append(name)
        elif name in held:
            held.remove(name)
    for name in reversed(held):
        release(name)


def main() -> None:
    """The guard process: `python -m agent.guard '<ctrl>+<alt>+<esc>'`."""
    from pynput import keyboard, mouse

    keys = open_keyboard()

    def say(word: str) -> None:
        sys.stdout.write(f"{word}\n")
        sys.stdout.flush()

    def release(name: str) -> None:
        if name.startswith("button:"):
            mouse.Controller().release(getattr(mouse.Button, name.removeprefix("button:")))
        else:
            keys.release(name)

    try:
        listener = keyboard.GlobalHotKeys({sys.argv[1]: lambda: say("stop")})
    except ValueError as error:
        say(str(error))
        return
    listener.start()
    listener.wait()
    say("ready")
    watch(sys.stdin, release)
    listener.stop()


if __name__ == "__main__":
    main()
