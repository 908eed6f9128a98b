"""Edge: the models on this machine, and which one is used: all that the panel and the command line ask of them."""

from __future__ import annotations

import time
from enum import StrEnum
from pathlib import Path

import msgspec

from agent.errors import UsageError
from agent.machine import preferences
from models import fetch, hub, own
from models.catalog import Known, known
from models.dialects.every import DIALECTS, points_only
from models.gguf import memory
from models.llama import BATCH, CONTEXT, LlamaText
from models.model import Cancelled, ModelError, Progress, Sampling, Turn

HEADROOM = 0.85
"""Share of the machine's memory that a model may take: the rest is for the system."""
READ, WRITTEN = 200, 32
"""Words read and tokens written to see how quick a model is."""
LETTERS = f"root ::= [a-z ]{{{12 * WRITTEN}}}"
"""A grammar of more letters than so many tokens have, so that none ends early."""


ModelTrouble = ModelError
"""What the panel, which knows no models, calls it."""


Eye = fetch.Eye


Made = own.Made


class Shelved(msgspec.Struct, frozen=True):
    """A model as listed. In bytes: `size` of what is fetched (0 where it is not known), `disk` of what lies on the disk now,
    `memory` of what it will take when loaded, at most. `dialect` is how a vision model is asked, empty for one that reads."""

    id: str
    says: str
    licence: str
    size: int
    disk: int
    memory: int
    there: bool
    used: bool
    begun: bool = False
    own: bool = False
    dialect: str = ""

    @property
    def plans(self) -> bool:
        """Whether it looks at the screen and says what to do there, and not only where something is."""
        return bool(self.dialect) and not points_only(self.dialect)


class Fit(StrEnum):
    """Whether a model can be loaded here: at once, once other programs are closed, or not at all."""

    WELL = "well"
    TIGHT = "tight"
    NOT = "not"


class Machine(msgspec.Struct, frozen=True):
    """Bytes of memory, and of it what is free for a program."""

    total: int
    free: int

    def fit(self, needed: int) -> Fit:
        if needed > HEADROOM * self.total:
            return Fit.NOT
        return Fit.WELL if needed <= self.free else Fit.TIGHT


class Tested(msgspec.Struct, frozen=True):
    """How a model does here: seconds to load, tokens a second read and written, bytes of memory of the whole process."""

    model: str
    load: float
    read: float
    written: float
    memory: int


def machine() -> Machine:
    import psutil

    seen = psutil.virtual_memory()
    return Machine(seen.total, seen.available)


def listed(folder: Path, used: str) -> tuple[Shelved, ...]:
    """The catalogue, the person's own, the vision models of the catalogue."""
    return tuple(_shelved(one, folder, used) for one in hub.every(folder))


def find(name: str, folder: Path) -> Known:
    """The model of this name. Raises UnknownModel with the nearest."""
    return known(name, hub.others(folder))


def path(name: str, folder: Path) -> Path:
    """The file to load. Raises UnknownModel, ModelError."""
    return fetch.path_of(find(name, folder), folder)


def projector(name: str, folder: Path) -> Path:
    """The file that a vision model sees with. Raises UnknownModel, ModelError for one that only reads as well."""
    return fetch.projector_of(find(name, folder), folder)


def dialect(name: str, folder: Path) -> str:
    """How a vision model is asked; empty for one that only reads. Raises UnknownModel."""
    return find(name, folder).dialect


def is_there(name: str, folder: Path) -> bool:
    """Raises UnknownModel."""
    return fetch.is_there(find(name, folder), folder)


def use(name: str, folder: Path, file: Path) -> None:
    """Writes `model = "..."` into the config file; comments and order stay. Raises UnknownModel, UsageError."""
    preferences.change(file, model=find(name, folder).id)


def addressed(url: str, sha256: str, folder: Path) -> str:
    """The id of the model at an address, remembered so that it can be pulled. Raises ModelError."""
    asked = own.from_address(url, sha256)
    for one in own.kept(folder):
        if one.url == asked.url and (not sha256 or one.sha256 == asked.sha256):
            return one.id
    asked = msgspec.structs.replace(asked, id=fetch.free_name(asked.file, folder))
    try:
        own.keep(asked, folder)
    except OSError as error:
        raise ModelError(f"{folder} cannot be written ({error.strerror}): free space or mend its permissions.") from error
    return asked.id


