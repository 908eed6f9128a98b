"""Edge: how well a vision model points on this display: targets shown for a moment, the model asked for each, what came of it
kept in a file that planners read.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from agent.errors import CaptureError, UsageError
from agent.geometry import Box, Monitor
from agent.machine.calibration_page import drawn, pages, shows
from agent.machine.calibration_window import covered
from agent.planning.calibration import STRAIGHT, Aim, Report, Shot, Target, judged
from agent.planning.grounding import TOKENS, Seer, located
from agent.planning.vision_view import View, view, whole
from agent.records import Pixels
from models.dialects.dialect import ReplyError
from models.model import Cancelled, ModelCancelled, Progress, Sampling

FILE = "pointing.json"
"""In the data folder."""
SHOWN = 10.0
"""Seconds that a window may take to be on the screen."""
SLICE = 0.03


Page = tuple[Target, ...]
Look = tuple[Page, Pixels]
"""Targets, and the screen that they were on."""


class Looking(Protocol):
    """What is needed of `agent.eyes.capture.Screen`."""

    def monitor(self) -> Monitor: ...

    def region(self, box: Box) -> Pixels: ...


class Kept(msgspec.Struct, frozen=True):
    """How a model points on a display of this size, and when that was seen (seconds since the epoch)."""

    model: str
    display: str
    aim: Aim
    at: float = 0.0


class Tried(msgspec.Struct, frozen=True):
    """What a test found, and of what: `display` as `1280x800@1`."""

    model: str
    display: str
    report: Report


def tried(seer: Seer, screen: Looking, progress: Progress, cancelled: Cancelled) -> Tried:
    """Shows the targets, asks for each. The screen is covered for a moment at a time, and not while the model is at it. Raises
    CaptureError, ModelCancelled, ModelError."""
    monitor = screen.monitor()
    return asked(monitor, [(page, captured(page, screen)) for page in pages(monitor)], seer, progress, cancelled)


def asked(monitor: Monitor, looks: Sequence[Look], seer: Seer, progress: Progress, cancelled: Cancelled) -> Tried:
    """Asks for each target of these looks. Raises ModelCancelled, ModelError."""
    name = seer.model.name  # as planners will know it: one on a server may learn another from its first answer
    count = sum(len(page) for page, _ in looks)
    shots: list[Shot] = []
    for shot in _shots(looks, seer, cancelled):
        shots.append(shot)
        progress(f"Asked for {len(shots)} of {count} targets", len(shots) / count)
    return Tried(name, display(monitor), judged(shots))


def captured(page: Page, screen: Looking, shown: float = SHOWN) -> Pixels:
    """The monitor as it is captured while these targets are on it: proof that they are where they were drawn. Raises
    CaptureError when they are not to be seen within `shown` seconds."""
    monitor = screen.monitor()
    before = screen.region(monitor.box)
    picture = drawn(page, before.shape[1], before.shape[0])
    with covered(monitor.box, picture):
        until = time.monotonic() + shown
        while not shows(pixels := screen.region(monitor.box), page, picture):
            if time.monotonic() > until:
                raise CaptureError(
                    "The targets cannot be seen on the screen: something stays above them, or changes the colours. Close it "
                    "and test again."
                )
            time.sleep(SLICE)
    return pixels


def _shots(looks: Sequence[Look], seer: Seer, cancelled: Cancelled) -> Iterator[Shot]:
    for page, pixels in looks:
        shown = view(pixels, whole(pixels), seer.dialect)
        yield from (_shot(target, shown, seer, cancelled) for target in page)


def _shot(target: Target, shown: View, seer: Seer, cancelled: Cancelled) -> Shot:
    """One answer, its own offset still in it. An answer that names no place is a miss. Raises ModelCancelled, ModelError."""
    if cancelled():
        raise ModelCancelled("The test was stopped.")
    start = time.monotonic()
    try:
        point = shown.point(located(seer, target.words, shown, Sampling(tokens=TOKENS), cancelled))
    except ReplyError:
        point = None
    scale = (shown.area.width / shown.size[0], shown.area.height / shown.size[1])
    return Shot(target, point, time.monotonic() - start, scale)


def display(monitor: Monitor) -> str:
    """A display as it is remembered: what the model is sent of another one of this size is the same."""
    return f"{monitor.box.width}x{monitor.box.height}@{monitor.density:g}"


def kept(folder: Path, model: str, monitor: Monitor) -> Aim:
    """How a model points on a display like this; straight, with nothing known, where it was never tested. Raises UsageError."""
    found = (one.aim for one in _read(folder / FILE) if (one.model, one.display) == (model, display(monitor)))
    return next(found, STRAIGHT)


def keep(folder: Path, found: Tried, now: Callable[[], float] = time.time) -> None:
    """Instead of what was known of this model on this display. Raises UsageError."""
    file = folder / FILE
    others = [one for one in _read(file) if (one.model, one.display) != (found.model, found.display)]
    kept = Kept(found.model, found.display, found.report.aim, now())
    part = file.with_suffix(".part")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.touch(mode=0o600)
        part.write_bytes(msgspec.json.format(msgspec.json.encode([*others, kept])))
        part.replace(file)
    except OSError as error:
        raise UsageError(f"{file} cannot be written ({error.strerror}): free space or mend its permissions.") from error


def _read(file: Path) -> list[Kept]:
    try:
        return msgspec.json.decode(file.read_bytes(), type=list[Kept])
    except FileNotFoundError:
        return []
    except (OSError, msgspec.MsgspecError) as error:
        raise UsageError(
            f"{file}, where it stands how well models point, cannot be read ({error}): delete it and run `deskhand model "
            "test` again."
        ) from error
