"""Edge: reading, with RapidOCR (PP-OCR models, in its wheel) on onnxruntime.

The detection network runs at the picture's own size, where it takes a tenth of the time of its default enlargement and finds
screen text as well. Lines are remembered by their pixels: what stands on the screen already, wherever it moved to, is not
recognised a second time.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.lines import cut, lone_signs, stroke
from models.model import Bounds, Line, ModelError, Pixels
from models.network import hush

REMEMBERED = 20_000
"""Lines kept, the least recently seen forgotten first: about 4 MB."""
LEGIBLE = 0.5
"""Score below which a line is no text: an icon, a picture, a pattern."""
SURE = 0.8
"""Score below which a lone sign is no text."""
LARGEST = 4000
"""Pixels of side up to which a picture is looked at as it is."""
NARROWEST = [3, 48, 160]
"""Channels, height, width of the smallest picture recognised: the default width of 320 costs twice the time, below 160 single
digits are misread."""
Read = tuple[str, float]


class RapidReader:
    """Implements `models.model.Reader`."""

    def __init__(self, threads: int = 2) -> None:
        """Loads the model. Raises ModelError."""
        hush()
        try:
            from rapidocr import RapidOCR
        except (ImportError, OSError) as error:
            raise ModelError(f"The reader does not load ({error}): run `make clean setup`, or reinstall rapidocr.") from error
        settings = {
            "Global.log_level": "critical",
            "Global.max_side_len": LARGEST,
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            "Det.limit_type": "max",
            "Det.limit_side_len": LARGEST,
            "Rec.rec_img_shape": NARROWEST,
        }
        self._engine: Any = RapidOCR(params=settings)
        self._known: OrderedDict[bytes, Read] = OrderedDict()

    def read(self, pixels: Pixels, scale: float = 1.0) -> list[Line]:
        """See `models.model.Reader.read`."""
        found = self._found(pixels)
        lines = self._recognised(pixels, [part for box in found for part in cut(pixels, box, scale)])
        alone = lone_signs(pixels, found, scale)
        strokes = [Line(said, box, 1.0) for box in alone if (said := stroke(pixels, box))]
        signs = self._recognised(pixels, [box for box in alone if not stroke(pixels, box)])
        kept = [*(line for line in lines if line.score >= LEGIBLE), *strokes, *(one for one in signs if _is_sign(one))]
        return sorted(kept, key=lambda line: (line.box[1] + line.box[3] // 2, line.box[0]))

    def _found(self, pixels: Pixels) -> list[Bounds]:
        """Where the network sees lines of text."""
        bgr = np.ascontiguousarray(pixels[:, :, ::-1])
        try:
            boxes = self._engine(bgr, use_det=True, use_cls=False, use_rec=False).boxes
        except Exception as error:
            raise ModelError(f"Reading failed ({error}): restart, and report it if it happens again.") from error
        return [] if boxes is None else [_bounds(corners) for corners in boxes]

    def _recognised(self, pixels: Pixels, boxes: Sequence[Bounds]) -> list[Line]:
        crops = [_cut(pixels, box) for box in boxes]
        keys = [crop.tobytes() + bytes(str(crop.shape), "ascii") for crop in crops]
        new = {key: crop for key, crop in zip(keys, crops, strict=True) if key not in self._known}
        self._remember(list(new), self._read(list(new.values())))
        read = [(*self._recall(key), box) for key, box in zip(keys, boxes, strict=True)]
        return [Line(text, box, score) for text, score, box in read if text.strip()]

    def _read(self, crops: list[Pixels]) -> list[Read]:
        if not crops:
            return []
        # The model was trained on BGR pictures, as OpenCV loads them.
        given = [np.ascontiguousarray(crop[:, :, ::-1]) for crop in crops]
        try:
            out = self._engine.recognize_txt(given)
        except Exception as error:
            raise ModelError(f"Reading failed ({error}): restart, and report it if it happens again.") from error
        return list(zip(out.txts, out.scores, strict=True))

    def _remember(self, keys: list[bytes], read: list[Read]) -> None:
        self._known.update(zip(keys, read, strict=True))
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)

    def _recall(self, key: bytes) -> Read:
        self._known.move_to_end(key)
        return self._known[key]


def _is_sign(line: Line) -> bool:
    """A letter, a digit or two signs of a keyboard: what else a lone outline is read as was an icon."""
    return line.score >= SURE and len(line.text) <= 3 and line.text.isascii()


def _bounds(corners: NDArray[np.float32]) -> Bounds:
    """The upright box of four corners."""
    left, top = np.floor(corners.min(axis=0)).astype(int).tolist()
    right, bottom = np.ceil(corners.max(axis=0)).astype(int).tolist()
    left, top = max(0, left), max(0, top)
    return (left, top, right - left, bottom - top)


def _cut(pixels: Pixels, box: Bounds) -> Pixels:
    left, top, width, height = box
    return pixels[top : top + height, left : left + width]
