"""Edge: stop, pause and resume, from whichever thread, signal or process they come; and the person's own input, which pauses.

A run writes its process id into the runtime folder; `deskhand stop` finds it there and signals it, so that desktops which bind
keys themselves can stop it too.
"""

from __future__ import annotations

import math
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from agent.errors import JournalError, Stopped
from agent.hands.tally import What
from agent.protocol import Paused

SIGNALS = {"stop": "SIGTERM", "pause": "SIGUSR1", "resume": "SIGUSR2"}
"""What each word is sent as; Windows has only the first."""


SETTLED = {"moved": 1.5}
"""Seconds for which the person's own input is taken for the rest of what they did last (starting, answering, going on): a hand
leaves the mouse slowly. The others:"""
RELEASED = 0.4


class Switch:
    """Set from any thread, read by the loop and before every injected event."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._go = threading.Event()
        self._go.set()
        self._hold = Paused("asked")
        self._alert = math.inf

    def stop(self) -> None:
        self._stop.set()
        self._go.set()

    def pause(self, why: Paused | None = None) -> None:
        """Until `resume`; without a reason it was asked for."""
        self._hold = why or Paused("asked")
        self._go.clear()

    def resume(self) -> None:
        if self._alert != math.inf:
            self.watch()
        self._go.set()

    def reset(self) -> None:
        """Ready for the next run."""
        self._alert = math.inf
        self._stop.clear()
        self._go.set()

    def paused(self) -> Paused | None:
        """Why nothing is done at the moment."""
        return None if self._go.is_set() else self._hold

    def watch(self) -> None:
        """From now on the person's own input pauses: the agent acts."""
        self._alert = time.monotonic()

    @contextmanager
    def at_ease(self) -> Iterator[None]:
        """Meanwhile the person is asked something, and their input is their answer."""
        before, self._alert = self._alert, math.inf
        try:
            yield
        finally:
            if before != math.inf:
                self.watch()

    def noticed(self, what: What, at: float) -> None:
        """The person did something, at this time of the monotonic clock."""
        if at > self._alert + SETTLED.get(what, RELEASED) and self.paused() is None:
            self.pause(Paused("person", what))

    def stopped(self) -> bool:
        return self._stop.is_set()

    def checkpoint(self) -> bool:
        """Waits while paused; whether it did. Raises Stopped once stopped."""
        waited = not self._go.is_set()
        self._go.wait()
        if self._stop.is_set():
            raise Stopped("You stopped the run.")
        return waited

    def sleep(self, seconds: float) -> None:
        """Sleeps, or wakes at once when stopped."""
        self._stop.wait(seconds)


@contextmanager
def listening(switch: Switch, runtime: Path) -> Iterator[None]:
    """Ctrl-C and the signals of `deskhand stop|pause|resume` reach the switch; the process can be found meanwhile."""
    acts: dict[str, Callable[[], None]] = {
        "SIGINT": switch.stop,
        SIGNALS["stop"]: switch.stop,
        SIGNALS["pause"]: switch.pause,
        SIGNALS["resume"]: switch.resume,
    }
    numbers = {getattr(signal, name): act for name, act in acts.items() if hasattr(signal, name)}

    def heed(number: int, _: FrameType | None) -> None:
        numbers[signal.Signals(number)]()

    before = {number: signal.signal(number, heed) for number in numbers}
    mark = runtime / f"{os.getpid()}.pid"
    try:
        _write(mark)
        yield
    finally:
        mark.unlink(missing_ok=True)
        for number, handler in before.items():
            signal.signal(number, handler)


def _write(mark: Path) -> None:
    try:
        mark.write_text(str(os.getpid()))
    except OSError as error:
        raise JournalError(f"{mark} cannot be written ({error.strerror}): free space, or set DESKHAND_DATA.") from error


def tell(word: str, runtime: Path) -> int:
    """Sends `stop`, `pause` or `resume` to every run on this machine; how many there were. Dead marks are cleared away."""
    reached = 0
    for mark in sorted(runtime.glob("*.pid")):
        if mark.stem.isdigit() and _is_run(int(mark.stem)):
            os.kill(int(mark.stem), getattr(signal, SIGNALS[word]))
            reached += 1
        else:
            mark.unlink(missing_ok=True)
    return reached


def _is_run(pid: int) -> bool:
    """Whether this process is one of ours: a process id may have been given to another since."""
    import psutil

    try:
        return any("deskhand" in word or word == "agent" for word in psutil.Process(pid).cmdline())
    except psutil.Error:
        return False
