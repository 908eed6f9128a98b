"""Edge: draws the cases of a part and reads them with the product's reader and default detector, in this process."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from agent.eyes.observe import Eyes
from agent.records import Frame, Observation
from tests.trust.gate import apps, looks, qt
from tests.trust.gate.scenes import Case, cases

Pens = dict[str, Callable[[Case], looks.Screen]]


@contextmanager
def pens() -> Iterator[Pens]:
    """What draws a case, by toolkit."""
    from models.brain.chromium import Chromium

    browser = Chromium([])
    try:
        yield {"web": lambda case: looks.on_page(lambda one: browser.shown(one.page()), case), "qt": qt.drawn}
    finally:
        browser.close()


def observer() -> Callable[[Frame], Observation]:
    """The eyes as the product makes them by default; each frame is a first look."""
    from models.detect import ContourDetector
    from models.ocr import RapidReader

    reader, detector = RapidReader(1), ContourDetector()
    return lambda frame: Eyes(reader, detector, time.monotonic).observe(frame, None)


def how_many(part: str) -> int:
    from tests.trust.gate import strangers

    if part in strangers.PARTS:
        return strangers.how_many(part)
    return len(cases(part)) + sum(2 * len(scene.acts) for scene in apps.SCENES if scene.part == part)


def all_drawn(part: str, kept: Path) -> Iterator[looks.Look]:
    """Every case of a part, drawn and seen, or known from an earlier run."""
    from tests.trust.gate import strangers  # which draws with what is here

    if part in strangers.PARTS:
        yield from strangers.all_drawn(part, kept)
        return
    observe = observer()
    with pens() as by_toolkit:
        drawn = looks.all_seen(cases(part), kept, lambda case: by_toolkit[case.toolkit](case), observe)
        yield from chain(drawn, apps.all_seen(part, kept, observe))
