"""Edge: what the detector is trained on: cut-outs of made screens, their sizes, colours and places varied by chance."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from pathlib import Path

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from models.brain.detector.aims import Aim, Wanted, aim
from models.brain.screens import Screen
from models.brain.shards import read
from models.controls import ROLES, STATES
from models.model import Bounds, Pixels

SHAPES = (((384, 384), 12), ((384, 384), 12), ((512, 512), 6), ((640, 960), 3))
"""Heights and widths of cut-outs, and how many make a batch."""
EACH = 3
"""Cut-outs from one decoded picture."""
LOOK_AGAIN = 400
"""Batches after which new folders are looked for."""


class Source(msgspec.Struct, frozen=True):
    """A folder of made screens and its share of the batches."""

    folder: Path
    share: float


class Batch(msgspec.Struct, frozen=True):
    """N x H x W x 3 pixels and their aims, stacked."""

    pixels: NDArray[np.uint8]
    aims: Aim


def batches(sources: list[Source], seed: int, ahead: int = 4) -> Iterator[Batch]:
    """Batches without end, made by a thread while the network works on the one before."""
    made: queue.Queue[Batch | BaseException] = queue.Queue(ahead)

    def work() -> None:
        try:
            for batch in _batches(sources, np.random.default_rng(seed)):
                made.put(batch)
        except BaseException as error:  # noqa: BLE001 - handed to the thread that waits
            made.put(error)

    threading.Thread(target=work, daemon=True).start()
    while True:
        batch = made.get()
        if isinstance(batch, BaseException):
            raise batch
        yield batch


def _batches(sources: list[Source], rng: np.random.Generator) -> Iterator[Batch]:
    count, screens = 0, [list(read(one.folder)) for one in sources]
    while True:
        if count % LOOK_AGAIN == LOOK_AGAIN - 1:
            screens = [list(read(one.folder)) for one in sources]
        shape, size = SHAPES[int(rng.integers(len(SHAPES)))]
        shares = np.array([one.share if there else 0.0 for one, there in zip(sources, screens, strict=True)])
        cuts: list[tuple[Pixels, Aim]] = []
        while len(cuts) < size:
            held = screens[int(rng.choice(len(sources), p=shares / shares.sum()))]
            file, screen = held[int(rng.integers(len(held)))]
            pixels = _loaded(file)
            cuts += [_cut(pixels, screen, shape, rng) for _ in range(min(EACH, size - len(cuts)))]
        yield _stacked(cuts)
        count += 1


def _loaded(file: Path) -> Pixels:
    """A picture as RGB."""
    bgr = cv2.imread(str(file), cv2.IMREAD_COLOR)
    if bgr is None:
        raise OSError(f"{file} is no picture: make its folder again.")
    return np.ascontiguousarray(bgr[:, :, ::-1]).astype(np.uint8, copy=False)


def _stacked(cuts: list[tuple[Pixels, Aim]]) -> Batch:
    aims = [one for _, one in cuts]
    whole = Aim(*(np.stack([getattr(one, name) for one in aims]) for name in ("role", "edges", "states", "weight")))
    return Batch(np.stack([pixels for pixels, _ in cuts]), whole)


def _cut(pixels: Pixels, screen: Screen, shape: tuple[int, int], rng: np.random.Generator) -> tuple[Pixels, Aim]:
    """One cut-out: a place around some control, now and then enlarged or made smaller."""
    zoom = float(rng.uniform(0.7, 1.4)) if rng.random() < 0.35 else 1.0
    high, wide = round(shape[0] / zoom), round(shape[1] / zoom)
    left, top = _place(screen, (high, wide), rng)
    part = pixels[max(0, top) : top + high, max(0, left) : left + wide]
    over = [max(0, -top), max(0, -left)]
    rest = (high - part.shape[0] - over[0], wide - part.shape[1] - over[1])
    part = np.asarray(cv2.copyMakeBorder(part, over[0], rest[0], over[1], rest[1], cv2.BORDER_CONSTANT, value=0), np.uint8)
    if zoom != 1.0:
        part = np.asarray(
            cv2.resize(part, shape[::-1], interpolation=cv2.INTER_AREA if zoom < 1 else cv2.INTER_LINEAR), np.uint8
        )
    controls, unsure = _inside(screen, (left, top), zoom, shape)
    return _recoloured(part, rng), aim(*shape, controls, unsure)


def _place(screen: Screen, size: tuple[int, int], rng: np.random.Generator) -> tuple[int, int]:
    """Left and top of a cut-out."""
    (width, height), (high, wide) = screen.size, size
    if screen.controls and rng.random() < 0.75:
        x, y, w, h = _some(screen, rng)
        left, top = x + w / 2 - wide * rng.uniform(0.1, 0.9), y + h / 2 - high * rng.uniform(0.1, 0.9)
    else:
        left, top = rng.uniform(0, max(1, width - wide)), rng.uniform(0, max(1, height - high))
    return int(np.clip(left, 0, max(0, width - wide))), int(np.clip(top, 0, max(0, height - high)))


def _some(screen: Screen, rng: np.random.Generator) -> Bounds:
    """A control of a role picked first, so that rare ones are seen as often."""
    roles = sorted({one.role for one in screen.controls})
    role = roles[int(rng.integers(len(roles)))]
    held = [one.box for one in screen.controls if one.role == role]
    return held[int(rng.integers(len(held)))]


def _inside(screen: Screen, corner: tuple[int, int], zoom: float, shape: tuple[int, int]) -> tuple[list[Wanted], list[Bounds]]:
    """The controls of a cut-out; of those mostly cut off it is unsure whether they are seen."""
    controls: list[Wanted] = []
    unsure = [box for one in screen.unsure if (box := _shown(one, corner, zoom, shape)[0])]
    for one in screen.controls:
        box, share = _shown(one.box, corner, zoom, shape)
        if box is None:
            continue
        if (share < 0.5 and min(box[2:]) < 96) or min(box[2:]) < 5:
            unsure.append(box)
        else:
            controls.append(
                Wanted(ROLES.index(one.role), box, tuple(STATES.index(state) for state in one.state if state in STATES))
            )
    return controls, unsure


def _shown(box: Bounds, corner: tuple[int, int], zoom: float, shape: tuple[int, int]) -> tuple[Bounds | None, float]:
    """A box as it lies in the cut-out, and the share of it that does."""
    left, top = (box[0] - corner[0]) * zoom, (box[1] - corner[1]) * zoom
    right, bottom = left + box[2] * zoom, top + box[3] * zoom
    x0, y0, x1, y1 = round(max(0, left)), round(max(0, top)), round(min(shape[1], right)), round(min(shape[0], bottom))
    if x1 - x0 < 2 or y1 - y0 < 2:
        return None, 0.0
    return (x0, y0, x1 - x0, y1 - y0), (x1 - x0) * (y1 - y0) / max(1.0, (right - left) * (bottom - top))


def _recoloured(pixels: Pixels, rng: np.random.Generator) -> Pixels:
    """The same shapes in other colours: brighter, flatter, tinted, grey, now and then as a negative."""
    pick = rng.random()
    if pick < 0.45:
        return pixels
    if pick < 0.5:
        return np.asarray(255 - pixels, np.uint8)
    if pick < 0.57:
        return np.repeat(np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)[:, :, None], 3, axis=2)
    if pick < 0.64:
        return np.ascontiguousarray(pixels[:, :, rng.permutation(3)])
    steps = np.arange(256, dtype=np.float32)[:, None] / 255
    curve = steps ** rng.uniform(0.7, 1.4) * rng.uniform(0.75, 1.1, 3) + rng.uniform(-0.06, 0.12)
    table = np.clip(curve * 255, 0, 255).astype(np.uint8)
    return np.stack([table[pixels[:, :, channel], channel] for channel in range(3)], axis=2)
