"""Edge: the maker's command line: `python -m models.brain.make html FOLDER --from 0 --to 20`; two may run side by side."""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

from models.brain.pages import page
from models.brain.shards import Drawn, make

ICONS = (Path("/usr/share/icons"), Path("/usr/share/pixmaps"))
MOST_ICONS = 6000


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="models.brain.make")
    parser.add_argument("kind", choices=("html", "html-held-out", "qt", "gtk"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--from", dest="first", type=int, default=0, help="first shard")
    parser.add_argument("--to", dest="last", type=int, default=10, help="shard after the last")
    parser.add_argument("--step", type=int, default=1)
    parser.add_argument("--icons", type=Path, action="append", default=[], help="more folders of icons")
    asked = parser.parse_args(arguments)
    for shard in range(asked.first, asked.last, asked.step):
        start = time.monotonic()
        if _make(asked.kind, asked.folder, shard, [*ICONS, *asked.icons]):
            print(f"{asked.folder} {shard:04} in {time.monotonic() - start:.0f} s", file=sys.stderr, flush=True)  # noqa: T201
    return 0


def _make(kind: str, folder: Path, shard: int, icons: list[Path]) -> bool:
    if kind.startswith("html"):
        return _with_chromium(folder, shard, icons, kind == "html-held-out")
    if kind == "qt":
        from models.brain.qt_windows import draw as draw_qt

        return make(folder, shard, draw_qt)
    from models.brain.gtk_windows import draw as draw_gtk

    return make(folder, shard, draw_gtk)


def _with_chromium(folder: Path, shard: int, icons: list[Path], held_out: bool) -> bool:
    """One browser a shard, so that nothing it gathers lasts."""
    from models.brain.chromium import Chromium

    browser: list[Chromium] = []

    def draw(seed: int, name: str) -> Drawn:
        if not browser:
            browser.append(Chromium(pictures(icons)))
        return browser[0].draw(page(seed, held_out), name, seed)

    try:
        return make(folder, shard, draw)
    finally:
        for one in browser:
            one.close()


def pictures(folders: list[Path]) -> list[Path]:
    """Icon files, the same choice on every run."""
    found = sorted(
        one
        for folder in folders
        for kind in ("*.png", "*.svg")
        for one in folder.rglob(kind)
        if one.is_file() and one.stat().st_size < 40_000
    )
    return random.Random(0).sample(found, min(MOST_ICONS, len(found)))


if __name__ == "__main__":
    sys.exit(main())
