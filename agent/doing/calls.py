"""Edge: a thread that asks for steps and the planner that carries them out, taking turns."""

from __future__ import annotations

import ctypes
import queue
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from agent.doing.scene import Scene, Walk
from agent.errors import AgentError, StepError, Stopped
from agent.records import Again

Job = Callable[[Scene], Walk[Any]]
SLICE = 0.3
"""Seconds the planner waits for a job before the loop looks at the stop switch again."""
LIMIT = 60.0
"""Seconds that the code of a skill may take between two steps."""


class Calls:
    """One job at a time from the thread, one answer back."""

    def __init__(self, limit: float | None = LIMIT) -> None:
        """`limit` is how long no job may come, in seconds; none for code that is not a skill's."""
        self._limit = limit
        self._jobs: queue.Queue[Job | None] = queue.Queue()
        self._answers: queue.Queue[Any] = queue.Queue()
        self._closed: Exception | None = None

    def ask(self, job: Job) -> Any:
        """In the thread: waits until the job is done; what it returned, or raised."""
        if self._closed is not None:
            raise self._closed
        self._jobs.put(job)
        answer = self._answers.get()
        if isinstance(answer, Exception):
            raise answer
        return answer

    def end(self) -> None:
        """In the thread: there are no more jobs."""
        self._jobs.put(None)

    def close(self, why: Exception) -> None:
        """In the planner: whoever asks from now on, or waits for an answer, is told why there is none."""
        self._closed = self._closed or why
        self._answers.put(self._closed)

    def walk(self, scene: Scene, where: Callable[[], str] = lambda: "") -> Walk[None]:
        """Carries out the jobs until they end. `where` tells where the thread is, for one that hangs."""
        try:
            yield from self._jobs_done(scene, where)
        finally:
            self.close(Stopped("You stopped the run."))

    def _jobs_done(self, scene: Scene, where: Callable[[], str]) -> Walk[None]:
        since = time.monotonic()
        while True:
            try:
                job = self._jobs.get(timeout=SLICE)
            except queue.Empty:
                if self._limit is not None and time.monotonic() - since > self._limit:
                    raise scene.failed(f"the skill did nothing for {self._limit:g} s{where()}") from None
                yield Again(0.0, "the next call")
                continue
            if job is None:
                return
            try:
                answer = yield from job(scene)
            except StepError as error:
                answer = error
            self._answers.put(answer)
            since = time.monotonic()


class Script:
    """The code of a Python skill in a thread of its own."""

    def __init__(self, code: Callable[[], object], file: str, limit: float = LIMIT) -> None:
        self.calls = Calls(limit)
        self._code = code
        self._file = file
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True, name="deskhand-skill")

    def walk(self, scene: Scene) -> Walk[None]:
        """Runs it, carrying out what it asks for. Raises StepError with file and line for what it raises."""
        self._thread.start()
        try:
            yield from self.calls.walk(scene, self._where)
        finally:
            self._interrupt()
        if self._error is not None:
            raise _told(self._error, self._file)

    def _run(self) -> None:
        try:
            self._code()
        except BaseException as error:  # noqa: BLE001 - whatever a skill raises ends it with a sentence
            self._error = error
        finally:
            self.calls.end()

    def _where(self) -> str:
        frame = sys._current_frames().get(self._thread.ident or 0)
        while frame is not None and frame.f_code.co_filename != self._file:
            frame = frame.f_back
        return f" (it is at {self._file}, line {frame.f_lineno})" if frame else ""

    def _interrupt(self) -> None:
        """Python code that still runs is told to exit at its next instruction; what waits in the system ends when it wakes."""
        if self._thread.is_alive() and self._thread.ident:
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(self._thread.ident), ctypes.py_object(SystemExit))


def _told(error: BaseException, file: str) -> AgentError:
    """What a skill raised, with the line of its own file."""
    if isinstance(error, AgentError):
        return error if isinstance(error, StepError) else StepError(str(error))
    lines = [one.lineno for one in traceback.extract_tb(error.__traceback__) if Path(one.filename) == Path(file)]
    where = f"{file}, line {lines[-1]}" if lines else file
    return StepError(f"{where}: {type(error).__name__}: {error}".rstrip(".: ") + ".")
