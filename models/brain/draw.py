"""Edge: episodes drawn: `python -m models.brain.draw FOLDER --from 0 --to 20`; a whole folder is never drawn twice."""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import msgspec

from models.brain.chromium import Chromium
from models.brain.episodes import Episode
from models.brain.make import ICONS, pictures
from models.brain.pages import Page
from models.brain.worlds.every import episode
from models.model import Bounds

SHARD = 50
"""Episodes a folder."""
TOLD = "episodes.jsonl"


class Drawn(msgspec.Struct, frozen=True):
    """An episode without its pages, and of each scene where what has a name was seen, in pixels of the picture that
    `picture` names."""

    number: int
    episode: Episode
    seen: tuple[dict[str, Bounds], ...]

    def picture(self, scene: int) -> str:
        return f"{self.number:06}-{scene:02}.png"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="models.brain.draw")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--from", dest="first", type=int, default=0, help="first folder of fifty")
    parser.add_argument("--to", dest="last", type=int, default=10, help="folder after the last")
    parser.add_argument("--held-out", action="store_true", help="the looks that nothing is trained on")
    parser.add_argument("--icons", type=Path, action="append", default=[], help="more folders of icons")
    parser.add_argument("--only", nargs="*", default=[], help="of these worlds")
    asked = parser.parse_args(arguments)
    made = partial(episode, held_out=asked.held_out, only=asked.only)
    icons = pictures([*ICONS, *asked.icons])
    for shard in range(asked.first, asked.last):
        start = time.monotonic()
        if _draw(asked.folder, shard, icons, made):
            print(f"{asked.folder} {shard:04} in {time.monotonic() - start:.0f} s", file=sys.stderr, flush=True)  # noqa: T201
    return 0


def _draw(folder: Path, shard: int, icons: list[Path], made: Callable[[int], Episode]) -> bool:
    """One folder; False when it was there."""
    place = folder / f"{shard:04}"
    if (place / TOLD).exists():
        return False
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    browser = Chromium(icons)
    try:
        drawn = [_one(browser, place, number, made(number)) for number in range(shard * SHARD, (shard + 1) * SHARD)]
    finally:
        browser.close()
    begun = place / f"{TOLD}.part"
    begun.write_bytes(b"\n".join(msgspec.json.encode(one) for one in drawn) + b"\n")
    begun.rename(place / TOLD)
    return True


def _one(browser: Chromium, place: Path, number: int, told: Episode) -> Drawn:
    bare = tuple(msgspec.structs.replace(scene, html="") for scene in told.scenes)
    seen = []
    drawn = Drawn(number, msgspec.structs.replace(told, scenes=bare, css=""), ())
    for at, scene in enumerate(told.scenes):
        html = f"<!doctype html><meta charset=utf-8><style>{told.css}</style><body>{scene.html}"
        page = Page(html, told.size, told.zoom, told.world)
        picture, boxes = browser.changed(scene.html, told.zoom) if at else browser.shown(page)
        (place / drawn.picture(at)).write_bytes(picture)
        seen.append(boxes)
    return msgspec.structs.replace(drawn, seen=tuple(seen))


def read(folder: Path) -> Iterator[tuple[Path, Drawn]]:
    """Every episode of the finished folders, with the folder of its pictures."""
    decoder = msgspec.json.Decoder(Drawn)
    for told in sorted(folder.glob(f"*/{TOLD}")):
        for line in told.read_bytes().splitlines():
            yield told.parent, decoder.decode(line)


if __name__ == "__main__":
    sys.exit(main())
