"""Edge: where a small picture, kept in a file beside a skill, is on the screen (OpenCV template matching)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import cv2
import numpy as np

from agent.errors import StepError
from agent.geometry import Box
from agent.records import Pixels

SCALES = (1.0, 0.75, 0.8, 0.9, 1.1, 1.25, 1.5, 2.0, 0.5)
"""Sizes at which it is looked for: monitors and themes draw the same icon larger or smaller."""
ALIKE = 0.9
"""Normalised correlation from which a place is the picture."""


class Pictures:
    """Finds pictures of one folder; a file is read once, or taken from what was read of the folder before."""

    def __init__(self, folder: Path, files: Mapping[str, bytes] | None = None) -> None:
        self._folder = folder
        self._files = files
        self._read: dict[str, Pixels] = {}

    def __call__(self, file: str, pixels: Pixels) -> Box | None:
        """The best place that is alike enough. Raises StepError when the file is no picture."""
        if file not in self._read:
            path = self._folder / file
            known = self._files.get(PurePosixPath(file).as_posix()) if self._files is not None else None
            self._read[file] = read(path) if known is None else decoded(known, path)
        return best(self._read[file], pixels)


def read(path: Path) -> Pixels:
    """RGB, uint8. Raises StepError."""
    try:
        return decoded(path.read_bytes(), path)
    except OSError as error:
        raise StepError(f"The picture {path} cannot be read ({error}): put it beside the skill as a PNG.") from error


def decoded(content: bytes, path: Path) -> Pixels:
    """RGB, uint8. Raises StepError."""
    try:
        picture = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_COLOR_RGB)
    except cv2.error as error:
        raise StepError(f"The picture {path} cannot be read ({error}): put it beside the skill as a PNG.") from error
    if picture is None:
        raise StepError(f"{path} is no picture: save it as a PNG.")
    return np.asarray(picture, np.uint8)


def best(wanted: Pixels, pixels: Pixels) -> Box | None:
    """The first scale at which it is found wins; a picture of one colour is nowhere."""
    if wanted.std() < 1:
        return None
    for scale in SCALES:
        box = _at_scale(wanted, pixels, scale)
        if box is not None:
            return box
    return None


def _at_scale(wanted: Pixels, pixels: Pixels, scale: float) -> Box | None:
    height, width = round(wanted.shape[0] * scale), round(wanted.shape[1] * scale)
    if min(height, width) < 4 or height > pixels.shape[0] or width > pixels.shape[1]:
        return None
    sized = cv2.resize(wanted, (width, height), interpolation=cv2.INTER_AREA) if scale != 1 else wanted
    _, score, _, (left, top) = cv2.minMaxLoc(cv2.matchTemplate(pixels, sized, cv2.TM_CCOEFF_NORMED))
    return Box(int(left), int(top), width, height) if score >= ALIKE else None
