"""Edge: the settings as they lie in `config.toml`: read, and changed one by one with comments and order kept (tomlkit).

A file that does not read is never written over: it is told with its line, and may be set aside.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import msgspec
import tomlkit
import tomlkit.exceptions

from agent.errors import UsageError
from agent.settings import Settings, parse


def read(file: Path) -> Settings:
    """The defaults where there is no file. Raises UsageError with file, line and mend."""
    return parse(_text(file), str(file))


def change(file: Path, **values: object) -> Settings:
    """Writes these settings, all or none; the settings then. A default that was not written down stays unwritten.

    Raises UsageError for a wrong value, for a file that does not read and for one that cannot be written; it stays as it was.
    """
    text = _text(file)
    parse(text, str(file))
    try:
        document = tomlkit.parse(text)
    except tomlkit.exceptions.TOMLKitError as error:
        raise UsageError(f"{file} is not valid TOML: {error}.") from error
    plain = msgspec.structs.asdict(Settings())
    for name, value in values.items():
        if name in document or value != plain.get(name):
            document[name] = list(value) if isinstance(value, tuple) else value
    changed = tomlkit.dumps(document)
    settings = parse(changed, str(file))
    if changed != text:
        _write(file, changed)
    return settings


def begun(file: Path) -> Path:
    """The file, made with a line of explanation in it where there is none. Raises UsageError."""
    if not file.exists():
        _write(file, "# Deskhand's settings: the panel and the command line read and write this file.\n")
    return file


def set_aside(file: Path) -> Path:
    """Moves a file that does not read out of the way, so that the defaults hold; where it lies now. Raises UsageError."""
    names = (file.with_name(f"{file.name}.broken{number or ''}") for number in range(10_000))
    aside = next(one for one in names if not one.exists())
    try:
        file.replace(aside)
    except OSError as error:
        raise UsageError(f"{file} cannot be moved ({error.strerror}): mend its permissions.") from error
    return aside


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8") if file.exists() else ""  # with the line ends it has
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} is not UTF-8 text (byte {error.start}): save it as UTF-8.") from error
    except OSError as error:
        raise UsageError(f"{file} cannot be read ({error.strerror}): mend its permissions.") from error


def _write(file: Path, text: str) -> None:
    """All of it or nothing; a link to a file elsewhere stays one, and the file's permissions stay."""
    target = file.resolve()
    part = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8", newline="") as sink:
            sink.write(text)
            sink.flush()
            os.fsync(sink.fileno())
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
    except OSError as error:
        raise UsageError(f"{file} cannot be written ({error.strerror}): free space or mend its permissions.") from error
