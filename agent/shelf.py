"""Edge: the models on this machine, and which one the configuration uses."""

from __future__ import annotations

from pathlib import Path

import msgspec
import tomlkit
import tomlkit.exceptions

from agent.errors import UsageError
from models.catalog import CATALOG, known
from models.fetch import is_there


class Shelved(msgspec.Struct, frozen=True):
    """A model as listed. `size` is of the packaged file, in bytes."""

    id: str
    says: str
    licence: str
    size: int
    there: bool
    used: bool


def listed(folder: Path, used: str) -> tuple[Shelved, ...]:
    return tuple(Shelved(m.id, m.says, m.licence, m.size, is_there(m, folder), m.id == used) for m in CATALOG)


def use(name: str, file: Path) -> None:
    """Writes `model = "..."` into the config file; comments and order stay. Raises ModelError, UsageError."""
    model = known(name)
    try:
        document = tomlkit.parse(file.read_text("utf-8")) if file.exists() else tomlkit.document()
        document["model"] = model.id
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        part.write_text(tomlkit.dumps(document), "utf-8")
        part.replace(file)
    except tomlkit.exceptions.TOMLKitError as error:
        raise UsageError(f"{file} is not valid TOML: {error}.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} is not UTF-8 text (byte {error.start}): save it as UTF-8.") from error
    except OSError as error:
        raise UsageError(f"{file} cannot be written ({error.strerror}): mend its permissions.") from error
