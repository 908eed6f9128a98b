"""Edge: the models that are not in the catalogue: files and addresses of the person's own, each with its record beside it."""

from __future__ import annotations

import mmap
import re
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec

from models.catalog import CATALOG, Known
from models.dialects.every import Guess, dialect, of_file
from models.gguf import PROJECTOR, Shape, about, shape
from models.model import ModelError

RECORD = ".json"
UNKNOWN = "licence not known"
BUILT_TO_SEE = re.compile(r"vl(moe)?$")
"""Architectures of which nearly every model comes with a projector: `qwen2vl`, `qwen3vl`."""


class Made(StrEnum):
    """What a model file is made for: to read, to see as well once it has its projector, or to be such a projector."""

    READS = "reads"
    SEES = "sees"
    PROJECTOR = "projector"


def kept(folder: Path) -> tuple[Known, ...]:
    """Those with a record in this folder, by name; a record that does not read is none."""
    taken = {one.id for one in CATALOG}
    found = (_read(file) for file in sorted(folder.glob(f"*{RECORD}"), key=lambda file: file.stem))
    return tuple(one for one in found if one is not None and one.id not in taken)


def keep(model: Known, folder: Path) -> None:
    """Writes its record. Raises OSError."""
    file = folder / f"{model.id}{RECORD}"
    part = file.with_name(f"{file.name}.part")
    part.write_bytes(msgspec.json.format(msgspec.json.encode(model)))
    part.replace(file)


def forget(model: Known, folder: Path) -> None:
    (folder / f"{model.id}{RECORD}").unlink(missing_ok=True)


def from_address(url: str, sha256: str = "") -> Known:
    """A model to be fetched from an address; its size is learned there. Raises ModelError for what is no address of a file."""
    where = urlsplit(url.strip())
    name = PurePosixPath(unquote(where.path)).name
    if where.scheme not in ("http", "https") or not where.netloc or not name:
        raise ModelError(f"“{url}” is no address of a model file: give one such as https://example.org/model.gguf.")
    if sha256 and not re.fullmatch(r"[0-9a-f]{64}", sha256.strip().lower()):
        raise ModelError(f"“{sha256}” is no SHA-256: it has 64 digits from 0 to f.")
    return Known(named(name), f"From {where.netloc}", UNKNOWN, name, sha256.strip().lower(), 0, url=url.strip())


def named(file: str) -> str:
    """A file's name as a model's: `My Model Q8.gguf` as `my-model-q8`."""
    stem = re.sub(r"\.gguf$", "", file, flags=re.IGNORECASE).lower()
    return re.sub(r"[^a-z0-9.]+", "-", stem).strip("-.") or "model"


def shape_of(path: Path) -> Shape:
    """What a file says of itself. Raises ModelError when it is no whole GGUF file; OSError when it cannot be read."""
    with _opened(path) as seen:
        return shape(seen, path.name)


def text_shape(path: Path) -> Shape:
    """The same of a file that reads and writes words. Raises ModelError for a projector, and as `shape_of`."""
    found = shape_of(path)
    if found.architecture == PROJECTOR:
        raise ModelError(f"{path.name} is only the part that sees: give the model's own file, and this one with --mmproj.")
    return found


def made_for(file: Path) -> Made:
    """By what the file says of itself. Raises ModelError, OSError as `shape_of`."""
    found = _about(file)
    kind = str(found.get("general.architecture", ""))
    if kind == PROJECTOR:
        return Made.PROJECTOR
    return Made.SEES if BUILT_TO_SEE.search(kind) or of_file(found, file.name).dialect else Made.READS


def guessed(file: Path, projector: Path) -> Guess:
    """The dialect that the files of a vision model tell of. Raises ModelError, OSError as `shape_of`."""
    return of_file({**_about(projector), **_about(file)}, file.name)


def spoken(file: Path, projector: Path, asked: str = "") -> str:
    """The dialect of a vision model: the one `asked` for, else the one that its files tell of. Raises ModelError where they
    tell of none, and for two files that do not belong together; UnknownModel for a dialect that there is not."""
    from models.vision import checked  # brings OpenCV along, which listing models does not want

    checked(file, projector)
    if asked:
        return dialect(asked).name
    guess = guessed(file, projector)
    if not guess.dialect:
        raise ModelError(f"{file.name}: {guess.why.rstrip('.')}, and give it with --dialect.")
    return guess.dialect


def needed(file: Path, projector: Path) -> int:
    """Bytes of memory that a vision model will take, at most. Raises ModelError as `shape_of`."""
    from models.vision import Setup, needs

    return needs(file, projector, Setup())


def _about(path: Path) -> dict[str, Any]:
    with _opened(path) as seen:
        return about(seen, path.name)


@contextmanager
def _opened(path: Path) -> Iterator[memoryview]:
    if not path.stat().st_size:
        raise ModelError(f"{path.name} is empty: choose another file, or fetch it again.")
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data, memoryview(data) as seen:
        yield seen


def _read(file: Path) -> Known | None:
    try:
        found = msgspec.json.decode(file.read_bytes(), type=Known)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return found if f"{found.id}{RECORD}" == file.name else None
