"""Edge: a command of Deskhand's own command line as a child process, so that nothing long or heavy runs in the panel."""

from __future__ import annotations

import json

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QTimer, Signal

from agent import ourselves

GRACE = 8000
"""Milliseconds to end tidily after being told to stop; then it is ended by force."""

ENDING = 2000
"""Milliseconds to wait for it when the panel itself ends."""


class Chore(QObject):
    """`said` carries each line that is JSON, as a dict, `line` each other one; `ended` the exit code and the last words: a
    sentence where it failed."""

    said = Signal(object)
    line = Signal(str)
    ended = Signal(int, str)

    def __init__(self, parent: QObject | None = None, grace: int = GRACE) -> None:
        """`grace` in milliseconds."""
        super().__init__(parent)
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._failed)
        self._rest, self._plain = b"", ""
        self._grace = QTimer(self, singleShot=True, interval=grace)
        self._grace.timeout.connect(self._process.kill)
        if application := QCoreApplication.instance():
            application.aboutToQuit.connect(self.end)

    @property
    def running(self) -> bool:
        return self._process.state() is not QProcess.ProcessState.NotRunning

    def start(self, *words: str) -> None:
        """`deskhand WORDS`."""
        self.start_part("agent", *words)

    def start_part(self, part: str, *words: str) -> None:
        """Another part of Deskhand as a process."""
        program, *arguments = ourselves.command(part, *words)
        self._process.start(program, arguments)

    def stop(self) -> None:
        """Tells it to stop; `ended` follows."""
        self._process.terminate()
        self._grace.start()

    def end(self) -> None:
        """Ends it without another word, and waits until it has ended."""
        self.blockSignals(True)
        if not self.running:
            return
        self._process.terminate()
        if not self._process.waitForFinished(ENDING):
            self._process.kill()
            self._process.waitForFinished(ENDING)

    def _read(self) -> None:
        *lines, self._rest = (self._rest + bytes(self._process.readAllStandardOutput().data())).split(b"\n")
        for line in lines:
            self._line(line.decode("utf-8", "replace"))

    def _line(self, text: str) -> None:
        try:
            found = json.loads(text)
        except ValueError:
            found = None
        if isinstance(found, dict):
            self.said.emit(found)
        elif text.strip():
            self._plain = text.strip()
            self.line.emit(text)

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._grace.stop()
        self._read()
        errors = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace").splitlines()
        own = [line.removeprefix("deskhand: ") for line in errors if line.startswith("deskhand: ")]
        crashed = self.tr("It crashed: the file may be broken, or there is too little memory.")
        if status is QProcess.ExitStatus.CrashExit:
            self.ended.emit(-1, crashed)
        else:
            self.ended.emit(code, own[-1] if own else self._plain if not code else crashed)

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.ended.emit(-1, self.tr("The agent could not be started ({0}).").format(self._process.errorString()))
