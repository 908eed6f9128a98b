"""Edge: a vision model on this machine: a text part and a projector in GGUF, run by llama.cpp in a process of its own.

Nothing that happens there ends this process. The files are looked at and the memory is reckoned before anything is loaded. Who
gives up is heard within a fiftieth of a second, passed on, and where the other process does not answer within `PATIENCE` it is
ended. A process that has ended, by us or by itself, is started again at the next question.
"""

from __future__ import annotations

import mmap
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import cv2
import msgspec
import numpy as np

from models.gguf import PROJECTOR, Encoder, about, encoder_of, memory, seeing, shape_of, width
from models.model import Cancelled, Message, ModelCancelled, ModelError, Pixels, Sampling
from models.vision_engine import BATCH, KEPT
from models.vision_process import LOADING
from models.vision_wire import Answer, Ask, Cancel, Load, Order, Report, Spent, Trouble, frame, reports, sendable, spoken
from models.vision_wire import Cancelled as GivenUp

COMMAND = (sys.executable, "-m", "models.vision_process")
TICK = 0.02
"""Seconds between two questions whether to give up."""
PATIENCE = 0.7
"""Seconds the process has to heed that; then it is ended, so that all is over within one."""
ENDING = 2.0
"""Seconds it has to end by itself when its pipe is closed."""
OURS = {"OMP_WAIT_POLICY": "passive", "GGML_NO_BACKTRACE": "1"}
"""Threads that spin while they wait make llama.cpp five times slower as soon as another program works; and ggml starts a
debugger when it fails."""
READS = {
    "qwen2vl_merger": ("qwen2vl",),
    "qwen2.5vl_merger": ("qwen2vl",),
    "qwen3vl_merger": ("qwen3vl", "qwen3vlmoe", "qwen35", "qwen35moe"),
}
"""Which architectures read what these projectors make: others take it for words."""
LIBRARIES = 80_000_000
"""Bytes that the process's libraries take besides what `models.gguf.memory` reckons for them, measured on Linux."""
GIGABYTE = 1e9


def never() -> bool:
    return False


def free_memory() -> int:
    """Bytes that a program can have now."""
    import psutil

    return int(psutil.virtual_memory().available)


class Setup(msgspec.Struct, frozen=True):
    """How a model is run: key-value cells (`context`), threads, whether the template's thinking is switched on (None where
    there is no such switch), and the most tokens of a picture, by which the memory is reckoned. `command` starts the process,
    `free` says how many bytes of memory there are."""

    context: int = 8192
    threads: int = 2
    thinks: bool | None = None
    picture: int = 1300
    command: tuple[str, ...] = COMMAND
    free: Callable[[], int] = free_memory


