"""Edge: rows to learn from, as `agent.lessons` wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from models.brain.chooser.aim import Row


def rows(folder: Path) -> Iterator[Row]:
    """Every row of a folder's files."""
    decoder = msgspec.json.Decoder(Row)
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_bytes().splitlines():
            yield decoder.decode(line)
