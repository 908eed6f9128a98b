"""Edge: the vision models of the catalogue as models to be fetched, with what was learned of those that are here."""

from __future__ import annotations

from pathlib import Path

import msgspec

from models.catalog import CATALOG, Known, Projector
from models.own import kept
from models.vision_catalog import VISION, VisionKnown


def every(folder: Path) -> tuple[Known, ...]:
    """All models there are: the catalogue, the person's own, the vision models of the catalogue."""
    return (*CATALOG, *others(folder))


def others(folder: Path) -> tuple[Known, ...]:
    """The person's own, and those of the catalogue that see."""
    there = {one.id: one for one in kept(folder)}
    seeing = tuple(_learned(of_hub(one), there.pop(one.id, None)) for one in VISION)
    return (*there.values(), *seeing)


def of_hub(one: VisionKnown) -> Known:
    """A vision model as one to be fetched."""
    eye = one.projector
    return Known(
        id=one.id,
        says=one.says,
        licence=one.licence,
        file=one.text.file,
        sha256=one.text.sha256,
        size=one.text.size,
        repository=one.repository,
        projector=Projector(eye.file, eye.sha256, eye.size),
        dialect=one.dialect,
        about=one.size,
        memory=one.memory,
    )


def _learned(model: Known, record: Known | None) -> Known:
    """With what was learned when its files came, where the catalogue does not know it."""
    if record is None or model.projector is None or record.projector is None:
        return model
    eye, seen = model.projector, record.projector
    eye = msgspec.structs.replace(eye, sha256=eye.sha256 or seen.sha256, size=eye.size or seen.size)
    return msgspec.structs.replace(
        model,
        sha256=model.sha256 or record.sha256,
        size=model.size or record.size,
        shape=record.shape,
        projector=eye,
        memory=record.memory or model.memory,
    )
