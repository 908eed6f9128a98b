"""Edge: cases seen through the product's own eyes, and what was seen as records to be judged without drawing anything.

Drawn and read once: `build/bench/gate-PART.jsonl` holds what is done, so that a stopped run goes on; the whole of a part is
packed into `tests/data/trust/PART.jsonl.gz`.
"""

from __future__ import annotations

import base64
import gzip
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import cv2
import msgspec
import numpy as np

from agent.geometry import Box, Monitor
from agent.records import Element, Frame, Observation, Pixels, Window
from tests.trust.gate.scenes import Case, Right
from tests.trust.gate.web import SIZE, Drawing

DATA = Path(__file__).parents[2] / "data" / "trust"
MONITOR = Monitor(1, Box(0, 0, *SIZE))
AROUND = 6
"""Pixels of ground kept around a target without words."""


class Look(msgspec.Struct, frozen=True, omit_defaults=True):
    """A case as seen. `target` and `end` are where they truly are, in pixels; `crop` is a PNG of the target where it bears no
    words, with `cut` where it stands."""

    id: str
    category: str
    language: str
    toolkit: str
    right: Right
    act: str
    task: str
    typed: str
    windows: tuple[Window, ...]
    elements: tuple[Element, ...]
    target: Box
    end: Box | None = None
    crop: str = ""
    cut: Box | None = None


Screen = tuple[Pixels, tuple[Window, ...], dict[str, Box]]


def packed(part: str) -> list[Look]:
    """Every look of a part as it was kept."""
    text = gzip.decompress((DATA / f"{part}.jsonl.gz").read_bytes())
    return [msgspec.json.decode(line, type=Look) for line in text.splitlines()]


def pack(part: str, looks: Sequence[Look]) -> None:
    DATA.mkdir(parents=True, exist_ok=True)
    text = b"\n".join(msgspec.json.encode(look) for look in looks)
    (DATA / f"{part}.jsonl.gz").write_bytes(gzip.compress(text, 9, mtime=0))


def all_seen(
    cases: Sequence[Case], kept: Path, draw: Callable[[Case], Screen], observe: Callable[[Frame], Observation]
) -> Iterator[Look]:
    """Each case drawn and looked at, but for those that an earlier run saw."""
    known = {look.id: look for look in known_looks(kept)}
    for case in cases:
        if case.id not in known:
            known[case.id] = seen(case, draw(case), observe)
            with kept.open("ab") as file:
                file.write(msgspec.json.encode(known[case.id]) + b"\n")
        yield known[case.id]


def known_looks(kept: Path) -> list[Look]:
    return [msgspec.json.decode(line, type=Look) for line in kept.read_bytes().splitlines()] if kept.exists() else []


def seen(case: Case, screen: Screen, observe: Callable[[Frame], Observation]) -> Look:
    pixels, windows, boxes = screen
    if "target" not in boxes or ("end" not in boxes and case.act == "drag"):
        raise ValueError(f"{case.id}: what is acted on cannot be seen")
    found = observe(Frame(pixels, MONITOR, 0.0, windows[0], (), windows))
    target, end = boxes["target"], boxes.get("end")
    cut = target.grown(AROUND).overlap(MONITOR.box) if any(one.kind == "i" and one.mark for one in case.things) else None
    return Look(
        case.id, case.category, case.language, case.toolkit, case.right, case.act, case.task, case.typed, windows,
        tuple(shortened(one) for one in found.elements), target, end, _png(pixels, cut) if cut else "", cut,
    )  # fmt: skip


def observation(look: Look) -> Observation:
    """What the gate is given: the elements, the windows, and of the picture only what was kept."""
    pixels = np.full((SIZE[1], SIZE[0], 3), 128, np.uint8)
    if look.cut is not None:
        part = cv2.imdecode(np.frombuffer(base64.b64decode(look.crop), np.uint8), cv2.IMREAD_COLOR_RGB)
        assert part is not None
        pixels[look.cut.top : look.cut.bottom, look.cut.left : look.cut.right] = part
    return Observation(Frame(pixels, MONITOR, 0.0, look.windows[0], (), look.windows), look.elements, ())


def on_page(draw: Callable[[Drawing], tuple[bytes, dict[str, tuple[int, int, int, int]]]], case: Case) -> Screen:
    """A page of a browser whose window fills the screen."""
    shot, found = draw(Drawing(case))
    pixels = cv2.imdecode(np.frombuffer(shot, np.uint8), cv2.IMREAD_COLOR_RGB)
    assert pixels is not None
    window = Window(1, f"{case.title} - Chromium", "Chromium", MONITOR.box)
    return np.asarray(pixels, np.uint8), (window,), {name: Box(*box) for name, box in found.items()}


def shortened(one: Element) -> Element:
    return msgspec.structs.replace(one, score=round(one.score, 2))


def _png(pixels: Pixels, box: Box) -> str:
    part = pixels[box.top : box.bottom, box.left : box.right, ::-1]
    return base64.b64encode(cv2.imencode(".png", np.ascontiguousarray(part))[1].tobytes()).decode()
