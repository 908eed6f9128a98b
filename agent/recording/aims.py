"""Pure: what a person pointed at, and how a skill says it: by role and text, near another text where two are equal, and by its
place in the window only then.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from agent.doing.targets import WRITABLE, find
from agent.doing.waiting import window_box
from agent.eyes.bars import title_bar
from agent.geometry import Point, to_image
from agent.recording.compile import target as target_of
from agent.records import Element, Frame, Observation, Role, Window
from skills.skill import Target
from skills.slots import escaped

TICKS = frozenset({Role.CHECK_BOX, Role.RADIO})
LABEL = (12, 40)
"""Pixels at scale 1 that a label beside a check box is wide at most: for each character, and on top."""
BRACES = (("{{", "{"), ("}}", "}"))


def hit(point: Point, seen: Observation) -> Element | None:
    """The element under a screen point: the smallest, a field rather than the text in it, a check box by its label."""
    at = to_image(point, seen.frame.monitor)
    here = sorted((e for e in seen.elements if e.box.contains(at) and e.role is not Role.WINDOW), key=lambda e: e.box.area)
    if not here or here[0].role is Role.TEXT:
        found = next((e for e in here if e.role in WRITABLE), None) or _ticked(at, seen)
        return found or next(iter(here), None)
    return here[0]


def aim(point: Point, seen: Observation) -> Target | None:
    """How a skill names what is under a screen point; None where neither name nor place in the window is known."""
    element = hit(point, seen)
    named = name(element, seen) if element else None
    return named or _place(point, seen)


def name(element: Element, seen: Observation) -> Target | None:
    """The first name by which this element and no other is found."""
    for target in _names(element, seen):
        found = find(_plain(target), seen)
        if isinstance(found, Element) and found.box.iou(element.box) > 0.5:
            return target
    return None


def window_at(point: Point, frame: Frame) -> Window | None:
    """The top window under a screen point."""
    return next((one for one in frame.windows if one.whole.contains(point)), None)


def on_bar(point: Point, seen: Observation) -> Window | None:
    """The window whose title bar is under a screen point."""
    top = window_at(point, seen.frame)
    return top if top is not None and title_bar(top).contains(point) else None


def _names(element: Element, seen: Observation) -> Iterator[Target]:
    if element.text or element.role in WRITABLE:
        said = target_of(element, seen.elements)
        yield msgspec.structs.replace(said, near="")
        yield said
        neighbours = [e for e in seen.elements if e.text and e.text != element.text and e.role is Role.TEXT]
        for near in sorted(neighbours, key=lambda e: abs(e.box.centre.y - element.box.centre.y))[:5]:
            yield msgspec.structs.replace(said, near=escaped(near.text))


def _ticked(at: Point, seen: Observation) -> Element | None:
    """The check box whose label is under a pixel: a label that is a control's own is no element any more."""
    scale = seen.frame.monitor.density
    level = [e for e in seen.elements if e.role in TICKS and e.box.top <= at.y <= e.box.bottom and e.box.right <= at.x]
    nearest = min(level, key=lambda e: at.x - e.box.right, default=None)
    wide = (LABEL[0] * len(nearest.text) + LABEL[1]) * scale if nearest else 0
    return nearest if nearest and at.x - nearest.box.right <= wide else None


def _place(point: Point, seen: Observation) -> Target | None:
    box, at = window_box(seen), to_image(point, seen.frame.monitor)
    if not box.contains(at):
        return None
    return Target(place=(round((at.x - box.left) / box.width, 3), round((at.y - box.top) / box.height, 3)))


def _plain(target: Target) -> Target:
    """As it is when its slots are filled: braces single again."""
    texts = {"text": target.text, "near": target.near}
    for double, one in BRACES:
        texts = {key: text.replace(double, one) for key, text in texts.items()}
    return msgspec.structs.replace(target, **texts)
