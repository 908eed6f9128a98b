"""Both detectors through the agent's own eyes: `python -m tests.seeing.compare FOLDER ... [--model FILE] [--most 60]`.

For every control of the truth: is there an element with its box, could it be clicked, is it called what it is, by role and by
words, and is a tick said to be on or off as it is?
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import msgspec
from rapidfuzz import fuzz

from agent.eyes.naming import clean
from agent.eyes.observe import Eyes
from agent.geometry import Box, Monitor
from agent.records import Element, Frame, Role
from models.boxes import FILE, SPOKEN, BoxDetector
from models.brain.detector.examine import loaded
from models.brain.detector.score import OVERLAP, overlaps
from models.brain.screens import Screen, Truth
from models.brain.shards import read
from models.detect import ContourDetector
from models.model import Detector
from models.ocr import RapidReader

ALIKE = 80.0
"""Likeness of words, in hundredths, from which an element is called what stands on it: reading makes small mistakes."""
WORDED = frozenset({"button", "tab", "link", "menu item"})


class Count(msgspec.Struct):
    """Of controls `there`: elements with their box, elements in the middle of them, with the right role, with the right words
    (of those that have words), ticks right (of ticks); elements and seconds in all."""

    there: int = 0
    boxed: int = 0
    hit: int = 0
    roles: int = 0
    worded: int = 0
    words: int = 0
    ticks: int = 0
    ticked: int = 0
    elements: int = 0
    screens: int = 0
    seconds: float = 0.0


def seen(screen: Screen, file: Path, detector: Detector, reader: RapidReader) -> tuple[tuple[Element, ...], float]:
    pixels = loaded(file)
    frame = Frame(pixels, Monitor(1, Box(0, 0, *screen.size), 1.0, 2.0 if screen.scale >= 2 else 1.0), 0.0)
    start = time.perf_counter()
    observed = Eyes(reader, detector, time.monotonic).observe(frame, None)
    return observed.elements, time.perf_counter() - start


def counted(count: Count, screen: Screen, elements: tuple[Element, ...]) -> None:
    """Adds one screen. A control's element is the one that fits it best."""
    boxes = [(one.box.left, one.box.top, one.box.width, one.box.height) for one in elements]
    fits = overlaps([one.box for one in screen.controls], boxes)
    count.screens += 1
    count.elements += len(elements)
    for at, truth in enumerate(screen.controls):
        count.there += 1
        left, top, width, height = truth.box
        box = Box(left, top, width, height)
        count.hit += any(box.contains(one.box.centre) for one in elements)
        best = elements[int(fits[at].argmax())] if len(elements) and fits[at].max() >= OVERLAP else None
        _judged(count, truth, best)


def _judged(count: Count, truth: Truth, element: Element | None) -> None:
    wanted = Role(SPOKEN.get(truth.role, truth.role)) if truth.role != "scroll bar" else None
    found = element is not None and element.role is not Role.TEXT
    count.boxed += found
    count.roles += element is not None and element.role is wanted
    if truth.role in WORDED and truth.text:
        count.worded += 1
        count.words += element is not None and fuzz.partial_ratio(clean(truth.text), element.text or element.value) >= ALIKE
    if truth.role in ("check box", "radio button", "toggle"):
        count.ticks += 1
        count.ticked += (
            element is not None
            and ("on" in element.state) == ("on" in truth.state)
            and bool({"on", "off"} & set(element.state))
        )


def line(name: str, one: Count) -> str:
    shares = (
        one.boxed / max(1, one.there),
        one.hit / max(1, one.there),
        one.roles / max(1, one.there),
        one.words / max(1, one.worded),
    )
    ticks = f"{100 * one.ticked / max(1, one.ticks):.1f} of {one.ticks}"
    rest = f"{one.elements / max(1, one.screens):.0f} | {one.seconds / max(1, one.screens):.2f}"
    return (
        f"| {name} | {one.screens} | {one.there} | "
        + " | ".join(f"{100 * share:.1f}" for share in shares)
        + f" | {ticks} | {rest} |"
    )


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="tests.seeing.compare")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--model", type=Path, default=FILE)
    parser.add_argument("--most", type=int, default=60)
    asked = parser.parse_args(arguments)
    detectors: dict[str, Detector] = {"outlines": ContourDetector(), "network": BoxDetector(asked.model)}
    print("| screens | detector | n screens | controls | box | clickable | role | words | ticks | elements | seconds |")
    print("| --- " * 11 + "|")
    for folder in asked.folders:
        for name, detector in detectors.items():
            reader, count = RapidReader(), Count()
            for file, screen in list(read(folder))[: asked.most]:
                elements, seconds = seen(screen, file, detector, reader)
                count.seconds += seconds
                counted(count, screen, elements)
            print(line(f"{folder.name} | {name}", count), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
