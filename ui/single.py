"""Edge: one panel a person. The second one started says what it was started for to the first, and ends."""

from __future__ import annotations

import getpass
import hashlib

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 500
"""Milliseconds in which a living panel answers."""
DELEGATE = b"delegate"


class Single(QObject):
    """Holds the place of the one panel; `called` when another was started, `delegated` when it was to open the task box."""

    called = Signal()
    delegated = Signal()

    def __init__(self, data: str, parent: QObject | None = None) -> None:
        """`data` is the data folder: another one is another Deskhand."""
        super().__init__(parent)
        self._name = "deskhand-" + hashlib.sha256(f"{getpass.getuser()} {data}".encode()).hexdigest()[:16]
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._met)

    def first(self, delegate: bool = False) -> bool:
        """Takes the place, or calls whoever has it, to open the task box where `delegate` says so."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(PATIENCE):
            socket.write(DELEGATE if delegate else b"open")
            socket.waitForBytesWritten(PATIENCE)
            socket.disconnectFromServer()
            return False
        if not self._server.listen(self._name):
            QLocalServer.removeServer(self._name)  # left behind by a panel that was killed
            self._server.listen(self._name)
        return True

    def _met(self) -> None:
        """What it was started for is read when the other has said it all."""
        while socket := self._server.nextPendingConnection():
            socket.disconnected.connect(lambda one=socket: self._heard(one))
            if socket.state() is QLocalSocket.LocalSocketState.UnconnectedState:
                self._heard(socket)

    def _heard(self, socket: QLocalSocket) -> None:
        said = bytes(socket.readAll().data())
        socket.disconnected.disconnect()
        socket.deleteLater()
        (self.delegated if said == DELEGATE else self.called).emit()
