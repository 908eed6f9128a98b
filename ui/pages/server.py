"""Edge: on the page of settings, the server whose model looks at the screen: agreed to before anything goes there; its key."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from agent.errors import AgentError
from agent.machine import remote
from agent.machine.remote import Server
from ui.pages.entries import Entry, acting
from ui.pages.inquiry import Inquiry
from ui.preference import Preference


class ServerPart(QObject):
    """Sees to the address in `entry`; `changed` carries the settings after a change."""

    changed = Signal(object)

    def __init__(self, preference: Preference, entry: Entry, inquiry: Inquiry) -> None:
        super().__init__(entry)
        self._preference, self._entry, self._inquiry = preference, entry, inquiry
        self._asked = ""
        inquiry.gone.connect(self._left)

    def row(self) -> QWidget:
        """The row with the key's button."""
        made, self._tell = acting(
            self.tr("Its key"),
            self.tr("Set the ke&y…"),
            self._ask_key,
            self.tr("If the server wants one. It is kept in the keyring."),
        )
        return made

    def change(self, written: str) -> None:
        """Another address: applied at once where nothing leaves this machine, else once the person agreed."""
        if written == self._preference.value("remote_url") or (self._asked and written == self._asked):
            return
        try:
            found = remote.server(written) if written else None
            if found is None:
                self._applied(lambda: remote.turn_off(self._preference.file))
            elif found.leaves and self._preference.value("remote_consent") != found.host:
                self._ask(written, found)
            else:
                self._turn_on(found)
        except AgentError as error:
            self._entry.tell(str(error))

    def _ask(self, written: str, found: Server) -> None:
        self._asked = written
        self._entry.tell("")
        words = (
            self.tr("Screenshots would leave this computer."),
            self.tr(
                "Whatever is on your screen while a task runs goes to {0}, open letters and passwords as well. They are out of "
                "Deskhand’s hands then."
            ).format(found.host),
            self.tr("The connection is not encrypted: anybody on the way can see them too.") if found.open else "",
            self.tr("Deskhand shows all the time that they go there, and you can turn it off here."),
        )
        go = self.tr("&Send screenshots to {0}").format(found.host)
        self._inquiry.ask(" ".join(filter(None, words)), go, lambda _: self._agreed(found), "stop")

    def _agreed(self, found: Server) -> None:
        self._turn_on(found)
        self._inquiry.away()

    def _turn_on(self, found: Server) -> None:
        consent = found.host if found.leaves else ""
        self._applied(lambda: remote.turn_on(self._preference.file, found.url, "", consent))

    def _applied(self, act: object) -> None:
        """What was done to the file, as all the others see it."""
        assert callable(act)
        act()
        self._preference.read()
        self._entry.tell("")
        self._entry.show_value(self._preference.value("remote_url"))
        self.changed.emit(self._preference.settings)

    def _left(self) -> None:
        """The question is gone: what stands in the field is what is in the file."""
        if self._asked:
            self._asked = ""
            self._entry.show_value(self._preference.value("remote_url"))

    def _ask_key(self) -> None:
        url = str(self._preference.value("remote_url"))
        if not url:
            self._tell(self.tr("Give the address of the server first."))
            return
        try:
            host = remote.server(url).host
        except AgentError as error:
            self._entry.tell(str(error))
            return
        text = self.tr(
            "The key for {0}. It goes into the keyring of this computer, never into a file; empty takes it out."
        ).format(host)
        keep = self.tr("&Keep it")
        self._inquiry.fill(text, keep, lambda value: self._keep_key(host, value), "", self.tr("Key"))
        self._inquiry.conceal()

    def _keep_key(self, host: str, value: str) -> None:
        remote.keep_key(host, value)
        self._inquiry.away()
        self._tell(self.tr("The key is in the keyring.") if value else self.tr("No key is kept."))
        self.changed.emit(self._preference.settings)
