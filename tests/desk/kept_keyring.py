"""Edge: a keyring in a file, where a desktop's would be: named by `PYTHON_KEYRING_BACKEND`, its file by `KEPT_KEYRING`."""

from __future__ import annotations

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend


class Keyring(KeyringBackend):
    """Of the tests alone: what is in the file can be read by anyone."""

    priority = 1.0

    def get_password(self, service: str, username: str) -> str | None:
        return self._held().get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._file.write_text(json.dumps({**self._held(), f"{service}/{username}": password}), "utf-8")

    def delete_password(self, service: str, username: str) -> None:
        left = {name: value for name, value in self._held().items() if name != f"{service}/{username}"}
        self._file.write_text(json.dumps(left), "utf-8")

    @property
    def _file(self) -> Path:
        return Path(os.environ["KEPT_KEYRING"])

    def _held(self) -> dict[str, str]:
        return dict(json.loads(self._file.read_text("utf-8"))) if self._file.exists() else {}
