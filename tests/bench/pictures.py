"""Edge: the pictures of the README: the real panel with the real agent and model, after a task in a real application.

`python -m tests.bench.pictures` writes docs/images/.
"""

from __future__ import annotations

import shlex
import sys
import tempfile
from pathlib import Path

import cv2

from agent import places
from agent.virtual import VirtualScreen
from tests.bench.judge import wanted
from tests.desk.desk import desk
from tests.desk.panel import Panel

IMAGES = Path(__file__).parents[2] / "docs" / "images"
AGENT = shlex.join([sys.executable, "-m", "agent", "serve", "--stdio"])
TASK = 'Turn on "Save automatically", choose the text size Large, set the display name to falcon and apply.'


def main() -> None:
    task = wanted(["settings-apply"])[0]
    with (
        tempfile.TemporaryDirectory() as folder,
        VirtualScreen(1280, 800) as screen,
        desk(screen.environment(), task.words(0)) as made,
    ):
        task.set_up(made)
        panel = Panel(made.environment, Path(folder))
        panel.data.mkdir()
        (panel.data / "models").symlink_to(places.models())
        try:
            panel.open(config='theme = "light"\n', DESKHAND_AGENT=AGENT)
            panel.give(TASK)
            panel.until(lambda: panel.titles() != ["Deskhand"], "the task under way")
            panel.rests()
            made.still()
            _write("panel.png", panel)
        finally:
            panel.close()


def _write(name: str, panel: Panel) -> None:
    """The panel's window alone, with its title bar."""
    left, top, width, height = panel.place("Deskhand")
    IMAGES.mkdir(parents=True, exist_ok=True)
    part = panel.picture()[max(0, top - 40) : top + height, max(0, left - 2) : left + width + 2]
    cv2.imwrite(str(IMAGES / name), cv2.cvtColor(part, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_PNG_COMPRESSION, 9])


if __name__ == "__main__":
    main()