def pull(name: str, folder: Path, progress: Progress, cancelled: Cancelled = fetch.never) -> Path:
    """See `models.fetch.pull`; a file that is there and no longer reads as a model is fetched anew. Raises UnknownModel too."""
    model = find(name, folder)
    if not model.own and _is_broken(model, folder):
        fetch.remove(model, folder)
    return fetch.pull(model, folder, progress, cancelled)


def take_in(file: Path, folder: Path, progress: Progress, cancelled: Cancelled = fetch.never, eye: Eye | None = None) -> str:
    """The id of a model file of the person's own, copied in with its `eye` if it sees. Raises ModelError."""
    return fetch.take_in(file, folder, progress, cancelled, eye).id


def made_for(file: Path) -> Made:
    """What a file is, before it is taken in. Raises ModelError for one that cannot be."""
    try:
        return own.made_for(file)
    except OSError as error:
        raise ModelError(f"{file.name} cannot be read ({error.strerror}): mend its permissions.") from error


def guessed(file: Path, projector: Path) -> str:
    """The dialect that a vision model's two files tell of, empty where they tell of none. Raises ModelError."""
    try:
        return own.guessed(file, projector).dialect
    except OSError as error:
        raise ModelError(f"{file.name} cannot be read ({error.strerror}): mend its permissions.") from error


def dialects() -> tuple[str, ...]:
    """How a vision model can be asked, those that plan first."""
    return tuple(DIALECTS)


def remove(name: str, folder: Path, used: str) -> None:
    """Deletes a model. Raises UsageError for the one in use, UnknownModel, ModelError."""
    model = find(name, folder)
    if model.id == used:
        raise UsageError(f"{model.id} is the model in use: choose another with `deskhand model use ID` first.")
    fetch.remove(model, folder)


def drop(name: str, folder: Path) -> None:
    """Deletes what came of a download that was stopped. Raises UnknownModel."""
    fetch.drop(find(name, folder), folder)


def tested(name: str, folder: Path, threads: int) -> Tested:
    """Loads a model and lets it read and write. Raises UnknownModel, ModelError."""
    import psutil

    file = path(name, folder)
    start = time.perf_counter()
    model = LlamaText(file, name, threads)
    loaded = time.perf_counter()
    try:
        prompt = (Turn("user", "Tell me what a hand is for. " * (READ // 7)),)
        count = model.tokens(prompt)
        model.score(prompt, ("Yes",), fetch.never)
        read = time.perf_counter()
        model.write(prompt, LETTERS, Sampling(tokens=WRITTEN), fetch.never)
        written = time.perf_counter()
        taken = psutil.Process().memory_info().rss
    finally:
        model.close()
    return Tested(name, loaded - start, count / (read - loaded), WRITTEN / (written - read), taken)


def _is_broken(model: Known, folder: Path) -> bool:
    """Whether the file of this folder, checked once, was changed since: what was prepared here has no SHA-256 to go by."""
    try:
        files = [fetch.path_of(model, folder, shipped=folder)]
        files += [fetch.projector_of(model, folder)] if model.projector else []
    except ModelError:
        return False
    try:
        for file in files:
            own.shape_of(file)
    except ModelError:
        return True
    return False


def _shelved(model: Known, folder: Path, used: str) -> Shelved:
    there = fetch.is_there(model, folder)
    return Shelved(
        id=model.id,
        says=model.says,
        licence=model.licence,
        size=model.fetched,
        disk=fetch.taken(model, folder),
        memory=_needed(model),
        there=there,
        used=model.id == used,
        begun=not there and fetch.is_begun(model, folder),
        own=model.own,
        dialect=model.dialect,
    )


def _needed(model: Known) -> int:
    """Bytes of memory, at most; of a vision model with what it sees with; 0 where it is not known."""
    if model.memory or not model.size:
        return model.memory
    return memory(model.loaded, model.shape, CONTEXT, BATCH)
