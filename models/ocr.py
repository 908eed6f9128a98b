"""Edge: reading, with the recognition model of RapidOCR (PP-OCR, in its wheel) on onnxruntime.

Lines are found by `models.lines` and remembered by their pixels: what stands on the screen already, wherever it moved to, is
not recognised a second time.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

import numpy as np

from models.lines import text_lines
from models.model import Bounds, Line, ModelError, Pixels

REMEMBERED = 20_000
"""Lines kept, the least recently seen forgotten first: about 4 MB."""
LEGIBLE = 0.6
"""Score below which a run is no text: an icon, a picture, a pattern."""
NARROWEST = [3, 48, 160]
"""Channels, height, width of the smallest picture recognised: the default of 320 costs twice the time, less than 160 misreads single digits."""
Read = tuple[str, float]


class RapidReader:
    """Implements `models.model.Reader`."""

    def __init__(self, threads: int = 2) -> None:
        """Loads the model. Raises ModelError."""
        try:
            from rapidocr import RapidOCR
        except (ImportError, OSError) as error:
            raise ModelError(f"The reader does not load ({error}): run `make clean all`, or reinstall rapidocr.") from error
        settings = {
            "Global.log_level": "critical",
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            "Rec.rec_img_shape": NARROWEST,
        }
        self._engine: Any = RapidOCR(params=settings)
        self._known: OrderedDict[bytes, Read] = OrderedDict()

    def read(self, pixels: Pixels, scale: float = 1.0) -> list[Line]:
        """The lines of text in a picture, in reading order. Raises ModelError."""
        boxes = text_lines(pixels, scale)
        crops = [_cut(pixels, box) for box in boxes]
        keys = [crop.tobytes() + bytes(str(crop.shape), "ascii") for crop in crops]
        new = {key: crop for key, crop in zip(keys, crops, strict=True) if key not in self._known}
        self._remember(list(new), self._read(list(new.values())))
        read = [(*self._recall(key), box) for key, box in zip(keys, boxes, strict=True)]
        return [Line(text, box, score) for text, score, box in read if text.strip() and score >= LEGIBLE]

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


def _cut(pixels: Pixels, box: Bounds) -> Pixels:
    left, top, width, height = box
    return pixels[top : top + height, left : left + width]
