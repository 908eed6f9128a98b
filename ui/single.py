"""Edge: one panel a person. The second one started raises the first and ends."""

from __future__ import annotations

import getpass
import hashlib

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 500
"""Milliseconds in which a living panel answers."""


class Single(QObject):
    """Holds the place of the one panel; `called` when another was started."""

    called = Signal()

    def __init__(self, data: str, parent: QObject | None = None) -> None:
        """`data` is the data folder: another one is another Deskhand."""
        super().__init__(parent)
        self._name = "deskhand-" + hashlib.sha256(f"{getpass.getuser()} {data}".encode()).hexdigest()[:16]
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._met)

    def first(self) -> bool:
        """Takes the place, or calls whoever has it."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(PATIENCE):
            socket.disconnectFromServer()
            return False
        if not self._server.listen(self._name):
            QLocalServer.removeServer(self._name)  # left behind by a panel that was killed
            self._server.listen(self._name)
        return True

    def _met(self) -> None:
        while socket := self._server.nextPendingConnection():
            socket.deleteLater()
            self.called.emit()
