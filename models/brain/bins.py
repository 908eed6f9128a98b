"""Edge: trains the eye for pictures of bins (`models/bins.py`): `python -m models.brain.bins` prints its weights.

Bins are drawn by chance; what is none are the icons of LibreOffice and Adwaita. Half of the icons are held back for the figure.
"""

from __future__ import annotations

import base64
import random
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from models.bins import drawn, measures
from models.model import Pixels

ICONS = Path("/usr/share/icons/Adwaita")
OFFICE = Path("/usr/lib/libreoffice/share/config/images_colibre.zip")
BINS = ("user-trash", "edit-delete")
"""Names of icons that are bins, or deleting in another way."""
PAPER = 245
MARGIN = 6
SIDE = 96
COUNT = 3000
ROUNDS = 400
KEEP = 1e-3
"""Weight decay."""
Grey = NDArray[np.float32]
Canvas = NDArray[np.uint8]


class Shape(msgspec.Struct, frozen=True):
    """A bin in a square of `SIDE`: its body, lid, handle and the lines on it."""

    wide: int
    high: int
    foot: float
    gap: int
    lid: float
    tilt: int
    pen: int
    filled: bool
    handle: str
    marks: int
    cross: bool

    @staticmethod
    def drawn(rng: random.Random) -> Shape:
        return Shape(
            wide=rng.randint(20, 30), high=rng.randint(44, 66), foot=rng.uniform(0.6, 1.0), gap=rng.choice((0, 3, 6, 9)),
            lid=rng.choice((1, 1.1, 1.2, 1.35, 1.5)), tilt=rng.choice((0, 0, 0, 0, 0, rng.randint(-10, 10))),
            pen=rng.randint(5, 11),
            filled=rng.random() < 0.5, handle=rng.choices(("box", "bow", "arc", ""), (0.4, 0.35, 0.15, 0.1))[0],
            marks=rng.choice((0, 0, 1, 2, 2, 3, 3)), cross=rng.random() < 0.1,
        )  # fmt: skip


