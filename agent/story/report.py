"""Edge: a run as one HTML page that needs nothing else: every frame with its marks, what was chosen, and what came of it."""

from __future__ import annotations

import base64
import os
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import cv2
import jinja2
import msgspec

from agent.errors import JournalError
from agent.geometry import Box, Point
from agent.protocol import Entry, Error, Framed, Observed, Verified
from agent.records import Element, Step
from agent.story.journal import end_of, read, task_of

REPORT = "report.html"
QUALITY = 80
"""Of the pictures (WebP): text stays readable and a run of ten steps stays under a megabyte."""


class Shot(msgspec.Struct, frozen=True):
    """One turn as shown: its picture as a data URI, its size in pixels, the marks, and the step if the turn was finished."""

    picture: str
    width: int
    height: int
    elements: tuple[Element, ...]
    step: Step | None

    @property
    def target(self) -> Box | None:
        return self.step.plan.target.box if self.step and self.step.plan.target else None

    @property
    def point(self) -> Point | None:
        return getattr(self.step.plan.action, "point", None) if self.step else None


def write(folder: Path) -> Path:
    """Makes `report.html` in a run folder, whole or not at all. Raises JournalError."""
    page = render(read(folder), folder)
    path = folder / REPORT
    part = path.with_suffix(".part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(page)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise JournalError(f"{path} cannot be written ({error.strerror}): free space or mend its permissions.") from error
    return path


def render(entries: Sequence[Entry], folder: Path) -> str:
    """The page. Every text in it is escaped: what stood on the screen is data."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("agent.story", "."), autoescape=True, undefined=jinja2.StrictUndefined
    )
    entries = tuple(entries)
    return environment.get_template("report.html.jinja").render(
        task=task_of(entries),
        run=folder.name,
        end=end_of(entries),
        shots=shots(entries, folder),
        errors=[entry.event.message for entry in entries if isinstance(entry.event, Error)],
    )


def shots(entries: Sequence[Entry], folder: Path) -> list[Shot]:
    """A shot for each turn: the frame it decided on, and the step."""
    found: list[Shot] = []
    picture, elements = "", cast(tuple[Element, ...], ())
    for entry in entries:
        match entry.event:
            case Framed(file=file):
                picture = file
            case Observed(elements=seen):
                elements = seen
                if not found:
                    found.append(_shot(folder, picture, elements, None))
            case Verified(record=step):
                if found:
                    found[-1] = msgspec.structs.replace(found[-1], step=step)
                found.append(_shot(folder, picture, elements, None))
            case _:
                pass
    return found


def _shot(folder: Path, picture: str, elements: tuple[Element, ...], step: Step | None) -> Shot:
    image = cv2.imread(str(folder / picture)) if picture else None
    if image is None:
        return Shot("", 1280, 800, elements, step)
    _, packed = cv2.imencode(".webp", image, [cv2.IMWRITE_WEBP_QUALITY, QUALITY])
    uri = "data:image/webp;base64," + base64.b64encode(packed.tobytes()).decode()
    return Shot(uri, image.shape[1], image.shape[0], elements, step)
