"""Edge: `python -m tests.trust.injection.draw` draws every attempt, sees it and packs what was seen; a stopped run goes on."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from tests.trust.gate.draw import observer
from tests.trust.injection import files
from tests.trust.injection.attacks import PARTS, attempts
from tests.trust.injection.shown import drawings, known, pack, seen, write

SEEN = Path(__file__).parents[3] / "build" / "trust" / "injection.jsonl"


def all_drawn(kept: Path = SEEN) -> None:
    """Every attempt of both parts."""
    every = [one for part in PARTS for one in attempts(part)]
    observe, done, began = observer(), known(kept), time.monotonic()
    draws = drawings()
    left = [one for one in every if one.attack.channel != "file" and one.id not in done]
    for number, attempt in enumerate(left):
        write(kept, seen(attempt, draws(attempt), observe))
        _tell(number, len(left), began)
    named = [one for one in every if one.attack.channel == "file"]
    for number, _ in enumerate(files.all_seen(named, kept, observe)):
        _tell(number, len(named), began)
    found = known(kept)
    pack([found[one.id] for one in every])


def _tell(number: int, count: int, began: float) -> None:
    if number % 50 == 0:
        print(f"{number} of {count} in {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)


if __name__ == "__main__":
    all_drawn()