class LlamaVision:
    """One model; see `models.model.VisionModel`. Not thread-safe: one owner at a time."""

    def __init__(
        self, path: Path, projector: Path, name: str, setup: Setup | None = None, cancelled: Cancelled = never
    ) -> None:
        """Looks at the files and loads them. Raises ModelError, ModelCancelled."""
        self._name = name
        self._setup = setup or Setup()
        self._files = (path, projector)
        self._encoder = checked(path, projector)
        self._running: _Process | None = None
        self._asked = 0
        self.spent = Spent()
        self._process(cancelled)

    @property
    def name(self) -> str:
        return self._name

    @property
    def grain(self) -> int:
        """Pixels of which both sides of a picture must be multiples; 0 where any size will do."""
        return self._encoder.grain

    def answer(self, chat: Sequence[Message], sampling: Sampling, cancelled: Cancelled, grammar: str = "") -> str:
        """See `models.model.VisionModel.answer`. Where the time went is in `spent` afterwards."""
        said = spoken([Message(one.role, tuple(self._fitting(part) for part in one.parts)) for one in chat])
        process = self._process(cancelled)
        self._asked += 1
        answer = self._exchange(process, Ask(self._asked, said, sampling, sendable(grammar)), self._asked, cancelled)
        if not isinstance(answer, Answer):
            raise ModelError(f"{self._name} answered out of turn: ask again.")
        self.spent = answer.spent
        return answer.text

    def close(self) -> None:
        """Ends the process; a second call does nothing."""
        if self._running:
            self._running.close()
        self._running = None

    def _process(self, cancelled: Cancelled) -> _Process:
        """The one that runs, or a new one with the model loaded."""
        if self._running and self._running.alive:
            return self._running
        self.close()
        self._roomy()
        self._running = _Process(self._setup.command)
        path, projector = map(str, self._files)
        load = Load(path, projector, self._name, self._setup.context, self._setup.threads, self._setup.thinks)
        try:
            self._exchange(self._running, load, LOADING, cancelled)
        except (ModelError, ModelCancelled):
            self.close()
            raise
        return self._running

    def _roomy(self) -> None:
        needed, free = needs(*self._files, self._setup), self._setup.free()
        if needed > free:
            raise ModelError(
                f"{self._name} needs about {needed / GIGABYTE:.1f} GB of memory and {free / GIGABYTE:.1f} GB are free: close "
                "other programs, or choose a smaller model."
            )

    def _exchange(self, process: _Process, order: Load | Ask, number: int, cancelled: Cancelled) -> Report:
        """What the process answers. Raises ModelCancelled within a second, ModelError."""
        if cancelled():
            raise ModelCancelled(f"{self._name} was stopped before it began.")
        process.tell(order)
        while (report := process.heard(TICK)) is None:
            if cancelled():
                self._stop(process, number)
        if isinstance(report, _Ended):
            raise self._ended(process)
        if isinstance(report, Trouble):
            raise ModelError(report.says)
        if isinstance(report, GivenUp):
            raise ModelCancelled(f"{self._name} was stopped.")
        return report

    def _stop(self, process: _Process, number: int) -> None:
        """Raises ModelCancelled; the process has heeded it then, or is no more."""
        process.tell(Cancel(number))
        if process.heard(PATIENCE) is None:
            process.kill()
            self.close()
        raise ModelCancelled(f"{self._name} was stopped.")

    def _ended(self, process: _Process) -> ModelError:
        why = ended(process.code())
        self.close()
        return ModelError(f"{self._name} ended in the middle of its work ({why}): it starts again at the next question.")

    def _fitting(self, part: str | Pixels) -> str | Pixels:
        """A picture as the encoder takes it without padding. Raises ModelError for one of which its points would be off."""
        if isinstance(part, str):
            return part
        height, wide = part.shape[:2]
        if side := self._encoder.square:
            return np.asarray(cv2.resize(part, (side, side), interpolation=cv2.INTER_AREA), np.uint8)
        grain = self._encoder.grain
        if grain and (wide % grain or height % grain):
            raise ModelError(
                f"{self._name} takes pictures whose sides are multiples of {grain} and this one is {wide} x {height}: points "
                "on it would be off. Bring it to the size that its dialect says."
            )
        if (tokens := self._encoder.tokens(wide, height)) > self._setup.picture:
            raise ModelError(
                f"{self._name} takes pictures of at most {self._setup.picture} tokens and this one has {tokens}: send a "
                "smaller one."
            )
        return part


def checked(path: Path, projector: Path) -> Encoder:
    """The encoder of two files that belong together. Raises ModelError with the reason why they do not."""
    text, seen = _read(path), _read(projector)
    if text.get("general.architecture") == PROJECTOR:
        raise ModelError(f"{path.name} is a projector, not a model: give the text part first, the projector (mmproj) second.")
    encoder = encoder_of(seen)
    if encoder is None:
        what = "sees no pictures" if seen.get("general.architecture") == PROJECTOR else "is a text model, no projector"
        raise ModelError(f"{projector.name} {what}: a vision model needs its projector (mmproj) beside its text part.")
    _belonging(path.name, text, projector.name, encoder)
    return encoder


