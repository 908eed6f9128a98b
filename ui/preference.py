"""Edge: one setting changed from an entry: checked, written at once, and told beside the field when it cannot be."""

from __future__ import annotations

from agent import places
from agent.errors import AgentError
from agent.hands import hotkeys
from agent.machine import preferences
from agent.settings import Settings
from ui.pages.entries import Entry


class Preference:
    """The settings as they are in the file."""

    def __init__(self) -> None:
        self.file = places.config_file()
        self.settings = Settings()

    def read(self) -> str:
        """What is wrong with the file; empty when it reads."""
        try:
            self.settings = preferences.read(self.file)
        except AgentError as error:
            return str(error)
        return ""

    def value(self, key: str) -> object:
        return getattr(self.settings, key)

    def changed(self, entry: Entry, value: object) -> bool:
        """Whether the value of this entry is now the one in the file."""
        try:
            if entry.key.endswith("_key") and (trouble := self._trouble(entry.key, str(value))):
                raise AgentError(trouble)
            if value != self.value(entry.key):
                self.settings = preferences.change(self.file, **{entry.key: value})
        except AgentError as error:
            entry.show_value(value)
            entry.tell(str(error))
            return False
        entry.tell("")
        entry.show_value(self.value(entry.key))
        return True

    def _trouble(self, key: str, written: str) -> str:
        others = [name for name in Settings.__struct_fields__ if name.endswith("_key") and name != key]
        return hotkeys.trouble(written, *(str(self.value(other)) for other in others))
