"""Edge: drawn episodes seen through the product's own eyes, as rows to learn from: `python -m agent.lessons EPISODES OUT`.

What is learned from is byte for byte what a decision is made from, reading mistakes included. A folder of episodes gives one
file of rows; what is there is not made again.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import msgspec
import numpy as np
from PIL import Image

from agent.action import describe
from agent.eyes.observe import Eyes
from agent.geometry import Box, Monitor
from agent.planning.asked import aimed_at, picked, sentence, shown
from agent.planning.choosing import acted
from agent.records import Element, Frame, Observation, Result, Window
from models.boxes import FILE, BoxDetector
from models.brain.chooser.aim import Right, Row
from models.brain.draw import TOLD, Drawn
from models.brain.episodes import Act
from models.ocr import RapidReader


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="agent.lessons")
    parser.add_argument("episodes", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--detector", type=Path, default=FILE, help="another network than the one that is shipped")
    parser.add_argument("--step", type=int, default=1, help="every so many folders, for several processes side by side")
    parser.add_argument("--first", type=int, default=0)
    asked = parser.parse_args(arguments)
    eyes = Eyes(RapidReader(1), BoxDetector(asked.detector, threads=1), time.monotonic)
    asked.out.mkdir(parents=True, exist_ok=True)
    for told in sorted(asked.episodes.glob(f"*/{TOLD}"))[asked.first :: asked.step]:
        _taught(told, asked.out / f"{told.parent.name}.jsonl", eyes)
    return 0


def _taught(told: Path, out: Path, eyes: Eyes) -> None:
    """One folder of episodes as one file of rows."""
    if out.exists():
        return
    start = time.monotonic()
    drawn = [msgspec.json.decode(line, type=Drawn) for line in told.read_bytes().splitlines()]
    rows = [lesson for one in drawn for lesson in lessons(one, told.parent, eyes)]
    scenes = sum(scene.taught for one in drawn for scene in one.episode.scenes)
    begun = out.with_suffix(".part")
    begun.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
    begun.rename(out)
    print(f"{out}: {len(rows)} of {scenes} in {time.monotonic() - start:.0f} s", file=sys.stderr, flush=True)  # noqa: T201


def lessons(drawn: Drawn, folder: Path, eyes: Eyes) -> Iterator[Row]:
    """The rows of one episode. A scene whose target no element stands for gives none, since it cannot be done by name, and ends
    them: what comes after it would seem to be right without it."""
    done: list[str] = []
    last: Observation | None = None
    for at, scene in enumerate(drawn.episode.scenes):
        seen = last = eyes.observe(_frame(folder / drawn.picture(at), scene.title, drawn.episode.today), last)
        elements = picked(seen.elements, drawn.episode.task)
        acts = [right_of(act, elements, drawn.seen[at]) for act in (scene.act, *scene.also)]
        right = tuple(one for one in acts if one is not None)
        if scene.taught and right:
            asked = shown(drawn.episode.task, done, scene.title, seen.elements, seen)
            yield Row(drawn.episode.world, drawn.number, at, asked, right, drawn.episode.french)
        if acts[0] is None:
            return
        done.append(sentence(said_of(acts[0], elements), Result(scene.result)))


def _frame(file: Path, title: str, today: str) -> Frame:
    pixels = np.asarray(Image.open(file).convert("RGB"))
    box = Box(0, 0, pixels.shape[1], pixels.shape[0])
    window = Window(1, title, "", box)
    noon = datetime.fromisoformat(f"{today}T12:00").timestamp() if today else 0.0
    return Frame(pixels, Monitor(1, box), noon, window, windows=(window,))


def right_of(act: Act, elements: Sequence[Element], seen: dict[str, tuple[int, int, int, int]]) -> Right | None:
    """An act by the numbers of elements; None when its target is not among them."""
    found = [aimed_at(elements, Box(*seen[name])) if name in seen else [] for name in (act.target, act.end) if name]
    if not all(found):
        return None
    ends = tuple(found[1]) if act.end else ()
    return Right(act.op, tuple(found[0]) if act.target else (), act.text, act.key, ends)


def said_of(right: Right, elements: Sequence[Element]) -> str:
    """What the history will say of it."""
    target = elements[right.elements[0]].name if right.elements else ""
    end = elements[right.ends[0]].name if right.ends else ""
    return describe(acted(right.op, right.text, right.key), target, end)


if __name__ == "__main__":
    sys.exit(main())
