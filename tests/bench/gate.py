"""Edge: the gate on screens drawn anew: each is drawn, seen through the product's eyes and judged.

Needs `pip install -e .[brain]`, and goes on where an earlier run stopped. `python -m tests.trust gate` judges in seconds what
was seen then.
"""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from tests.trust.gate.scenes import PARTS
from tests.trust.gate.suite import drawn_anew, measured


def figures(folder: Path) -> str:
    """The table, once all is drawn."""
    with Progress(console=Console(stderr=True)) as bars:
        shown = {part: bars.add_task(f"Screens ({part})", total=None) for part in PARTS}
        for part, total, _ in drawn_anew(folder):
            bars.update(shown[part], total=total, advance=1)
    return measured()
