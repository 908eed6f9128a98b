"""Edge: which skills the person trusts, by name and by the SHA-256 of every file in the folder: a changed file asks again."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import msgspec

from skills.contents import contents
from skills.load import Found, Origin
from skills.skill import SkillError


class Trust:
    """The person's answers, kept in a JSON file of names and digests."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def knows(self, found: Found) -> bool:
        """Shipped, or trusted as it was read. Raises SkillError when the answers or the folder cannot be read."""
        return found.origin is Origin.LIBRARY or self._read().get(found.skill.name) == _digest(found)

    def changed(self, found: Found) -> bool:
        """Trusted once, and another now. Raises SkillError."""
        return not self.knows(found) and found.skill.name in self._read()

    def add(self, found: Found) -> None:
        """Remembers the skill as it was read. Raises SkillError."""
        self._write({**self._read(), found.skill.name: _digest(found)})

    def remove(self, name: str) -> None:
        """Forgets a skill: it is asked about again. Raises SkillError."""
        self._write({known: value for known, value in self._read().items() if known != name})

    def _read(self) -> dict[str, str]:
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=dict[str, str])
        except FileNotFoundError:
            return {}
        except (OSError, msgspec.DecodeError) as error:
            raise SkillError(f"{self._file} does not read ({error}): delete it, and skills are asked about again.") from error

    def _write(self, trusted: dict[str, str]) -> None:
        """The whole file or nothing; `mkstemp` makes it 0600."""
        text = msgspec.json.format(msgspec.json.encode(dict(sorted(trusted.items()))), indent=2)
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._file.parent, prefix=self._file.name)
            with os.fdopen(handle, "wb") as file:
                file.write(text + b"\n")
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(self._file)
        except OSError as error:
            raise SkillError(
                f"{self._file} cannot be written ({error.strerror}): free space or mend its permissions."
            ) from error


def digest(folder: Path) -> str:
    """SHA-256 over the path and content of every file below the folder, in order. Raises SkillError."""
    return contents(folder).digest


def _digest(found: Found) -> str:
    """Of what was read, where it was kept; else of the folder as it is now."""
    return found.contents.digest if found.contents else digest(found.folder)
