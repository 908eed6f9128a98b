"""Edge: the files of the skills of one run, each as it was read when it was trusted."""

from __future__ import annotations

from pathlib import Path

from agent.errors import StepError
from skills.load import Found


class Sources:
    """The skill that is run and those that it runs; the shipped ones are read where they lie."""

    def __init__(self, found: Found) -> None:
        self._known: dict[Path, Found] = {}
        self.add(found)

    def add(self, found: Found) -> None:
        self._known[found.folder] = found

    def content(self, file: str) -> bytes:
        """Of a file in the folder of one of the skills. Raises StepError."""
        path = Path(file)
        found = self._known.get(path.parent)
        if found is not None and found.contents is not None:
            return found.contents.files.get(path.name, b"")
        try:
            return path.read_bytes()
        except OSError as error:
            raise StepError(f"{file} cannot be read ({error.strerror}): mend its permissions.") from error

    def text(self, file: str) -> str:
        """For a repair; empty for a file of no skill of this run."""
        return self.content(file).decode("utf-8", "replace") if Path(file).parent in self._known else ""
