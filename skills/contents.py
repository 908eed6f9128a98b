"""Edge: the files of a skill, read once: what is shown, trusted and done is the same, whatever is written there meanwhile."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from skills.skill import SkillError

MOST_FILES = 1000
LARGEST = 100_000_000
"""Bytes of all files of a skill."""


class Contents(msgspec.Struct, frozen=True):
    """`files` are bytes by the path below the folder."""

    folder: Path
    files: dict[str, bytes]

    @property
    def digest(self) -> str:
        """SHA-256 over the path and content of every file, in order."""
        whole = hashlib.sha256()
        for name, content in self.files.items():
            whole.update(f"{name}\0{hashlib.sha256(content).hexdigest()}\n".encode())
        return whole.hexdigest()


def contents(folder: Path) -> Contents:
    """Every file below the folder. Links are not followed but refused, since what they lead to may change unseen. Raises
    SkillError."""
    total, found = 0, dict[str, bytes]()
    try:
        for count, file in enumerate(_files(folder)):
            total += file.stat().st_size
            if count >= MOST_FILES or total > LARGEST:
                raise SkillError(
                    f"The skill in {folder} is too large: keep to {MOST_FILES} files and {LARGEST // 1_000_000} MB."
                )
            found[file.relative_to(folder).as_posix()] = file.read_bytes()
    except OSError as error:
        raise SkillError(f"The skill in {folder} cannot be read ({error.strerror}): mend its permissions.") from error
    return Contents(folder, found)


def _files(folder: Path) -> list[Path]:
    """Files in order; what Python leaves beside a skill.py is none of them."""
    found = []
    for path in folder.rglob("*"):
        if path.is_symlink():
            raise SkillError(f"{path} is a link: a skill that is to be trusted holds its files itself.")
        if path.is_file() and "__pycache__" not in path.parts:
            found.append(path)
    return sorted(found)
