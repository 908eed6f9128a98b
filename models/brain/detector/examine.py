"""Edge: a detector against made screens: `python -m models.brain.detector.examine FOLDER [--model FILE]`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np

from models.boxes import FILE, BoxDetector
from models.brain.detector.score import Guess, Score, Tally, score, table
from models.brain.screens import Screen
from models.brain.shards import read
from models.model import Pixels

Finder = Callable[[Pixels, float], list[Guess]]


def finder(detector: BoxDetector) -> Finder:
    """Everything the network sees, in its own words."""
    return lambda pixels, scale: [Guess(one.role, one.box, one.score, one.state) for one in detector.look(pixels, scale)]


def examine(folder: Path, find: Finder, most: int, dense: bool = False) -> tuple[Score, dict[str, Score], list[float]]:
    """Over a folder: the whole score, one for each source, and seconds a screen."""
    whole, sources, seconds = Score(Tally(), {}), dict[str, Score](), list[float]()
    for file, screen in list(read(folder))[:most]:
        pixels = loaded(file)
        start = time.perf_counter()
        guesses = find(pixels, screen.scale if dense else 1.0)
        seconds.append(time.perf_counter() - start)
        one = score(screen, guesses)
        whole.add(one)
        sources.setdefault(kind(screen), Score(Tally(), {})).add(one)
    return whole, sources, seconds


def kind(screen: Screen) -> str:
    return ":".join(screen.source.split(":")[:2])


def loaded(file: Path) -> Pixels:
    bgr = cv2.imread(str(file), cv2.IMREAD_COLOR)
    if bgr is None:
        raise OSError(f"{file} is no picture.")
    return np.ascontiguousarray(bgr[:, :, ::-1]).astype(np.uint8, copy=False)


def report(known: tuple[Score, dict[str, Score], list[float]]) -> str:
    whole, sources, seconds = known
    lines = [
        table(whole),
        "",
        "| source | screens | n | recall | with the role | precision | boxes a screen |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name, one in sorted(sources.items()):
        t = one.whole
        shares = " | ".join(f"{100 * share:.1f}" for share in (t.recall, t.named / max(1, t.there), t.precision))
        lines.append(f"| {name} | {t.screens} | {t.there} | {shares} | {t.said / max(1, t.screens):.0f} |")
    return "\n".join([*lines, "", f"median {1000 * float(np.median(seconds)):.0f} ms a screen"])


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="models.brain.detector.examine")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", type=Path, default=FILE)
    parser.add_argument("--most", type=int, default=200)
    parser.add_argument("--sure", type=float, default=0.35)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--dense", action="store_true", help="tell the detector the scale, as the product does")
    asked = parser.parse_args(arguments)
    find = finder(BoxDetector(asked.model, asked.threads, asked.sure))
    print(report(examine(asked.folder, find, asked.most, asked.dense)))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
