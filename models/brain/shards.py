"""Edge: made screens on disk: folders of a hundred pictures with their truth as JSON lines; a whole one is never made twice."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from models.brain.screens import Screen

SHARD = 100
"""Screens a folder."""
TRUTH = "screens.jsonl"
Drawn = tuple[bytes, Screen]


def make(folder: Path, shard: int, draw: Callable[[int, str], Drawn | None]) -> bool:
    """Makes one folder by `draw(seed, name)`, unless it is there; what was begun and not ended is begun anew. False when
    there was nothing to do."""
    place = folder / f"{shard:04}"
    if (place / TRUTH).exists():
        return False
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    drawn: list[Screen] = []
    for seed in range(shard * SHARD, (shard + 1) * SHARD):
        name = f"{seed:06}"
        if result := draw(seed, name):
            (place / f"{name}.png").write_bytes(result[0])
            drawn.append(result[1])
    begun = place / f"{TRUTH}.part"
    begun.write_bytes(b"\n".join(msgspec.json.encode(one) for one in drawn) + b"\n")
    begun.rename(place / TRUTH)
    return True


def read(folder: Path) -> Iterator[tuple[Path, Screen]]:
    """Every screen of the finished folders, with its picture's file."""
    decoder = msgspec.json.Decoder(Screen)
    for truth in sorted(folder.glob(f"*/{TRUTH}")):
        for line in truth.read_bytes().splitlines():
            screen = decoder.decode(line)
            yield truth.parent / f"{screen.name}.png", screen