def picture(rng: random.Random) -> Pixels:
    """A bin as an icon of a usual size, dark on paper."""
    page = _shaped(Shape.drawn(rng), rng)
    rows, columns = np.flatnonzero(page.any(axis=1)), np.flatnonzero(page.any(axis=0))
    page = page[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    size = rng.choice((16, 18, 20, 22, 24, 28, 32, 40)) / max(page.shape)
    page = np.asarray(
        cv2.resize(page, None, fx=size * rng.uniform(0.92, 1.08), fy=size, interpolation=cv2.INTER_AREA), np.uint8
    )
    share = page[:, :, None] / 255.0
    return _on_paper((PAPER * (1 - share) + rng.randint(0, 120) * share).repeat(3, axis=2).astype(np.uint8))


def _shaped(one: Shape, rng: random.Random) -> Canvas:
    page, mid, top = np.zeros((SIDE, SIDE), np.uint8), SIDE // 2, 22
    floor, mouth = top + one.high, top + one.gap
    corners = [
        (mid - one.wide, mouth),
        (mid + one.wide, mouth),
        (mid + one.wide * one.foot, floor),
        (mid - one.wide * one.foot, floor),
    ]
    if one.filled:
        cv2.fillPoly(page, [np.array(corners, np.int32)], 255, cv2.LINE_AA)
    else:
        cv2.polylines(page, [np.array(corners, np.int32)], True, 255, one.pen, cv2.LINE_AA)
    reach = round(one.wide * one.lid)
    cv2.line(page, (mid - reach, top - 2), (mid + reach, top - 2 - one.tilt), 255, one.pen, cv2.LINE_AA)
    _handle(page, one, (mid, top - 2), (rng.randint(7, 14), rng.randint(6, 14)))
    ink = 0 if one.filled else 255
    for n in range(one.marks):
        x = round(mid + (n - (one.marks - 1) / 2) * 13)
        cv2.line(page, (x, mouth + 13), (x, floor - 11), ink, max(3, one.pen - 2), cv2.LINE_AA)
    if one.cross:
        arm, y = one.wide // 3, (top + floor) // 2 + 3
        for way in (1, -1):
            cv2.line(page, (mid - arm, y - way * arm), (mid + arm, y + way * arm), ink, one.pen - 1)
    return page


def _handle(page: Canvas, one: Shape, foot: tuple[int, int], size: tuple[int, int]) -> None:
    (mid, low), (wide, high) = foot, size
    if one.handle == "box":
        cv2.rectangle(page, (mid - wide, low - high), (mid + wide, low), 255, -1 if one.filled else one.pen - 2)
    elif one.handle == "bow":
        bow = [(mid - wide, low), (mid - wide + 2, low - high), (mid + wide - 2, low - high), (mid + wide, low)]
        cv2.polylines(page, [np.array(bow, np.int32)], False, 255, one.pen - 1, cv2.LINE_AA)
    elif one.handle == "arc":
        cv2.ellipse(page, (mid, low), (wide, high), 0, 180, 360, 255, one.pen - 2)


def icons() -> Iterator[tuple[str, Pixels]]:
    """Name and picture of every icon on this machine that may stand on a button."""
    yield from _of_office()
    yield from of_theme("[1-4][0-9]x*")


def _of_office() -> Iterator[tuple[str, Pixels]]:
    with zipfile.ZipFile(OFFICE) as office:
        for name in office.namelist():
            if name.endswith(".png") and re.search(r"/[sl]c_|res/", name):
                yield name, _iconed(cv2.imdecode(np.frombuffer(office.read(name), np.uint8), cv2.IMREAD_UNCHANGED))


def of_theme(sizes: str) -> Iterator[tuple[str, Pixels]]:
    """The icons of Adwaita of these sizes, such as `24x24`; none where it is not installed."""
    for file in sorted(ICONS.glob(f"{sizes}/**/*.png")):
        yield str(file), _iconed(cv2.imread(str(file), cv2.IMREAD_UNCHANGED))


def _iconed(read: object) -> Pixels:
    image = np.atleast_3d(np.asarray(read, np.uint8))
    if image.shape[2] < 3:
        image = image[:, :, :1].repeat(3, axis=2)
    if image.shape[2] == 4:
        share = image[:, :, 3:] / 255.0
        image = (image[:, :, :3] * share + PAPER * (1 - share)).astype(np.uint8)
    return _on_paper(image)


def _on_paper(image: Pixels) -> Pixels:
    height, width = image.shape[:2]
    page = np.full((height + 2 * MARGIN, width + 2 * MARGIN, 3), PAPER, np.uint8)
    page[MARGIN : MARGIN + height, MARGIN : MARGIN + width] = image
    return page


def fitted(bins: Grey, others: Grey) -> Grey:
    """The weights of a logistic regression, the constant last (Adam, the whole of it at each step)."""
    rows, right = np.vstack([bins, others]), np.r_[np.ones(len(bins)), np.zeros(len(others))]
    middle = rows.mean(axis=0)
    rows = np.hstack([rows - middle, np.ones((len(rows), 1))])
    weights, slow, square = (np.zeros(rows.shape[1]) for _ in range(3))
    for step in range(1, ROUNDS + 1):
        slope = rows.T @ (1 / (1 + np.exp(-(rows @ weights))) - right) / len(right) + KEEP * np.r_[weights[:-1], 0]
        slow, square = 0.9 * slow + 0.1 * slope, 0.99 * square + 0.01 * slope * slope
        weights = weights - 0.05 * (slow / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    weights[-1] -= middle @ weights[:-1]
    return np.asarray(weights, np.float32)


def main() -> int:
    rng = random.Random(7)
    bins = np.stack([measures(ink) for _ in range(COUNT) if (ink := drawn(picture(rng))) is not None])
    known = [(name, ink) for name, image in icons() if (ink := drawn(image)) is not None]
    others = np.stack([measures(ink) for name, ink in known if not any(one in name for one in BINS)])
    names = [re.sub(r"\d+x\d+|[sl]c_", "", name) for name, _ in known if not any(one in name for one in BINS)]
    held = np.array([random.Random(name).random() < 0.5 for name in names])
    weights = fitted(bins[: COUNT // 2], others[~held])

    def found(rows: Grey) -> float:
        return float((rows @ weights[:-1] + weights[-1] > 0).mean())

    wrong, right = found(others[held]), found(bins[COUNT // 2 :])
    print(f"of {held.sum()} icons held back taken for bins: {wrong:.2%}; bins found: {right:.2%}")  # noqa: T201
    print(base64.b85encode(fitted(bins, others).astype(np.float16).tobytes()).decode())  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
