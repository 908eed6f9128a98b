"""Edge: demonstrations read through the product's own eyes, as rows to learn from: `python -m tests.miniwob.rows OUT`.

Only of the public list. A file for each task; what is there is not made again. A window's title names the task: it is left out.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from agent.eyes.observe import Eyes
from agent.geometry import Box, Monitor
from agent.lessons import right_of, said_of
from agent.planning.asked import picked, shown
from agent.records import Element, Frame, Observation
from models.boxes import BoxDetector
from models.brain.chooser.aim import Row
from models.brain.episodes import Act
from models.ocr import RapidReader
from tests.miniwob.episode import stage
from tests.miniwob.oracles import ORACLES, Shown, demonstrations
from tests.miniwob.reading import Box as Bounds
from tests.miniwob.reading import LostError

NOWHERE = ("scroll_down", "scroll_up")
"""Steps that aim at no element."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="tests.miniwob.rows")
    parser.add_argument("out", type=Path)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--first", type=int, default=20, help="to begin with: those before are for measuring")
    parser.add_argument("--tasks", nargs="*", default=list(ORACLES))
    parser.add_argument("--detector", type=Path, required=True)
    asked = parser.parse_args(arguments)
    asked.out.mkdir(parents=True, exist_ok=True)
    eyes = Eyes(RapidReader(1), BoxDetector(asked.detector, threads=1), time.monotonic)
    with stage() as on:
        for task in asked.tasks:
            file = asked.out / f"{task}.jsonl"
            if file.exists():
                continue
            rows: list[Row] = []
            for seed in range(asked.first, asked.first + asked.seeds):
                try:
                    rows += lessons(list(demonstrations(task, seed, on)), eyes)
                except LostError as error:
                    print(f"{task} {seed}: {error}", file=sys.stderr, flush=True)
            file.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
            print(f"{task}: {len(rows)} rows", file=sys.stderr, flush=True)
    return 0


def lessons(told: list[Shown], eyes: Eyes) -> Iterator[Row]:
    """The rows of one demonstration, as far as each step can be said by name: what comes after one that cannot would seem to be
    right without it."""
    done: list[str] = []
    last: Observation | None = None
    for number, one in enumerate(told):
        seen = last = eyes.observe(_frame(one), last)
        elements = picked(seen.elements, one.sentence)
        at = None if one.step.op in NOWHERE else one.step.box
        places = {name: _place(box, elements) for name, box in (("at", at), ("to", one.step.end)) if box}
        act = Act(one.step.op, "at" if at else "", one.step.text, one.step.key, "to" if one.step.end else "")
        right = right_of(act, elements, places)
        if right is None:
            return
        yield Row(one.task, one.seed, number, shown(one.sentence, done, "", seen.elements, seen), (right,))
        done.append(said_of(right, elements))


def _frame(one: Shown) -> Frame:
    box = Box(0, 0, one.picture.shape[1], one.picture.shape[0])
    return Frame(one.picture, Monitor(1, box), time.time())


def _place(box: Bounds, elements: Sequence[Element]) -> tuple[int, int, int, int]:
    """Where a step is aimed; the whole element where it is only a part of one, as at the first part of a date."""
    left, top, width, height = (round(part) for part in box)
    part = Box(left, top, width, height)
    if not any(part.contains(one.box.centre) for one in elements):
        around = [one.box for one in elements if one.box.contains(part.centre)]
        part = min(around, key=lambda one: one.area, default=part)
    return (part.left, part.top, part.width, part.height)


if __name__ == "__main__":
    sys.exit(main())
