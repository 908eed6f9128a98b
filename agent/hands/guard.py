"""Edge: the agent's end of the guard, a process of its own (`agent.hands.warden`) that owns the hotkeys, hears whether the
person takes over, and lets go of what is left held down when the agent dies.

What the agent does is written to it first: `+name` before a press and `-name` after it was let go, `=move X Y` before the
pointer moves, `=scroll`. It writes `stop` and `call` for the hotkeys, `person WHAT TIME` for input that nobody announced
(seconds of the system's monotonic clock), and `bound SENTENCE` in answer to `bind STOP DELEGATE`: what could not be bound.
"""

from __future__ import annotations

import queue
import select
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress

import msgspec

from agent import ourselves
from agent.errors import ActError, GuardError
from agent.hands.tally import What

CAN_ASK = sys.platform != "win32"
"""Whether a pipe can be asked if something is in it."""
HEEDED = 0.5
START = 20.0
"""Seconds the guard may take to bind other keys."""
ENDED = "The guard process has ended: nothing is pressed without it. Start the agent again, and go on with the run."
SAME = "="
"""Stands for a key that stays as it is."""


def _nothing(*_: object) -> None:
    """Nobody wants to know."""


class Also(msgspec.Struct, frozen=True):
    """What the guard is to hear besides the stop key: `on_call` for the delegate key; `on_person`, where it is wanted, with
    what the person did and when."""

    delegate_key: str = ""
    on_call: Callable[[], None] = _nothing
    on_person: Callable[[What, float], None] | None = None


class Guard:
    """The agent's end: starts the process, keeps its ledger, hears what it says. `stop_key` and `delegate_key` are those bound
    now, in pynput's notation; an empty one is not."""

    def __init__(self, stop_key: str, on_stop: Callable[[], None], also: Also | None = None) -> None:
        """`stop_key` such as `<ctrl>+<alt>+<esc>`."""
        self.stop_key = stop_key
        self.delegate_key = ""
        self._also = also or Also()
        self._on_stop = on_stop
        self._process: subprocess.Popen[str] | None = None
        self._writing = threading.Lock()
        self._answers: queue.Queue[str] = queue.Queue()

    def start(self) -> str:
        """Returns when the stop key works: what else is wrong with the hotkeys, in a sentence. Raises ActError."""
        watch = "watch" if self._also.on_person else "rest"
        self._process = subprocess.Popen(
            ourselves.command("agent.hands.warden", self.stop_key, watch),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            bufsize=1,
            start_new_session=True,  # a Ctrl-C in the terminal is the agent's to answer; the guard goes last
        )
        word, _, says = (self._process.stdout.readline().strip() if self._process.stdout else "").partition(" ")
        if word != "ready":
            self.close()
            raise ActError(says or f"The stop key {self.stop_key} cannot be set (no answer): choose another `stop_key`.")
        threading.Thread(target=self._listen, args=(self._process,), daemon=True).start()
        return (self.bind("", self._also.delegate_key) if self._also.delegate_key else "") or says

    def bind(self, stop_key: str, delegate_key: str) -> str:
        """Other hotkeys from now on, an empty one as it is; what could not be done, in a sentence: then the old one stays."""
        wanted = [key.replace(" ", "") or SAME for key in (stop_key, delegate_key)]
        try:
            self._tell(f"bind {' '.join(wanted)}\n")
            said = self._answers.get(timeout=START)
        except (ActError, queue.Empty):
            return "The guard process does not answer: start the agent again."
        if not said:
            self.stop_key, self.delegate_key = stop_key or self.stop_key, delegate_key or self.delegate_key
        return said

    def catch_up(self) -> None:
        """Returns when what the guard wrote before now has been heeded, so that nothing follows a stop that is on its way: a
        thread that acts without pause would keep the one that listens waiting."""
        until = time.monotonic() + HEEDED
        while CAN_ASK and self._process and self._process.stdout and time.monotonic() < until:
            if not select.select([self._process.stdout], [], [], 0)[0]:
                return
            time.sleep(0.001)

    def hold(self, name: str) -> None:
        """Written before the press: better to release what was not held than to forget what is."""
        self._tell(f"+{name}\n")

    def free(self, name: str) -> None:
        """Never fails: what follows must be let go of too, and the next press says that the guard has ended."""
        with suppress(ActError):
            self._tell(f"-{name}\n")

    def announce(self, what: str) -> None:
        """Written before it is done, for what holds nothing: `move X Y`, `scroll`."""
        self._tell(f"={what}\n")

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
            with self._writing:
                self._process.stdin.write(line)
                self._process.stdin.flush()
        except OSError as error:
            raise GuardError(ENDED) from error

    def _listen(self, process: subprocess.Popen[str]) -> None:
        if process.stdout is None:
            return
        try:
            for line in process.stdout:
                self._heed(line.rstrip("\n"))
        except ValueError:  # closed under our feet: the run is over
            return

    def _heed(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        match word:
            case "stop":
                self._on_stop()
            case "call":
                self._also.on_call()
            case "bound":
                self._answers.put(rest)
            case "person" if self._also.on_person:
                what, _, at = rest.partition(" ")
                self._also.on_person(msgspec.convert(what, What), float(at))