def needs(path: Path, projector: Path, setup: Setup) -> int:
    """Bytes of memory that the model will take, at most; close from above. Raises ModelError for what is no GGUF file."""
    text, encoder = _read(path), encoder_of(_read(projector)) or Encoder()
    sizes = [file.stat().st_size for file in (path, projector)]
    spoken_of = memory(sizes[0], shape_of(text), setup.context, BATCH)
    fixed = (encoder.square // max(encoder.patch, 1) // encoder.merged) ** 2
    return spoken_of + seeing(sizes[1], encoder, fixed or setup.picture, KEPT) + LIBRARIES


def ended(code: int) -> str:
    """Why a process ended, by its exit code."""
    if code >= 0:
        return f"exit code {code}"
    if -code == getattr(signal, "SIGKILL", 9):
        return "the system ended it, most likely for want of memory"
    with suppress(ValueError):
        return f"it crashed, {signal.Signals(-code).name}"
    return f"signal {-code}"


def _read(path: Path) -> dict[str, Any]:
    """What a file says of itself. Raises ModelError."""
    try:
        if not path.stat().st_size:
            raise ModelError(f"{path.name} is empty: fetch it again.")
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data, memoryview(data) as seen:
            return about(seen, path.name)
    except OSError as error:
        raise ModelError(f"{path} cannot be read ({error.strerror}): fetch it again, or mend its permissions.") from error


def _belonging(name: str, text: Mapping[str, object], projector: str, encoder: Encoder) -> None:
    """Raises ModelError unless the text part reads what the projector makes."""
    reads, kind = READS.get(encoder.kind), str(text.get("general.architecture"))
    if reads and kind not in reads:
        raise ModelError(
            f"{name} reads text only ({kind}) and {projector} is made for {reads[0]}: get both files of one model."
        )
    if reads and encoder.out and width(text) and encoder.out != width(text):
        raise ModelError(
            f"{projector} belongs to another model than {name} (it makes {encoder.out} figures a token, {width(text)} are read)"
            ": get both files of one model."
        )


class _Ended(msgspec.Struct, frozen=True):
    """The other process says nothing more."""


class _Process:
    """The other process, and two threads: one hears it, one speaks to it, so that nobody waits where it does not listen."""

    def __init__(self, command: Sequence[str]) -> None:
        """Raises ModelError when it cannot be started."""
        try:
            self._popen = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, **OURS},
                start_new_session=True,  # a Ctrl-C in the terminal is for Deskhand to answer
            )
        except OSError as error:
            raise ModelError(f"The process for vision models does not start ({error.strerror}): reinstall Deskhand.") from error
        self._saying: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._said: queue.SimpleQueue[Report | _Ended] = queue.SimpleQueue()
        self._over = False
        self._threads = [threading.Thread(target=one, daemon=True) for one in (self._speak, self._listen)]
        for thread in self._threads:
            thread.start()

    @property
    def alive(self) -> bool:
        return not self._over and self._popen.poll() is None

    def tell(self, order: Order) -> None:
        """Returns at once; one that has ended is found out when it is heard."""
        self._saying.put(frame(order))

    def heard(self, seconds: float) -> Report | _Ended | None:
        """What it says next; None where that is nothing within so long."""
        try:
            return self._said.get(timeout=seconds)
        except queue.Empty:
            return None

    def code(self) -> int:
        """How it ended; by force, where it closed its pipe and still runs."""
        try:
            return self._popen.wait(ENDING)
        except subprocess.TimeoutExpired:
            self.kill()
            return self._popen.wait()

    def kill(self) -> None:
        self._popen.kill()

    def close(self) -> None:
        """It ends by itself when its pipe is closed, even in the middle of work; else it is ended."""
        self._saying.put(None)
        self.code()
        for thread in self._threads:
            thread.join()

    def _speak(self) -> None:
        """Raises nothing: the other end may be gone."""
        if not self._popen.stdin:
            return
        with suppress(OSError), self._popen.stdin as pipe:
            while (said := self._saying.get()) is not None:
                pipe.write(said)
                pipe.flush()

    def _listen(self) -> None:
        if not self._popen.stdout:
            return
        with suppress(msgspec.MsgspecError, OSError), self._popen.stdout as pipe:
            for report in reports(pipe):
                self._said.put(report)
        self._over = True
        self._said.put(_Ended())
