"""Edge: the agent as a child process. Commands go in and events come out as lines; what goes wrong with it is told in one
sentence. It never blocks, and a flood of lines is taken in slices.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from agent.protocol import MAX_LINE, Command, Shutdown, Stop, event, line

PATIENCE = 60.0
"""Seconds of silence, while something is due, after which the person is told."""
STOPPED = 5.0
"""Seconds a run may take to end when told to stop; then its process is ended, for stop is absolute."""
CLOSING = 3.0
"""Seconds the process may take to shut down."""
SLICE = 100
"""Lines taken before the event loop has its turn."""
REMEMBERED = 4000
"""Characters of standard error kept for the sentence about a crash."""
MOST = 8 * MAX_LINE
"""Bytes without a line end after which the process is ended: it speaks no protocol."""


class Worker(QObject):
    """`said` carries an event, `odd` a line that is none; `lost` says in a sentence why the process is gone."""

    said = Signal(object)
    odd = Signal(str)
    lost = Signal(str)
    silent = Signal()
    closed = Signal()

    def __init__(self, command: Sequence[str], patience: float = PATIENCE, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = tuple(command)
        self._process: QProcess | None = None
        self._rest = b""
        self._lines: list[bytes] = []
        self._errors = ""
        self._farewell = ""
        self._unheeded = ""
        self._quiet = _timer(self, patience, self.silent.emit)
        self._stopping = _timer(self, STOPPED, self._end_by_force)
        self._closing = _timer(self, CLOSING, self._kill)
        self._due = False

    def start(self) -> None:
        """Starts the process, in place of the one that runs, if any."""
        self._drop()
        process = QProcess(self)
        process.readyReadStandardOutput.connect(self._read)
        process.readyReadStandardError.connect(self._hear)
        process.finished.connect(partial(self._ended, process))
        process.errorOccurred.connect(partial(self._failed, process))
        self._process = process
        process.start(self._command[0], list(self._command[1:]))

    def send(self, command: Command) -> None:
        if self._process is None:
            return
        self._process.write(line(command).encode() + b"\n")
        if isinstance(command, Stop):
            self._stopping.start()

    def expect(self, due: bool) -> None:
        """Whether the agent should be saying something: silence is only odd then. Once nothing runs, stop has been heard."""
        self._due = due
        if due and not self._quiet.isActive():
            self._quiet.start()
        elif not due:
            self._quiet.stop()

    def stopped(self) -> None:
        """The run has ended."""
        self._stopping.stop()

    def shut_down(self) -> None:
        """Ends the process; `closed` follows."""
        if self._process is None:
            self.closed.emit()
            return
        self.send(Shutdown())
        self._process.closeWriteChannel()
        self._closing.start()

    def _end_by_force(self) -> None:
        self._unheeded = self.tr("The agent did not heed Stop, so its process was ended. Every key is released.")
        self._kill()

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _drop(self) -> None:
        """Lets go of the process that runs; its last words are not heard."""
        process, self._process = self._process, None
        self._rest, self._lines, self._errors, self._farewell = b"", [], "", ""
        self._stopping.stop()
        if process is not None:
            process.kill()

    def _read(self) -> None:
        if self._process is None:
            return
        *lines, self._rest = (self._rest + bytes(self._process.readAllStandardOutput().data())).split(b"\n")
        if len(self._rest) > MOST:
            self._rest = b""
            self._process.kill()
        busy = bool(self._lines)
        self._lines += lines
        if not busy:
            self._tell()

    def _tell(self) -> None:
        """The next lines as events; the rest when the event loop comes round again."""
        now, self._lines = self._lines[:SLICE], self._lines[SLICE:]
        for raw in now:
            self._line(raw.decode("utf-8", "replace"))
        if self._lines:
            QTimer.singleShot(0, self, self._tell)
        elif self._farewell:
            self._gone(self._farewell)

    def _line(self, text: str) -> None:
        if self._due:
            self._quiet.start()
        try:
            happened = event(text)
        except ValueError:
            self.odd.emit(text)
            return
        self.said.emit(happened)

    def _hear(self) -> None:
        if self._process is not None:
            self._errors += bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace")
            self._errors = self._errors[-REMEMBERED:]

    def _failed(self, process: QProcess, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and process is self._process:
            self._gone(self.tr("The agent could not be started ({0}).").format(process.errorString()))

    def _ended(self, process: QProcess, code: int, status: QProcess.ExitStatus) -> None:
        """Its last words first."""
        process.deleteLater()
        if process is self._process:
            self._hear()
            self._farewell = self._unheeded or self._why(code, status)
            self._read()

    def _gone(self, sentence: str) -> None:
        self._process, self._farewell, self._unheeded = None, "", ""
        for timer in (self._quiet, self._stopping):
            timer.stop()
        if self._closing.isActive():
            self._closing.stop()
            self.closed.emit()
        else:
            self.lost.emit(sentence)

    def _why(self, code: int, status: QProcess.ExitStatus) -> str:
        """The agent's own last sentence where it had one."""
        own = [said.removeprefix("deskhand: ") for said in self._errors.splitlines() if said.startswith("deskhand: ")]
        if own:
            return own[-1]
        if status is QProcess.ExitStatus.CrashExit:
            return self.tr("The agent crashed. Its steps up to here are kept, and every key is released.")
        return self.tr("The agent ended unexpectedly (exit code {0}). Its steps up to here are kept.").format(code)


def _timer(parent: QObject, seconds: float, act: object) -> QTimer:
    timer = QTimer(parent, singleShot=True, interval=round(seconds * 1000))
    timer.timeout.connect(act)
    return timer
